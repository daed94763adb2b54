"""Indents inside a line: where a paragraph starts, and where blanks mean something else."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()
WIDE = 2 * "\N{IDEOGRAPHIC SPACE}"
YEAR = "过去一年，全市上下团结奋斗，经济社会发展取得新成绩，主要指标好于预期，全年目标任务顺利完成。"


def _lines(text: str) -> list[str]:
    return restore_text(text, KNOWLEDGE).tracked.text.split("\n")


def test_a_report_in_one_line_has_its_paragraphs() -> None:
    pieces = [
        "各位代表：",
        "现在，我代表市人民政府，向大会报告工作，请予审议。",
        "一、2022年工作回顾",
        YEAR,
        f"（一）经济稳中有进。{YEAR}",
        "二、2023年工作安排",
        "——做强产业。新增规上企业200家；",
        "——改善生态（详见附件）。",
        "各位代表！",
        "让我们团结奋斗！",
    ]
    assert _lines(WIDE.join(pieces)) == pieces


@pytest.mark.parametrize("blank", [WIDE, "    ", "\N{NO-BREAK SPACE}" * 4, f"\N{NO-BREAK SPACE}{WIDE}"])
def test_indents_of_any_blanks_count(blank: str) -> None:
    assert _lines(f"{YEAR}{blank}{YEAR}") == [YEAR, YEAR]


def test_narrower_blanks_in_such_a_line_are_none() -> None:
    assert _lines(f"{YEAR}  {YEAR}{WIDE}{YEAR}") == [YEAR + YEAR, YEAR]


def test_the_lines_of_a_title_block_are_separate_and_an_office_stays_with_its_name() -> None:
    front = [
        "政府工作报告",
        "——2021年3月5日在第十三届人民代表大会第四次会议上",
        "市长",
        "李明华",
        "各位代表：",
        YEAR,
    ]
    assert _lines(WIDE.join(front)) == [*front[:2], "市长 李明华", *front[4:]]


@pytest.mark.parametrize(
    "text",
    [
        f"作者：王小明{WIDE}主任：李强",
        f"财政收入增长{WIDE}百分之七。",
        "全市生产总值增长5%。  财政收入增长。",
        f"王伟{WIDE}李强{WIDE}张敏",
        f"（一）{WIDE}经济稳中有进",
    ],
)
def test_other_blanks_are_no_indents(text: str) -> None:
    assert len(_lines(text)) == 1


def test_paragraphs_of_indents_are_not_joined_again() -> None:
    text = f"一、过去一年的工作{WIDE}{YEAR}{WIDE}全市生产总值增长，{WIDE}财政收入增长。"
    cleaned = "\n".join(_lines(text))
    assert cleaned.split("\n")[:2] == ["一、过去一年的工作", YEAR]
    assert "\n".join(_lines(cleaned)) == cleaned
