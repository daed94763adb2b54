"""City pages: every document of a place in full, in reading order."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.output import addresses
from generator.output.anchors.former import FormerBlocks, former_blocks
from generator.output.anchors.moved import left_note, left_pages, left_stub
from generator.output.markdown import Html, Md, PageHead, heading, itself, join, link, page, paragraph, text
from generator.output.overview.tally import tally
from generator.output.overview.theme_shares import themes_by_year
from generator.output.pages import blocks
from generator.output.pages.cells import cell_table, in_tables
from generator.output.pages.description import of_place
from generator.output.pages.lines import lines_class
from generator.output.pages.place_lists import cities_index, leaf_list, leaf_name, places_pages
from generator.output.pieces import piece, report_part, witness_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.corpus.witnesses.model import Witness
    from generator.knowledge import Knowledge
    from generator.output.overview.tally import Card
    from generator.output.page_kind import Page
    from generator.output.settings import Settings
    from generator.reading.model import Gap, Passage, Report

STRUCTURAL = {"opening", "ending", "promise"}
"""Gaps that only the structure shows: they have no mark in the text, so there is a note in its place."""

INFERRED = (
    "本篇有{}个标题由本站析出：来源没有标出，是段首的句子，因同一节各段都这样开头而独立成行，各注“本站析出”。"
)
"""The note on headings that nothing in the source marks; site.css has the words at each of them."""

DISPLAY = Html(Md('<div class="fz-display" data-display></div>'))
"""The place of the menu with which a reader hides marks; `display.js` makes it."""


def city_pages(corpus: Corpus, _settings: Settings) -> Iterator[Page]:
    """Yield the lists of places, and the page of each; a long place has a list and pages by year, its leaves.

    Pages that all documents have left lead on to where these are.
    """
    yield addresses.CITIES.file, cities_index(corpus)
    yield from places_pages(corpus)
    witnesses = corpus.by_base()
    left = dict(left_pages(corpus))

    def noted(file: str, shown: Md) -> Page:
        """Return a page with the note on what has left it."""
        leaving = left.pop(file, None)
        return file, Md(f"{shown}\n{left_note(file, leaving)}\n") if leaving else shown

    for slug, entries in tally(corpus).by_slug.items():
        leaves: dict[str, list[Card]] = {}
        for entry in entries:
            leaves.setdefault(entry.home, []).append(entry)
        for home, own in leaves.items():
            shown = _kept_page(corpus, own, witnesses)
            yield noted(home, Md(f"{shown}\n{_turns(home, leaves)}\n") if len(leaves) > 1 else shown)
        if addresses.city_file(slug) not in leaves:
            yield noted(addresses.city_file(slug), leaf_list(slug, entries, corpus.knowledge))
    yield from ((file, left_stub(file, leaving)) for file, leaving in left.items())


def _kept_page(corpus: Corpus, entries: Sequence[Card], witnesses: Mapping[str, Sequence[Witness]]) -> Md:
    """Return the page of some documents of a place, from the store if all that it shows is as it was."""

    def make() -> Md:
        reports = [corpus.reports[entry.at] for entry in entries]
        return city_page(entries[0].place.slug, reports, corpus.knowledge, witnesses)

    briefs = corpus.briefs
    parts = [(report_part(briefs[entry.at]), witness_parts(witnesses.get(entry.id, ()))) for entry in entries]
    return Md(piece(corpus, "city", parts, make))


def _turns(here: str, leaves: Mapping[str, Sequence[Card]]) -> Md:
    """Return the links to the leaves before and after one."""
    files = list(leaves)
    at = files.index(here)
    near = [("前", file) for file in files[max(0, at - 1) : at]] + [
        ("后", file) for file in files[at + 1 : at + 2]
    ]
    links = (
        link(text(f"{word}一页：{leaf_name(leaves[file][0])}"), addresses.source_link(here, file))
        for word, file in near
    )
    return paragraph(Md("　".join(links)), "", "fz-turn")


def city_page(
    slug: str,
    reports: Sequence[Report],
    knowledge: Knowledge,
    witnesses: Mapping[str, Sequence[Witness]] = MappingProxyType({}),
) -> Md:
    """Return the page of a place, or one of its leaves: its documents in full, each passage under its anchor."""
    here = addresses.home_file(reports[0])
    place = addresses.Index(blocks.page_name(reports), addresses.city_file(slug))
    name, above = (leaf_name(reports[0]), (place,)) if here != place.file else (place.name, ())
    own, about = blocks.own(reports, knowledge), blocks.others(reports, knowledge)
    parts = [
        DISPLAY,
        blocks.trail(here, addresses.CITIES, *above),
        heading(1, text(name), "fz-top"),
        *themes_by_year(own, knowledge),
        *_contents([*own, *about]),
    ]
    for report in own:
        parts += _document(here, report, knowledge, witnesses.get(report.id, ()))
    if about:
        parts.append(blocks.note(text(f"以下{len(about)}篇是{blocks.UNCOUNTED}"), "fz-uncounted"))
    for report in about:
        parts += _document(here, report, knowledge, witnesses.get(report.id, ()))
    head = PageHead(lastmod=max((report.retrieved or "" for report in reports), default=""))
    return page(name, *parts, hide=["navigation"], description=of_place(reports), annotated=True, head=head)


def _contents(reports: Sequence[Report]) -> Iterator[Md]:
    if len(reports) > 1:
        yield text(f"本页收录文献{len(reports)}篇：")
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
) -> Iterator[Md]:
    """Yield a document: its title lines, its provenance, its gaps, and its passages."""
    passages, former = list(report.passages), former_blocks(report)
    if passages and passages[0].kind == "title":
        first = passages.pop(0)
        yield from former.before.get(first.id, ())
        yield heading(2, blocks.marked(first.text), first.id, "fz-document")
        yield from former.after.get(first.id, ())
    else:
        yield heading(2, text(blocks.title_of(report)), f"report-{report.id}", "fz-document")
    while passages and passages[0].kind == "title":
        yield from former.before.get(passages[0].id, ())
        yield _passage(passages[0], {})
        yield from former.after.get(passages.pop(0).id, ())
    yield blocks.provenance(here, report, knowledge, witnesses)
    notice = blocks.gap_notice(here, report)
    if notice:
        yield notice
    if inferred := sum(passage.inferred for passage in report.passages):
        yield blocks.note(text(INFERRED.format(inferred)), "fz-inferred-note")
    themes = {theme.id: theme.name for theme in blocks.themes_of(knowledge)}
    yield from _body(report, passages, themes, former)


def _body(
    report: Report, passages: Sequence[Passage], themes: Mapping[str, str], former: FormerBlocks
) -> Iterator[Md]:
    """Yield the passages after the title, with notes at gaps; `themes` are the names of themes."""
    gaps = {(gap.passage, gap.kind == "opening"): gap for gap in report.gaps if gap.kind in STRUCTURAL}
    for rows in in_tables(passages, {gap.passage for gap in gaps.values()}):
        passage = rows[0]
        if before := gaps.get((passage.id, True)):
            yield _gap_here(before)
        for one in rows:
            yield from former.before.get(one.id, ())
        yield from _rows(rows, themes) if len(rows) > 1 else (_passage(passage, themes),)
        for one in rows:
            yield from former.after.get(one.id, ())
        if after := gaps.get((passage.id, False)):
            yield _gap_here(after)


def _passage(passage: Passage, themes: Mapping[str, str]) -> Md:
    """Return the element whose text is exactly the passage; the link of a paragraph to itself has no text."""
    shown = blocks.marked(passage.text)
    if passage.kind == "heading":
        return heading(min((passage.level or 1) + 2, 6), shown, passage.id, *_heading_classes(passage))
    if passage.kind == "title":
        return paragraph(shown, passage.id, "fz-title")
    names = _themes(passage, themes)
    control = itself(passage.id, "引用本段", names)
    return paragraph(join([shown, control]), passage.id, lines_class(passage.text, names))


def _heading_classes(passage: Passage) -> Iterator[str]:
    if passage.text.endswith("。"):
        yield "fz-run-in"
    if passage.inferred:
        yield "fz-inferred"


def _rows(rows: Sequence[Passage], themes: Mapping[str, str]) -> Iterator[Md]:
    """Yield a table, and after it the links of its rows to themselves."""
    yield cell_table(rows)
    links = (itself(row.id, f"引用第{n}行", _themes(row, themes)) for n, row in enumerate(rows, 1))
    yield paragraph(join(links, " "), "", "fz-row-links")


def _themes(passage: Passage, themes: Mapping[str, str]) -> list[str]:
    return [themes.get(hit.id, hit.id) for hit in passage.themes]


def _gap_here(gap: Gap) -> Md:
    where = "此处之前" if gap.kind == "opening" else "此处之后"
    return blocks.note(text(f"{where}来源有缺：{gap.why or blocks.GAPS[gap.kind]}"), "fz-gap-here")
