"""Joins over the number of a page, and of numbers that a line end divides."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.findings.codes import Code
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()
HALVES = ("我们要坚持稳中求进工作总基调，推动全县经济社会", "高质量发展，努力完成全年任务。")
PAGE = """\
　　一年来，我们坚持以习近平新时代中国特色社会主义思
想为指导，全面贯彻党的十九大和十九届历次全会精神，认真
落实省委、省政府和市委决策部署，统筹疫情防控和经济社会
— 3 —
发展，较好完成了市十五届人大六次会议确定的目标任务。全
市生产总值增长8.1%，总量突破3,
500亿元，人均生产总值突破1万美元。推进Belt and
Road建设，新开工项目1
200个。
　　一是产业转型步伐加快。规模以上工业增加值增长9.
5%，高新技术企业达到800家。
第 4 页 共 30 页
二是改革开放持续深化。“放管
服”改革走在前列，进出口总额增长25.6
%。
- 5 -
　　三是民生福祉不断增进。"""
"""Text copied from a PDF."""


@pytest.mark.parametrize("number", ["— 3 —", "- 3 -", "第3页", "第 3 页 共 20 页", "3 / 16", "\n— 3 —\n\n"])
def test_a_sentence_goes_on_over_the_number_of_a_page(number: str) -> None:
    restored = restore_text(f"{HALVES[0]}\n{number}\n{HALVES[1]}", KNOWLEDGE)
    assert restored.tracked.text == "".join(HALVES)
    (edit,) = restored.tracked.edits
    assert edit.steps[-1] == "page-breaks"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("全县经济社会发展取得新成效。", "各位代表：现在，我向大会报告工作。"),
        ("一、过去一年的工作回顾", "过去一年，全县上下团结奋斗。"),
        ("全县经济社会发展，", "一、过去一年的工作"),
        ("主要指标 单位 完成数", "财政收入 亿元 6.1"),
        ("城市更新", "老旧小区改造有序推进。"),
    ],
)
def test_what_is_whole_before_the_number_of_a_page_stays_so(before: str, after: str) -> None:
    text = restore_text(f"{before}\n— 3 —\n{after}", KNOWLEDGE).tracked.text
    assert text == f"{before}\n{after}"


def test_nothing_is_joined_over_a_line_that_is_no_page() -> None:
    text = f"{HALVES[0]}\n— 3 —\n责任编辑：王小明\n{HALVES[1]}"
    assert restore_text(text, KNOWLEDGE).tracked.text == "\n".join(HALVES)


def test_pages_of_a_pdf_are_four_paragraphs() -> None:
    restored = restore_text(PAGE, KNOWLEDGE)
    paragraphs = restored.tracked.text.split("\n")
    assert [paragraph[:4] for paragraph in paragraphs] == ["一年来，", "一是产业", "二是改革", "三是民生"]
    assert "统筹疫情防控和经济社会发展，" in paragraphs[0]
    assert paragraphs[0].endswith(
        "总量突破3,500亿元，人均生产总值突破1万美元。推进Belt and Road建设，新开工项目1200个。"
    )
    assert paragraphs[2] == "二是改革开放持续深化。“放管服”改革走在前列，进出口总额增长25.6%。"


def test_a_number_put_together_is_a_suspect() -> None:
    source = "加大投入力度，新建标准化厂房1\n2 / 16\n6万平方米。"
    restored = restore_text(source, KNOWLEDGE)
    assert restored.tracked.text == "加大投入力度，新建标准化厂房16万平方米。"
    (suspect,) = restored.suspects
    assert suspect.message == Code.NUMBER_JOINED(a="1", b="6")
    assert source[suspect.start : suspect.end] == "1\n2 / 16\n6"
    assert "broken-numbers" in restored.tracked.edits[0].steps


def test_every_number_of_a_page_that_was_put_together_is_a_suspect_of_the_whole_run() -> None:
    parts = {suspect.message.arguments for suspect in restore_text(PAGE, KNOWLEDGE).suspects}
    assert parts == {(("a", a), ("b", b)) for a, b in (("3,", "500"), ("1", "200"), ("9.", "5"))}
