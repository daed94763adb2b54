"""Reports: what the manifest decides, and what is found in the text as a whole."""

from __future__ import annotations

from generator.knowledge import load_knowledge
from generator.knowledge.findings.codes import Code
from generator.output.data.export import passage_row
from generator.output.pages.cities import city_page
from generator.reading.report import make_report
from generator.sources.manifest import ManifestEntry
from generator.sources.read import read_source

KNOWN = load_knowledge()
REST = "深化国资国企改革，健全要素市场体系，全年新登记市场主体增长百分之八，营商环境持续优化，企业满意度明显提升。"
HEADINGS = ("内需拉动明显增强。", "产业升级步伐加快。", "改革开放不断深化。")
TEXT = "2024年长沙市政府工作报告\n各位代表：\n一、工作回顾\n" + "\n".join(one + REST for one in HEADINGS)
ORIGIN = read_source("a.txt", TEXT.encode())


def test_headings_that_nothing_marks_are_inferred_in_ledger_data_and_page() -> None:
    report = make_report(ORIGIN, None, KNOWN)
    rows = [passage_row(report, passage) for passage in report.passages]
    assert [row["text"] for row in rows if row["inferred"]] == list(HEADINGS)
    assert [row["part"] for row in rows][:3] == ["front", "body", "body"]
    assert {step for edit in report.edits for step in edit.steps} == {"inferred-heading"}
    page = str(city_page("changsha", [report], KNOWN))
    assert page.count(".fz-inferred }") == len(HEADINGS)
    assert "本篇有3个标题由本站析出" in page


def test_the_manifest_switches_them_off() -> None:
    report = make_report(ORIGIN, ManifestEntry("a.txt", 1, run_in_headings=False), KNOWN)
    assert [p.text for p in report.passages if p.kind == "heading"] == ["一、工作回顾"]
    assert report.edits == ()
    assert "由本站析出" not in str(city_page("changsha", [report], KNOWN))


def test_a_text_that_is_there_twice_is_a_finding() -> None:
    paragraphs = "\n".join(f"第{n}项，{REST}" for n in range(6))
    twice = read_source("a.txt", f"2024年长沙市政府工作报告\n各位代表：\n{paragraphs}\n{paragraphs}".encode())
    assert Code.TEXT_TWICE(percent=50) in [finding.message for finding in make_report(twice, None, KNOWN).findings]
    assert not make_report(ORIGIN, None, KNOWN).findings
