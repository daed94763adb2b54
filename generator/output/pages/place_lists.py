"""Lists of places and of their documents: of all places, of a province, of a place that has pages by year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.addresses import site_link
from generator.output.markdown import Html, Md, anchor, element, heading, join, page, table, text
from generator.output.overview.areas import Area, areas
from generator.output.overview.coverage import map_of
from generator.output.overview.tally import is_by_province, tally
from generator.output.overview.theme_shares import shares_of
from generator.output.pages import blocks
from generator.output.pages.description import of_list, of_place
from generator.output.themes.matrix import area_matrix, page_of
from generator.output.themes.sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge import Knowledge
    from generator.output.overview.tally import Card
    from generator.output.page_kind import Page
    from generator.output.themes.sections import Sections

DOCUMENTS: Final = 4
"""The most documents of a place that a list of places names; its page has all."""
LEAVES: Final = 500
"""The most documents that the page of a long place names, with 300 bytes each; of more it names the years."""


def city_list(corpus: Corpus) -> Iterator[addresses.Index]:
    """Yield the page of each place by its name, on a large site that of each province."""
    found = tally(corpus)
    if is_by_province(found):
        yield from (addresses.Index(area.name, page_of(area)) for area in _provinces(corpus))
    else:
        for slug, entries in found.by_slug.items():
            yield addresses.Index(blocks.page_name(entries), addresses.city_file(slug))


def places_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield on a large site the page of each province that has several places: its places and their documents."""
    if is_by_province(tally(corpus)):
        sections, known = sections_of(corpus), corpus.knowledge
        yield from (
            (page_of(area), _places_page(area, known, sections)) for area in _provinces(corpus) if area.inner
        )


def _places_page(area: Area, knowledge: Knowledge, sections: Mapping[str, Sections]) -> Md:
    here, title = page_of(area), f"{area.name}：各地区"
    parts = [
        blocks.trail(here, addresses.CITIES),
        heading(1, text(title), "fz-top"),
        _places(here, title, list(area.places())),
        area_matrix(knowledge, here, (replace(place, inner=()) for place in area.places()), sections),
    ]
    described = of_list(f"{area.name}各地区", area.entries())
    return page(title, *parts, hide=["navigation", "toc"], description=described)


def _provinces(corpus: Corpus) -> tuple[Area, ...]:
    return areas(tally(corpus).by_slug, corpus.knowledge.places)


def cities_index(corpus: Corpus) -> Md:
    """Return the list of all places by province, with their documents and gaps; of many places, the provinces."""
    here, found = addresses.CITIES.file, tally(corpus)
    parts: list[Md] = [heading(1, text(addresses.CITIES.name), "fz-top"), map_of(corpus, here)]
    if is_by_province(found):
        parts.append(_province_table(here, _provinces(corpus)))
    else:
        groups: dict[str, list[Area]] = {}
        for slug, own in found.by_slug.items():
            place = Area(slug, blocks.page_name(own), own)
            groups.setdefault(own[0].place.province or place.name, []).append(place)
        parts += (_places(here, province, places) for province, places in groups.items())
    described = of_list("按地区编排", found.entries)
    return page(addresses.CITIES.name, *parts, hide=["navigation", "toc"], description=described)


def _province_table(here: str, provinces: Iterable[Area]) -> Html:
    rows = [
        [
            anchor(text(area.name), addresses.site_link(here, page_of(area))),
            text(str(len(list(area.places())))),
            _number(entries),
            text(blocks.gap_kinds(gap for entry in entries for gap in entry.gaps)),
        ]
        for area in provinces
        if (entries := area.entries())
    ]
    columns = [text("省份"), text("地区数"), text("文献"), text("残缺")]
    return table(text("各省收录"), columns, rows)


def _places(here: str, title: str, places: Sequence[Area]) -> Html:
    rows = [
        [
            anchor(text(area.name), addresses.site_link(here, addresses.city_file(area.slug))),
            _documents(here, area.own),
            text(blocks.gap_kinds(gap for entry in area.own for gap in entry.gaps)),
        ]
        for area in places
    ]
    return table(text(title), [text("地区"), text("文献"), text("残缺")], rows)


def _documents(here: str, entries: Sequence[Card]) -> Html:
    """Return the documents of a place, or how many there are."""
    if len(entries) > DOCUMENTS:
        return _number(entries)
    named = (text(f"{blocks.title_of(entry)}{blocks.year_note(entry)}") for entry in entries)
    links = (site_link(here, entry.home, entry.anchor) for entry in entries)
    return join(map(anchor, named, links), "<br>")


def _number(entries: Sequence[Card]) -> Html:
    span = blocks.span_of_years(entries)
    return text(f"{len(entries)}篇，{span if span == blocks.NO_YEAR else f'{span}年'}")


def leaf_list(slug: str, entries: Sequence[Card], knowledge: Knowledge) -> Md:
    """Return the page of a place that is too long for one: its documents, the latest first, each with its leaf.

    A document has the anchor of its title here too; the script of the site goes on from it, and from the anchor of
    any passage, to the leaf.
    """
    here, name = addresses.city_file(slug), blocks.page_name(entries)
    named = list(reversed(entries))
    if len(entries) > LEAVES:
        named = list({(entry.year or 0): entry for entry in named}.values())
    rows = [_leaf(here, entry, by_year=len(entries) > LEAVES) for entry in named]
    parts = [
        blocks.trail(here, addresses.CITIES),
        heading(1, text(name), "fz-top"),
        text(f"本地区收录文献{len(entries)}篇，按年份分列各页。"),
        *shares_of(entries, knowledge),
        table(text("文献"), [text(word) for word in ("文献", "年份", "字数", "残缺")], rows, "fz-leaves"),
    ]
    return page(name, *parts, hide=["navigation", "toc"], description=of_place(entries))


def _leaf(here: str, entry: Card, *, by_year: bool) -> list[Html]:
    if by_year:
        return [anchor(text(leaf_name(entry)), site_link(here, entry.home)), *[text("")] * 3]
    label = anchor(text(blocks.title_of(entry)), site_link(here, entry.home, entry.anchor))
    return [
        element("span", label, "fz-on", anchor_id=entry.anchor),
        text(blocks.year_of(entry)),
        text(str(entry.size)),
        text(blocks.gap_kinds(entry.gaps)),
    ]


def leaf_name(report: blocks.Titled) -> str:
    """Return the name of the leaf that has a report (湖南省 2023年), with its number from the second on."""
    ordinal = report.leaf.partition("-")[2]
    return f"{blocks.page_name([report])} {blocks.plain_year(report)}{f'（{ordinal}）' if ordinal else ''}"
