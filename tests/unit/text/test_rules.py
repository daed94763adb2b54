"""Each rule of the text layer changes its examples and leaves its counter-examples alone."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.rules import Rule
from generator.text.restore import restore_text
from generator.text.stages import STAGES

KNOWLEDGE = load_knowledge()
FILES = {stage.rules for stage in STAGES}
RULES = [rule for rule in KNOWLEDGE.rules.values() if rule.stage in FILES]
EXAMPLES = [(rule, *pair) for rule in RULES for pair in rule.examples]
KEEPS = [(rule, text) for rule in RULES for text in rule.keeps]


def _name(value: Rule | str) -> str:
    return value.id if isinstance(value, Rule) else ""


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES, ids=_name)
def test_example(rule: Rule, before: str, after: str) -> None:
    tracked = restore_text(before, KNOWLEDGE).tracked
    assert tracked.text == after
    assert rule.id in {step for edit in tracked.edits for step in edit.steps}, "another rule did it"


@pytest.mark.parametrize(("rule", "text"), KEEPS, ids=_name)
def test_keeps(rule: Rule, text: str) -> None:
    steps = {step for edit in restore_text(text, KNOWLEDGE).tracked.edits for step in edit.steps}
    assert rule.id not in steps
    assert all(KNOWLEDGE.rules[step].evidence == "style" for step in steps)


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_rule_has_an_example(rule: Rule) -> None:
    assert rule.examples


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES, ids=_name)
def test_restoring_an_example_again_changes_nothing(rule: Rule, before: str, after: str) -> None:
    del rule, before
    assert restore_text(after, KNOWLEDGE).tracked.text == after
