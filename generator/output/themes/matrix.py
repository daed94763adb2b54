"""The matrix: how many passages each theme has by place, or by province on a large site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.markdown import Html, anchor, element, join, table, text
from generator.output.overview.areas import Area, areas
from generator.output.overview.tally import density, is_by_province, passages_of, size_of, tally
from generator.output.pages import blocks
from generator.output.themes.sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge import Knowledge
    from generator.output.overview.tally import Card
    from generator.output.themes.sections import Sections

YEARS: Final = 4
"""The most years of a row that are named one by one; of more, the first and the last are."""


def matrix(corpus: Corpus, here: str) -> Html:
    """Return the table of places, or of provinces, and themes: how many passages, each number leading to them."""
    by_slug, known = tally(corpus).by_slug, corpus.knowledge
    if is_by_province(tally(corpus)):
        return area_matrix(known, here, areas(by_slug, known.places), sections_of(corpus))
    places = (Area(slug, blocks.page_name(own), own) for slug, own in by_slug.items())
    return area_matrix(known, here, places, sections_of(corpus))


def area_matrix(knowledge: Knowledge, here: str, rows: Iterable[Area], sections: Mapping[str, Sections]) -> Html:
    """Return the table of some areas and themes; pages about documents are left out."""
    themes = blocks.themes_of(knowledge)
    heads = [
        anchor(text(theme.name), addresses.site_link(here, addresses.theme_file(theme.id))) for theme in themes
    ]
    found = list(sections.values())
    counted = ((area, [entry for entry in area.entries() if entry.own]) for area in rows)
    columns = [text("地区"), text("年份"), *heads, text("残缺")]
    shown = [_row(here, area, entries, found) for area, entries in counted if entries]
    return table(text("各地区各主题的段落数，小字为每万字段数"), columns, shown, "fz-matrix")


def page_of(area: Area) -> str:
    """Return the page of an area in lists by province: the list of its places, or its own page if it is alone."""
    return addresses.places_file(area.slug) if area.inner else addresses.city_file(area.slug)


def _row(here: str, area: Area, entries: Sequence[Card], found: Sequence[Sections]) -> list[Html]:
    size = size_of(entries)
    counts = (_count(here, area, passages_of(one.theme, entries), size, one) for one in found)
    gaps = text(blocks.gap_kinds(gap for entry in entries for gap in entry.gaps))
    return [
        anchor(text(area.name), addresses.site_link(here, page_of(area))),
        text(_years(entries)),
        *counts,
        gaps,
    ]


def _years(entries: Sequence[Card]) -> str:
    years = sorted({(entry.year, blocks.is_doubtful(entry)) for entry in entries if entry.year})
    if len(years) > YEARS:
        return blocks.span_of_years(entries)
    return "、".join(f"{year}{blocks.DOUBT if doubt else ''}" for year, doubt in years) or blocks.NO_YEAR


def _count(here: str, area: Area, count: int, size: int, found: Sections) -> Html:
    """Return a number of passages, leading to the section of a place, or to the first one of a province.

    The number in 10,000 characters is beside it: long reports have more passages on everything.
    """
    if not count:
        return text("0")
    whole = {one.slug: one for one in found.areas} if area.inner else {}
    target = addresses.site_link(here, *found.of_area(whole.get(area.slug, area)))
    return join([anchor(text(str(count)), target), element("small", text(density(count, size)))], " ")
