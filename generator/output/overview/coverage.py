"""What there is of each area and year, and of each province: the numbers of the pictures on lists and on home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.addresses import site_link
from generator.output.markdown import Html, Md, anchor, details, element, join, text
from generator.output.overview.areas import Area, areas
from generator.output.overview.tally import is_by_province, tally
from generator.output.pages import blocks
from generator.output.pictures.coverage import Covered, Held, coverage
from generator.output.pictures.tile_map import Province, tile_map
from generator.output.themes.matrix import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.corpus.model import Corpus
    from generator.knowledge.placenames.division import Division
    from generator.knowledge.places import Gazetteer
    from generator.output.overview.tally import Card

ROWS: Final = 60
"""The most places that have a row each, of 400 bytes; of more each province has one."""
OF_PROVINCE: Final = 2
"""The digits of a code that name its province."""


def coverage_of(corpus: Corpus, here: str) -> Html:
    """Return the picture of areas and years; nothing without a document of a known year."""
    found = tally(corpus)
    if len(found.by_slug) <= ROWS:
        shown: Iterable[Area] = (Area(slug, blocks.page_name(own), own) for slug, own in found.by_slug.items())
    else:
        shown = areas(found.by_slug, corpus.knowledge.places)
    listed = is_by_province(found)
    rows = [
        Covered(_name(area, corpus.knowledge.places), _target(here, area, listed=listed), _held(area.entries()))
        for area in shown
    ]
    dated = [row for row in rows if row.held]
    return coverage("各地区各年份的收录", dated) if dated else text("")


def _name(area: Area, places: Gazetteer) -> str:
    """Return the name of an area in a narrow column: the short one of a province."""
    division = places.by_slug.get(area.slug)
    return division.shorts[0] if division and division.level == "province" else area.name


def _held(entries: Iterable[Card]) -> Mapping[int, Held]:
    found: dict[int, Held] = {}
    for entry in entries:
        if entry.year and entry.own:
            documents, incomplete = found.get(entry.year, (0, 0))
            found[entry.year] = Held(documents + 1, incomplete + bool(entry.gaps))
    return found


def map_of(corpus: Corpus, here: str) -> Html:
    """Return the tile map, and below it the provinces with documents as a list that opens at a click.

    Nothing where no document is of a province, or of a place in one.
    """
    places = corpus.knowledge.places
    tops = {
        division.code[:OF_PROVINCE]: area
        for area in areas(tally(corpus).by_slug, places)
        if (division := places.by_slug.get(area.slug))
    }
    tiles = corpus.knowledge.tiles
    listed = is_by_province(tally(corpus))
    provinces = {
        tile.code: _province(here, places.by_code[tile.code], tops.get(tile.code[:OF_PROVINCE]), listed=listed)
        for tile in tiles
    }
    if not tops:
        return text("")
    drawn = tile_map("省份（方格只示大致方位）", tiles, provinces)
    return Html(Md(drawn.removesuffix("</figure>") + _listed(provinces.values()) + "</figure>"))


def _province(here: str, division: Division, area: Area | None, *, listed: bool) -> Province:
    """Return a province on the map."""
    name = division.shorts[0]
    if area is None:
        return Province(name, 0, "")
    return Province(name, len(area.entries()), _target(here, area, listed=listed))


def _target(here: str, area: Area, *, listed: bool) -> str:
    """Return the link to the list of the places of an area, if it has one, else to its first place."""
    return site_link(here, page_of(area) if listed else addresses.city_file(next(area.places()).slug))


def _listed(provinces: Iterable[Province]) -> Html:
    items = (
        element("li", join([anchor(text(one.name), one.target), text(f"，{one.documents}篇")]))
        for one in provinces
        if one.documents
    )
    return Html(Md(details(text("按省列出"), element("ul", join(items))).replace("\n", "")))
