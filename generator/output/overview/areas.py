"""Areas: the places of a corpus by province and prefecture, as an atlas has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.output.pages import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.knowledge.places import Gazetteer
    from generator.output.overview.tally import Card


@dataclass(frozen=True, slots=True)
class Area:
    """A province, prefecture or other place: its slug and name, its own documents, and the areas within it.

    One with areas within it may have no document of its own.
    """

    slug: str
    name: str
    own: tuple[Card, ...]
    inner: tuple[Area, ...] = ()

    def places(self) -> Iterator[Area]:
        """Yield the area, if it has documents, then those within it that have."""
        if self.own:
            yield self
        for area in self.inner:
            yield from area.places()

    def entries(self) -> list[Card]:
        """Return all documents of the area and of those within it."""
        return [entry for area in self.places() for entry in area.own]


def areas(by_slug: Mapping[str, Sequence[Card]], places: Gazetteer) -> tuple[Area, ...]:
    """Return the areas that no other contains, in the order of their first documents.

    A place is within the prefecture and the province that its code names, whether these have documents or not.
    What the gazetteer does not have (the whole country, places that are not known) is an area for itself.
    """
    within: dict[str, dict[str, None]] = {"": {}}
    for slug in by_slug:
        above = ""
        for one in (*_above(slug, places), slug):
            within.setdefault(above, {})[one] = None
            above = one
    return _made("", within, by_slug, places)


def _above(slug: str, places: Gazetteer) -> tuple[str, ...]:
    """Return the slugs of the areas that contain a place, the province first."""
    division = places.by_slug.get(slug)
    if division is None:
        return ()
    codes = dict.fromkeys((f"{division.code[:2]}0000", f"{division.code[:4]}00"))
    found = (places.by_code[code].slug for code in codes if code in places.by_code)
    return tuple(one for one in found if one != slug)


def _made(
    above: str,
    within: Mapping[str, Mapping[str, None]],
    by_slug: Mapping[str, Sequence[Card]],
    places: Gazetteer,
) -> tuple[Area, ...]:
    return tuple(
        Area(
            slug, _name(slug, by_slug, places), tuple(by_slug.get(slug, ())), _made(slug, within, by_slug, places)
        )
        for slug in within.get(above, ())
    )


def _name(slug: str, by_slug: Mapping[str, Sequence[Card]], places: Gazetteer) -> str:
    return blocks.page_name(by_slug[slug]) if slug in by_slug else places.by_slug[slug].name
