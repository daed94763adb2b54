"""Parts of a document, and what is no heading because of its part."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.reading.outline.read import read_outline
from generator.reading.passages import read_passages
from generator.text.ledger import Tracked

KNOWLEDGE = load_knowledge()
REPORT = "各位代表：\n现在，我报告工作。\n一、工作回顾\n改善生态环境质量，治理污染河流，新增造林3万亩。"
FRONT = "政府工作报告\n——2024年1月5日在某市第五届人民代表大会第三次会议上\n市长 王建国"


def outline(text: str) -> list[tuple[str, str, str]]:
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    return [(line.part, line.kind, line.text) for line in lines]


def parts(text: str) -> list[str]:
    return [part for part, _, _ in outline(text)]


def test_the_title_block_is_the_front_and_the_rest_the_body() -> None:
    assert parts(f"{FRONT}\n{REPORT}") == ["front"] * 3 + ["body"] * 4


@pytest.mark.parametrize("announced", ["目录\n", "目 录\n", ""])
@pytest.mark.parametrize("leader", ["", "……3"])
def test_a_list_of_contents_is_front_matter_wherever_it_is(announced: str, leader: str) -> None:
    contents = f"{announced}一、工作回顾{leader}\n二、工作安排{leader}\n"
    report = f"{REPORT}\n二、工作安排\n抓好乡村振兴，改造厕所2000座。"
    for text in (f"{contents}政府工作报告\n{report}", f"政府工作报告\n{contents}{report}"):
        found = outline(text)
        assert [text for _, kind, text in found if kind == "title"] == ["政府工作报告"]
        assert [text for _, kind, text in found if kind == "heading"] == ["一、工作回顾", "二、工作安排"]
        assert sum(part == "front" for part, _, _ in found) == contents.count("\n") + 1


def test_numbered_lines_that_do_not_come_again_are_headings() -> None:
    text = f"{FRONT}\n目录\n第一篇 总则\n第一章 发展环境\n全市综合实力显著增强，产业结构不断优化。"
    assert [text for _, kind, text in outline(text) if kind == "heading"] == ["第一篇 总则", "第一章 发展环境"]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("名词解释", "glossary"),
        ("附件1", "annex"),
        ("附表：", "annex"),
        ("注：", "notes"),
        ("脚注：①列宁", "notes"),
    ],
)
def test_what_follows_the_report_is_a_part_of_its_own(line: str, part: str) -> None:
    assert parts(f"{REPORT}\n{line}\n1.双高计划：支持高职学校发展，改善办学条件。")[-1] == part


def test_a_link_before_the_salutation_opens_no_part() -> None:
    assert set(parts(f"{FRONT}\n名词解释\n{REPORT}")) == {"front", "body"}


def test_entries_of_a_glossary_are_no_headings_and_have_no_theme() -> None:
    entries = "1.蓝天保卫战：改善生态环境质量，治理污染河流，新增造林3万亩。\n2.双高计划\n支持高职发展。"
    text = f"{REPORT}\n名词解释\n{entries}"
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    passages = list(read_passages(lines, "x", KNOWLEDGE))
    assert [p.text for p in passages if p.kind == "heading"] == ["一、工作回顾", "名词解释"]
    assert [bool(p.themes) for p in passages if "造林" in p.text] == [True, False]
    assert [p.part for p in passages if "造林" in p.text] == ["body", "glossary"]


@pytest.mark.parametrize(
    "line",
    [
        "桃源县财政局局长 王建国",
        "国务院总理周恩来",
        "王建国 李明华",
        "，推动发展",
        "第三个行动方案的",
        "有效实施宪法和",
    ],
)
def test_names_and_pieces_of_sentences_are_no_headings(line: str) -> None:
    body = "全年增长百分之六，投资增长百分之八。"
    text = f"{REPORT}\n经济发展\n{body}\n{line}\n{body}\n社会事业\n{body}"
    assert line not in [text for _, kind, text in outline(text) if kind == "heading"]


def test_a_title_that_comes_again_is_no_heading() -> None:
    body = "全年增长百分之六，投资增长百分之八。"
    text = f"{FRONT}\n{REPORT}\n经济发展\n{body}\n政府工作报告\n{body}"
    assert ("front", "paragraph", "政府工作报告") in outline(text)


@pytest.mark.parametrize(
    "lines", ["城东客运枢纽", "重点项目\n城东客运枢纽\n会展中心", "经济发展\n工业\n农业\n服务业"]
)
def test_captions_and_lists_are_no_headings(lines: str) -> None:
    text = f"{REPORT}\n{lines}\n全年增长百分之六，投资增长百分之八。\n二、工作安排\n任务很重，困难很多。"
    assert [text for _, kind, text in outline(text) if kind == "heading"] == ["一、工作回顾", "二、工作安排"]


def test_plain_lines_over_paragraphs_are_headings_where_there_are_several() -> None:
    body = "全年增长百分之六，投资增长百分之八。"
    found = outline(f"{REPORT}\n经济发展\n{body}\n社会事业\n{body}")
    assert [text for _, kind, text in found if kind == "heading"] == ["一、工作回顾", "经济发展", "社会事业"]


def test_lines_of_the_front_are_no_list_with_the_heading_below_them() -> None:
    text = "政府工作报告\n（2024年1月5日）\n县长 王建国\n工作回顾\n全年增长百分之六，投资增长百分之八。"
    assert ("body", "heading", "工作回顾") in outline(text)


def test_a_signature_after_a_list_of_annexes_is_the_body() -> None:
    text = f"{REPORT}\n附件：任务分解表\n青石县人民政府办公室\n2021年3月5日\n附件\n抓好重点项目，改造厕所2000座。"
    assert parts(text)[-5:] == ["annex", "body", "body", "annex", "annex"]
