"""City pages: every document of a place in full, in reading order; and the list of all places."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.output import addresses
from generator.output.markdown import Html, Md, anchor, heading, join, link, page, paragraph, table, text
from generator.output.pages import blocks
from generator.output.pages.cells import cell_table, in_tables
from generator.output.pages.description import of_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.corpus.witnesses.model import Witness
    from generator.knowledge import Knowledge
    from generator.output.page_kind import Page
    from generator.output.settings import Settings
    from generator.reading.model import Gap, Passage, Report

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
    witnesses = corpus.by_base()
    for slug, reports in corpus.by_slug().items():
        yield addresses.city_file(slug), city_page(slug, reports, corpus.knowledge, witnesses)


def city_list(corpus: Corpus) -> Iterator[addresses.Index]:
    """Yield the page of each place by its name."""
    for slug, reports in corpus.by_slug().items():
        yield addresses.Index(blocks.page_name(reports), addresses.city_file(slug))


def city_page(
    slug: str,
    reports: Sequence[Report],
    knowledge: Knowledge,
    witnesses: Mapping[str, Sequence[Witness]] = MappingProxyType({}),
) -> Md:
    """Return the page of a place: its documents in full, each passage under its anchor."""
    here = addresses.city_file(slug)
    name = blocks.page_name(reports)
    own, about = blocks.own(reports, knowledge), blocks.others(reports, knowledge)
    parts = [blocks.trail(here, addresses.CITIES), heading(1, text(name), "fz-top"), *_contents([*own, *about])]
    for report in own:
        parts += _document(here, report, knowledge, witnesses.get(report.id, ()))
    if about:
        parts.append(blocks.note(text(f"以下{len(about)}篇是{blocks.UNCOUNTED}"), "fz-uncounted"))
    for report in about:
        parts += _document(here, report, knowledge, witnesses.get(report.id, ()))
    return page(name, *parts, hide=["navigation"], description=of_place(reports))


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


def _document(here: str, report: Report, knowledge: Knowledge, witnesses: Sequence[Witness]) -> Iterator[Md]:
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
    yield from _body(here, report, passages, knowledge)


def _body(here: str, report: Report, passages: Sequence[Passage], knowledge: Knowledge) -> Iterator[Md]:
    gaps = {(gap.passage, gap.kind == "opening"): gap for gap in report.gaps if gap.kind in STRUCTURAL}
    for rows in in_tables(passages, {gap.passage for gap in gaps.values()}):
        passage = rows[0]
        if before := gaps.get((passage.id, True)):
            yield _gap_here(before)
        yield cell_table(rows) if len(rows) > 1 else _passage(passage)
        if beside := _beside(here, report, rows, knowledge):
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


def _beside(here: str, report: Report, passages: Sequence[Passage], knowledge: Knowledge) -> Md | None:
    """Return the block beside a passage, or beside rows: themes with the decisive terms, links to themselves."""
    themes = knowledge.themes.by_id
    section = addresses.section_anchor(report)
    links = [
        link(
            text(themes[hit.id].name if hit.id in themes else hit.id),
            _theme(here, hit.id, section),
            f"依据：{'、'.join(hit.why[:SHOWN_TERMS])}",
        )
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


def _theme(here: str, theme: str, section: str) -> str:
    return addresses.source_link(here, addresses.theme_file(theme), section)


def _gap_here(gap: Gap) -> Md:
    where = "此处之前" if gap.kind == "opening" else "此处之后"
    return blocks.note(text(f"{where}来源有缺：{gap.why or blocks.GAPS[gap.kind]}"), "fz-gap-here")


def cities_index(corpus: Corpus) -> Md:
    """Return the list of all places by province, with their documents and the gaps of these."""
    parts: list[Md] = [heading(1, text(addresses.CITIES.name), "fz-top")]
    groups: dict[str, list[tuple[str, Sequence[Report]]]] = {}
    for slug, reports in corpus.by_slug().items():
        groups.setdefault(reports[0].place.province or blocks.page_name(reports), []).append((slug, reports))
    for province, group in groups.items():
        rows = [
            [
                anchor(
                    text(blocks.page_name(reports)),
                    addresses.site_link(addresses.CITIES.file, addresses.city_file(slug)),
                ),
                join((_listed(report) for report in reports), "<br>"),
                blocks.gap_summary(reports),
            ]
            for slug, reports in group
        ]
        parts += [table(text(province), [text("地区"), text("文件"), text("残缺")], rows)]
    return page(addresses.CITIES.name, *parts, hide=["navigation", "toc"])


def _listed(report: Report) -> Html:
    label = text(f"{blocks.title_of(report)}{blocks.year_note(report)}")
    return blocks.home_link(addresses.CITIES.file, report, label)
