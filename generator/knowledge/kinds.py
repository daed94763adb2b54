"""The kinds of document: the name of each and how it is recognized."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.overlay import REPLACE, put
from generator.knowledge.yaml_entries import Entry, read_list

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from generator.knowledge.cues.document_words import DocumentWords

OTHER = "other"
"""The kind of a document that matches no other kind."""

YearOf = Literal["document", "reviewed", "planned", "five-year-plan"]
YEARS: tuple[YearOf, ...] = get_args(YearOf)
"""What the year of a document is: its own (that of a page's date, if nothing else says it; for one that reviews
a year only if it speaks of that time), the year that it plans for, or the first year of the five-year plan it is.
"""

Cited = Literal["report", "page"]
CITED: tuple[Cited, ...] = get_args(Cited)
"""How a document is cited (GB/T 7714): as a report, or as a page on the web."""

KEYS = (
    "id",
    "name",
    "declared",
    "title",
    "office",
    "headline",
    "frame",
    "subject",
    "body",
    "also",
    "year",
    "counted",
    "cited",
    "why",
    "examples",
    "keeps",
)
ALONE = ("declared", "title", "office", "body")
"""The patterns that show a kind without `subject`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document, and by what it is known.

    `declared` is what a document says of itself in its opening (我代表县人民政府报告工作). `title` is the end
    of a title of this kind: only brackets and words such as 全文 may follow. `office` is a line with the office of
    the speaker of such a document. A page *about* a document is known by `headline` in its title or `frame` in its
    opening, if `subject` (what it speaks about) is there as well. `body` is searched in every line; where there is
    `also`, a line must have that as well.

    `year` says what the year of such a document is. The passages of a kind that is not `counted` have no themes.
    `cited` says as what it is cited.
    `place` is its file and line; a pattern matches each of `examples`, none matches one of `keeps`.
    """

    id: str
    name: str
    declared: re.Pattern[str] | None
    title: re.Pattern[str] | None
    office: re.Pattern[str] | None
    headline: re.Pattern[str] | None
    frame: re.Pattern[str] | None
    subject: re.Pattern[str] | None
    body: re.Pattern[str] | None
    also: re.Pattern[str] | None
    year: YearOf
    counted: bool
    why: str
    examples: tuple[str, ...]
    keeps: tuple[str, ...]
    place: str
    cited: Cited = "report"

    def matches(self, text: str) -> bool:
        """Whether one of its patterns is in a text."""
        patterns: list[re.Pattern[str] | None] = [getattr(self, name) for name in ALONE]
        if self.subject and self.subject.search(text):
            patterns += (self.headline, self.frame)
        return any(pattern and pattern.search(text) for pattern in patterns)


def load_kinds(document: DocumentWords, path: Path, *overlays: Path) -> dict[str, Kind]:
    """Return the kinds of a YAML file by id, in the order in which they are tried; `other` must be one of them.

    Kinds that an overlay adds are tried before the others: they are the special cases of its site.
    """
    kinds: dict[str, Kind] = {}
    for file in (path, *overlays):
        earlier = tuple(kinds)
        for entry in read_list(file):
            kind = _kind(entry.only((*KEYS, REPLACE)), document)
            put(kinds, kind.id, kind, entry, "kind")
        kinds = {key: kinds[key] for key in (*(key for key in kinds if key not in earlier), *earlier)}
    if OTHER not in kinds:
        raise KnowledgeError(path.name, f"the kind '{OTHER}' is missing", "add it at the end")
    return kinds


def _kind(entry: Entry, document: DocumentWords) -> Kind:
    tail = document.fill("{title-tail}")

    def filled(text: str, place: str) -> str:
        return document.fill(text.replace("\n", ""), place)

    def pattern(key: str) -> re.Pattern[str] | None:
        return entry.pattern(key, filled)

    return Kind(
        id=entry.text("id"),
        name=entry.text("name"),
        declared=pattern("declared"),
        title=entry.pattern("title", lambda text, place: f"(?:{filled(text, place)}){tail}$"),
        office=pattern("office"),
        headline=pattern("headline"),
        frame=pattern("frame"),
        subject=pattern("subject"),
        body=pattern("body"),
        also=pattern("also"),
        year=cast("YearOf", entry.choice("year", YEARS, YEARS[0])),
        counted=entry.choice("counted", ("yes", "no"), "yes") == "yes",
        why=entry.text("why"),
        examples=entry.texts("examples"),
        keeps=entry.texts("keeps"),
        place=entry.place,
        cited=cast("Cited", entry.choice("cited", CITED, CITED[0])),
    )
