"""The examples of the reading layer's rules are their tests, and its edits change only line ends."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.reading.stages import READING
from generator.text.ledger import Tracked

KNOWLEDGE = load_knowledge()
RULES = [rule for rule in KNOWLEDGE.rules.values() if rule.stage == READING.rules]


@pytest.mark.parametrize(("rule", "before", "after"), [(r.id, *pair) for r in RULES for pair in r.examples])
def test_an_example_comes_out_as_written(rule: str, before: str, after: str) -> None:
    tracked, _ = READING.run(Tracked.of(before), KNOWLEDGE)
    assert tracked.text == after
    assert {step for edit in tracked.edits for step in edit.steps} == {rule}
    assert all(edit.before.strip() == edit.after.strip() == "" for edit in tracked.edits)


@pytest.mark.parametrize(("rule", "text"), [(rule.id, text) for rule in RULES for text in rule.keeps])
def test_a_look_alike_stays(rule: str, text: str) -> None:
    tracked, _ = READING.run(Tracked.of(text), KNOWLEDGE)
    assert rule not in {step for edit in tracked.edits for step in edit.steps}
