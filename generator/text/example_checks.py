"""Checks of the examples of rules: a rule with a pattern has one on which its `needs` let it be tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.errors import KnowledgeError
from generator.text.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule
    from generator.text.model import TextStage


def check_tried(stages: Sequence[TextStage], knowledge: Knowledge) -> None:
    """Check that `needs` of each rule let its pattern be tried on one of its examples at least.

    Where a rule's example has none of them as it is written, the stages before the rule's are run: they may change
    the script or the width of a word. Raises a KnowledgeError that names the rule's place. Code rules have
    no pattern and are not checked here.
    """
    for rule in knowledge.rules.values():
        if rule.is_code:
            continue
        if not rule.examples:
            problem = f"the rule '{rule.id}' has a pattern and no example"
            raise KnowledgeError(rule.place, problem, "add 'examples', pairs of text before and after")
        if rule.needs and not any(_is_tried(rule, before, stages, knowledge) for before, _ in rule.examples):
            problem = (
                f"'{rule.id}' is never tried on its example '{rule.examples[0][0]}', which has none of 'needs'"
            )
            raise KnowledgeError(rule.place, problem, "name in 'needs' a literal that each match has")


def _is_tried(rule: Rule, text: str, stages: Sequence[TextStage], knowledge: Knowledge) -> bool:
    return _has_need(text, rule) or _has_need(_at(rule, text, stages, knowledge), rule)


def _has_need(text: str, rule: Rule) -> bool:
    return any(need in text for need in rule.needs)


def _at(rule: Rule, text: str, stages: Sequence[TextStage], knowledge: Knowledge) -> str:
    """Return a text as the stage of a rule is given it in the first round."""
    view = View.of(text)
    for stage in stages:
        if stage.patterns and stage.rules == rule.stage:
            break
        view = view.apply(stage.run(view, knowledge).changes)
    return view.text
