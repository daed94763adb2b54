"""Names of places as people type them: full, short and former ones, for the places that a site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.placenames.division import RANK
from generator.knowledge.places import ORDINARY
from generator.output.search.rows import NamedPlace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from generator.knowledge.placenames.division import Division
    from generator.knowledge.places import Gazetteer


def named_places(pages: Mapping[str, str], places: Gazetteer, words: Collection[str]) -> tuple[NamedPlace, ...]:
    """Return the places of a site, and the divisions above them, with all that is within each.

    `pages` has the names of the pages of places by slug. A name that several places have means the highest of them
    (长沙: 长沙市, not 长沙县), a former one the place of today if there is one. The short name of a county that is
    an ordinary word (`words`: 新城, 和平) is not one here.
    """
    held = {slug: places.by_slug[slug] for slug in pages if slug in places.by_slug}
    members: dict[str, list[str]] = {}
    for slug, division in held.items():
        for name in (slug, *(above.slug for above in places.above(division))):
            members.setdefault(name, []).append(slug)
    names = _names(members, places, words)
    return tuple(
        NamedPlace(slug, (label, *(name for name in names[slug] if name != label)), tuple(within), slug in pages)
        for slug, within in members.items()
        for label in (pages.get(slug) or places.by_slug[slug].name,)
    )


def country(places: Gazetteer, words: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Return the names of each division of today, the full one first."""
    return tuple(
        (division.name, *(short for short in division.shorts if not _ordinary(short, division, words)))
        for division in places.divisions
    )


def _names(slugs: Collection[str], places: Gazetteer, words: Collection[str]) -> dict[str, list[str]]:
    """Return the names of places by slug, each name for those alone that it means."""
    found: dict[str, list[str]] = {slug: [] for slug in slugs}
    for name, divisions in places.by_name.items():
        here = [d for d in divisions if _page(d, slugs) and not _ordinary(name, d, words)]
        for slug in dict.fromkeys(_page(division, slugs) for division in _meant(here)):
            found[slug].append(name)
    return found


def _page(division: Division, slugs: Collection[str]) -> str:
    """Return the place that a division is, or that it has become; empty if it is none of these."""
    return next((slug for slug in (division.slug, division.successor) if slug and slug in slugs), "")


def _meant(divisions: Iterable[Division]) -> list[Division]:
    today = [division for division in divisions if not division.former] or list(divisions)
    highest = min((RANK[division.level] for division in today), default=0)
    return [division for division in today if RANK[division.level] == highest]


def _ordinary(name: str, division: Division, words: Collection[str]) -> bool:
    """Whether a name is an ordinary word rather than the name of a division."""
    if len(name) < ORDINARY or (len(name) == ORDINARY and name[-1] == "区" and division.former):
        return True
    short = name != division.name and division.level in {"county", "zone"}
    return short and name in words
