"""Briefs: what is decided over a whole corpus needs of a report, without its text.

A report of 60 kB takes 165 kB in memory, its brief about 2. So a corpus of any size is ordered and listed from the
briefs, and a report is read from the store when a page or a row is made of it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from generator.corpus.figures import by_place, figure_row, stated_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.knowledge.errors import Finding
    from generator.reading.model import Basis, Delivery, Former, Gap, Passage, Place, Report, TitleBasis

QUOTED: Final = 80
"""The most characters of a line that a finding quotes."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What a report says of itself, under the names that it has in `Report`, and what is counted in its text.

    `key` is that of the report in the store, empty where it is in no store. `sha256` is of its bytes, `text` of
    the texts of its passages, `evidence` of their themes as JSON, `stated` of its figures, each ended by a line
    end. `opening` is its first line if that is a paragraph before the first sentence, `first` its first anchor,
    both empty if there is none. `passages` and `chars` are numbers, `themes` the number of passages of each theme.
    `quotes` are the lines of the source that its findings are about, by their numbers. `renamed` are the anchors
    that another report has as well, each with its new one, `leaf` is the page of the place that has the report
    (`corpus/apart.py`). `former` are the ids whose text is no passage any more, `left` the pages that had the
    report before, as the registry says (`corpus/anchors/`).
    """

    key: str
    file: str
    sha256: str
    reader: str
    id: str
    title: str
    place: Place
    year: int | None
    kind: str
    publisher: str | None
    year_basis: Basis
    title_basis: TitleBasis
    delivery: Delivery
    source_url: str | None
    retrieved: str | None
    note: str | None
    gaps: tuple[Gap, ...]
    findings: tuple[Finding, ...]
    quotes: tuple[tuple[int, str], ...]
    text: str
    evidence: str
    stated: str
    opening: str
    first: str
    passages: int
    chars: int
    themes: tuple[tuple[str, int], ...]
    renamed: tuple[tuple[str, str], ...] = ()
    leaf: str = ""
    former: tuple[Former, ...] = ()
    left: tuple[str, ...] = ()

    def called(self, own: str, renamed: Mapping[str, str]) -> Brief:
        """Return the brief with another id, and other anchors in place of some."""
        return replace(
            self,
            id=own,
            renamed=tuple(renamed.items()),
            first=renamed.get(self.first, self.first),
            gaps=tuple(replace(gap, passage=renamed.get(gap.passage, gap.passage)) for gap in self.gaps),
        )


def brief_of(report: Report, key: str = "") -> Brief:
    """Return the brief of a report that the store has under a key."""
    passages = report.passages
    first = passages[0] if passages else None
    is_opening = first is not None and first.kind == "paragraph" and first.part == "front"
    themes = Counter(hit.id for passage in passages for hit in passage.themes)
    return Brief(
        key=key,
        file=report.file,
        sha256=report.origin.sha256,
        reader=report.origin.reader,
        id=report.id,
        title=report.title,
        place=report.place,
        year=report.year,
        kind=report.kind,
        publisher=report.publisher,
        year_basis=report.year_basis,
        title_basis=report.title_basis,
        delivery=report.delivery,
        source_url=report.source_url,
        retrieved=report.retrieved,
        note=report.note,
        gaps=report.gaps,
        findings=report.findings,
        quotes=tuple(_quotes(report)),
        text=text_digest(passage.text for passage in passages),
        evidence=text_digest(evidence_of(theme_rows(passage)) for passage in passages),
        stated=text_digest(stated_of(figure_row(report, figure)) for figure in by_place(report)),
        opening=first.text if first and is_opening else "",
        first=first.id if first else "",
        passages=len(passages),
        chars=sum(len(passage.text) for passage in passages),
        themes=tuple(sorted(themes.items())),
    )


def theme_rows(passage: Passage) -> list[dict[str, object]]:
    """Return the themes of a passage with their evidence, as `passages.jsonl` has them."""
    return [
        {"id": hit.id, "why": list(hit.why), "spans": [list(span) for span in hit.spans], "score": hit.score}
        for hit in passage.themes
    ]


def evidence_of(themes: Iterable[Mapping[str, object]]) -> str:
    """Return what decided the themes of a passage, as JSON: `Brief.evidence` is of it. A score decides nothing."""
    return json.dumps([{key: row.get(key) for key in ("id", "why", "spans")} for row in themes])


def text_digest(texts: Iterator[str]) -> str:
    """Return the SHA-256, in hexadecimal, of texts in UTF-8, each ended by a line end."""
    found = hashlib.sha256()
    for text in texts:
        found.update(f"{text}\n".encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def quoted(lines: Sequence[str], number: int) -> str:
    """Return the start of a line by its number, from 1, without what is no character to see; of none nothing.

    A terminal would obey such characters.
    """
    if number > len(lines):
        return ""
    start = lines[number - 1].strip()[:QUOTED]
    return "".join(char if char.isprintable() else " " for char in start).strip()


def _quotes(report: Report) -> Iterator[tuple[int, str]]:
    numbers = sorted({finding.line for finding in report.findings if finding.line is not None})
    lines = report.source.split("\n") if numbers else []
    for number in numbers:
        yield number, quoted(lines, number)
