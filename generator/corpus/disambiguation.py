"""Disambiguation: ids and anchors that are unique in a corpus, whatever the names of the files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.reading.anchors import PREFIX, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from generator.reading.model import Passage, Report


def document_order(report: Report) -> tuple[str | int, ...]:
    """Return the sort key of reports: place, year, kind, then what distinguishes the document.

    The whole country comes before its parts. Of several documents of one place, year and kind the one retrieved
    first comes first (an unknown day is the earliest), then the hash of the bytes decides. So neither a change of
    rules nor a document that is added later with its day of retrieval moves an ordinal. The file's name decides
    only between copies that are equal in all of this, where it makes no difference to the text.
    """
    place = report.place
    code = "" if place.level == "national" else place.code or "~"
    document = (report.retrieved or "", report.origin.sha256, report.title, report.publisher or "")
    said = (report.source_url or "", report.note or "")
    return (code, place.slug, report.year or 0, report.id, *document, *said, report.file)


def disambiguate(reports: Iterable[Report]) -> Iterator[Report]:
    """Yield the reports, in their order, with ids and anchors that are unique among all of them.

    The first report with an id or anchor keeps it; a later one gets an ordinal after its id, and another anchor.
    """
    ids: set[str] = set()
    anchors: set[str] = set()
    for report in reports:
        unique = _with_own_anchors(replace(report, id=_free_id(report.id, ids)), anchors)
        ids.add(unique.id)
        anchors.update(passage.id for passage in unique.passages)
        yield unique


def _free_id(wanted: str, taken: AbstractSet[str]) -> str:
    ordinal, free = 1, wanted
    while free in taken:
        ordinal += 1
        free = f"{wanted}-{ordinal}"
    return free


def _with_own_anchors(report: Report, taken: AbstractSet[str]) -> Report:
    """Return the report with new anchors in place of those that another report has, also in its gaps."""
    own = {passage.id for passage in report.passages}
    new: dict[str, str] = {}
    for passage in report.passages:
        if passage.id in taken:
            new[passage.id] = _free_anchor(report.id, passage, taken, own)
            own.add(new[passage.id])
    return _renamed(report, new) if new else report


def _free_anchor(document: str, passage: Passage, taken: AbstractSet[str], own: AbstractSet[str]) -> str:
    """Return an anchor made from the id of the document and the anchor that is taken."""
    free = passage.id
    while free in taken or free in own:
        free = PREFIX[passage.kind] + digest(document, free)
    return free


def _renamed(report: Report, new: Mapping[str, str]) -> Report:
    return replace(
        report,
        passages=tuple(replace(p, id=new[p.id]) if p.id in new else p for p in report.passages),
        gaps=tuple(replace(g, passage=new[g.passage]) if g.passage in new else g for g in report.gaps),
    )
