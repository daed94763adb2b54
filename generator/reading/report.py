"""Make a report: a pure function of the source text, its manifest entry and the knowledge."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.knowledge.errors import Finding, SourceError
from generator.knowledge.findings.codes import Code
from generator.knowledge.kinds import OTHER
from generator.knowledge.places import UNPLACED
from generator.reading.gaps.admitted import admitted_gaps
from generator.reading.gaps.structural import structural_gaps
from generator.reading.identity.delivery import find_delivery
from generator.reading.identity.kind import kind_of_text, shown_kind
from generator.reading.identity.no_document import no_document
from generator.reading.identity.opening import read_opening
from generator.reading.identity.place import find_place
from generator.reading.identity.title_block import read_title_block
from generator.reading.identity.year import find_year
from generator.reading.indicators.read import read_indicators
from generator.reading.model import Gap, Report
from generator.reading.outline.title import find_title
from generator.reading.passages import read_passages
from generator.reading.repeated import repeated_share
from generator.reading.stages import READING, check_stages
from generator.sources.readers.address import is_web_address, unusable
from generator.text.characters import UNREADABLE
from generator.text.restore import restore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.findings.codes import Message
    from generator.reading.identity.opening import Opening
    from generator.reading.model import Place
    from generator.sources.manifest import ManifestEntry
    from generator.sources.model import SourceText
    from generator.text.model import Restored


def make_report(origin: SourceText, entry: ManifestEntry | None, knowledge: Knowledge) -> Report:
    """Return the report of a source text; one without a document is a SourceError, unless its kind is given.

    The id has no ordinal: the corpus adds one where needed. Rules that no stage runs are a KnowledgeError.
    """
    check_stages(knowledge)
    restored = restore(origin.text, knowledge)
    if not (entry and entry.kind):
        _refuse_empty(origin, restored, knowledge)
    run_in = entry is None or entry.run_in_headings
    tracked, lines = READING.run(restored.tracked, knowledge, run_in=run_in, headings=origin.headings)
    if not any(line.text for line in lines):
        raise SourceError(Code.NOTHING_LEFT())
    metadata = (*restored.metadata, *origin.facts)
    facts = dict((*origin.facts, *restored.metadata))  # what the text says comes before what its page says
    stated = find_title(lines, knowledge.outline)
    said = (entry.title if entry else None) or stated
    opening = read_opening(lines, knowledge.outline)
    block = read_title_block(opening, knowledge.outline)
    shown = shown_kind(opening, block, said or "", metadata, entry, knowledge)
    kind = shown or kind_of_text(lines, knowledge)
    dating = find_year(lines, opening.front.lines, kind, metadata, origin.file, entry, knowledge)
    place = find_place(lines, opening, metadata, origin.file, entry, knowledge, dating.year)
    document, counted = f"{place.slug}\0{dating.year}\0{kind}", knowledge.kinds[kind].counted
    passages = tuple(read_passages(lines, document, knowledge, themed=counted))
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
        delivery=find_delivery(opening, block, kind, place, knowledge),
        source_url=_stated_address(entry) or facts.get("url"),
        retrieved=(entry.retrieved if entry else None) or facts.get("retrieved"),
        note=entry.note if entry else None,
        indicators=read_indicators(passages, kind, dating.year, place.name, knowledge),
    )
    doubts = (*_title_doubts(opening, said, report.title), *_kind_doubts(kind, shown, knowledge))
    return with_findings(report, restored, (*doubts, *_address_doubts(entry)))


def _refuse_empty(origin: SourceText, restored: Restored, knowledge: Knowledge) -> None:
    """Raise a SourceError for a page without a document.

    The source is looked at as well: what such a page says may be removed as the words of a website, and the lines
    of a list joined.
    """
    for text in (origin.text, restored.tracked.text):
        sign = no_document(text.splitlines(), knowledge)
        if sign:
            raise SourceError(sign.message)


def made_title(place: Place, year: int | None, kind: str) -> str:
    """Return a title for a document that states none: place and year as far as they are known, and the kind."""
    named = "" if place.slug == UNPLACED else place.name
    return f"{named}{f'{year}年' if year else ''}{kind}"


def with_findings(report: Report, restored: Restored, doubts: Iterable[Message] = ()) -> Report:
    """Return the report with its findings; `doubts` are those about its title and kind."""
    return replace(report, findings=tuple(_findings(report, restored, doubts)))


def _findings(report: Report, restored: Restored, doubts: Iterable[Message]) -> Iterator[Finding]:
    for message in (*_place_doubts(report.place), *_year_doubts(report), *doubts):
        yield Finding(message, report.file)
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


def _stated_address(entry: ManifestEntry | None) -> str | None:
    return entry.url if entry and entry.url and is_web_address(entry.url) else None


def _address_doubts(entry: ManifestEntry | None) -> Iterator[Message]:
    if entry and entry.url and not _stated_address(entry):
        yield unusable(entry.url)


def _place_doubts(place: Place) -> Iterator[Message]:
    named, why = place.stated_name, place.why.rstrip("。")
    if place.slug == UNPLACED:
        yield Code.PLACE_UNLISTED(named=named, why=why) if named else Code.PLACE_UNKNOWN(why=why)
    elif place.basis == "inferred":
        yield Code.PLACE_INFERRED(named=place.name, why=why)


def _year_doubts(report: Report) -> Iterator[Message]:
    if report.year is None:
        yield Code.YEAR_UNKNOWN()
    elif report.year_basis == "inferred":
        yield Code.YEAR_INFERRED(year=report.year)


def _title_doubts(opening: Opening, said: str | None, title: str) -> Iterator[Message]:
    """Yield what is in doubt about a title that neither document nor manifest says (`said`)."""
    if not said:
        unclear = opening.front.rejected
        yield Code.TITLE_UNCLEAR(words=unclear) if unclear else Code.TITLE_MADE(title=title)


def _kind_doubts(kind: str, shown: str | None, knowledge: Knowledge) -> Iterator[Message]:
    """Yield what is in doubt about a kind that neither document nor manifest shows (`shown`)."""
    if kind == OTHER and not shown:
        yield Code.KIND_UNKNOWN()
    elif not shown:
        yield Code.KIND_INFERRED(kind=knowledge.kinds[kind].name)
