"""What always holds of a report, checked on every build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.errors import Finding
from generator.knowledge.rules import weakest
from generator.text.ledger import replay, undo
from generator.text.restore import restore_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.reading.model import Report

OUR_FAULT = "this is a fault of the generator: keep the source and report it"


def check_report(report: Report, knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each promise that the report breaks; none is the rule."""
    problems = [*_ledger(report, knowledge), *_passages(report), *_stable(report, knowledge)]
    return [Finding(report.file, place, problem, OUR_FAULT) for place, problem in problems]


def _ledger(report: Report, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Find characters that are not accounted for: replayed, the edits give the passages; undone, the source."""
    clean = report.clean
    if replay(report.source, report.edits) != clean:
        yield "ledger", "source and edits do not give the passages"
    if undo(clean, report.edits) != report.source:
        yield "ledger", "the edits undone do not give the source"
    at = -1
    for edit in report.edits:
        if edit.start <= at or edit.end < edit.start:
            yield f"offset {edit.start}", "edits are not sorted or overlap"
        at = max(edit.start, edit.end - 1)
        if not edit.steps or not knowledge.rules.keys() >= set(edit.steps):
            yield f"offset {edit.start}", "an edit names no rule, or one that the knowledge does not hold"


def _passages(report: Report) -> Iterator[tuple[str, str]]:
    """Find passages that are empty, hold a line end, or share an anchor."""
    seen: set[str] = set()
    for passage in report.passages:
        if passage.id in seen:
            yield passage.id, "two passages have one anchor"
        seen.add(passage.id)
        if "\n" in passage.text or not passage.text.strip():
            yield passage.id, "a passage is empty or holds a line end"


def _stable(report: Report, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Find what cleaning the clean text again would change besides width and line ends."""
    for edit in restore_text(report.clean, knowledge).tracked.edits:
        rule = weakest(edit.steps, knowledge.rules)
        if rule.evidence != "style":
            yield rule.id, f"cleaning the clean text changes it again: {edit.before[:20]!r} → {edit.after[:20]!r}"
