"""The summary of a run: every file counted, what became of the reports, and where the result is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from generator.commands.exit_code import still_open
from generator.commands.findings.printed import counted
from generator.corpus.findings.work_list import work_list
from generator.knowledge.findings.codes import EXPECTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.corpus.model import Corpus
    from generator.knowledge.findings.codes import Message
    from generator.output.data.changes import Changes
    from generator.sources.inventory import Passed


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run read and made.

    `passed` counts the files passed over by their reason, `findings` those that are not accepted, by severity.
    """

    read: int
    passed: Mapping[str, int]
    reports: int
    witnesses: int
    places: int
    findings: Mapping[str, int]
    changes: Changes

    @property
    def files(self) -> int:
        """Return the number of all files of the folder; a folder that is not looked into counts as one."""
        return self.read + sum(self.passed.values())

    def line(self) -> str:
        """Return the summary as one line for a person."""
        passed = sum(self.passed.values())
        why = f" ({', '.join(f'{count} {reason}' for reason, count in self.passed.items())})" if passed else ""
        return f"{counted(self.files, 'file')}: {self.read} read, {passed} passed over{why}; {self._reports()}"

    def _reports(self) -> str:
        changes = self.changes
        counts = {
            "added": len(changes.added),
            "removed": len(changes.removed),
            "renamed": len(changes.renamed),
            "changed": len(changes.changed),
        }
        said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        copies = f" and {counted(self.witnesses, 'copy')}" if self.witnesses else ""
        total = f"{counted(self.reports, 'report')} of {counted(self.places, 'place')}{copies}"
        return total + (f": {said}" if said else ", none changed")

    def as_json(self) -> dict[str, Any]:
        """Return the summary as one JSON object."""
        return {
            "files": self.files,
            "read": self.read,
            "passed": dict(self.passed),
            "reports": self.reports,
            "witnesses": self.witnesses,
            "places": self.places,
            "findings": dict(self.findings),
            "changes": self.changes.as_json(),
        }


def summary_of(corpus: Corpus, changes: Changes) -> RunSummary:
    """Return the summary of a corpus; reasons and severities with the most files come first."""
    found = still_open(work_list(corpus))
    severities = Counter(corpus.knowledge.messages.severity(finding) for finding in found)
    return RunSummary(
        read=len(corpus.reports) + len(corpus.witnesses),
        witnesses=len(corpus.witnesses),
        passed=dict(_counted(corpus.passed).most_common()),
        reports=len(corpus.reports),
        places=len(corpus.by_slug()),
        findings=dict(severities.most_common()),
        changes=changes,
    )


def _counted(passed: Iterable[Passed]) -> Counter[str]:
    """Return how many files were passed over for each reason; members without names count as many as they are."""
    counts: Counter[str] = Counter()
    for item in passed:
        counts[_reason(item.message)] += item.count
    return counts


def _reason(message: Message) -> str:
    """Return a short name for a reason to pass over a file: of what is no document, the kind of file."""
    kind = dict(message.arguments).get("kind") if message.code in EXPECTED else None
    return str(kind or message.code.id)


def append_log(log: Path, corpus: Corpus, summary: RunSummary) -> None:
    """Append the open findings and the summary of a run to a file, each line with the time."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with log.open("a", encoding="utf-8") as file:
        for finding in still_open(work_list(corpus)):
            words = corpus.knowledge.messages.english(finding)
            severity = corpus.knowledge.messages.severity(finding)
            file.write(f"{now} {severity} {finding.file}: {words.place or '-'}: {words.problem}; {words.remedy}\n")
        file.write(f"{now} summary {summary.line()}\n")
