"""Markup: remains of a page's source (tags, styles, scripts, Markdown) that were not stripped cleanly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.text.boilerplate import markdown
from generator.text.ledger import Change
from generator.text.model import Outcome
from generator.text.rule_matching import line_rules, span_rules, stage_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.patterns.expressions import Match
    from generator.knowledge.rules import Rule
    from generator.text.view import View

RULES: Final = markdown.RULES

SIGNS: Final = frozenset("<{}[#*=|_~")
"""Every match contains one of these: a text without them has no markup."""

KEPT: Final = "keep"
"""The group of a pattern whose text stays."""


def strip_markup(view: View, knowledge: Knowledge) -> Outcome:
    """Propose to remove markup; the words inside stay, a block tag becomes a line end."""
    if SIGNS.isdisjoint(view.uncommon):
        return Outcome()
    rules = stage_rules(knowledge, "markup")
    found = [*_lines(view.text, rules), *_spans(view.text, rules)]
    found += markdown.markdown_changes(view.text, knowledge.rules)
    return Outcome(tuple(_apart(sorted(found, key=lambda change: (change.start, -change.end)))))


def _apart(found: list[Change]) -> Iterator[Change]:
    """Yield of overlapping changes the first and longest."""
    at = 0
    for change in found:
        if change.start >= at:
            yield change
            at = change.end


def _lines(text: str, rules: tuple[Rule, ...]) -> Iterator[Change]:
    for start, end, line, rule in line_rules(text, rules):
        if rule.line and rule.line.fullmatch(line):
            yield Change(start, end, "", rule.id)


def _spans(text: str, rules: tuple[Rule, ...]) -> Iterator[Change]:
    for rule in span_rules(text, rules):
        if rule.span:
            for match in rule.span.finditer(text):
                yield from _around(match, rule)


def _around(match: Match, rule: Rule) -> Iterator[Change]:
    """Yield one change for a match; two, before and after, where its words stay."""
    start, end = match.spans[KEPT] if match.texts.get(KEPT) else (match.end, match.end)
    if start == match.end:
        yield Change(match.start, match.end, rule.mark or "", rule.id)
        return
    if match.start < start:
        yield Change(match.start, start, "", rule.id)
    if end < match.end:
        yield Change(end, match.end, "", rule.id)
