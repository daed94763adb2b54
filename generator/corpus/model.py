"""The corpus: every report of a folder, in one order, with what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.corpus.findings.accepted import Acceptance
    from generator.knowledge import Knowledge
    from generator.knowledge.errors import Finding
    from generator.reading.model import Report
    from generator.sources.inventory import Passed


@dataclass(frozen=True, slots=True)
class Corpus:
    """All reports, in `document_order`; all findings, sorted; the knowledge that made them; what is not published.

    `passed` has every file of the folder that gives no report, with the reason, sorted by name; `accepted` what
    the operator has accepted (`work_list` has both together).
    """

    reports: tuple[Report, ...]
    findings: tuple[Finding, ...]
    knowledge: Knowledge
    passed: tuple[Passed, ...] = ()
    accepted: tuple[Acceptance, ...] = ()

    def by_slug(self) -> Mapping[str, tuple[Report, ...]]:
        """Return the reports of each city page by its slug, in corpus order."""
        pages: dict[str, list[Report]] = {}
        for report in self.reports:
            pages.setdefault(report.place.slug, []).append(report)
        return {slug: tuple(reports) for slug, reports in pages.items()}
