"""The entries of all documents, what the control beside their passages reads, and the newest of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.addresses import asset_link, site_link
from generator.output.documents.control import control_data
from generator.output.documents.entry import entry_page
from generator.output.documents.feed import feed, newest
from generator.output.markdown import Head, Md, anchor, heading, join, link, page, paragraph, table, text
from generator.output.pages import blocks
from generator.output.pieces import piece, report_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.briefs import Brief
    from generator.corpus.model import Corpus
    from generator.output.page_kind import Page
    from generator.output.settings import Settings

ABOUT: Final = (
    "每篇文件有一页著录：题名、报告人或机关、日期、来源、目录和各种引用格式。从各地区的正文篇首可到；"
    "引用某一段，在该段旁点“¶”。"
)


def document_pages(corpus: Corpus, settings: Settings) -> Iterator[Page]:
    """Yield the page on entries, with the newest, and the entry of each document."""
    yield addresses.DOCUMENTS.file, _index(newest(corpus))
    for at, brief in enumerate(corpus.briefs):

        def make(at: int = at) -> Md:
            return entry_page(corpus.reports[at], corpus.knowledge, settings.name)

        yield addresses.document_file(brief), Md(piece(corpus, "entry", (report_part(brief), settings.name), make))


def document_files(corpus: Corpus, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the feed, if a document has a day, and what the control beside passages reads of each document."""
    shown = newest(corpus)
    if shown:
        yield addresses.FEED, feed(shown, settings)
    for at, brief in enumerate(corpus.briefs):

        def make(at: int = at) -> str:
            return control_data(corpus.reports[at], corpus.knowledge, settings.name)

        yield addresses.control_file(brief), piece(corpus, "control", (report_part(brief), settings.name), make)


def _index(shown: Sequence[tuple[str, Brief]]) -> Md:
    here = addresses.DOCUMENTS
    places = link(text(addresses.CITIES.name), addresses.source_link(here.file, addresses.CITIES.file))
    parts = [
        heading(1, text(here.name), "fz-top"),
        paragraph(Md(f"{text(ABOUT)}全部文件见{places}。"), "", "fz-lead"),
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
            table(text("最新的文件"), [text("文件"), text("地区"), text("日期")], rows),
        ]
    head = Head(feed=bool(shown))
    return page(here.name, *parts, hide=["navigation", "toc"], description=ABOUT, head=head)
