"""Doubled marks in sentences that have lost figures, and cleaning what has been cleaned."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus.invariants import check_report
from generator.knowledge import load_knowledge
from generator.knowledge.findings.codes import Code
from generator.knowledge.marks import COLON, SEMICOLON
from generator.reading.report import make_report
from generator.sources.read import read_source
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()

FRONT = f"攸县政府工作报告\n——2024年1月10日在攸县人民代表大会上\n各位代表{COLON}\n"
SECOND = "（二）农业生产稳定。全年粮食总产达到一千万吨，增长百分之三。"

CLAUSES = (
    "工业生产",
    "，%",
    "，，",
    "，。",
    "。。",
    "%，平稳增长。",
    f"{SEMICOLON}%",
    f"{SEMICOLON}{SEMICOLON}",
    "全年生产总值达到一千亿元，",
    "增长百分之三。",
    "我们坚持稳中求进，各项工作取得进展。",
    "（一）",
    "二、",
    "！",
    "”",
    "\n",
)


def cleaned(text: str) -> str:
    return restore_text(text, KNOWLEDGE).tracked.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总产，%，增长，。", "总产，□%，增长，。"),
        ("总产，%。财政收入增长，。", "总产，□%。财政收入增长。"),
        ("财政收入增长，。总产，，%。", "财政收入增长。总产，□，□%。"),
        ("财政收入增长，，稳定！总产，，%。", "财政收入增长，稳定！总产，□，□%。"),
    ],
)
def test_doubled_marks_stay_in_the_sentence_of_a_lost_figure_alone(text: str, expected: str) -> None:
    assert cleaned(text) == expected


def test_a_heading_set_apart_from_a_lost_figure_leaves_its_paragraph_as_it_was() -> None:
    line = (
        "（一）工业生产，%，平稳增长。全年生产总值达到一千亿元，财政收入增长，。我们稳中求进，各项工作取得进展。"
    )
    assert unstable(f"{FRONT}{line}\n{SECOND}") == []


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(CLAUSES), max_size=12).map("".join))
def test_cleaning_what_is_cleaned_changes_nothing(line: str) -> None:
    assert unstable(f"{FRONT}（一）工业生产{line}\n{SECOND}") == []


def unstable(text: str) -> list[object]:
    report = make_report(read_source("攸县2024.txt", text.encode()), None, KNOWLEDGE)
    return [found for found in check_report(report, KNOWLEDGE) if found.code is Code.CLEANING_UNSTABLE]
