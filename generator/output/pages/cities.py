"""City pages: every document of a place in full, in reading order."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from generator.corpus.phrases.find import phrases_of
from generator.output import addresses
from generator.output.anchors.former import FormerBlocks, former_blocks
from generator.output.anchors.moved import left_note, left_pages, left_stub
from generator.output.markdown import (
    Html,
    Md,
    PageHead,
    address,
    anchor,
    element,
    heading,
    itself,
    join,
    page,
    paragraph,
    text,
)
from generator.output.overview.tally import tally
from generator.output.overview.theme_shares import themes_by_year
from generator.output.pages import blocks
from generator.output.pages.cells import cell_table, in_tables
from generator.output.pages.description import of_place
from generator.output.pages.lines import lines_class
from generator.output.pages.place_lists import cities_index, leaf_list, leaf_name, places_pages
from generator.output.phrases.changes import search_link
from generator.output.pieces import piece, report_part, witness_parts
from generator.output.promise.glance import NOTHING, glance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.corpus.witnesses.model import Witness
    from generator.knowledge import Knowledge
    from generator.output.overview.tally import Card
    from generator.output.page_kind import Page
    from generator.output.settings import Settings
    from generator.reading.model import Gap, Passage, Report

Dated = TypeVar("Dated", bound="blocks.Titled")
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
    slogans = phrases_of(corpus).slogans
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
            shown = glance(corpus, slug) if home == addresses.city_file(slug) else NOTHING
            terms = slogans.get(slug, ()) if home == addresses.city_file(slug) else ()
            yield noted(home, _kept_page(corpus, own, Around(beside(entries), shown, terms), witnesses))
        if addresses.city_file(slug) not in leaves:
            shown = glance(corpus, slug)
            yield noted(addresses.city_file(slug), leaf_list(slug, entries, corpus.knowledge, shown))
    yield from ((file, left_stub(file, leaving)) for file, leaving in left.items())


def _kept_page(
    corpus: Corpus,
    entries: Sequence[Card],
    around: Around,
    witnesses: Mapping[str, Sequence[Witness]],
) -> Md:
    """Return the page of some documents of a place, from the store if all that it shows is as it was."""

    def make() -> Md:
        reports = [corpus.reports[entry.at] for entry in entries]
        return city_page(entries[0].place.slug, reports, corpus.knowledge, witnesses, around)

    briefs = corpus.briefs
    parts = [
        (
            report_part(briefs[entry.at]),
            witness_parts(witnesses.get(entry.id, ())),
            [other and (other.id, other.home, other.anchor, _named(other)) for other in around.near[entry.id]],
        )
        for entry in entries
    ]
    return Md(piece(corpus, "city", [*parts, around.glance, around.slogans], make))


Beside = tuple["Card | None", "Card | None"]
"""The documents before and after one of a place, the latest first."""


def newest_first(documents: Iterable[Dated]) -> list[Dated]:
    """Return documents by year, the latest first, those of a year in their order, those without one last."""
    return sorted(documents, key=lambda one: -(one.year or 0))


def beside(entries: Iterable[Card]) -> Mapping[str, Beside]:
    """Return for each document of a place, by its id, the one before and the one after it.

    Documents come in the order of the page of the place, pages about documents after the others.
    """
    every = newest_first(entries)
    ordered = [one for one in every if one.own] + [one for one in every if not one.own]
    before, after = [None, *ordered[:-1]], [*ordered[1:], None]
    return {one.id: (left, right) for one, left, right in zip(ordered, before, after, strict=True)}


def _turns(here: str, near: Beside) -> Md:
    """Return the links from the end of a document to those before and after it; a script keeps the view."""
    links = (_turn(here, word, other) for word, other in zip(("上一篇", "下一篇"), near, strict=True) if other)
    return Md(element("p", join(links), "fz-turns"))


def _turn(here: str, word: str, other: Card) -> Html:
    page = "" if here == other.home else addresses.site_link(here, other.home)
    target = address(f"{page}#{addresses.title_anchor(other.id, other.anchor)}")
    return Html(Md(f'<a href="{target}" data-report="{other.id}">{text(f"{word}：{_named(other)}")}</a>'))


def _named(other: Card) -> str:
    return f"{blocks.title_of(other)}{blocks.year_note(other)}"


class Around(NamedTuple):
    """What is around the documents of a page: those before and after each, by its id; the place at a glance.

    `slogans` are quoted terms of this place alone.
    """

    near: Mapping[str, Beside]
    glance: Html
    slogans: tuple[str, ...] = ()


ALONE: Final = Around(MappingProxyType({}), NOTHING)
"""What is around documents of which nothing else is known."""


def city_page(
    slug: str,
    reports: Sequence[Report],
    knowledge: Knowledge,
    witnesses: Mapping[str, Sequence[Witness]] = MappingProxyType({}),
    around: Around = ALONE,
) -> Md:
    """Return the page of a place, or one of its leaves: its documents in full, each passage under its anchor."""
    here = addresses.home_file(reports[0])
    place = addresses.Index(blocks.page_name(reports), addresses.city_file(slug))
    name, above = (leaf_name(reports[0]), (place,)) if here != place.file else (place.name, ())
    own = newest_first(blocks.own(reports, knowledge))
    about = newest_first(blocks.others(reports, knowledge))
    parts = [
        DISPLAY,
        blocks.trail(here, addresses.CITIES, *above),
        heading(1, text(name), "fz-top", *(["fz-single"] if len(reports) == 1 else [])),
        around.glance,
        *themes_by_year(own, knowledge),
        *_contents([*own, *about]),
    ]
    for report in (*own, *about):
        if about and report is about[0]:
            parts.append(blocks.note(text(f"以下{len(about)}篇是{blocks.UNCOUNTED}"), "fz-uncounted"))
        parts += _document(here, report, knowledge, witnesses.get(report.id, ()))
        if any(turns := around.near.get(report.id, (None, None))):
            parts.append(_turns(here, turns))
    parts += _slogans(here, around.slogans)
    head = PageHead(lastmod=max((report.retrieved or "" for report in reports), default=""))
    return page(name, *parts, hide=["navigation"], description=of_place(reports), annotated=True, head=head)


def _slogans(here: str, terms: Sequence[str]) -> Iterator[Md]:
    """Yield the quoted terms that no other place has, each with the way to its passages."""
    if terms:
        links = [anchor(text(f"“{term}”"), search_link(here, term)) for term in terms]
        yield paragraph(join([text("所收文献中只见于本地的引号用语："), join(links, "")]), "", "fz-slogans")


def _contents(reports: Sequence[Report]) -> Iterator[Md]:
    """Yield the list of the documents of a page; where there is room the theme has it beside the text instead."""
    if len(reports) > 1:
        label = text(f"本页收录文献{len(reports)}篇，{blocks.years_of(reports)}")
        items = "".join(element("li", _listed(report)) for report in reports)
        yield Md(f'<details class="fz-contents">\n<summary>{label}</summary>\n<ul>{items}</ul>\n</details>')


def _listed(report: Report) -> Html:
    title = addresses.title_anchor(report.id, addresses.report_anchor(report))
    return join([anchor(text(blocks.title_of(report)), f"#{title}"), text(blocks.year_note(report))])


def _document(
    here: str,
    report: Report,
    knowledge: Knowledge,
    witnesses: Sequence[Witness],
) -> Iterator[Md]:
    """Yield a document: its title lines, what it is and where it is from, its gaps, and its passages."""
    passages, former = list(report.passages), former_blocks(report)
    if passages and passages[0].kind == "title":
        first = passages.pop(0)
        yield from former.before.get(first.id, ())
        yield heading(2, blocks.marked(first.text), first.id, "fz-document", report=report.id)
        yield from former.after.get(first.id, ())
    else:
        yield heading(2, text(blocks.title_of(report)), f"report-{report.id}", "fz-document", report=report.id)
    while passages and passages[0].kind == "title":
        yield from former.before.get(passages[0].id, ())
        yield _passage(passages[0], {})
        yield from former.after.get(passages.pop(0).id, ())
    inferred = sum(passage.inferred for passage in report.passages)
    notes = [blocks.note(text(INFERRED.format(inferred)), "fz-inferred-note")] if inferred else []
    yield blocks.head_block(here, report, knowledge, witnesses, *notes)
    notice = blocks.gap_notice(here, report)
    if notice:
        yield notice
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
