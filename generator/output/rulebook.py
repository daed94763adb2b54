"""The rule book (校勘规则): every rule with its reason and examples, by kind of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.rules import EVIDENCE
from generator.output import addresses, blocks
from generator.output.markdown import Html, Md, element, heading, join, page, table, text
from generator.output.records import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Evidence, Rule

EXAMPLES = 2
"""Examples shown for a rule; all of them are its tests."""
COLUMNS = ("规则", "为什么", "例（原文 → 改为）", "不改的例")


def rules_page(knowledge: Knowledge) -> Md:
    """Return the page that explains every rule of restoration, the weakest evidence first."""
    parts = [
        blocks.trail(addresses.RULES, addresses.RECORDS),
        heading(1, text("校勘规则"), "fz-top"),
        Md("每一处改动都出自下面的一条规则。例子就是规则的测试；“不改的例”看似相近而必须保留。"),
    ]
    for evidence in EVIDENCE:
        parts += _evidence(evidence, [rule for rule in knowledge.rules.values() if rule.evidence == evidence])
    return page("校勘规则", *parts, hide=["navigation"], robots="noindex")


def _evidence(evidence: Evidence, rules: list[Rule]) -> Iterator[Md]:
    if not rules:
        return
    name, meaning = blocks.EVIDENCES[evidence]
    yield heading(2, text(name), evidence)
    yield text(meaning)
    yield table(text(f"{name}的规则"), [text(column) for column in COLUMNS], map(_row, rules), "fz-rules")


def _row(rule: Rule) -> list[Html]:
    name = element(
        "span", join([text(rule.name), element("code", text(rule.id))], " "), anchor_id=f"rule-{rule.id}"
    )
    examples = (join([visible(before), text(" → "), visible(after)]) for before, after in rule.examples[:EXAMPLES])
    return [
        name,
        text(rule.why),
        join((element("span", example, "fz-place") for example in examples), ""),
        join((element("span", visible(kept), "fz-place") for kept in rule.keeps[:EXAMPLES]), ""),
    ]
