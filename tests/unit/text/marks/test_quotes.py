"""Straight quotation marks: paired where that is certain, all of a paragraph or none."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.marks.quotes import pair_quotes
from generator.text.restore import restore_text
from generator.text.view import View

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('实施"十四五"规划，推进"1+N"平台。', "实施“十四五”规划，推进“1+N”平台。"),
        ('会议强调："要发展。要改革。"', "会议强调：“要发展。要改革。”"),
        ("坚持'一主两翼'布局，办好O'Neill'全球'论坛。", "坚持‘一主两翼’布局，办好O'Neill‘全球’论坛。"),
        ('"坚持“双碳”目标"', "“坚持“双碳”目标”"),
        ("“双碳＂目标", "“双碳”目标"),
        ('实施"十四\n五"规划，推进"三高\n四新"战略。', "实施“十四\n五”规划，推进“三高\n四新”战略。"),
    ],
)
def test_paired(before: str, after: str) -> None:
    assert restore_text(before, KNOWLEDGE).tracked.text == after


@pytest.mark.parametrize(
    "text",
    [
        '实施"十四五规划。',
        '实施"十四五"规划，一块55"屏和一块32"屏。',
        '规划，"推进"，三高"。',
        '参数="十四五"，实施"双碳"。',
        'He said "OK" and left.',
        '“坚持"双碳"目标”',
    ],
)
def test_not_paired_where_it_is_not_sure(text: str) -> None:
    assert not pair_quotes(View.of(text), KNOWLEDGE).changes


def test_a_paragraph_after_an_odd_mark_is_left_as_it_may_start_inside_a_quotation() -> None:
    assert not pair_quotes(View.of('他说："要发展。\n要改革"，会议强调"十四五\n规划。'), KNOWLEDGE).changes
    assert not pair_quotes(View.of('推进"十四五。\n五"规划，推进"三高四新。'), KNOWLEDGE).changes
