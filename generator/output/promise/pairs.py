"""The targets of a place's reports, each beside what the next report says of it: functions of what is stated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from generator.output.indicators.points import is_broken
from generator.output.promise.amounts import amount_of
from generator.output.promise.reading import EXPECTED, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.output.indicators.collect import Cited, Key, Stated
    from generator.output.overview.tally import Card
    from generator.output.promise.reading import Direction, Outcome
    from generator.reading.indicators.model import Figure, Measure

    Directions = Mapping[str, Direction]
    """Which way an indicator is meant to go, by its base."""

WORK_REPORT: Final = "work-report"
"""The kind of document that promises and reports; others of a year (a plan, a budget) are not read beside it."""
REBASED: Final = 0.9, 1.3
"""Between which numbers the ratio of two levels, divided by the growth, is when both are on one base. The GDP
deflator of China since 1978 is between 0.98 (1999) and 1.21 (1994), by the national accounts; the rest is room."""


@dataclass(frozen=True)
class Promise:
    """A target with the result that the next report has for it, if any, and how the two read.

    `earlier` is the level of the year before, in the report of the target, that a rebased one does not follow.
    """

    target: Cited
    result: Cited | None
    outcome: Outcome
    earlier: Cited | None = None

    @property
    def key(self) -> Key:
        """Return the base and the measure of the target."""
        return self.target.key


@dataclass(frozen=True)
class YearPair:
    """The report of a year and that of the next, which is None where the site has none."""

    planned: Card
    reported: Card | None
    promises: tuple[Promise, ...]


def pairs(stated: Iterable[Stated], directions: Directions) -> Iterator[YearPair]:
    """Yield the pairs of a place, the earliest first, from what its documents state.

    The last report has no pair; a report that plans a year of which none is there has one without results.
    """
    years = by_year(stated)
    for year, one in list(years.items())[:-1]:
        following = years.get(year + 1)
        promises = tuple(_promises(one, following, year, directions))
        jumps = rebased(one, following, year) if following else {}
        said = tuple(_on_two_bases(one, jumps) for one in promises)
        yield YearPair(one.card, following.card if following else None, said)


def by_year(stated: Iterable[Stated]) -> dict[int, Stated]:
    """Return the work report of each year, of several the one that states most."""
    dated = [(one.card.year, one) for one in stated if one.card.year and one.card.kind == WORK_REPORT]
    grouped = groupby(sorted(dated, key=lambda pair: pair[0]), key=lambda pair: pair[0])
    return {year: max((one for _, one in found), key=lambda one: len(one.cited)) for year, found in grouped}


def next_to(stated: Iterable[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """Yield the work reports of each two years that follow each other."""
    for (year, before), (following, after) in pairwise(by_year(stated).items()):
        if following == year + 1:
            yield before, after


def targets_of(stated: Stated, year: int) -> Iterator[Cited]:
    """Yield the targets for the year of a report, each number once, those of one indicator one after the other."""
    found: dict[str, dict[object, Cited]] = {}
    for one in stated.cited:
        figure = one.figure
        if figure.kind == "target" and figure.span == "year" and figure.year in (None, year):
            said = one.key, amount_of(figure), figure.operator, figure.worded, figure.relative_to
            found.setdefault(figure.base, {}).setdefault(said, one)
    for ones in found.values():
        yield from ones.values()


def results_of(stated: Stated, year: int) -> Mapping[str, Sequence[Cited]]:
    """Return what a report says of the year before it, by base; what names that year comes first."""
    found: dict[str, list[Cited]] = {}
    for one in stated.cited:
        if one.figure.kind == "result" and one.figure.span != "several" and one.figure.year in (None, year):
            found.setdefault(one.figure.base, []).append(one)
    return {base: sorted(ones, key=lambda one: one.figure.year is None) for base, ones in found.items()}


def _promises(one: Stated, following: Stated | None, year: int, directions: Directions) -> Iterator[Promise]:
    results = results_of(following, year) if following else {}
    unseen: Outcome = "gap" if following is None or is_broken(following.card) else "silent"
    for target in targets_of(one, year):
        found = results.get(target.figure.base, ())
        direction = directions.get(target.figure.base)
        yield _best(target, found, direction) if found else Promise(target, None, unseen)


def _on_two_bases(promise: Promise, jumps: Mapping[str, Cited]) -> Promise:
    """Return a promise that is not read if it is a level of an indicator whose levels are on two bases."""
    result, (base, measure) = promise.result, promise.key
    if measure != "level" or base not in jumps or result is None or result.key != promise.key:
        return promise
    return replace(promise, outcome="rebased", earlier=jumps[base])


def _best(target: Cited, results: Sequence[Cited], direction: Direction | None) -> Promise:
    """Return a target with the result that is most like it; none is read where several read differently."""
    ranked = sorted(results, key=lambda one: _unlike(target.figure, one.figure))
    first = ranked[0]
    outcome = read(target.figure, first.figure, direction)
    likeness = _unlike(target.figure, first.figure)
    if likeness == (False, False, False):
        same = [one for one in ranked if _unlike(target.figure, one.figure) == likeness]
        if any(read(target.figure, one.figure, direction) != outcome for one in same):
            outcome = "unclear"
    return Promise(target, first, outcome)


def _unlike(target: Figure, result: Figure) -> tuple[bool, bool, bool]:
    """Return in what a result is no number of the year of the same measure."""
    unsure = result.span == "part" or EXPECTED in result.tone
    return target.measure != result.measure, result.value is None, unsure


def rebased(before: Stated, after: Stated, year: int) -> dict[str, Cited]:
    """Return the level of the year before of each base whose level does not follow from it and the growth.

    Both levels and the growth are results: of the year before in the report of the year, the others in the next.
    """
    earlier, later = results_of(before, year - 1), results_of(after, year)
    both = ((base, _first(found, "level"), later[base]) for base, found in earlier.items() if base in later)
    return {base: level for base, level, found in both if level and _jumps(level, found)}


def _jumps(earlier: Cited, later: Sequence[Cited]) -> bool:
    levels, grown = _first(later, "level"), _first(later, "growth")
    first = amount_of(earlier.figure)
    second, growth = (amount_of(one.figure) if one else None for one in (levels, grown))
    if not first or not second or not growth or first.unit != second.unit or first.is_rate or first.low <= 0:
        return False
    ratio = (second.low / first.low) / (1 + growth.low / 100)
    return not REBASED[0] <= ratio <= REBASED[1]


def _first(results: Sequence[Cited], measure: Measure) -> Cited | None:
    """Return the first number of a whole year of a measure."""
    firm = (one for one in results if one.figure.measure == measure and one.figure.span == "year")
    return next((one for one in firm if one.figure.value is not None), None)
