"""What only the comparison of reports shows: one page's words as title or first line of many documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.corpus.briefs import brief_of
from generator.corpus.findings.alike import find_alike
from generator.knowledge import load_knowledge
from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from tests.unit.output.samples import passage, report

KNOWN = load_knowledge()


def titled(title: str, years: tuple[int, ...]) -> list[tuple[str, str]]:
    """Return the codes and files of findings for documents of some years with one title."""
    reports = [
        report(f"changsha-{year}-{n}", (passage(f"t-{n}", "title", title),), year=year)
        for n, year in enumerate(years)
    ]
    return [(finding.code.id, finding.file) for finding in find_alike([brief_of(one) for one in reports], KNOWN)]


def test_a_title_without_a_kind_on_three_documents_is_a_finding_of_each() -> None:
    found = titled("加大", (2021, 2022, 2023))
    assert {code for code, _ in found} == {"title-shared"}
    assert len({file for _, file in found}) == 3


@pytest.mark.parametrize(
    "title", ["政府工作报告", "政府工作报告（摘要）", "在全市招商引资会议上的讲话", "规划纲要", "通知"]
)
def test_a_title_that_names_a_kind_is_none(title: str) -> None:
    assert titled(title, (2021, 2022, 2023)) == []


def test_two_documents_and_copies_of_one_are_too_few() -> None:
    assert titled("加大", (2021, 2022)) == []
    assert titled("加大", (2023, 2023, 2023, 2022)) == []


def test_a_made_title_is_none_that_the_page_has() -> None:
    one = [
        replace(report(f"r-{y}", (passage("p-1", "paragraph", "正文。"),), year=y), title_basis="made")
        for y in range(5)
    ]
    assert list(find_alike([brief_of(replace(r, title="加大")) for r in one], KNOWN)) == []


def first(text: str, part: str = "front", findings: tuple[Finding, ...] = ()) -> list[str]:
    """Return the findings of documents of five years with one first line."""
    line = replace(passage("p-0", "paragraph", text), part=part)  # type: ignore[arg-type]
    reports = [
        replace(
            report(f"r-{year}", (line, passage("t-1", "title", f"{year}年政府工作报告")), year=year),
            findings=findings,
        )
        for year in range(2019, 2024)
    ]
    return [finding.code.id for finding in find_alike([brief_of(one) for one in reports], KNOWN)]


def test_a_first_line_of_many_documents() -> None:
    assert first("要闻速递") == ["first-line-shared"] * 5
    assert first("各位代表：") == [], "a salutation"
    assert first("政府工作报告") == [], "a title"
    assert first("过去一年，全市经济稳中有进。", "body") == [], "text"


def test_a_first_line_that_is_a_finding_already_is_not_another() -> None:
    assert first("要闻速递", findings=(Finding(Code.EDGE_LINES(words="要闻速递 | 首页"), "a.txt", 1),)) == []
    assert first("要闻速递", findings=(Finding(Code.EDGE_LINES(words="首页"), "a.txt", 1),)) != []
