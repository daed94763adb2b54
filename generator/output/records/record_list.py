"""The list of all records (校勘记), and what a person should look at."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator import __version__
from generator.output import addresses
from generator.output.markdown import Html, Md, anchor, element, heading, join, link, page, paragraph, table, text
from generator.output.pages import blocks
from generator.output.pages.findings import by_problem, in_chinese
from generator.output.records.changes import counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.corpus.model import Corpus
    from generator.knowledge.errors import Finding
    from generator.reading.model import Report


def records_index(corpus: Corpus) -> Md:
    """Return the list of all records with the number of edits by evidence, and all findings."""
    columns = [text("文件"), *(text(name) for name, _ in blocks.EVIDENCES.values())]
    parts: list[Md] = [
        heading(1, text("校勘记"), "fz-top"),
        Md(
            "每篇文件一份：改了什么、删了什么、推断了什么、缺什么，凭哪条规则，改动前后如何。数字是改动的处数。"
            f"各条规则见{link(text('校勘规则'), addresses.source_link(addresses.RECORDS, addresses.RULES))}。"
        ),
        table(text("各篇的改动"), columns, [_listed(corpus, report) for report in corpus.reports], "fz-numbers"),
        *_findings(corpus),
        *_version(corpus),
    ]
    return page("校勘记", *parts, hide=["navigation", "toc"], robots="noindex")


def _version(corpus: Corpus) -> Iterator[Md]:
    """Yield the program and the knowledge that all records were made with; `reports.jsonl` says the same."""
    yield heading(2, text("程序与规则的版本"), blocks.VERSION)
    digest = element("code", text(corpus.knowledge.digest))
    yield paragraph(join([text(f"方志{__version__}；规则、主题、地名等知识文件的SHA-256为 "), digest, text("。")]))


def _listed(corpus: Corpus, report: Report) -> list[Html]:
    label = anchor(text(f"{blocks.full_name(report.place)}：{blocks.title_of(report)}"), _record(report))
    return [label, *(text(str(count)) for count in counts(report, corpus.knowledge.rules).values())]


def _findings(corpus: Corpus) -> Iterator[Md]:
    if not corpus.findings:
        return
    yield heading(2, text("待查"), "findings")
    yield text("程序没有把握而留待人看的地方。点开文件名，可在该篇的校勘记里看到原文。")
    records = {finding: _record(report) for report in corpus.reports for finding in report.findings}
    rows = [
        _finding(list(same), records)
        for _, of_file in groupby(corpus.findings, key=lambda finding: finding.file)
        for same in by_problem(of_file).values()
    ]
    columns = [text(word) for word in ("文件", "位置", "问题", "办法")]
    yield table(text("待查事项"), columns, rows, "fz-findings")


def _finding(same: list[Finding], records: Mapping[Finding, str]) -> list[Html]:
    """Return a row for one file's findings that say the same."""
    first = same[0]
    said = in_chinese(first)
    label = text(first.file)
    if first in records:
        label = anchor(label, f"{records[first]}#findings")
    place = said.place if len(same) == 1 else f"{len(same)}处"
    return [label, text(place), text(said.problem), text(said.remedy)]


def _record(report: Report) -> str:
    return addresses.site_link(addresses.RECORDS, addresses.record_file(report))
