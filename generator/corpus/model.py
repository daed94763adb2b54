"""The corpus: every report of a folder, in one order, with what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.corpus.findings.accepted import Acceptance
    from generator.corpus.witnesses.model import Witness
    from generator.knowledge import Knowledge
    from generator.knowledge.errors import Finding
    from generator.reading.model import Report
    from generator.sources.inventory import Passed


@dataclass(frozen=True, slots=True)
class Corpus:
    """All reports, in `document_order`; all findings, sorted; the knowledge that made them; what is not published.

    `passed` has every file of the folder that gives no report, with the reason, sorted by name; `accepted` what
    the operator has accepted (`work_list` has both together). `witnesses` are the copies and excerpts of reports,
    in the order of their bases; they are no reports of the corpus.
    """

    reports: tuple[Report, ...]
    findings: tuple[Finding, ...]
    knowledge: Knowledge
    passed: tuple[Passed, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    witnesses: tuple[Witness, ...] = ()

    def by_slug(self) -> Mapping[str, tuple[Report, ...]]:
        """Return the reports of each city page by its slug, in corpus order."""
        pages: dict[str, list[Report]] = {}
        for report in self.reports:
            pages.setdefault(report.place.slug, []).append(report)
        return {slug: tuple(reports) for slug, reports in pages.items()}

    def by_base(self) -> Mapping[str, tuple[Witness, ...]]:
        """Return the witnesses of each report that has any, by its id."""
        found: dict[str, list[Witness]] = {}
        for witness in self.witnesses:
            found.setdefault(witness.base, []).append(witness)
        return {base: tuple(witnesses) for base, witnesses in found.items()}
