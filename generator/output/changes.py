"""Edits made fit to be judged by a reader: equal ones together, with their context and place in the text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.knowledge.rules import EVIDENCE, Evidence, Rule, weakest
from generator.text.ledger import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.reading.model import Report
    from generator.text.ledger import Edit

AROUND = 14
"""Characters of source shown on each side of an edit."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One occurrence of an edit: the source just before and after it, and the anchor of its passage."""

    left: str
    right: str
    passage: str


@dataclass(slots=True)
class Group:
    """Edits of one rule with the same text before and after, in the order of the source."""

    before: str
    after: str
    steps: tuple[str, ...]
    count: int = 0
    seen: list[Seen] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RuleChanges:
    """What one rule did to a report."""

    rule: Rule
    count: int
    groups: tuple[Group, ...]


def by_evidence(report: Report, rules: Mapping[str, Rule], keep: int) -> dict[Evidence, list[RuleChanges]]:
    """Return what was done to a report, the weakest evidence first, the rule with most edits first.

    Of each group the first `keep` occurrences are kept; a group's count is of all.
    """
    found: dict[str, dict[tuple[str, str], Group]] = {}
    for edit, seen in _occurrences(report):
        rule = weakest(edit.steps, rules)
        groups = found.setdefault(rule.id, {})
        group = groups.setdefault((edit.before, edit.after), Group(edit.before, edit.after, edit.steps))
        group.count += 1
        if len(group.seen) < keep:
            group.seen.append(seen)
    done = [
        RuleChanges(rules[rule], sum(group.count for group in groups.values()), tuple(groups.values()))
        for rule, groups in found.items()
    ]
    done.sort(key=lambda changes: (-changes.count, changes.rule.id))
    return {evidence: [c for c in done if c.rule.evidence == evidence] for evidence in EVIDENCE}


def counts(report: Report, rules: Mapping[str, Rule]) -> dict[Evidence, int]:
    """Return how many edits of each kind of evidence a report has."""
    found = [weakest(edit.steps, rules).evidence for edit in report.edits]
    return {evidence: found.count(evidence) for evidence in EVIDENCE}


def _occurrences(report: Report) -> Iterator[tuple[Edit, Seen]]:
    ends = list(accumulate(len(passage.text) + 1 for passage in report.passages))
    for start, _, edit in spans(report.edits):
        at = min(bisect_right(ends, start), len(report.passages) - 1)
        passage = report.passages[at].id if report.passages else ""
        left = report.source[max(0, edit.start - AROUND) : edit.start]
        yield edit, Seen(left, report.source[edit.end : edit.end + AROUND], passage)
