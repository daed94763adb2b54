"""Toolbars in brackets over several lines, and the marks of an encyclopedia; the document's own marks stay."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.boilerplate.brackets import bracketed
from generator.text.boilerplate.wiki import marks
from generator.text.rule_matching import short_lines, stage_rules

KNOWLEDGE = load_knowledge()
RULES = stage_rules(KNOWLEDGE, "boilerplate")


def gone(text: str) -> str:
    """Return what goes of a text, with its line ends."""
    return "\n".join(text[one.start : one.end] for one in bracketed(list(short_lines(text, 100)), RULES))


@pytest.mark.parametrize(
    "bar", ["【字号：\n加大\n还原\n减小\n】", "（字体：\n大\n中\n小）", "[字号\n大\n中\n小\n]", "【\n关闭窗口\n】"]
)
def test_a_toolbar_goes_up_to_its_closing_bracket(bar: str) -> None:
    assert gone(f"{bar}\n工作报告") == bar
    assert gone(f"来源 {bar} 工作报告") == bar


@pytest.mark.parametrize(
    "text",
    [
        "[\n1\n]",
        "【\n关键举措\n】",
        "【字号：\n加大\n工作报告",
        "（一）打印\n（二）关闭",
        "（\n" + "大\n" * 20 + "）",
    ],
)
def test_notes_headings_and_open_brackets_stay(text: str) -> None:
    assert gone(text) == ""


@pytest.mark.parametrize(
    ("text", "found"), [("维基百科\n工作[1]，概述[编辑]", ["[1]", "[编辑]"]), ("工作[1]，任务[2]", [])]
)
def test_marks_of_notes_go_on_the_page_of_an_encyclopedia_alone(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in marks(text, KNOWLEDGE)] == found
