"""Measure: how much of the shorter of two texts is taken from the longer one, on the letters themselves."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from generator.corpus.witnesses.alignment import LONGEST, knots, runs, taken
from generator.knowledge.han import is_han

if TYPE_CHECKING:
    from generator.knowledge.bigrams import Bigrams

SHORTEST: Final = 200
"""The fewest letters of an excerpt, five sentences: shorter texts are copies only if they are equal. A choice."""

ENOUGH: Final = 0.8
"""The share of an excerpt that is in its document. Measured on 46 reports: at least 0.8 with a wrong character in
twenty, 0.96 with one in a hundred; at most 0.1 of a report of another year or place."""


def share(one: str, other: str) -> float:
    """Return the share of the letters of the shorter text that the longer one has in blocks, 0 to 1.

    It is 1 for equal texts of any length, 0 for others of which one is too short or too long to compare.
    """
    short, long = sorted((one, other), key=lambda text: (len(text), text))
    if short == long:
        return 1.0
    if len(short) < SHORTEST or len(long) > LONGEST:
        return 0.0
    return sum(run.size for run in taken(runs(short, long, knots(long)))) / len(short)


def odd_pairs(text: str, bigrams: Bigrams) -> int:
    """Return how many pairs of Han in 200 were never counted in reports."""
    pairs = [one + other for one, other in pairwise(text) if is_han(one) and is_han(other)]
    return len(pairs) and 200 * sum(pair not in bigrams.pairs for pair in pairs) // len(pairs)


def extent(text: str) -> int:
    """Return how much text there is: the number of its different knots. What a page holds twice counts once."""
    return len(knots(text))
