"""The review and the plan of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.cues.divisions import DIVISIONS, Division
from generator.reading.divisions import divisions
from generator.reading.model import Passage

if TYPE_CHECKING:
    from generator.reading.model import PassageKind

KNOWN = load_knowledge()


@pytest.mark.parametrize("name", DIVISIONS)
def test_a_sign_finds_its_examples_alone(name: Division) -> None:
    signs = KNOWN.divisions[name]
    assert signs.examples
    assert [text for text in signs.examples if not signs.signs.search(text)] == []
    assert [text for text in signs.keeps if signs.signs.search(text)] == []


def test_no_example_of_a_division_has_a_sign_of_the_other() -> None:
    review, plan = KNOWN.divisions["review"], KNOWN.divisions["plan"]
    assert [text for text in review.examples if plan.signs.search(text)] == []
    assert [text for text in plan.examples if review.signs.search(text)] == []


def found(*lines: tuple[int, str]) -> list[Division | None]:
    """Return the divisions of headings (level from 1) and paragraphs (level 0) of a body."""
    above: list[tuple[int, str]] = []
    passages: list[Passage] = []
    for level, text in lines:
        if level:
            above = [(one, name) for one, name in above if one < level]
        path = tuple(name for _, name in above)
        kind: PassageKind = "heading" if level else "paragraph"
        passages.append(Passage(str(len(passages)), kind, level or None, text, path, ()))
        if level:
            above.append((level, text))
    return list(divisions(passages, KNOWN))


def test_headings_open_the_review_and_the_plan() -> None:
    lines = (
        (0, "各位代表："),
        (1, "一、2024年工作回顾"),
        (0, "产量增长。"),
        (1, "二、2025年工作安排"),
        (0, "提高产量。"),
    )
    assert found(*lines) == [None, "review", "review", "plan", "plan"]


def test_what_follows_the_plan_is_of_the_plan() -> None:
    lines = (
        (1, "一、2024年工作回顾"),
        (1, "二、2025年重点工作"),
        (1, "三、全面加强政府自身建设"),
        (0, "从严治政。"),
    )
    assert found(*lines) == ["review", "plan", "plan", "plan"]


def test_a_heading_without_a_sign_has_that_of_the_first_lines_below_it() -> None:
    lines = (1, "一、牢记殷殷嘱托，接续奋斗"), (0, "一年来的主要工作是："), (2, "（一）筑牢根基"), (0, "增长。")
    assert found(*lines) == ["review"] * 4
    assert found((1, "二、牢记使命，奋勇争先"), (2, "今年经济社会发展的主要预期目标是：")) == ["plan"] * 2


def test_a_heading_of_both_leaves_it_to_those_below_it() -> None:
    lines = (
        (1, "二、“十四五”时期发展成就和“十五五”时期主要目标任务"),
        (0, "五年。"),
        (2, "（一）发展成就"),
        (2, "（二）主要目标"),
    )
    assert found(*lines) == [None, None, "review", "plan"]


def test_an_excerpt_may_begin_in_the_review() -> None:
    lines = (
        (0, "城。"),
        (3, "乡村振兴有力推进。"),
        (0, "增长。"),
        (2, "一年来，我们致力优化营商环境。"),
        (1, "二、2023年工作安排"),
    )
    assert found(*lines) == [None, "review", "review", "review", "plan"]


def test_nothing_is_said_where_nothing_shows_it() -> None:
    assert found((1, "一、国家在过渡时期的总任务"), (0, "总任务是。"), (1, "二、外交")) == [None, None, None]
    assert found((1, "1.要分析问题"), (0, "四是工作落实还有差距，重点工作推进不快。")) == [None, None]
