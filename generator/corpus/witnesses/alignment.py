"""Alignment: the runs of letters that two texts have in common, and how much of one is in the other.

It follows the diagonal: where letters agree, the next ones are compared at the same distance. Only where that
fails is a stretch looked up. So the time is linear for texts of any kind.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

KNOT: Final = 8
"""The letters that must agree for a run to start: of two texts on other subjects, few stretches of eight agree."""

BLOCK: Final = 60
"""The fewest letters of a block that counts as taken from the other text: two sentences. A digest of a report has
its phrases one by one, an excerpt has them in a row."""

SLIP: Final = 40
"""How many letters two texts may differ in between runs of one block: a lost line, an inserted notice."""

LONGEST: Final = 1_000_000
"""The most letters of a text that is compared, eight times the longest report: its knots take 150 MB."""


class Run(NamedTuple):
    """Letters that two texts have in common: where they start in each, and how many."""

    here: int
    there: int
    size: int


def knots(text: str) -> dict[str, int]:
    """Return each stretch of KNOT letters with its first place."""
    return {text[at : at + KNOT]: at for at in range(len(text) - KNOT, -1, -1)}


def runs(here: str, there: str, places: Mapping[str, int]) -> Iterator[Run]:
    """Yield the runs of `here` that are in `there`, in order; `places` are the knots of `there`."""
    at, distance = 0, 0
    while at <= len(here) - KNOT:
        knot = here[at : at + KNOT]
        found = at + distance if there.startswith(knot, at + distance) else places.get(knot, -1)
        if found < 0:
            at += 1
            continue
        size = KNOT + _agree(here, at + KNOT, there, found + KNOT)
        yield Run(at, found, size)
        at, distance = at + size, found - at


def _agree(here: str, at: int, there: str, other: int) -> int:
    """Return how many letters agree from two places on; slices grow, so that long runs take few steps."""
    start, step = at, 64
    while step:
        part = here[at : at + step]
        if part and there.startswith(part, other + at - start):
            at += len(part)
            step *= 2
        else:
            step = min(step, len(part)) // 2
    return at - start


def blocks(found: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield runs in blocks: in one, both texts go on with little between."""
    block: list[Run] = []
    for run in found:
        if block and not _goes_on(block[-1], run):
            yield block
            block = []
        block.append(run)
    if block:
        yield block


def _goes_on(before: Run, run: Run) -> bool:
    between = run.here - before.here - before.size, run.there - before.there - before.size
    return -KNOT <= between[1] <= SLIP and between[0] <= SLIP


def taken(found: Iterable[Run]) -> list[Run]:
    """Return the runs of blocks that are long enough to be taken from the other text."""
    return [run for block in blocks(found) if sum(one.size for one in block) >= BLOCK for run in block]


def in_order(found: Sequence[Run]) -> list[Run]:
    """Return the runs, without those that are not in the order of both texts: the heaviest chain of them."""
    ends: list[int] = []  # where chains end in the other text, ascending, and their weights, ascending as well
    chains: list[tuple[int, int]] = []  # weight and last run of each
    before: list[int] = []
    for number, run in enumerate(found):
        at = bisect_left(ends, run.there + 1)
        weight, last = chains[at - 1] if at else (0, -1)
        before.append(last)
        weight, end = weight + run.size, run.there + run.size
        at = bisect_left(ends, end)
        if at and chains[at - 1][0] >= weight:
            continue
        upto = at
        while upto < len(ends) and chains[upto][0] <= weight:
            upto += 1
        ends[at:upto], chains[at:upto] = [end], [(weight, number)]
    chain: list[Run] = []
    number = chains[-1][1] if chains else -1
    while number >= 0:
        chain.append(found[number])
        number = before[number]
    return chain[::-1]
