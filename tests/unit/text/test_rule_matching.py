"""Where rules look: at short lines with a literal that a rule needs, and nothing else."""

from __future__ import annotations

import random
import re

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.rules import LONGEST_LINE
from generator.text.rule_matching import line_rules, short_lines, span_rules, stage_rules

KNOWLEDGE = load_knowledge()
BIGRAMS = load_knowledge().bigrams
STAGE = stage_rules(KNOWLEDGE, "boilerplate")


def test_lines_are_yielded_with_their_offsets_up_to_a_length() -> None:
    text = "一二三\n\n一\n一二三四\n"
    assert list(short_lines(text, 3)) == [(0, 3, "一二三"), (5, 6, "一")]
    assert all(text[start:end] == line for start, end, line in short_lines(text, 9))


def test_stage_rules_are_those_of_the_file_in_its_order() -> None:
    assert STAGE
    assert [rule for rule in KNOWLEDGE.rules.values() if rule.stage == "boilerplate"] == list(STAGE)


def brute(text: str) -> set[tuple[int, str]]:
    """Return (offset, rule) wherever a line has what a rule for whole lines needs: the plain definition."""
    return {
        (match.start(), rule.id)
        for match in re.finditer("[^\n]+", text)
        for rule in STAGE
        if (rule.line or rule.words)
        and len(match[0]) <= rule.longest
        and any(need in match[0] for need in rule.needs)
    }


@pytest.mark.parametrize("seed", range(4))
def test_lookup_by_rare_characters_finds_what_a_plain_search_finds(seed: int) -> None:
    draw = random.Random(seed)
    needs = sorted({need for rule in STAGE for need in rule.needs})
    lines = [draw.choice(needs) + "字" * draw.choice([0, 3, LONGEST_LINE, LONGEST_LINE + 60]) for _ in range(60)]
    text = "\n".join([*lines, "全市地区生产总值增长6%。", ""])
    assert {(start, rule.id) for start, _, _, rule in line_rules(text, STAGE)} == brute(text)


def test_rules_for_parts_of_lines_are_those_a_text_has_a_literal_for() -> None:
    spans = [rule for rule in STAGE if rule.span and rule.needs]
    assert spans
    for rule in spans:
        assert rule in span_rules(f"字{rule.needs[0]}字", STAGE)
    assert span_rules("字", STAGE) == []
