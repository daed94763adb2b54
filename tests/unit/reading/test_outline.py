"""Headings, levels, and what the edits do to the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge import load_knowledge
from generator.reading.outline import read_outline
from generator.reading.structure import structural_gaps
from generator.reading.title import find_title
from generator.text.ledger import Tracked, undo

KNOWLEDGE = load_knowledge()
GOLDEN = Path(__file__).parents[2] / "golden" / "outline"
SIGNS = {"title": "T", "paragraph": "-"}


def shape(text: str) -> list[str]:
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    return [f"{SIGNS.get(line.kind, str(line.level))} {line.text}" for line in lines]


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_golden(case: Path) -> None:
    source, wanted = case.read_text(encoding="utf-8").split("\n=====\n")
    assert shape(source) == wanted.rstrip("\n").split("\n")


def test_a_label_its_name_and_its_slogan_are_one_heading() -> None:
    text = "关键词 1\n先进制造业\n筑牢根基，着力打造\n制造业高地\n【报告点击】\n必须夯实这个“压舱石”。"
    assert (
        shape(f"任务与未来\n引言先说几句话，再说几句话。\n{text}")[2]
        == "1 关键词 1 先进制造业 筑牢根基，着力打造制造业高地"
    )


def test_a_number_alone_takes_the_next_line() -> None:
    assert (
        shape("导语在此，且不必长。\n二是\n产业基础不牢。工业发展承压运行，龙头企业增长受限。")[1]
        == "3 二是产业基础不牢。"
    )


def test_a_lead_in_is_no_heading() -> None:
    assert (
        shape("一、工作安排\n今年重点抓好以下工作：\n（一）扩大需求\n着力扩大消费。")[1]
        == "- 今年重点抓好以下工作："
    )


def test_words_behind_a_gap_mark_open_no_heading() -> None:
    lines = shape(
        "等下⟦原文缺981字⟧\n线坚决守牢。政府债务结构持续优化，利息成本进一步降低。防汛抗旱工作有力有序。"
    )
    assert all(line.startswith("-") for line in lines)


def test_an_excerpt_has_no_title() -> None:
    _, lines = read_outline(Tracked.of("二、2023年工作安排\n2023年，是开局之年，也是关键时期。"), KNOWLEDGE)
    assert find_title(lines) is None


@given(st.text(alphabet="一二、。（）是：；“”\n甲乙12.①关键词—⟧⟦ ，", max_size=200))
def test_every_character_is_accounted_for(text: str) -> None:
    tracked, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    assert "\n".join(line.text for line in lines) == tracked.text
    assert undo(tracked.text, tracked.edits) == text
    assert all((line.level is not None) == (line.kind == "heading") for line in lines)
    structural_gaps(lines, KNOWLEDGE.outline)
