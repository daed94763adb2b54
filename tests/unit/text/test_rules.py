"""Each rule of the text layer changes its examples and leaves its counter-examples alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.rules import Rule
from generator.review.examples import example_fault, is_kept, why_not
from generator.text.restore import restore_text
from generator.text.stages import STAGES

KNOWLEDGE = load_knowledge()
FILES = {stage.rules for stage in STAGES}
RULES = [rule for rule in KNOWLEDGE.rules.values() if rule.stage in FILES]
EXAMPLES = [(rule, *pair) for rule in RULES for pair in rule.examples]
KEEPS = [(rule, text) for rule in RULES for text in rule.keeps]


def _name(value: Rule | str) -> str:
    return value.id if isinstance(value, Rule) else ""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"needs": ("乙",)}, "'快照地址：访问文章快照' has none of 'needs'; '各位代表：' has none of 'needs'"),
        ({"longest": 5}, "'快照地址：访问文章快照' is longer than 'longest' (5)"),
        ({"line": KNOWLEDGE.rules["breadcrumb"].line}, "'line' does not match '快照地址：访问文章快照'"),
        ({}, "'各位代表：' has none of 'needs'"),
    ],
)
def test_it_is_said_why_a_rule_takes_no_line(changed: dict[str, Any], said: str) -> None:
    rule = replace(KNOWLEDGE.rules["snapshot"], **changed)
    assert said in why_not(rule, "快照地址:访问文章快照\n各位代表:", KNOWLEDGE)


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES, ids=_name)
def test_example(rule: Rule, before: str, after: str) -> None:
    assert (fault := example_fault(rule, before, after, KNOWLEDGE)) is None, fault


@pytest.mark.parametrize(("rule", "text"), KEEPS, ids=_name)
def test_keeps(rule: Rule, text: str) -> None:
    steps = {step for edit in restore_text(text, KNOWLEDGE).tracked.edits for step in edit.steps}
    assert is_kept(rule, text, KNOWLEDGE), f"{rule.place}: '{rule.id}' changes what 'keeps' says must stay"
    assert all(KNOWLEDGE.rules[step].evidence == "style" for step in steps)


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_rule_has_an_example(rule: Rule) -> None:
    assert rule.examples, f"{rule.place}: add 'examples', pairs of text before and after"


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES, ids=_name)
def test_restoring_an_example_again_changes_nothing(rule: Rule, before: str, after: str) -> None:
    del rule, before
    assert restore_text(after, KNOWLEDGE).tracked.text == after
