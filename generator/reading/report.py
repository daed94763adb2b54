"""Make a report: a pure function of the source text, its manifest entry and the knowledge."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.knowledge.errors import Finding, SourceError
from generator.knowledge.findings.codes import Code
from generator.knowledge.places import UNPLACED
from generator.reading.gaps.admitted import admitted_gaps
from generator.reading.gaps.structural import structural_gaps
from generator.reading.identity.delivery import find_delivery
from generator.reading.identity.kind import find_kind
from generator.reading.identity.place import find_place
from generator.reading.identity.year import find_year
from generator.reading.model import Gap, Report
from generator.reading.outline.title import find_title, unclear_title
from generator.reading.passages import read_passages
from generator.reading.repeated import repeated_share
from generator.reading.stages import READING, check_stages
from generator.text.characters import UNREADABLE
from generator.text.restore import restore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.reading.model import Place
    from generator.sources.manifest import ManifestEntry
    from generator.sources.model import SourceText
    from generator.text.model import Restored


def make_report(origin: SourceText, entry: ManifestEntry | None, knowledge: Knowledge) -> Report:
    """Return the report of a source text; a text without a document is a SourceError.

    The id is the one for the first document of its place, year and kind: the corpus adds an ordinal to further
    ones. Rules that no stage runs are a KnowledgeError.
    """
    check_stages(knowledge)
    restored = restore(origin.text, knowledge)
    tracked, lines = READING.run(restored.tracked, knowledge, run_in=entry is None or entry.run_in_headings)
    if not any(line.text for line in lines):
        raise SourceError(Code.NOTHING_LEFT())
    metadata = (*restored.metadata, *origin.facts)
    facts = dict((*origin.facts, *restored.metadata))  # what the text says comes before what its page says
    stated = find_title(lines, knowledge.outline)
    said = (entry.title if entry else None) or stated
    kind = find_kind(lines, said or "", metadata, entry, knowledge)
    dating = find_year(lines, kind, metadata, origin.file, entry, knowledge)
    place = find_place(lines, metadata, origin.file, entry, knowledge, dating.year)
    passages = tuple(read_passages(lines, f"{place.slug}\0{dating.year}\0{kind}", knowledge))
    if not knowledge.kinds[kind].counted:
        passages = tuple(replace(passage, themes=()) for passage in passages)
    structural = (Gap(g.kind, passages[g.line].id, None, g.why) for g in structural_gaps(lines, knowledge.outline))
    report = Report(
        id=f"{place.slug}-{dating.year or 'undated'}-{kind}",
        origin=origin,
        edits=tracked.edits,
        passages=passages,
        title=said or made_title(place, dating.year, knowledge.kinds[kind].name),
        place=place,
        year=dating.year,
        kind=kind,
        publisher=(entry.publisher if entry else None) or facts.get("publisher"),
        metadata=metadata,
        gaps=(*admitted_gaps(tracked.edits, passages, knowledge.rules), *structural),
        findings=(),
        year_basis=dating.basis,
        year_why=dating.why,
        title_basis="stated" if said and said == stated else "made",
        delivery=find_delivery(lines, kind, place, knowledge),
        source_url=(entry.url if entry else None) or facts.get("url"),
        retrieved=entry.retrieved if entry else None,
        note=entry.note if entry else None,
    )
    return with_findings(report, restored, None if said else unclear_title(lines, knowledge.outline))


def made_title(place: Place, year: int | None, kind: str) -> str:
    """Return a title for a document that states none: place and year as far as they are known, and the kind."""
    named = "" if place.slug == UNPLACED else place.name
    return f"{named}{f'{year}年' if year else ''}{kind}"


def with_findings(report: Report, restored: Restored, unclear: str | None) -> Report:
    """Return the report with its findings; `unclear` is a line in the place of the title that is none."""
    return replace(report, findings=tuple(_findings(report, restored, unclear)))


def _findings(report: Report, restored: Restored, unclear: str | None) -> Iterator[Finding]:
    if report.place.slug == UNPLACED:
        named, why = report.place.stated_name, report.place.why.rstrip("。")
        said = Code.PLACE_UNLISTED(named=named, why=why) if named else Code.PLACE_UNKNOWN(why=why)
        yield Finding(said, report.file)
    if report.year is None:
        yield Finding(Code.YEAR_UNKNOWN(), report.file)
    elif report.year_basis == "inferred":
        yield Finding(Code.YEAR_INFERRED(year=report.year), report.file)
    if unclear:
        yield Finding(Code.TITLE_UNCLEAR(words=unclear), report.file)
    misfit = report.origin.misfit
    if misfit:
        yield Finding(misfit.message, report.file, misfit.line)
    yield from (Finding(message, report.file) for message in report.origin.findings)
    unreadable = [edit for edit in report.edits if UNREADABLE in edit.after]
    if unreadable:
        line = report.source.count("\n", 0, unreadable[0].start) + 1
        count = sum(edit.after.count(UNREADABLE) for edit in unreadable)
        yield Finding(Code.TEXT_UNREADABLE(count=count), report.file, line)
    if share := repeated_share(report.passages):
        yield Finding(Code.TEXT_TWICE(percent=round(100 * share)), report.file)
    for suspect in restored.suspects:
        line = report.source.count("\n", 0, suspect.start) + 1
        yield Finding(suspect.message, report.file, line)
