"""Find the witnesses of a corpus: the reports that are published, the others with their bases, findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.corpus.executors import ordered
from generator.corpus.stored import Copied
from generator.corpus.witnesses.grouping import group
from generator.corpus.witnesses.parts import find_parts
from generator.knowledge.findings.codes import IDENTITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from concurrent.futures import Executor

    from generator.corpus.briefs import Brief
    from generator.corpus.witnesses.grouping import Reports
    from generator.corpus.witnesses.texts import Texts
    from generator.knowledge import Knowledge
    from generator.knowledge.errors import Finding
    from generator.sources.manifest import ManifestEntry


@dataclass(frozen=True, slots=True)
class Pairing:
    """A witness and the file of its base, how much they share, and why the other is the base."""

    witness: Brief
    base: str
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Collation:
    """The numbers of the reports that are published, in their order, the witnesses, and the findings on both."""

    published: tuple[int, ...]
    matches: tuple[Pairing, ...]
    findings: tuple[Finding, ...]

    def unsettled(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings without those that ask what the document of a witness is, which is known."""
        files = {pair.witness.file for pair in self.matches}
        return [finding for finding in findings if finding.code not in IDENTITY or finding.file not in files]


def find_witnesses(
    reports: Reports,
    entries: Mapping[str, ManifestEntry],
    knowledge: Knowledge,
    executor: Executor | None,
) -> Collation:
    """Return which reports are published and which are witnesses of one of these."""
    matches, findings = group(reports, entries, knowledge, executor)
    others = {match.witness for match in matches}
    briefs = reports.briefs
    published = tuple(number for number in range(len(briefs)) if number not in others)
    pairs = tuple(Pairing(briefs[m.witness], briefs[m.base].file, m.share, m.reason) for m in matches)
    parts = find_parts([briefs[number] for number in published])
    return Collation(published, pairs, (*findings, *parts))


def compare(
    published: Sequence[Brief], pairs: Sequence[Pairing], texts: Texts, executor: Executor | None
) -> list[Copied]:
    """Return what is known of the witnesses, in the order of the published reports, then of `pairs`.

    Each is compared with its base; the result is in the store.
    """
    order = {report.file: number for number, report in enumerate(published)}
    ranked = sorted(pairs, key=lambda pair: order[pair.base])
    bases = [published[order[pair.base]] for pair in ranked]
    tasks = ((base, pair.witness) for base, pair in zip(bases, ranked, strict=True))
    keys = ordered(texts.compared, tasks, executor)
    return [
        Copied(base.id, pair.witness, pair.share, pair.reason, key)
        for base, pair, key in zip(bases, ranked, keys, strict=True)
    ]
