"""The pages of phrases: the index, and one for each of the strongest; the table of all of them as CSV."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.corpus.phrases.change import compared
from generator.corpus.phrases.find import phrases_of
from generator.output import addresses
from generator.output.data.tables.sheets import BOM, sheet
from generator.output.markdown import (
    Html,
    Md,
    anchor,
    details,
    heading,
    join,
    page,
    paragraph,
    table,
    text,
)
from generator.output.phrases.changes import change_sections, link_of
from generator.output.phrases.phrase_page import phrase_page, shown
from generator.output.phrases.usage import documents_of, places_by_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.corpus.model import Corpus
    from generator.corpus.phrases.model import Phrase, Phrases
    from generator.output.page_kind import Page
    from generator.output.phrases.usage import DocumentsByPlace
    from generator.output.settings import Settings

TABLE: Final = "phrases/phrases.csv"
"""The file of the table: a row for each phrase and year."""
PAGES: Final = "phrases/pages.json"
"""The file by which the results page finds the page of a phrase: file names by phrase."""
COLUMNS: Final = ("phrase", "quoted", "year", "places", "documents", "passages", "places_with_documents")
LEAD: Final = (
    "提法由程序从所收文献中找出，不是事先列好的词表：引号里的用语，和多个地区反复写到、前后界限清楚的词组。"
    "地名、职务、会议和致谢的话不列，注释和名词解释不计。程序难免收进一般的用语，也会漏掉提法；凡列出的，都可以点开核对原句。"
)


def phrase_pages(corpus: Corpus, _settings: Settings) -> Iterator[Page]:
    """Yield the index of phrases, and the page of each of which sentences are kept."""
    found, known = phrases_of(corpus), documents_of(corpus)
    yield addresses.PHRASES.file, index_page(corpus, found, known)
    pairs = compared(corpus)
    for phrase in found.phrases:
        if phrase.text in found.said:
            yield addresses.phrase_file(phrase.text), phrase_page(phrase, found.said[phrase.text], known, pairs)


def phrase_files(corpus: Corpus, _settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the table of phrases and years, and the list of phrases that have pages."""
    found = phrases_of(corpus)
    yield TABLE, BOM + sheet([COLUMNS, *rows(found, documents_of(corpus))])
    names = {text: addresses.phrase_file(text)[len("phrases/") : -len(".md")] for text in found.said}
    yield PAGES, json.dumps(names, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def rows(found: Phrases, known: DocumentsByPlace) -> Iterator[list[object]]:
    """Yield the rows of the table: phrases in their order, of each the years in which it is used."""
    for phrase in found.phrases:
        cards = known.of(phrase)
        for year in known.years:
            own = [use for use, card in zip(phrase.uses, cards, strict=True) if card.year == year]
            if own:
                places = {known.cards[use.report].place.slug for use in own}
                passages = sum(use.passages for use in own)
                counts = [len(places), len(own), passages, len(known.there[year])]
                yield [phrase.text, phrase.quoted, year, *counts]


def index_page(corpus: Corpus, found: Phrases, known: DocumentsByPlace) -> Md:
    """Return the index: what changed most, all phrases by number of places, formulae."""
    here = addresses.PHRASES
    links = {one.text: link_of(here.file, one.text, found.said) for one in found.phrases}
    parts = [
        heading(1, text(here.name), "fz-top"),
        paragraph(text(_counted(found, known)), "", "fz-lead"),
        paragraph(text(LEAD)),
        *change_sections(corpus, found, links),
        *_all(found, known, links),
        *_formulae(here.file, found),
    ]
    described = "各地文献共用的政策提法：哪些地区在用，何时开始，逐年增减，原句对照。"
    return page(here.name, *parts, hide=["navigation", "toc"], description=described)


def _counted(found: Phrases, known: DocumentsByPlace) -> str:
    places = len({card.place.slug for card in known.cards.values()})
    if not found.phrases:
        return f"所收{places}个地区的文献中，没有找到两个以上地区共用的提法。"
    span = f"{known.years[0]}年" if len(known.years) == 1 else f"{known.years[0]}—{known.years[-1]}年"
    pages = f"其中{len(found.said)}条各有一页" if len(found.said) < len(found.phrases) else "各有一页"
    return f"{span}{places}个地区的{len(known.cards)}篇文献中，多个地区共用的提法{len(found.phrases)}条，{pages}。"


def _all(found: Phrases, known: DocumentsByPlace, links: dict[str, str]) -> Iterator[Md]:
    """Yield the table of all phrases, by number of places; those without a page are folded."""
    if not found.phrases:
        return
    yield heading(2, text("全部提法"), "all")
    csv = anchor(text("下载表格（CSV）"), addresses.asset_link(addresses.PHRASES.file, TABLE))
    told = [one for one in found.phrases if one.text in found.said]
    rest = [one for one in found.phrases if one.text not in found.said]
    noted = f"另有{len(rest)}条没有单独一页，列在后面，链接到检索结果。" if rest else ""
    yield paragraph(join([text(f"按地区数排列。{noted}"), csv]))
    for caption, quoted in (("引号里的用语", True), ("反复写到的词组", False)):
        some = [one for one in told if one.quoted is quoted]
        if some:
            yield _table(f"{caption}：用到的地区数和文献数", some, known, links)
    if rest:
        yield details(text(f"其余{len(rest)}条"), _table("没有单独一页的提法", rest, known, links))


def _table(caption: str, phrases: Iterable[Phrase], known: DocumentsByPlace, links: dict[str, str]) -> Html:
    years = known.years
    rows = []
    for phrase in phrases:
        cards = known.of(phrase)
        using = places_by_year(cards)
        places = len({card.place.slug for card in cards})
        rows.append((places, len(cards), min(using), phrase))
    rows.sort(key=lambda row: (-row[0], -row[1], row[3].text))
    columns = [text(name) for name in ("提法", "地区", "文献", *(["最早"] if len(years) > 1 else []))]
    cells = (
        [
            anchor(text(shown(phrase)), links[phrase.text]),
            text(str(places)),
            text(str(count)),
            *([text(str(first))] if len(years) > 1 else []),
        ]
        for places, count, first, phrase in rows
    )
    return table(text(caption), columns, cells, "fz-counts")


def _formulae(here: str, found: Phrases) -> Iterator[Md]:
    if not found.formulae:
        return
    yield heading(2, text("几乎各地都用的话"), "formulae")
    yield paragraph(text("下列用语几乎每个地区都写，分不出彼此，不逐条列页。"))
    links = (anchor(text(one), link_of(here, one, {})) for one in found.formulae)
    yield paragraph(join(links, "、"))
