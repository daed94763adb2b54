"""The list of all records (校勘记), with all findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import __version__
from generator.corpus.findings.work_list import work_list
from generator.output import addresses
from generator.output.markdown import Html, Md, anchor, element, heading, join, link, page, paragraph, table, text
from generator.output.pages import blocks
from generator.output.records.changes import counts
from generator.output.records.finding_list import findings_of
from generator.output.records.record import record_page
from generator.output.records.rulebook import rules_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.corpus.model import Corpus
    from generator.output.page_kind import Page
    from generator.output.settings import Settings
    from generator.reading.model import Report


def record_pages(corpus: Corpus, _settings: Settings) -> Iterator[Page]:
    """Yield the list of all records, the rule book, and the record of each report."""
    yield addresses.RECORDS.file, records_index(corpus)
    yield addresses.RULES.file, rules_page(corpus.knowledge)
    reasons = {item.finding: item.accepted for item in work_list(corpus) if item.accepted is not None}
    witnesses = corpus.by_base()
    for report in corpus.reports:
        found = witnesses.get(report.id, ())
        yield addresses.record_file(report), record_page(report, corpus.knowledge, reasons, found)


def records_index(corpus: Corpus) -> Md:
    """Return the list of all records with the number of edits by evidence, and all findings."""
    here, rules = addresses.RECORDS, addresses.RULES
    rule_book = link(text(rules.name), addresses.source_link(here.file, rules.file))
    columns = [text("文件"), *(text(name) for name, _ in blocks.EVIDENCES.values())]
    parts: list[Md] = [
        heading(1, text(here.name), "fz-top"),
        Md(
            "每篇文件一份：改了什么、删了什么、推断了什么、缺什么，凭哪条规则，改动前后如何。数字是改动的处数。"
            f"各条规则见{rule_book}。"
        ),
        table(text("各篇的改动"), columns, [_listed(corpus, report) for report in corpus.reports], "fz-numbers"),
        *findings_of(corpus),
        *_version(corpus),
    ]
    return page(here.name, *parts, hide=["navigation", "toc"], robots="noindex")


def _version(corpus: Corpus) -> Iterator[Md]:
    """Yield the versions of program and knowledge that all records were made with, as in `reports.jsonl`."""
    yield heading(2, text("程序与规则的版本"), blocks.VERSION)
    digest = element("code", text(corpus.knowledge.digest))
    yield paragraph(
        join([text(f"由Fangzhi {__version__}生成；规则、主题、地名等知识文件的SHA-256为 "), digest, text("。")])
    )


def _listed(corpus: Corpus, report: Report) -> list[Html]:
    record = addresses.site_link(addresses.RECORDS.file, addresses.record_file(report))
    label = anchor(text(f"{blocks.full_name(report.place)}：{blocks.title_of(report)}"), record)
    return [label, *(text(str(count)) for count in counts(report, corpus.knowledge.rules).values())]
