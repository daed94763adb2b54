"""Lists of places and of their documents: of all places, of a province, of a place that has pages by year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output import addresses
from generator.output.addresses import site_link
from generator.output.markdown import Html, Md, anchor, attribute, heading, join, page, table, text
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
    from generator.output.overview.tally import Card, Tally
    from generator.output.page_kind import Page
    from generator.output.themes.sections import Sections
    from generator.reading.model import GapKind

YEARS: Final = 4
"""The most years of a place that a list of places names; of more it names the first and the last."""
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
    places = list(area.places())
    parts = [
        blocks.trail(here, addresses.CITIES),
        heading(1, text(title), "fz-top"),
        _places(title, [("", [_place_row(here, place) for place in places])]),
        area_matrix(knowledge, here, (replace(place, inner=()) for place in places), sections),
    ]
    described = of_list(f"{area.name}各地区", area.entries())
    return page(title, *parts, hide=["navigation", "toc"], description=described)


def _provinces(corpus: Corpus) -> tuple[Area, ...]:
    return areas(tally(corpus).by_slug, corpus.knowledge.places)


def cities_index(corpus: Corpus) -> Md:
    """Return the list of all places by province, with their documents and gaps; of many places, the provinces."""
    here, found = addresses.CITIES.file, tally(corpus)
    if is_by_province(found):
        groups = [("", [_province_row(here, area) for area in _provinces(corpus) if area.entries()])]
    else:
        groups = [
            (name, [_place_row(here, place) for place in places]) for name, places in _by_province(found).items()
        ]
    head = heading(1, text(addresses.CITIES.name), "fz-top")
    parts = [head, map_of(corpus, here), _places("各地区的文献", groups)]
    described = of_list("按地区编排", found.entries)
    return page(addresses.CITIES.name, *parts, hide=["navigation", "toc"], description=described)


def _by_province(found: Tally) -> dict[str, list[Area]]:
    groups: dict[str, list[Area]] = {}
    for slug, own in found.by_slug.items():
        place = Area(slug, blocks.page_name(own), own)
        groups.setdefault(own[0].place.province or place.name, []).append(place)
    return groups


class PlaceRow(NamedTuple):
    """The row of a place: its link, its other names, the number of its documents, their years, what they lack."""

    label: Html
    names: str
    number: str
    years: str
    gaps: str


FILTERED: Final = 10
"""The most rows of a list of places without a box that filters them: they are seen at a glance."""


def _place_row(here: str, area: Area) -> PlaceRow:
    label = anchor(text(area.name), addresses.site_link(here, addresses.city_file(area.slug)))
    return PlaceRow(label, _names(area), f"{len(area.own)}篇", _years(area.own), blocks.gap_short(_gaps(area.own)))


def _names(area: Area) -> str:
    """Return the names of a place besides that of its page: of what contains it, former ones."""
    places = [entry.place for entry in area.entries()]
    names = (name for one in places for name in (one.province, one.prefecture, one.county, one.name))
    return " ".join(dict.fromkeys(name for name in names if name and name != area.name))


def _province_row(here: str, area: Area) -> PlaceRow:
    entries, inner = area.entries(), len(list(area.places()))
    label = anchor(text(area.name), addresses.site_link(here, page_of(area)))
    named = join([label, text(f"（{inner}个地区）")]) if inner > 1 else label
    return PlaceRow(named, _names(area), f"{len(entries)}篇", _years(entries), blocks.gap_short(_gaps(entries)))


def _gaps(entries: Iterable[Card]) -> Iterator[GapKind]:
    return (gap for entry in entries for gap in entry.gaps)


def _years(entries: Sequence[Card]) -> str:
    """Return the years of documents: a few one by one, more from the first to the last."""
    years = sorted({entry.year for entry in entries if entry.year})
    named = "、".join(map(str, years)) if len(years) <= YEARS else blocks.span_of_years(entries)
    return named or blocks.NO_YEAR


FILTER: Final = (
    '<form class="fz-filter fz-find-place"><label>按名称筛选 '
    '<input type="search" name="place" autocomplete="off" placeholder="如：长沙、湖南"></label>'
    "<output></output></form>\n"
)
"""The box that filters a list of places; the theme shows it where there is a script."""


def _places(title: str, groups: Iterable[tuple[str, Sequence[PlaceRow]]]) -> Html:
    """Return one table of places, the rows of each province below its name, if it has one."""
    head = "".join(f'<th scope="col">{text(word)}</th>' for word in ("地区", "文献", "年份", "残缺"))
    known = list(groups)
    lines = [
        *([FILTER] if sum(len(rows) for _, rows in known) > FILTERED else []),
        f'<div class="fz-table fz-places" role="region" tabindex="0" aria-label="{attribute(title)}">',
        '<table class="fz-grid">',
        f"<caption>{text(title)}</caption>",
        f"<thead><tr>{head}</tr></thead>",
        *(line for name, rows in known for line in _group(name, rows)),
        "</table>",
        "</div>",
    ]
    return Html(Md("\n".join(lines)))


def _group(name: str, rows: Sequence[PlaceRow]) -> Iterator[str]:
    """Yield the rows of a province; its name is not said again above a place that has the same."""
    yield "<tbody>"
    if name and not (len(rows) == 1 and f">{text(name)}</a>" in rows[0][0]):
        yield f'<tr class="fz-group"><th colspan="4" scope="rowgroup">{text(name)}</th></tr>'
    for row in rows:
        cells = "".join(f"<td>{text(cell)}</td>" for cell in (row.number, row.years, row.gaps))
        named = f' data-names="{attribute(row.names)}"' if row.names else ""
        yield f'<tr{named}><th scope="row">{row.label}</th>{cells}</tr>'
    yield "</tbody>"


def leaf_list(slug: str, entries: Sequence[Card], knowledge: Knowledge, shown: Html) -> Md:
    """Return the page of a place that is too long for one: its documents, the latest first, each with its leaf.

    A document has the anchor of its title here too; the script of the site goes on from it, and from the anchor of
    any passage, to the leaf. `shown` is the place at a glance.
    """
    here, name = addresses.city_file(slug), blocks.page_name(entries)
    named = sorted(entries, key=lambda entry: -(entry.year or 0))
    if len(entries) > LEAVES:
        named = list({(entry.year or 0): entry for entry in named}.values())
    rows = [_leaf(here, entry, by_year=len(entries) > LEAVES) for entry in named]
    parts = [
        blocks.trail(here, addresses.CITIES),
        heading(1, text(name), "fz-top"),
        shown,
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
        Html(Md(f'<span id="{entry.anchor}" class="fz-on" data-report="{entry.id}">{label}</span>')),
        text(blocks.year_of(entry)),
        text(str(entry.size)),
        text(blocks.gap_short(entry.gaps)),
    ]


def leaf_name(report: blocks.Titled) -> str:
    """Return the name of the leaf that has a report (湖南省 2023年), with its number from the second on."""
    ordinal = report.leaf.partition("-")[2]
    return f"{blocks.page_name([report])} {blocks.plain_year(report)}{f'（{ordinal}）' if ordinal else ''}"
