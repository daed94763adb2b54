"""The filter for the texts: for every gram, the chunks that contain it.

A gram is a letter, two letters with nothing but punctuation between them, a whole number, a whole number and the
letter right after it, or a letter and the mark right after it. Letters are the characters of folded text other
than punctuation, blanks and gap marks. A passage that matches a query contains all grams of the query (in a loose
search: those without marks). So the filter never loses a hit; chunks that pass it are verified in the text, or
counted by positions. `generator/output/site/theme/assets/search/match.js` makes the same grams of a query.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from operator import add
from typing import TYPE_CHECKING

from generator.output.search.fold import BARRIER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NUMBER = re.compile("[0-9]+(?:(?:\\.(?=[0-9])(?![0-9]{4}年)|,(?=[0-9]{3}(?![0-9])))[0-9]+)*")
"""A number as a whole: 7.5, 1,200. A list number before a year (1.2023年) is a separate number."""

LONGEST_WORD = 16
"""The most characters of a number in its gram, so that a line of digits is not a gram of megabytes."""

_MARKS = re.escape(",;:!?()\u3001\u3002\u201c\u201d\u300a\u300b\u00b7")
MARKED = re.compile(f"[^\\n 0-9{_MARKS}][{_MARKS}]")
"""A letter and the mark after it, a gram for exact searches: 峰、 is in 碳达峰、碳中和, not in 碳达峰碳中和."""

KEPT = "%\u2030\u2031"
"""Punctuation by its class, but part of a quantity: percent, per mille, per myriad."""


@cache
def punctuation() -> dict[int, str | None]:
    """Return the characters that a loose search ignores, including blanks, as a table for `str.translate`."""
    # The basic plane alone: the browser reads punctuation beyond it as two letters.
    marks = (chr(code) for code in range(1 << 16) if unicodedata.category(chr(code))[0] in "PZ")
    dropped: dict[int, str | None] = {ord(char): None for char in marks if char not in KEPT}
    return dropped | dict.fromkeys(map(ord, "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85"))


def _numbers(text: str) -> Iterator[str]:
    for found in NUMBER.finditer(text):
        number = "#" + found[0][:LONGEST_WORD]
        yield number
        after = text[found.end() : found.end() + 1]
        if after and after != "\n" and ord(after) not in punctuation():
            yield number + after


def grams(passages: Iterable[str]) -> Counter[str]:
    """Return the grams of passages (folded) with their numbers of occurrences; none spans two passages."""
    text = "\n".join(passages).replace(BARRIER, "\n")
    letters = NUMBER.sub("\n", text).translate(punctuation())
    out = Counter(map(add, letters, letters[1:]))
    out.update(letters)
    for gram in [gram for gram in out if "\n" in gram]:
        del out[gram]
    out.update(_numbers(text))
    out.update(MARKED.findall(text))
    return out
