"""Marks of Markdown go; asterisks for what is left out, and tables of catalogues, stay."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.boilerplate.markdown import markdown_changes
from tests.work import calls

KNOWLEDGE = load_knowledge()
SIGN = "# 工作报告\n"
"""A line that shows that a document is Markdown."""


def stripped(text: str) -> str:
    for change in sorted(markdown_changes(text, KNOWLEDGE.rules), key=lambda one: -one.start):
        text = text[: change.start] + change.after + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("**各位代表：**", "各位代表："),
        ("__一、工作回顾__", "一、工作回顾"),
        ("> **经济稳中向好。**全县增长6%。", "> 经济稳中向好。全县增长6%。"),
    ],
)
def test_a_pair_around_a_line_or_its_first_sentence_is_emphasis(before: str, after: str) -> None:
    assert stripped(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("完成**投资增长**任务", "完成投资增长任务"),
        ("**投资****增长**", "投资增长"),
        ("***投资增长***", "投资增长"),
        ("~~投资增长~~", "投资增长"),
        ("*（2024年1月5日）*", "（2024年1月5日）"),
        ("**市场活力增强。**新增企业", "市场活力增强。新增企业"),
        ("- 新增企业\n> - 引文", "新增企业\n引文"),
        ("* * *", ""),
        ("1\\. 稳增长\\", "1. 稳增长"),
    ],
)
def test_in_markdown_marks_go(before: str, after: str) -> None:
    assert stripped(SIGN + before) == SIGN + after


@pytest.mark.parametrize(
    "line",
    [
        "**同志通报了情况",
        "到**县**镇调研",
        "**县**镇**村的**同志",
        "**书记和**县长",
        "在**举行了会议",
        "变成***发展成果",
        "2*3*4",
        "max_value_of",
    ],
)
def test_what_is_left_out_stays(line: str) -> None:
    assert stripped(line) == line
    assert stripped(SIGN + line) == SIGN + line


def test_beside_redactions_a_pair_inside_a_sentence_stays() -> None:
    text = f"{SIGN}在**举行的会**议上\n**同志讲话"
    assert stripped(text) == text


@pytest.mark.parametrize("line", ["- 新增企业", "> 引文", "----", "指标 | 数值"])
def test_without_a_sign_of_markdown_other_marks_stay(line: str) -> None:
    assert stripped(line) == line


def test_a_table_has_tabs_between_its_cells() -> None:
    assert stripped("甲 | 乙\n--- | ---\n丙 | 丁\n戊") == "甲\t乙\n\n丙\t丁\n戊"
    assert stripped("| 甲 | | 乙 |\n|---|---|---|\n| 丙 |  | 丁 |") == "甲\t\t乙\n\n丙\t\t丁"


def test_the_lines_of_a_table_may_be_rules_too() -> None:
    assert stripped("甲|乙\n--|--\n丙|丁\n--|--\n戊|己\n庚\n辛|壬") == "甲\t乙\n\n丙\t丁\n\n戊\t己\n庚\n辛|壬"


@pytest.mark.parametrize("unit", ["|--|\n", "甲|\n--|--\n", "|甲", "| "])
def test_the_work_on_a_table_is_linear(unit: str) -> None:
    def work(size: int) -> int:
        return calls(lambda: list(markdown_changes(f"{SIGN}--|--\n{unit * size}", KNOWLEDGE.rules)))

    assert work(800) < 9 * work(100), "eight times the lines, more than eight times the calls"


def test_the_table_of_a_catalogue_is_left_to_the_rules_of_labels() -> None:
    table = "| 索引号 | 1234 |\n|---|---|\n| 公开方式 | 主动公开 |"
    assert stripped(table) == table


def test_pairs_inside_lines_show_markdown_by_themselves() -> None:
    assert stripped("推动**产业**发展，办好**40件**实事。") == "推动产业发展，办好40件实事。"
    assert stripped("推动**产业**发展，办好实事。") == "推动**产业**发展，办好实事。"
    assert stripped("**市**区**镇的产业**发展。") == "**市**区**镇的产业**发展。"
    assert stripped("推动**产业**发展。\n**区委书记出席。") == "推动**产业**发展。\n**区委书记出席。"
