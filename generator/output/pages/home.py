"""The home page: what is here and what is missing, search, the matrix of places and themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.places import CHINA, UNPLACED
from generator.output import addresses
from generator.output.addresses import site_link
from generator.output.documents.feed import newest
from generator.output.markdown import (
    Html,
    Md,
    PageHead,
    anchor,
    bullets,
    heading,
    join,
    link,
    page,
    paragraph,
    table,
    text,
)
from generator.output.overview.coverage import coverage_of, map_of
from generator.output.overview.face import asked, headline
from generator.output.overview.tally import tally
from generator.output.pages import blocks
from generator.output.phrases.changes import phrase_news
from generator.output.pictures.completeness import completeness
from generator.output.promise.news import news
from generator.output.references.linked import collection_node
from generator.output.settings import DEFAULTS
from generator.output.themes.matrix import matrix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.model import Corpus
    from generator.output.overview.face import Question
    from generator.output.overview.tally import Card
    from generator.output.page_kind import HomeLink
    from generator.output.settings import Settings

SEARCH = Html(
    Md(
        '<form class="fz-search fz-search-home" role="search" action="search/" method="get">'
        '<input type="search" name="q" aria-label="检索词" placeholder="词语、数字或整句，繁简皆可" '
        'autocomplete="off" enterkeyhint="search" spellcheck="false" maxlength="200">'
        '<button type="submit">检索</button></form>'
    )
)
LISTED = 6
"""The most incomplete documents listed; the list of places has all."""
NEW = 5
"""The most new documents listed; the list of documents has more."""


def home_page(
    corpus: Corpus, links: Sequence[tuple[HomeLink, addresses.Index]], settings: Settings = DEFAULTS
) -> Md:
    """Return the home page: what the site is and how to ask it, what it has, what is new and what is missing.

    `links` lead to other kinds of pages, in their order.
    """
    here = addresses.HOME.file
    looks = join([map_of(corpus, here), coverage_of(corpus, here)])
    parts = [
        heading(1, text(settings.headline or headline(tally(corpus))), "fz-top", "fz-face"),
        paragraph(text(settings.lead), "", "fz-lead"),
        SEARCH,
        _examples(corpus, settings),
        heading(2, text("收录"), "contents"),
        _contents(corpus, links),
        Html(Md(f'<div class="fz-looks">{looks}</div>')),
        *_new(corpus),
        *news(corpus),
        *phrase_news(corpus),
        *_missing(corpus),
        heading(2, text("各主题"), "themes"),
        matrix(corpus, here),
    ]
    head = PageHead(node=collection_node(settings.name, settings.lead), feed=bool(newest(corpus)))
    return page(None, *parts, hide=["navigation", "toc"], head=head)


def _examples(corpus: Corpus, settings: Settings) -> Md:
    """Return example questions as links to their hits: those of the settings, else some of the corpus."""
    links = [anchor(text(one.shown), _results(one)) for one in asked(corpus, settings)]
    return paragraph(join([text("例如："), *links], " "), "", "fz-asking") if links else Md("")


def _results(one: Question) -> str:
    """Return the address of the results of a question."""
    return f"{site_link(addresses.HOME.file, addresses.SEARCH.file)}?{one.parameters}"


def _new(corpus: Corpus) -> Iterator[Md]:
    """Yield the newest documents with their days; nothing where no document has one."""
    dated, entries = newest(corpus)[:NEW], {entry.id: entry for entry in tally(corpus).entries}
    if not dated:
        return
    yield heading(2, text("最新"), "new")
    named = ((day, entries[brief.id]) for day, brief in dated)
    yield bullets(
        join([_document(entry), text(f"，{blocks.full_name(entry.place)}，{blocks.day_of(day)}")])
        for day, entry in named
    )


def _document(entry: Card) -> Html:
    return anchor(text(blocks.title_of(entry)), site_link(addresses.HOME.file, entry.home, entry.anchor))


def _contents(corpus: Corpus, links: Sequence[tuple[HomeLink, addresses.Index]]) -> Md:
    entries = tally(corpus).entries
    span = f"，{blocks.span_of_years(entries)}年" if any(entry.year for entry in entries) else ""
    passages, size = sum(entry.passages for entry in entries), sum(entry.size for entry in entries)
    counted = f"{_areas(corpus)}{span}，{len(entries)}篇文献，{passages}个标题和段落，约{size / 10000:.1f}万字。"
    about = sum(not entry.own for entry in entries)
    if about:
        counted += f"其中{about}篇是{blocks.UNCOUNTED}"
    reading = [link(text(way.label), index.file) for way, index in links if not way.lead]
    lookups = [f"{way.lead}{link(text(way.label), index.file)}" for way, index in links if way.lead]
    return Md(f"{counted}{_either(reading)}阅读；{'，'.join(lookups)}。")


def _areas(corpus: Corpus) -> str:
    """Return how many places there are: the whole country is not one of them, nor is an unknown place."""
    pages = tally(corpus).by_slug
    places = f"{len(pages.keys() - {CHINA, UNPLACED})}个地区"
    return f"全国和{places}" if CHINA in pages else places


def _either(words: Sequence[str]) -> str:
    """Return words as alternatives (甲、乙或丙)."""
    *first, last = words
    return f"{'、'.join(first)}或{last}" if first else last


def _missing(corpus: Corpus) -> Iterator[Md]:
    """Yield what is missing: of incomplete documents those that lack most first, with the share that is kept."""
    entries = tally(corpus).entries
    lacking = [entry for entry in entries if entry.gaps]
    yield heading(2, text("残缺"), "missing")
    if not lacking:
        yield text("所收文献未见残缺。")
        return
    yield text(f"{len(entries)}篇中有{len(lacking)}篇残缺：来源只存节录，或中间被截断、隐去。")
    lacking.sort(key=lambda entry: -entry.lost / (entry.kept + entry.lost or 1))
    rows = [[_document(entry), text(blocks.year_of(entry)), _lacks(entry)] for entry in lacking[:LISTED]]
    yield table(text("残缺的文献"), [text("文献"), text("年份"), text("缺什么")], rows)
    if len(lacking) > LISTED:
        yield Md(f"其余{len(lacking) - LISTED}篇见{link(text(addresses.CITIES.name), addresses.CITIES.file)}。")


def _lacks(entry: Card) -> Html:
    bar = completeness(entry.kept, entry.lost, more=entry.lost_more)
    return join([text(blocks.gap_kinds(entry.gaps)), *([text("："), bar] if bar else [])])
