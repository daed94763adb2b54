"""The list of all records (校勘记), with all findings."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from generator import __version__
from generator.corpus.apart import UNDATED
from generator.corpus.findings.work_list import work_list
from generator.output import addresses
from generator.output.anchors.moved import lost_pages
from generator.output.markdown import (
    NOINDEX,
    Html,
    Md,
    anchor,
    element,
    heading,
    join,
    link,
    page,
    paragraph,
    table,
    text,
)
from generator.output.overview.areas import areas
from generator.output.overview.tally import tally
from generator.output.pages import blocks
from generator.output.pieces import piece, report_part, witness_parts
from generator.output.records.finding_list import findings_of
from generator.output.records.record import record_page
from generator.output.records.rulebook import rules_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.model import Corpus
    from generator.corpus.witnesses.model import Witness
    from generator.output.overview.tally import Card
    from generator.output.page_kind import Page
    from generator.output.settings import Settings


class RecordsPart(NamedTuple):
    """A part of the list of records: its slug, its name, the reports in it."""

    slug: str
    name: str
    entries: Sequence[Card]


RECORDS: Final = 500
"""The most records in one table, of which each takes 350 bytes; more are listed by province, then by year."""


def record_pages(corpus: Corpus, _settings: Settings) -> Iterator[Page]:
    """Yield the list of all records and its parts, the rule book, and the record of each report."""
    yield addresses.RECORDS.file, records_index(corpus)
    yield from _parts(corpus)
    yield addresses.RULES.file, rules_page(corpus.knowledge)
    reasons = {item.finding: item.accepted for item in work_list(corpus) if item.accepted is not None}
    witnesses = corpus.by_base()
    for at, brief in enumerate(corpus.briefs):
        found = witnesses.get(brief.id, ())

        def make(at: int = at, found: Sequence[Witness] = found) -> Md:
            return record_page(corpus.reports[at], corpus.knowledge, reasons, found)

        accepted = [reasons.get(finding) for finding in brief.findings]
        parts = report_part(brief), accepted, witness_parts(found)
        yield addresses.record_file(brief), Md(piece(corpus, "record", parts, make))
    yield from lost_pages(corpus, addresses.RECORDS, addresses.records_of)


def records_index(corpus: Corpus) -> Md:
    """Return the list of all records with the number of edits by evidence, and all findings."""
    here, rules = addresses.RECORDS, addresses.RULES
    rule_book = link(text(rules.name), addresses.source_link(here.file, rules.file))
    parts: list[Md] = [
        heading(1, text(here.name), "fz-top"),
        Md(
            "每篇文献一份：改了什么、删了什么、推断了什么、缺什么，凭哪条规则，改动前后如何。数字是改动的处数。"
            f"各条规则见{rule_book}。"
        ),
        _listed(here.file, tally(corpus).entries, _provinces(corpus)),
        *findings_of(corpus),
        *_version(corpus),
    ]
    return page(here.name, *parts, hide=["navigation", "toc"], head=NOINDEX)


def _version(corpus: Corpus) -> Iterator[Md]:
    """Yield the versions of program and knowledge that all records were made with, as in `reports.jsonl`."""
    yield heading(2, text("程序与规则的版本"), blocks.VERSION)
    digest = element("code", text(corpus.knowledge.digest))
    yield paragraph(
        join([text(f"由Fangzhi {__version__}生成；规则、主题、地名等知识文件的SHA-256为 "), digest, text("。")])
    )


def _provinces(corpus: Corpus) -> list[RecordsPart]:
    top = areas(tally(corpus).by_slug, corpus.knowledge.places)
    return [RecordsPart(area.slug, area.name, area.entries()) for area in top]


def _years(province: RecordsPart) -> Iterator[RecordsPart]:
    """Yield the years of a province; one with more records than a table should have is several parts."""
    ordered = sorted(province.entries, key=lambda entry: entry.year or 0)
    for year, found in groupby(ordered, key=lambda entry: entry.year):
        every = list(found)
        for n, own in enumerate((every[at : at + RECORDS] for at in range(0, len(every), RECORDS)), 1):
            again, more = (f"-{n}", f"（{n}）") if n > 1 else ("", "")
            slug = f"{province.slug}-{year or UNDATED}{again}"
            yield RecordsPart(slug, f"{province.name} {blocks.plain_year(own[0])}{more}", own)


def _parts(corpus: Corpus) -> Iterator[Page]:
    """Yield the lists of the records of each province, and of each year of a large one, where there are many."""
    if len(tally(corpus).entries) > RECORDS:
        for province in _provinces(corpus):
            years = list(_years(province))
            yield _part(province, years)
            if len(province.entries) > RECORDS:
                yield from (_part(year, ()) for year in years)


def _part(part: RecordsPart, inner: Sequence[RecordsPart]) -> Page:
    here, title = addresses.records_file(part.slug), f"{addresses.RECORDS.name}：{part.name}"
    parts = [
        blocks.trail(here, addresses.RECORDS),
        heading(1, text(title), "fz-top"),
        _listed(here, part.entries, inner),
    ]
    return here, page(title, *parts, hide=["navigation", "toc"], head=NOINDEX)


def _listed(here: str, entries: Sequence[Card], inner: Sequence[RecordsPart]) -> Html:
    """Return the table of records with their edits by evidence, or that of the parts of the list they are in."""
    kinds = [text(name) for name, _ in blocks.EVIDENCES.values()]
    if len(entries) <= RECORDS or not inner:
        rows = [[_record(here, entry), *_edits([entry])] for entry in entries]
        return table(text("各篇的改动"), [text("文献"), *kinds], rows, "fz-numbers")
    rows = [
        [
            anchor(text(part.name), addresses.site_link(here, addresses.records_file(part.slug))),
            text(str(len(part.entries))),
            *_edits(part.entries),
        ]
        for part in inner
    ]
    return table(text("各地区的改动"), [text("地区"), text("文献"), *kinds], rows, "fz-numbers")


def _record(here: str, entry: Card) -> Html:
    label = text(f"{blocks.full_name(entry.place)}：{blocks.title_of(entry)}")
    return anchor(label, addresses.site_link(here, addresses.record_file(entry)))


def _edits(entries: Sequence[Card]) -> Iterator[Html]:
    return (text(str(sum(entry.edits[evidence] for entry in entries))) for evidence in blocks.EVIDENCES)
