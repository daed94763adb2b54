"""Years in Chinese numerals: 二〇一二, 二○一二, 二零一二, 2O12 and 一九九八 are written like 2012 and 1998.

Reading and search share this: a year keeps its length, so that offsets in the text stay.
"""

from __future__ import annotations

import re
from typing import Final

ZEROS: Final = "0〇零○◯oOоОοΟ"
"""What stands for the zero of a year: the Chinese zeros, circles, and the letter O of three alphabets."""

DIGITS: Final = {char: str(n) for n, char in enumerate("一二三四五六七八九", start=1)} | dict.fromkeys(ZEROS, "0")
"""The figures of a year, other than 1 to 9, with their values."""

_RUN: Final = re.compile(f"[1-9{''.join(DIGITS)}]{{4,}}")
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_FIGURES: Final = str.maketrans(DIGITS)


def years_in_digits(text: str) -> str:
    """Return a text with its years from 1900 to 2099 in digits; its length is the same.

    A year is a run of exactly four figures, read one by one: 一九九八, but neither 一千九百 nor 一二三四五.
    """
    return _RUN.sub(_year, text)


def _year(match: re.Match[str]) -> str:
    figures = match[0].translate(_FIGURES)
    return figures if _YEAR.fullmatch(figures) else match[0]
