"""Edits prepared for a reader to judge: equal ones grouped, with their context and place in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.knowledge.rules import EVIDENCE, Evidence, Rule, weakest
from generator.text.ledger import spans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reading.model import Report
    from generator.text.ledger import Edit

AROUND = 14
"""The number of characters of source shown on each side of an edit."""
FURTHER = 24
"""The number of characters of published text shown on each side: glosses and lost marks take no room there."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of an edit: its context in source and text, its passage and line."""

    source: tuple[str, str]
    clean: tuple[str, str]
    passage: str
    line: int


@dataclass(slots=True)
class EqualEdits:
    """Edits of one rule with the same text before and after; of its occurrences the first are kept."""

    before: str
    after: str
    steps: tuple[str, ...]
    count: int = 0
    occurrences: list[Occurrence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RuleChanges:
    """The changes that one rule made in a report, the most frequent first.

    `count` is the number of edits whose evidence is the rule's, `shared` of those it also took part in, which are
    counted for a rule with weaker evidence.
    """

    rule: Rule
    count: int
    shared: int
    groups: tuple[EqualEdits, ...]


def by_evidence(
    report: Report, rules: Mapping[str, Rule], keep: Mapping[Evidence, int]
) -> dict[Evidence, list[RuleChanges]]:
    """Return the changes in a report, the weakest evidence first, the rule with most edits first.

    The context is kept of `keep` occurrences of a change; a group's count is of all.
    """
    found: dict[str, dict[tuple[str, str], EqualEdits]] = {}
    shared: Counter[str] = Counter()
    around = _Surroundings(report)
    for start, end, edit in spans(report.edits):
        rule = weakest(edit.steps, rules)
        shared.update(step for step in edit.steps if step != rule.id)
        groups = found.setdefault(rule.id, {})
        group = groups.setdefault((edit.before, edit.after), EqualEdits(edit.before, edit.after, edit.steps))
        group.count += 1
        if len(group.occurrences) < keep[rule.evidence]:
            group.occurrences.append(around(start, end, edit))
    done = [_changes(rules[rule], found.get(rule, {}), shared[rule]) for rule in {*found, *shared}]
    done.sort(key=lambda changes: (-changes.count, -changes.shared, changes.rule.id))
    return {evidence: [c for c in done if c.rule.evidence == evidence] for evidence in EVIDENCE}


def _changes(rule: Rule, groups: Mapping[tuple[str, str], EqualEdits], shared: int) -> RuleChanges:
    ordered = sorted(groups.values(), key=lambda group: -group.count)  # stable: ties keep the order of the source
    return RuleChanges(rule, sum(group.count for group in ordered), shared, tuple(ordered))


def counts(report: Report, rules: Mapping[str, Rule]) -> dict[Evidence, int]:
    """Return the number of edits of each kind of evidence in a report."""
    found = Counter(weakest(edit.steps, rules).evidence for edit in report.edits)
    return {evidence: found[evidence] for evidence in EVIDENCE}


class _Surroundings:
    """Finds the surroundings of an edit, in the source and in the clean text."""

    def __init__(self, report: Report) -> None:
        self._source, self._clean = report.source, report.clean
        self._passages = report.passages
        self._ends = list(accumulate(len(passage.text) + 1 for passage in report.passages))
        self._lines = list(accumulate(len(line) + 1 for line in report.source.split("\n")))

    def __call__(self, start: int, end: int, edit: Edit) -> Occurrence:
        """Return the surroundings of an edit that became [start, end) of the clean text."""
        at = min(bisect_right(self._ends, start), len(self._passages) - 1)
        source = (
            self._source[max(0, edit.start - AROUND) : edit.start],
            self._source[edit.end : edit.end + AROUND],
        )
        clean = (self._clean[max(0, start - FURTHER) : start], self._clean[end : end + FURTHER])
        passage = self._passages[at].id if self._passages else ""
        return Occurrence(source, clean, passage, bisect_right(self._lines, edit.start) + 1)
