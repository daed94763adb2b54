"""Frequent candidates: those of several reports, counted in two passes whose memory does not grow with the corpus.

The first pass counts the reports of each sequence in a table of hashes, the second counts by themselves those
whose place in the table has enough. So a sequence of one report costs no memory, and sequences that share a
place are told apart.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.corpus.phrases.candidates import Candidates

PLACES: Final = 1 << 22
"""Places of the table, of two bytes each. 3,200 reports have 36 million sequences, nine to a place by chance, and
what is frequent among them is in 29 reports or more."""
MOST: Final = 40_000
"""The most sequences that are counted further, those of most reports: 31 provincial reports have 20,000."""
FULL: Final = 65535
"""The highest count of a place: more reports than that count as so many."""


def enough(number: int) -> int:
    """Return how many of a number of reports or places a phrase is found in at least: half the root, two or more.

    With 31 that is 3, with 800 it is 15: the more there are, the more say the same by chance. A choice.
    """
    return max(2, math.ceil(math.sqrt(number) / 2))


def frequent(each: Callable[[], Iterable[Candidates]], reports: int) -> list[str]:
    """Return the sequences of enough reports and the terms quoted in two or more, sorted.

    `each` is called for each pass.
    """
    least = enough(reports)
    table = np.zeros(PLACES, np.uint16)
    quoted: Counter[str] = Counter()
    for one in each():
        at = np.unique(_hashes(one.sequences()))
        table[at] += table[at] < FULL
        quoted.update(one.quoted)
    counted: defaultdict[bytes, int] = defaultdict(int)
    for one in each():
        sequences = one.sequences()
        for number in np.flatnonzero(table[_hashes(sequences)] >= least).tolist():
            counted[sequences[number]] += 1
    ordered = sorted((-times, sequence) for sequence, times in counted.items() if times >= least)
    found = {sequence.decode() for _, sequence in ordered[:MOST]}
    return sorted(found | {term for term, times in quoted.items() if times > 1})


def _hashes(sequences: list[bytes]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.fromiter(map(crc32, sequences), np.int64, len(sequences)) & (PLACES - 1)
