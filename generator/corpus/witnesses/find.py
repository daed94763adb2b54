"""Find the witnesses of a corpus: the reports that are published, the others with their bases, findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.corpus.executors import ordered
from generator.corpus.witnesses.grouping import group
from generator.corpus.witnesses.letters import letters_of
from generator.corpus.witnesses.model import Witness
from generator.corpus.witnesses.parts import find_parts
from generator.corpus.witnesses.variants import variants
from generator.knowledge.findings.codes import IDENTITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from concurrent.futures import Executor

    from generator.knowledge import Knowledge
    from generator.knowledge.errors import Finding
    from generator.reading.model import Report
    from generator.sources.manifest import ManifestEntry


@dataclass(frozen=True, slots=True)
class Pairing:
    """A witness and the file of its base, how much they share, and why the other is the base."""

    witness: Report
    base: str
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Collation:
    """The reports that are published, in the order they came, the witnesses, and the findings on both."""

    reports: tuple[Report, ...]
    matches: tuple[Pairing, ...]
    findings: tuple[Finding, ...]

    def unsettled(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings without those that ask what the document of a witness is, which is known."""
        files = {pair.witness.file for pair in self.matches}
        return [finding for finding in findings if finding.code not in IDENTITY or finding.file not in files]


def find_witnesses(
    reports: Sequence[Report],
    entries: Mapping[str, ManifestEntry],
    knowledge: Knowledge,
    executor: Executor | None,
) -> Collation:
    """Return which reports are published and which are witnesses of one of these."""
    matches, findings = group(reports, entries, knowledge, executor)
    others = {match.witness for match in matches}
    published = tuple(report for number, report in enumerate(reports) if number not in others)
    pairs = tuple(Pairing(reports[m.witness], reports[m.base].file, m.share, m.reason) for m in matches)
    return Collation(published, pairs, (*findings, *find_parts(published)))


def compare(
    published: Sequence[Report], pairs: Sequence[Pairing], executor: Executor | None
) -> tuple[Witness, ...]:
    """Return the witnesses with their variants, in the order of the published reports, then of `pairs`."""
    order = {report.file: number for number, report in enumerate(published)}
    ranked = sorted(pairs, key=lambda pair: order[pair.base])
    tasks = ((published[order[pair.base]], pair) for pair in ranked)
    return tuple(ordered(_compared, tasks, executor))


def _compared(task: tuple[Report, Pairing]) -> Witness:
    base, pair = task
    mine, others = (len(letters_of(report.passages).text) for report in (pair.witness, base))
    return Witness(base.id, pair.witness, pair.share, pair.reason, mine, others, variants(base, pair.witness))
