"""The entries of all documents, what the control beside their passages reads, and the newest of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.addresses import asset_link, site_link
from generator.output.anchors.moved import lost_pages
from generator.output.documents.control import control_data
from generator.output.documents.entry import entry_page
from generator.output.documents.feed import feed, newest
from generator.output.markdown import Md, PageHead, anchor, heading, join, link, page, paragraph, table, text
from generator.output.pages import blocks
from generator.output.pieces import piece, report_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.briefs import Brief
    from generator.corpus.model import Corpus
    from generator.output.page_kind import Page
    from generator.output.settings import Settings

ABOUT: Final = (
    "每篇文献有一页著录：题名、报告人或机关、日期、来源、目录和各种引用格式。从各地区的正文篇首可到；"
    "引用某一段，在该段旁点“¶”。"
)


def document_pages(corpus: Corpus, settings: Settings) -> Iterator[Page]:
    """Yield the page on entries, with the newest, and the entry of each document."""
    yield addresses.DOCUMENTS.file, _index(newest(corpus))
    for at, brief in enumerate(corpus.briefs):
        yield addresses.document_file(brief), Md(_made(corpus, at, settings)[0])
    yield from lost_pages(corpus, addresses.DOCUMENTS, addresses.entry_of)


def document_files(corpus: Corpus, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the feed, if a document has a day, and what the control beside passages reads of each document."""
    shown = newest(corpus)
    if shown:
        yield addresses.FEED, feed(shown, settings)
    for at, brief in enumerate(corpus.briefs):
        yield addresses.control_file(brief), _made(corpus, at, settings)[1]


def _made(corpus: Corpus, at: int, settings: Settings) -> Sequence[str]:
    """Return the entry of a document and what the control reads: one piece, so that its report is read once."""

    def make() -> str:
        report, known = corpus.reports[at], corpus.knowledge
        return json.dumps([entry_page(report, known, settings.name), control_data(report, known, settings.name)])

    parts = report_part(corpus.briefs[at]), settings.name
    found: list[str] = json.loads(piece(corpus, "entry", parts, make))
    return found


def _index(shown: Sequence[tuple[str, Brief]]) -> Md:
    here = addresses.DOCUMENTS
    places = link(text(addresses.CITIES.name), addresses.source_link(here.file, addresses.CITIES.file))
    parts = [
        heading(1, text(here.name), "fz-top"),
        paragraph(Md(f"{text(ABOUT)}全部文献见{places}。"), "", "fz-lead"),
    ]
    if shown:
        feed_link = anchor(text("Atom订阅"), asset_link(here.file, addresses.FEED))
        rows = [
            [
                anchor(text(blocks.title_of(brief)), site_link(here.file, addresses.document_file(brief))),
                text(blocks.full_name(brief.place)),
                text(day),
            ]
            for day, brief in shown
        ]
        parts += [
            heading(2, text("最新"), "newest"),
            paragraph(join([text("按取得或作出的日期排列，可"), feed_link, text("。")])),
            table(text("最新的文献"), [text("文献"), text("地区"), text("日期")], rows),
        ]
    head = PageHead(feed=bool(shown))
    return page(here.name, *parts, hide=["navigation", "toc"], description=ABOUT, head=head)
