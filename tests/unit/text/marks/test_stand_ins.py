"""Marks that stand in for others: stops in half width, and marks of other codes."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()
SCANNED = "全市经济稳中有进,稳中向好.社会大局和谐稳定.同比增长8.2%.其中:第一产业增长4.1%.我们深知,成绩来之不易."


def _clean(text: str) -> str:
    return restore_text(text, KNOWLEDGE).tracked.text


def test_stops_in_half_width_throughout_become_full_width() -> None:
    assert _clean(SCANNED).count("。") == 5
    assert "8.2%" in _clean(SCANNED)


@pytest.mark.parametrize(
    "text",
    [
        "全市经济.发展很快。社会.大局稳定。民生.持续改善。生态.明显好转。",
        "全市经济.发展很快",
        "一.工作回顾\n二.工作安排\n三.保障措施",
    ],
    ids=["among full-width ones", "too few", "numbers of headings"],
)
def test_other_dots_stay(text: str) -> None:
    assert _clean(text).count(".") == text.count(".")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("产业发展\N{SMALL SEMICOLON}民生改善。", "产业发展\N{FULLWIDTH SEMICOLON}民生改善。"),
        ("──坚持稳中求进。", "——坚持稳中求进。"),
        ("坚持稳中求进--这是总基调。", "坚持稳中求进——这是总基调。"),
        ("增长8.5\N{CARE OF}。", "增长8.5%。"),
        ("2013--2015年", "2013--2015年"),
        ("───────\n以上。", "───────\n以上。"),
    ],
)
def test_marks_of_other_codes(text: str, clean: str) -> None:
    assert _clean(text) == clean
