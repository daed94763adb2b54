"""Code rules: the link between a rule whose mechanism is code and its entry in the table, checked both ways.

A module with such a mechanism declares its rules once, `RULES = (CodeRule("page-header", signs=("arrow",)),)`, and
takes id, signs and words from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.knowledge.errors import KnowledgeError, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from generator.knowledge.patterns.expressions import Expression
    from generator.knowledge.rules import Rule


@dataclass(frozen=True, slots=True)
class CodeRule:
    """A rule that code applies: its id, the signs and the list of words that the code takes from the entry."""

    id: str
    signs: tuple[str, ...] = ()
    has_words: bool = False

    def sign(self, rules: Mapping[str, Rule], name: str) -> Expression:
        """Return the pattern that the entry gives for a sign."""
        return rules[self.id].signs[name]

    def words(self, rules: Mapping[str, Rule]) -> tuple[str, ...]:
        """Return the words that the entry lists."""
        return rules[self.id].words


def check_code_rules(
    rules: Mapping[str, Rule], declared: Mapping[str, Sequence[CodeRule]], stages: Collection[str]
) -> None:
    """Raise a KnowledgeError where code and table disagree about the code rules of some stages.

    `declared` has the code rules by module. Each must be in the table as a rule without a pattern, with the signs
    and words that the code takes and no others; each such rule of the stages must be declared.
    """
    ours = {rule.id: rule for rule in rules.values() if rule.stage in stages}
    for module, code_rules in declared.items():
        for code_rule in code_rules:
            _check(code_rule, module, ours)
    known = {code_rule.id for code_rules in declared.values() for code_rule in code_rules}
    for rule in ours.values():
        if rule.is_code and rule.id not in known:
            problem = f"no code applies the rule '{rule.id}', and it has no pattern"
            remedy = "add 'line', 'span', 'labels', or 'words' with 'needs'; or declare it in a module's RULES"
            raise KnowledgeError(rule.place, problem, remedy)


def _check(code_rule: CodeRule, module: str, rules: Mapping[str, Rule]) -> None:
    rule = rules.get(code_rule.id)
    if rule is None:
        remedy = nearest(code_rule.id, rules, "add it to the rules", like=0.4)
        raise KnowledgeError(module, f"the code applies a rule '{code_rule.id}' that is not in the table", remedy)
    if not rule.is_code:
        raise KnowledgeError(rule.place, f"'{rule.id}' is applied by {module}", "remove its pattern")
    if set(rule.signs) != set(code_rule.signs):
        remedy = f"give these: {', '.join(code_rule.signs) or 'none'}"
        raise KnowledgeError(rule.place, f"the signs of '{rule.id}' are not those that {module} reads", remedy)
    if bool(rule.words) != code_rule.has_words:
        remedy = "add 'words'" if code_rule.has_words else "remove 'words'"
        raise KnowledgeError(rule.place, f"the words of '{rule.id}' are not what {module} reads", remedy)
