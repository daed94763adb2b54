"""Make a report: the whole way of one text, a pure function of its bytes, its manifest entry and the knowledge."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.knowledge.code_rules import check_code_rules
from generator.knowledge.errors import Finding, SourceError
from generator.reading.anchors import digest
from generator.reading.gaps.admitted import admitted_gaps
from generator.reading.gaps.structural import structural_gaps
from generator.reading.identity.kind import find_kind
from generator.reading.identity.place import find_place
from generator.reading.identity.year import find_year
from generator.reading.model import UNPLACED, Gap, Report
from generator.reading.outline import read
from generator.reading.outline.read import read_outline
from generator.reading.outline.title import find_title
from generator.reading.passages import read_passages
from generator.text.restore import restore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule
    from generator.sources.manifest import ManifestEntry
    from generator.text.model import Restored

FILE_LENGTH = 4  # base32 characters of the file's name: they tell two documents of one place and year apart
MANIFEST_REMEDY = "say it in manifest.yml beside the sources"


@lru_cache(maxsize=4)
def _check_rules(rules: tuple[Rule, ...]) -> None:
    """Raise a KnowledgeError where the table and the code of this layer do not agree about its code rules."""
    check_code_rules({rule.id: rule for rule in rules}, {read.__name__: read.RULES}, {"reading"})


def make_report(file: str, data: bytes, entry: ManifestEntry | None, knowledge: Knowledge) -> Report:
    """Return the report of a source; bytes that are no text, or hold none, are a SourceError."""
    _check_rules(tuple(knowledge.rules.values()))
    restored = restore(data, knowledge)
    tracked, lines = read_outline(restored.tracked, knowledge)
    if not any(line.text for line in lines):
        raise SourceError("", "nothing is left when what is not the document is taken away", "look at the source")
    said = (entry.title if entry else None) or find_title(lines)
    kind = find_kind(lines, said or "", restored.metadata, entry, knowledge)
    place = find_place(lines, restored.metadata, file, entry, knowledge)
    dating = find_year(lines, kind, restored.metadata, file, entry, knowledge)
    passages = tuple(read_passages(lines, f"{place.slug}\0{dating.year}\0{kind}", knowledge))
    structural = (Gap(g.kind, passages[g.line].id, None, g.why) for g in structural_gaps(lines, knowledge.outline))
    year = f"{dating.year}年" if dating.year else ""
    report = Report(
        id=f"{place.slug}-{dating.year or 'undated'}-{digest(file)[:FILE_LENGTH]}",
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=restored.encoding,
        source=tracked.source,
        edits=tracked.edits,
        passages=passages,
        title=said or f"{place.name}{year}{knowledge.kinds[kind].name}",
        place=place,
        year=dating.year,
        kind=kind,
        publisher=(entry.publisher if entry else None) or dict(restored.metadata).get("publisher"),
        metadata=restored.metadata,
        gaps=(*admitted_gaps(tracked.edits, passages, knowledge.rules), *structural),
        findings=(),
        year_basis=dating.basis,
        year_why=dating.why,
    )
    return with_findings(report, restored)


def with_findings(report: Report, restored: Restored) -> Report:
    """Return the report with what a person should look at."""
    return replace(report, findings=tuple(_findings(report, restored)))


def _findings(report: Report, restored: Restored) -> Iterator[Finding]:
    if report.place.slug == UNPLACED:
        yield Finding(report.file, "", "the place is not known", MANIFEST_REMEDY)
    if report.year is None:
        yield Finding(report.file, "", "the year is not known", MANIFEST_REMEDY)
    for suspect in restored.suspects:
        line = report.source.count("\n", 0, suspect.start) + 1
        yield Finding(report.file, f"line {line}", suspect.problem, suspect.remedy)
