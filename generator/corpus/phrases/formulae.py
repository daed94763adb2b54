"""Formulae: what nearly all places say, year after year, tells none from another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.corpus.briefs import Brief

NEARLY_ALL: Final = 0.8
"""The share of places that use a formula, in each of the last two years (25 of 31 provinces)."""
ALL: Final = 0.95
"""The same where there is one year, which does not tell a formula from what has just begun: 30 of 31 provinces."""
FEW: Final = 10
"""Places below which nothing is a formula: of four, all may say the same by chance. A choice."""


def is_formula(reports: Iterable[int], own: Mapping[int, Brief], briefs: Sequence[Brief]) -> bool:
    """Whether what some reports say is a formula, among all the reports that count."""
    there, using = by_year(own, briefs), by_year(reports, briefs)
    years = sorted(year for year, places in there.items() if len(places) >= FEW)[-2:]
    share = NEARLY_ALL if len(years) > 1 else ALL
    return bool(years) and all(len(using[year]) >= share * len(there[year]) for year in years)


def by_year(reports: Iterable[int], briefs: Sequence[Brief]) -> defaultdict[int, set[str]]:
    """Return the places of some reports by year, as slugs."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for at in reports:
        brief = briefs[at]
        found[brief.year or 0].add(brief.place.slug)
    return found
