"""Which page has the row of which place: all on one while they fit, else by province, then by prefecture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.output.overview.areas import Area

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOM: Final = 1200
"""Cells up to which a page has all rows: one takes about 160 bytes of HTML, and a page has at most 300 kB."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A page of rows: the slug and name of its area (empty for all places), and the pages above it.

    `rows` are the places that have a row on it, `leads` the areas whose places are on a page of their own.
    """

    slug: str
    name: str
    above: tuple[tuple[str, str], ...]
    rows: tuple[Area, ...]
    leads: tuple[Area, ...] = ()


def spreads(tops: Sequence[Area], cells: Mapping[str, int]) -> Iterator[Spread]:
    """Yield the pages of some areas, of whose places each has so many cells, the page that leads to others first.

    A page that has no room for all has the rows of the areas themselves, and leads to those with places within.
    """
    yield from _spread(Spread("", "", (), ()), tops, cells)


def _spread(page: Spread, shown: Sequence[Area], cells: Mapping[str, int]) -> Iterator[Spread]:
    places = [place for area in shown for place in area.places()]
    inner = [area for area in shown if area.inner]
    if not inner or sum(cells.get(place.slug, 0) for place in places) <= ROOM:
        yield Spread(page.slug, page.name, page.above, tuple(map(_alone, places)))
        return
    own = tuple(_alone(area) for area in shown if area.own)
    yield Spread(page.slug, page.name, page.above, own, tuple(inner))
    above = (*page.above, (page.slug, page.name))
    for area in inner:
        yield from _spread(Spread(area.slug, area.name, above, ()), [_alone(area), *area.inner], cells)


def _alone(area: Area) -> Area:
    return Area(area.slug, area.name, area.own)
