"""The rule book (校勘规则): every rule with its reason and examples, by kind of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.rules import EVIDENCE
from generator.output import addresses
from generator.output.markdown import NOINDEX, Html, Md, element, fields, heading, join, page, text
from generator.output.pages import blocks
from generator.output.records.visible_blanks import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Evidence, Rule


def rules_page(knowledge: Knowledge) -> Md:
    """Return the page that explains every rule of restoration, the weakest evidence first."""
    parts = [
        blocks.trail(addresses.RULES.file, addresses.RECORDS),
        heading(1, text(addresses.RULES.name), "fz-top"),
        Md("每一处改动都出自下面的一条规则。所举的例子就是规则的测试；“不改”的看似相近而必须保留。"),
    ]
    for evidence in EVIDENCE:
        parts += _evidence(evidence, [rule for rule in knowledge.rules.values() if rule.evidence == evidence])
    return page(addresses.RULES.name, *parts, hide=["navigation"], head=NOINDEX)


def _evidence(evidence: Evidence, rules: list[Rule]) -> Iterator[Md]:
    if not rules:
        return
    name, meaning = blocks.EVIDENCES[evidence]
    yield heading(2, text(name), evidence)
    yield text(meaning)
    for rule in rules:
        yield heading(3, text(rule.name), f"rule-{rule.id}")
        yield text(rule.why)
        yield fields(_row(rule), "fz-rule")


def _row(rule: Rule) -> Iterator[tuple[Html, Html]]:
    """Yield examples of changes, of similar text that stays, and the rule's name in the data."""
    for before, after in rule.examples:
        gone = element("i", text("（删去）"), "fz-none")
        yield text("改"), join([visible(before), visible(after) if after else gone], " → ")
    for kept in rule.keeps:
        yield text("不改"), visible(kept)
    yield text("代号"), element("code", text(rule.id))
