"""Data for guessing a query that finds nothing: how characters sound, and which pairs of characters occur.

The browser loads both only then. A query in pinyin, or with a homophone in place of the right character, is read
as a path through the characters of its sounds along pairs that occur in the corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.knowledge.han import is_unified
from generator.output.search.lists.grams import ACROSS, CHAR, NEAR, form_of
from generator.output.search.pack import Packed, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from generator.output.search.lists.merge import Lists
    from generator.output.search.lists.varints import Numbers

PAIRS = 40_000
"""The number of frequent pairs kept: about 90 KB compressed, and 9 in 10 of all pairs in a corpus of reports."""

_CROWD = 4 * PAIRS
"""Pairs gathered before rare ones are dropped: memory is bounded."""

_CLASSES = "0123456789abcdefghijklmnopqrstuvwxyz"


class Pairs:
    """Gathers the most frequent pairs of Han characters: pairs as `pairs_of` has them, and their counts."""

    def __init__(self) -> None:
        """Start without pairs."""
        self._pairs = self._counts = np.zeros(0, np.int64)

    def add(self, pairs: Numbers, counts: Numbers) -> None:
        """Add pairs with their numbers of occurrences; no pair is given twice."""
        kept = _han(pairs >> CHAR) & _han(pairs & (1 << CHAR) - 1)
        self._pairs = np.append(self._pairs, pairs[kept])
        self._counts = np.append(self._counts, counts[kept])
        if len(self._pairs) > _CROWD:
            self._cut()

    def _cut(self) -> None:
        order = np.lexsort((self._pairs, -self._counts))[:PAIRS]
        self._pairs, self._counts = self._pairs[order], self._counts[order]

    def packed(self) -> Packed:
        """Return a line for each first character: itself, then each second one and the class of the pair's count.

        A class is a digit to base 36, twice the binary logarithm of the count.
        """
        self._cut()
        lines: dict[str, str] = {}
        for pair, count in sorted(zip(self._pairs.tolist(), self._counts.tolist(), strict=True)):
            first, second = chr(pair >> CHAR), chr(pair & (1 << CHAR) - 1)
            lines[first] = lines.get(first, first) + second + _class(count)
        return _lines(lines.values())


def pairs_of(lists: Lists) -> tuple[Numbers, Numbers]:
    """Return the pairs of a bucket, with punctuation between or without, as two code points; and their counts."""
    form = form_of(lists.grams)
    chosen = (form == ACROSS) | (form == NEAR)
    pairs, where = np.unique(lists.grams[chosen] & (1 << 2 * CHAR) - 1, return_inverse=True)
    return pairs, np.bincount(where, weights=lists.counts[chosen], minlength=len(pairs)).astype(np.int64)


def _han(points: Numbers) -> npt.NDArray[np.bool_]:
    distinct, where = np.unique(points, return_inverse=True)
    return np.array([is_unified(chr(point)) for point in distinct.tolist()], bool)[where]


def _class(count: int) -> str:
    return _CLASSES[min(len(_CLASSES) - 1, (count * count).bit_length() - 1)]


def _lines(lines: Iterable[str]) -> Packed:
    return pack("\n".join(lines).encode())


def sounds_file(pinyin: Mapping[str, str]) -> Packed:
    """Return the characters by sound as lines, a syllable and its characters."""
    return _lines(syllable + chars for syllable, chars in pinyin.items())
