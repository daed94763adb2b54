"""Han: the classes of Chinese characters, each a string for a character class (`f"[{HAN}]"`) and a predicate.

Unicode has Han in several blocks. Which of them count depends on the purpose: a pattern that looks for a sentence
takes `HAN`, one that counts characters takes `ANY_HAN`. A block is written with its first and last character where
these can be shown. Compatibility ideographs and radicals cannot: normalization, which editors may apply, turns
them into other characters. Nor can the end of the planes, which is not assigned. Both are written as escapes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

UNIFIED: Final = "一-鿿"
"""CJK Unified Ideographs: every Han of GB2312 and Big5; the characters whose pinyin is known."""

HAN: Final = "㐀-鿿"
"""CJK Unified Ideographs and Extension A: every character of reports except those in rare names.

The 64 hexagrams of the Yijing lie between the two blocks; no report has them.
"""

COMPATIBLE: Final = "\uf900-\ufaff"
"""CJK Compatibility Ideographs: second codes for Han, found in Big5 and in text extracted from PDF."""

RADICALS: Final = "\u2e80-\u2fdf"
"""CJK Radicals Supplement and Kangxi Radicals: parts of Han, which the fonts of a PDF may give instead of Han."""

FURTHER: Final = "𠀀-\U0003ffff"
"""Planes 2 and 3, Extension B and later: rare characters in the names of persons and places (𬭚, 𫟼)."""

ENCODED_HAN: Final = f"{HAN}{COMPATIBLE}"
"""Han in the encodings before Unicode (GB2312, GBK, Big5), which have none of `FURTHER`."""

ANY_HAN: Final = f"{HAN}{COMPATIBLE}{FURTHER}"
"""Every ideograph. 〇 is not one: Unicode lists it among the marks, and both scripts write it the same."""

WRITTEN_HAN: Final = f"〇{ANY_HAN}"
"""Every ideograph and 〇, the zero of years (二〇二五年): marks and blanks next to one of these are Chinese."""

CONVERTED_HAN: Final = f"{HAN}𠀀-𮯠"
"""The characters in the tables of OpenCC: up to Extension F."""

MAPPED_TWICE: Final = "龴-龻"
"""Characters that GB 18030-2005 maps to private use and GB 18030-2022 maps here: decoders disagree about them."""

_HAN: Final = re.compile(f"[{HAN}]")


def is_unified(char: str) -> bool:
    """Whether a character is one of `UNIFIED`."""
    return "一" <= char <= "鿿"


def is_han(char: str) -> bool:
    """Whether a character is one of `HAN`."""
    return "㐀" <= char <= "鿿"


def has_han(text: str) -> bool:
    """Whether a text has a character of `HAN`."""
    return _HAN.search(text) is not None


@cache
def characters(of: str) -> tuple[str, ...]:
    """Return the characters of a class in order; the class is written as between square brackets."""
    ranges = re.findall("(.)(?:-(.))?", of, re.DOTALL)
    return tuple(chr(code) for first, last in ranges for code in range(ord(first), ord(last or first) + 1))
