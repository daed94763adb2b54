"""City pages: every document of a place in full, in reading order; and the list of all places."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.addresses import site_link
from generator.output.markdown import Html, Md, anchor, heading, join, link, page, paragraph, table, text
from generator.output.overview.areas import Area, areas
from generator.output.overview.tally import is_by_province, tally
from generator.output.pages import blocks
from generator.output.pages.cells import cell_table, in_tables
from generator.output.pages.description import of_place
from generator.output.themes.matrix import area_matrix, page_of
from generator.output.themes.sections import Sections, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.corpus.witnesses.model import Witness
    from generator.knowledge import Knowledge
    from generator.output.overview.tally import Entry
    from generator.output.page_kind import Page
    from generator.output.settings import Settings
    from generator.reading.model import Gap, Passage, Report

DOCUMENTS: Final = 4
"""The most documents of a place that a list names; its page has all."""
SHOWN_TERMS = 12
"""The most terms named beside a paragraph; a long paragraph may have a hundred."""
STRUCTURAL = {"opening", "ending", "promise"}
"""Gaps that only the structure shows: they have no mark in the text, so there is a note in its place."""

INFERRED = (
    "本篇有{}个小标题由本站析出：来源没有标出，是段首的句子，因同一节各段都这样开头而独立成行，各注“本站析出”。"
)
"""The note on headings that nothing in the source marks; `::after` in site.css has the words at each of them."""


def city_pages(corpus: Corpus, _settings: Settings) -> Iterator[Page]:
    """Yield the list of all places and the page of each."""
    yield addresses.CITIES.file, cities_index(corpus)
    yield from places_pages(corpus)
    witnesses, sections = corpus.by_base(), sections_of(corpus)
    for slug, entries in tally(corpus).by_slug.items():
        reports = [corpus.reports[entry.at] for entry in entries]
        yield addresses.city_file(slug), city_page(slug, reports, corpus.knowledge, witnesses, sections)


def city_list(corpus: Corpus) -> Iterator[addresses.Index]:
    """Yield the page of each place by its name, on a large site that of each province."""
    found = tally(corpus)
    if is_by_province(found):
        yield from (addresses.Index(area.name, page_of(area)) for area in _provinces(corpus))
    else:
        for slug, entries in found.by_slug.items():
            yield addresses.Index(blocks.page_name(entries), addresses.city_file(slug))


def city_page(
    slug: str,
    reports: Sequence[Report],
    knowledge: Knowledge,
    witnesses: Mapping[str, Sequence[Witness]] = MappingProxyType({}),
    sections: Mapping[str, Sections] = MappingProxyType({}),
) -> Md:
    """Return the page of a place: its documents in full, each passage under its anchor.

    `sections` say by theme where the passages of a place and year are quoted, if not on the page of the theme.
    """
    here = addresses.city_file(slug)
    name = blocks.page_name(reports)
    own, about = blocks.own(reports, knowledge), blocks.others(reports, knowledge)
    parts = [blocks.trail(here, addresses.CITIES), heading(1, text(name), "fz-top"), *_contents([*own, *about])]
    for report in own:
        parts += _document(here, report, knowledge, witnesses.get(report.id, ()), sections)
    if about:
        parts.append(blocks.note(text(f"以下{len(about)}篇是{blocks.UNCOUNTED}"), "fz-uncounted"))
    for report in about:
        parts += _document(here, report, knowledge, witnesses.get(report.id, ()), sections)
    return page(name, *parts, hide=["navigation"], description=of_place(reports), annotated=True)


def _contents(reports: Sequence[Report]) -> Iterator[Md]:
    if len(reports) > 1:
        yield text(f"本页收文件{len(reports)}篇：")
        yield Md(
            "\n".join(
                f"- {link(text(blocks.title_of(report)), f'#{addresses.report_anchor(report)}')}"
                f"{text(blocks.year_note(report))}"
                for report in reports
            )
        )


def _document(
    here: str,
    report: Report,
    knowledge: Knowledge,
    witnesses: Sequence[Witness],
    sections: Mapping[str, Sections],
) -> Iterator[Md]:
    """Yield a document: its title lines, its provenance, its gaps, and its passages."""
    passages = list(report.passages)
    if passages and passages[0].kind == "title":
        first = passages.pop(0)
        yield heading(2, blocks.marked(first.text), first.id, "fz-document")
    else:
        yield heading(2, text(blocks.title_of(report)), f"report-{report.id}", "fz-document")
    while passages and passages[0].kind == "title":
        yield _passage(passages.pop(0))
    yield blocks.provenance(here, report, knowledge, witnesses)
    notice = blocks.gap_notice(here, report)
    if notice:
        yield notice
    if inferred := sum(passage.inferred for passage in report.passages):
        yield blocks.note(text(INFERRED.format(inferred)), "fz-inferred-note")
    yield from _body(report, passages, _targets(here, report, knowledge, sections))


def _targets(
    here: str, report: Report, knowledge: Knowledge, sections: Mapping[str, Sections]
) -> Mapping[str, tuple[str, str]]:
    """Return for each theme of a report its name, and the link to the section with its passages there."""
    themes = knowledge.themes.by_id
    found: dict[str, tuple[str, str]] = {}
    for theme in dict.fromkeys(hit.id for passage in report.passages for hit in passage.themes):
        file, section = sections.get(theme, Sections(theme, ())).of_year(report)
        found[theme] = themes[theme].name if theme in themes else theme, addresses.source_link(here, file, section)
    return found


def _body(report: Report, passages: Sequence[Passage], themes: Mapping[str, tuple[str, str]]) -> Iterator[Md]:
    gaps = {(gap.passage, gap.kind == "opening"): gap for gap in report.gaps if gap.kind in STRUCTURAL}
    for rows in in_tables(passages, {gap.passage for gap in gaps.values()}):
        passage = rows[0]
        if before := gaps.get((passage.id, True)):
            yield _gap_here(before)
        yield cell_table(rows) if len(rows) > 1 else _passage(passage)
        if beside := _beside(rows, themes):
            yield beside
        if after := gaps.get((passage.id, False)):
            yield _gap_here(after)


def _passage(passage: Passage) -> Md:
    """Return the element whose text is exactly the passage."""
    shown = blocks.marked(passage.text)
    if passage.kind == "heading":
        classes = ["fz-inferred"] if passage.inferred else []
        return heading(min((passage.level or 1) + 2, 6), shown, passage.id, *classes)
    return paragraph(shown, passage.id, *(["fz-title"] if passage.kind == "title" else []))


def _beside(passages: Sequence[Passage], themes: Mapping[str, tuple[str, str]]) -> Md | None:
    """Return the block beside a passage, or beside rows: themes with the decisive terms, links to themselves."""
    links = [
        link(text(themes[hit.id][0]), themes[hit.id][1], f"依据：{'、'.join(hit.why[:SHOWN_TERMS])}")
        for passage in passages
        for hit in passage.themes
    ]
    links += (
        _itself(passage, n, len(passages)) for n, passage in enumerate(passages, 1) if passage.kind == "paragraph"
    )
    return paragraph(Md(" ".join(links)), "", "fz-beside") if links else None


def _itself(passage: Passage, n: int, rows: int) -> Md:
    """Return the link of a passage to itself; those of a table are named by the row."""
    name = f"第{n}行的固定链接" if rows > 1 else "本段的固定链接"
    return Md(link(text("¶"), f"#{passage.id}", name) + "{: .fz-self }")


def _gap_here(gap: Gap) -> Md:
    where = "此处之前" if gap.kind == "opening" else "此处之后"
    return blocks.note(text(f"{where}来源有缺：{gap.why or blocks.GAPS[gap.kind]}"), "fz-gap-here")


def places_pages(corpus: Corpus) -> Iterator[Page]:
    """Yield on a large site the page of each province that has several places: its places and their documents."""
    if is_by_province(tally(corpus)):
        yield from ((page_of(area), _places_page(area, corpus)) for area in _provinces(corpus) if area.inner)


def _places_page(area: Area, corpus: Corpus) -> Md:
    here, title = page_of(area), f"{area.name}：各地区"
    parts = [
        blocks.trail(here, addresses.CITIES),
        heading(1, text(title), "fz-top"),
        _places(here, title, list(area.places())),
        area_matrix(corpus, here, (Area(place.slug, place.name, place.own) for place in area.places())),
    ]
    return page(title, *parts, hide=["navigation", "toc"])


def _provinces(corpus: Corpus) -> tuple[Area, ...]:
    return areas(tally(corpus).by_slug, corpus.knowledge.places)


def cities_index(corpus: Corpus) -> Md:
    """Return the list of all places by province, with their documents and gaps; of many places, the provinces."""
    here, found = addresses.CITIES.file, tally(corpus)
    parts: list[Md] = [heading(1, text(addresses.CITIES.name), "fz-top")]
    if is_by_province(found):
        parts.append(_province_table(here, _provinces(corpus)))
    else:
        groups: dict[str, list[Area]] = {}
        for slug, own in found.by_slug.items():
            place = Area(slug, blocks.page_name(own), own)
            groups.setdefault(own[0].place.province or place.name, []).append(place)
        parts += (_places(here, province, places) for province, places in groups.items())
    return page(addresses.CITIES.name, *parts, hide=["navigation", "toc"])


def _province_table(here: str, provinces: Iterable[Area]) -> Html:
    rows = [
        [
            anchor(text(area.name), addresses.site_link(here, page_of(area))),
            text(str(len(list(area.places())))),
            text(f"{len(entries)}篇，{blocks.span_of_years(entries)}"),
            text(blocks.gap_kinds(gap for entry in entries for gap in entry.gaps)),
        ]
        for area in provinces
        if (entries := area.entries())
    ]
    columns = [text("省份"), text("地区数"), text("文件"), text("残缺")]
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
    return table(text(title), [text("地区"), text("文件"), text("残缺")], rows)


def _documents(here: str, entries: Sequence[Entry]) -> Html:
    """Return the documents of a place, or how many there are."""
    if len(entries) > DOCUMENTS:
        return text(f"{len(entries)}篇，{blocks.span_of_years(entries)}")
    named = (text(f"{blocks.title_of(entry)}{blocks.year_note(entry)}") for entry in entries)
    links = (site_link(here, entry.home, entry.anchor) for entry in entries)
    return join(map(anchor, named, links), "<br>")
