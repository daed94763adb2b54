"""The corpus: every report of a folder, in one order, with what a person should look at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from generator.corpus.briefs import brief_of
from generator.corpus.stored import Stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.corpus.anchors.model import Registered
    from generator.corpus.briefs import Brief
    from generator.corpus.findings.accepted import Acceptance
    from generator.corpus.witnesses.model import Witness
    from generator.knowledge import Knowledge
    from generator.knowledge.errors import Finding
    from generator.reading.model import Report
    from generator.sources.inventory import Passed
    from generator.store import Store

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Corpus:
    """All reports, in `document_order`; all findings, sorted; the knowledge that made them; what is not published.

    `passed` has every file of the folder that gives no report, with the reason, sorted by name; `accepted` what
    the operator has accepted (`work_list` has both together). `witnesses` are the copies and excerpts of reports,
    in the order of their bases; they are no reports of the corpus.

    `registered` is what becomes of the registry of anchors, if the site has one.

    `kept` is the store of the project, if it was gathered with one: what is made of its reports can be kept there.

    A report or witness is read from the store when it is asked for (`Stored`), so that a pass over all of them
    holds a few at a time: do not keep them. What needs no text takes the `briefs`.
    """

    reports: Sequence[Report]
    findings: tuple[Finding, ...]
    knowledge: Knowledge
    passed: tuple[Passed, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    witnesses: Sequence[Witness] = ()
    registered: Registered | None = None
    kept: Store | None = field(default=None, compare=False)

    @property
    def briefs(self) -> Sequence[Brief]:
        """Return the briefs of the reports, in their order; nothing is read for them."""
        return self.reports.known if isinstance(self.reports, Stored) else [brief_of(one) for one in self.reports]

    def by_slug(self) -> Mapping[str, Sequence[Report]]:
        """Return the reports of each city page by its slug, in corpus order."""
        return _grouped(self.reports, (brief.place.slug for brief in self.briefs))

    def by_base(self) -> Mapping[str, Sequence[Witness]]:
        """Return the witnesses of each report that has any, by its id."""
        found = self.witnesses
        bases = (one.base for one in (found.known if isinstance(found, Stored) else found))
        return _grouped(found, bases)


def _grouped(values: Sequence[Value], names: Iterable[str]) -> Mapping[str, Sequence[Value]]:
    """Return values by the name of each, in the order of the first of each name; none is read for it."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        numbers[name].append(number)
    if isinstance(values, Stored):
        return {name: values.select(found) for name, found in numbers.items()}
    return {name: tuple(values[number] for number in found) for name, found in numbers.items()}
