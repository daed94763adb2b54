"""What the browser needs to guess a query that finds nothing: how characters sound, and which follow which.

Both are loaded only then. A query in pinyin, or with a character of the right sound in the place of another, is
read as a way through the characters of its sounds along pairs that stand in the corpus.
"""

from __future__ import annotations

import gzip
import heapq
from functools import cache
from typing import TYPE_CHECKING

from pypinyin import Style, pinyin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.output.search.shards import Postings

PAIRS = 40_000
"""Pairs kept, the most frequent: about 90 KB compressed, and 9 in 10 of all pairs in a corpus of reports."""

_HAN = range(0x4E00, 0xA000)
_CLASSES = "0123456789abcdefghijklmnopqrstuvwxyz"
_PAIR = 2


class Pairs:
    """Gathers the most frequent pairs of Han characters."""

    def __init__(self) -> None:
        """Start without pairs."""
        self._kept: list[tuple[int, str]] = []

    def add(self, found: Mapping[bytes, Postings]) -> None:
        """Take the pairs among these grams."""
        names = ((known.count, name.decode("utf-8", "replace")) for name, known in found.items())
        pairs = [
            (-count, name) for count, name in names if len(name) == _PAIR and all(ord(c) in _HAN for c in name)
        ]
        self._kept = heapq.nsmallest(PAIRS, [*self._kept, *pairs])

    def packed(self) -> bytes:
        """Return a line for each first character: it, then each second one and the class of the pair's count.

        A class is a digit to base 36, twice the binary logarithm of the count.
        """
        lines: dict[str, str] = {}
        for count, pair in sorted(self._kept, key=lambda kept: kept[1]):
            lines[pair[0]] = lines.get(pair[0], pair[0]) + pair[1] + _class(-count)
        return _compressed(lines.values())


def _class(count: int) -> str:
    return _CLASSES[min(len(_CLASSES) - 1, (count * count).bit_length() - 1)]


def _compressed(lines: Iterable[str]) -> bytes:
    return gzip.compress("\n".join(lines).encode(), 9, mtime=0)


@cache
def sounds() -> Mapping[str, str]:
    """Return the characters of GB 2312 by syllable, without tones, \u00fc written v; each under all its readings.

    GB 2312 has the 6,763 characters of common use, by reading and then by radical.
    """
    out: dict[str, list[str]] = {}
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            char = bytes((row, cell)).decode("gb2312", "ignore")
            for syllable in pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False)[0] if char else ():
                out.setdefault(syllable, []).append(char)
    return {syllable: "".join(chars) for syllable, chars in sorted(out.items())}


@cache
def sounds_bytes() -> bytes:
    """Return `sounds` as lines, a syllable and its characters, compressed."""
    return _compressed(syllable + chars for syllable, chars in sounds().items())
