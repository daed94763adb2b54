"""Gaps: a mark for each place where the source itself lacks text: page turns, paywalls, redactions, damage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.marks import GAP_OPEN, SQUARE
from generator.text.ledger import Change
from generator.text.model import Outcome
from generator.text.rule_matching import line_rules, span_rules, stage_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.patterns.expressions import Match
    from generator.knowledge.rules import Rule
    from generator.text.view import View

BLANKS: Final = " \t\N{IDEOGRAPHIC SPACE}\n"
OPENING: Final = f"{GAP_OPEN}上文缺"
"""The start of the mark for text missing before it: this mark opens the passage after it."""


def mark_gaps(view: View, knowledge: Knowledge) -> Outcome:
    """Propose a mark for each match of the rules of this stage.

    A mark for missing text closes the passage before it (or opens the one after it, if the text before is
    missing); a square for each redacted character or blank figure and a mark for damage are in their sentence.
    A figure left blank is the group `blank`, however long. A lost one left nothing: its square is put before the
    group `unit`. Of two rules for the same characters the first counts.
    """
    text = view.text
    rules = stage_rules(knowledge, "gaps")
    found: list[Change] = []
    for start, end, line, rule in line_rules(text, rules):
        match = rule.line.fullmatch(line) if rule.line else None
        found += [_change(text, start, end, match, rule)] if match else []
    for rule in span_rules(text, rules):
        if rule.span:
            found += (_change(text, match.start, match.end, match, rule) for match in rule.span.finditer(text))
    return Outcome(tuple(_apart(sorted(found, key=lambda change: (change.start, -change.end)))))


def _apart(found: list[Change]) -> Iterator[Change]:
    at, last = 0, -1
    for change in found:
        if change.start >= at and change.start != last:
            yield change
            at, last = change.end, change.start


def _change(text: str, start: int, end: int, match: Match, rule: Rule) -> Change:
    if rule.gap == "redaction":
        if rule.figure == "lost":
            return Change(start, start, SQUARE, rule.id)
        size = 1 if rule.figure else end - start
        return Change(start, end, SQUARE * size, rule.id)
    mark = _mark(match, rule)
    if rule.gap == "unreadable":
        return Change(start, end, mark, rule.id)
    if mark.startswith(OPENING):
        return _opening(text, start, end, mark, rule.id)
    return _closing(text, start, end, mark, rule.id)


def _mark(match: Match, rule: Rule) -> str:
    """Return the rule's mark with the figure that the source states: the number of lost characters, the page.

    Every match has the groups that the mark names: `generator/knowledge/patterns/gap_marks.py` checks it.
    """
    stated = dict(match.texts)
    if stated.get("total") and stated.get("shown"):
        stated["missing"] = str(max(0, int(stated["total"]) - int(stated["shown"])))
    return (rule.mark or "").format_map(stated)


def _opening(text: str, start: int, end: int, mark: str, rule: str) -> Change:
    while end < len(text) and text[end] in BLANKS:
        end += 1
    return Change(start, end, mark, rule)


def _closing(text: str, start: int, end: int, mark: str, rule: str) -> Change:
    while start and text[start - 1] in BLANKS:
        start -= 1
    if text[end : end + 1] not in ("", "\n"):
        mark += "\n"
    return Change(start, end, mark, rule)
