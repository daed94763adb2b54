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

YearOf = Literal["document", "planned", "five-year-plan"]
YEARS: tuple[YearOf, ...] = get_args(YearOf)
"""What the year of a document is: its own (that of a page's date, if nothing else says it), the year that it plans
for, or the first year of the five-year plan that it is.
"""

KEYS = ("id", "name", "declared", "title", "body", "year", "why", "examples", "keeps")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: `title` is searched in the title and the opening lines, `body` in the whole text.

    `declared` is searched in the opening lines before the title: what a document says of itself outranks the
    name that a site gave it. `year` says what the year of such a document is. `place` is its file and line; a
    pattern matches each of `examples`, none matches one of `keeps`.
    """

    id: str
    name: str
    declared: re.Pattern[str] | None
    title: re.Pattern[str] | None
    body: re.Pattern[str] | None
    year: YearOf
    why: str
    examples: tuple[str, ...]
    keeps: tuple[str, ...]
    place: str

    def matches(self, text: str) -> bool:
        """Whether one of its patterns is in a text."""
        return any(pattern and pattern.search(text) for pattern in (self.declared, self.title, self.body))


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
    return Kind(
        id=entry.text("id"),
        name=entry.text("name"),
        declared=entry.pattern("declared", document.fill),
        title=entry.pattern("title", document.fill),
        body=entry.pattern("body", document.fill),
        year=cast("YearOf", entry.choice("year", YEARS, YEARS[0])),
        why=entry.text("why"),
        examples=entry.texts("examples"),
        keeps=entry.texts("keeps"),
        place=entry.place,
    )
