"""Identity: whether two texts may be one document by what they state, whatever letters they share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

from generator.knowledge.kinds import OTHER
from generator.knowledge.places import UNPLACED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.corpus.briefs import Brief
    from generator.sources.manifest import ManifestEntry

Fact = Literal["place", "year", "kind"]

FACTS: Final[tuple[Fact, ...]] = ("place", "year", "kind")


Facts = Mapping[Fact, str]
"""What a document states of itself; what it does not state is not in it."""


def conflict(one: Facts, other: Facts) -> Fact | None:
    """Return the first fact that both state and state differently; None if they may be one document.

    What is inferred is not stated: an excerpt often names no year, and may mention the place next to its own.
    A page whose title says that it is about a document is never the document, even if it quotes all of it.
    """
    return next((fact for fact in FACTS if fact in one.keys() & other.keys() and one[fact] != other[fact]), None)


def disagree(documents: Iterable[Facts]) -> bool:
    """Whether two of some documents state a fact differently."""
    values: dict[Fact, str] = {}
    return any(values.setdefault(fact, value) != value for one in documents for fact, value in one.items())


def alike(one: Brief, other: Brief) -> int:
    """Return how many of place and year two reports have alike, stated or inferred."""
    return (one.place.slug == other.place.slug) + (one.year is not None and one.year == other.year)


def stated(report: Brief, entry: ManifestEntry | None = None) -> dict[Fact, str]:
    """Return what a document or its manifest entry states of place, year and kind."""
    found: dict[Fact, str] = {}
    place = report.place
    if place.basis != "inferred" and (place.stated_name or place.slug != UNPLACED):
        found["place"] = place.stated_name or f"{place.slug} {place.level}"
    if report.year and report.year_basis != "inferred":
        found["year"] = str(report.year)
    if (entry and entry.kind) or (report.kind != OTHER and _states_kind(report)):
        found["kind"] = report.kind
    return found


def _states_kind(report: Brief) -> bool:
    """Whether a document has a title, a session or a speaker, by which its kind is known; words may mislead."""
    return report.title_basis == "stated" or bool(report.delivery.session or report.delivery.speaker)
