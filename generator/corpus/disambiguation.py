"""Disambiguate reports that share a name or an anchor: two copies of one document, or a rare meeting of hashes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.reading.anchors import PREFIX, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.reading.model import Report


def disambiguate(reports: Iterable[Report]) -> Iterator[Report]:
    """Yield the reports, in their order, with ids and anchors that are unique over all of them.

    The first that has an id or anchor keeps it; a later one gets another, made from its own id and file.
    """
    ids: set[str] = set()
    anchors: set[str] = set()
    for report in reports:
        named = replace(report, id=f"{report.id}-{digest(report.file)}") if report.id in ids else report
        taken = {passage.id for passage in named.passages} & anchors
        unique = _renamed(named, taken) if taken else named
        ids.add(unique.id)
        anchors.update(passage.id for passage in unique.passages)
        yield unique


def _renamed(report: Report, taken: Iterable[str]) -> Report:
    """Return the report with new anchors in the place of the taken ones, in its gaps as well."""
    kinds = {passage.id: passage.kind for passage in report.passages}
    new: Mapping[str, str] = {old: PREFIX[kinds[old]] + digest(report.id, report.file, old) for old in taken}
    return replace(
        report,
        passages=tuple(replace(p, id=new[p.id]) if p.id in new else p for p in report.passages),
        gaps=tuple(replace(g, passage=new[g.passage]) if g.passage in new else g for g in report.gaps),
    )
