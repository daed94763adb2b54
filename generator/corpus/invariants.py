"""Invariants: what must hold for every report, checked on every build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import BROKEN_LEDGER, Code
from generator.knowledge.rules import weakest
from generator.text.ledger import replay, undo
from generator.text.restore import restore_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.corpus.briefs import Brief
    from generator.knowledge import Knowledge
    from generator.knowledge.findings.codes import Message
    from generator.reading.model import Report


def check_report(report: Report, knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each invariant that the report breaks; normally none."""
    broken = [*_ledger(report, knowledge), *_passages(report), *_stable(report, knowledge)]
    return [Finding(message, report.file) for message in broken]


def is_withheld(report: Report | Brief) -> bool:
    """Whether a report is not published, because its findings say that its ledger is broken."""
    return any(finding.code in BROKEN_LEDGER for finding in report.findings)


def withheld_for(report: Report | Brief) -> Message:
    """Return the first broken invariant for which a report is withheld; it must be one that is."""
    return next(finding.message for finding in report.findings if finding.code in BROKEN_LEDGER)


def _ledger(report: Report, knowledge: Knowledge) -> Iterator[Message]:
    """Find characters that are not accounted for: replayed, the edits give the passages; undone, the source."""
    clean = report.clean
    if replay(report.source, report.edits) != clean:
        yield Code.LEDGER_REPLAY()
    if undo(clean, report.edits) != report.source:
        yield Code.LEDGER_UNDO()
    at = -1
    for edit in report.edits:
        if edit.start <= at or edit.end < edit.start:
            yield Code.EDIT_ORDER(offset=edit.start)
        at = max(edit.start, edit.end - 1)
        if not edit.steps or not knowledge.rules.keys() >= set(edit.steps):
            yield Code.EDIT_RULE(offset=edit.start)


def _passages(report: Report) -> Iterator[Message]:
    """Find passages that are empty, contain a line end, or share an anchor."""
    seen: set[str] = set()
    for passage in report.passages:
        if passage.id in seen:
            yield Code.ANCHOR_TWICE(anchor=passage.id)
        seen.add(passage.id)
        if "\n" in passage.text or not passage.text.strip():
            yield Code.PASSAGE_SHAPE(anchor=passage.id)


def _stable(report: Report, knowledge: Knowledge) -> Iterator[Message]:
    """Find changes besides width and line ends that cleaning the clean text again would make."""
    for edit in restore_text(report.clean, knowledge).tracked.edits:
        rule = weakest(edit.steps, knowledge.rules)
        if rule.evidence != "style":
            before, after = (repr(part[:20]) for part in (edit.before, edit.after))
            yield Code.CLEANING_UNSTABLE(rule=rule.id, before=before, after=after)
