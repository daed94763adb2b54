"""Data for guessing a query that finds nothing: how characters sound, and which pairs of characters occur.

The browser loads both only then. A query in pinyin, or with a homophone in place of the right character, is read
as a path through the characters of its sounds along pairs that occur in the corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.han import is_unified
from generator.output.search.pack import Packed, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.output.search.shards import Postings

PAIRS = 40_000
"""The number of frequent pairs kept: about 90 KB compressed, and 9 in 10 of all pairs in a corpus of reports."""

_CROWD = 4 * PAIRS
"""Pairs gathered before rare ones are dropped: each is sorted a bounded number of times, and memory is bounded."""

_PAIR = 6  # bytes of two such characters in UTF-8
_CLASSES = "0123456789abcdefghijklmnopqrstuvwxyz"


class Pairs:
    """Gathers the most frequent pairs of Han characters."""

    def __init__(self) -> None:
        """Start without pairs."""
        self._kept: list[tuple[int, str]] = []
        self._least = 0

    def add(self, found: Mapping[bytes, Postings]) -> None:
        """Add the pairs among these grams; no gram is given twice."""
        for name, known in found.items():
            if len(name) == _PAIR and known.count >= self._least:
                self._enter(name.decode("utf-8", "replace"), known.count)
        if len(self._kept) > _CROWD:
            self._cut()

    def _enter(self, pair: str, count: int) -> None:
        if all(map(is_unified, pair)):
            self._kept.append((-count, pair))

    def _cut(self) -> None:
        self._kept.sort()
        del self._kept[PAIRS:]
        self._least = -self._kept[-1][0]

    def packed(self) -> Packed:
        """Return a line for each first character: itself, then each second one and the class of the pair's count.

        A class is a digit to base 36, twice the binary logarithm of the count.
        """
        if len(self._kept) > PAIRS:
            self._cut()
        lines: dict[str, str] = {}
        for count, pair in sorted(self._kept, key=lambda kept: kept[1]):
            lines[pair[0]] = lines.get(pair[0], pair[0]) + pair[1] + _class(-count)
        return _lines(lines.values())


def _class(count: int) -> str:
    return _CLASSES[min(len(_CLASSES) - 1, (count * count).bit_length() - 1)]


def _lines(lines: Iterable[str]) -> Packed:
    return pack("\n".join(lines).encode())


def sounds_file(pinyin: Mapping[str, str]) -> Packed:
    """Return the characters by sound as lines, a syllable and its characters."""
    return _lines(syllable + chars for syllable, chars in pinyin.items())
