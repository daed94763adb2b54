"""The signs of the year of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from generator.knowledge.cues.patterns import needed_pattern
from generator.knowledge.errors import KnowledgeError, nearest
from generator.knowledge.yaml_entries import Entry, read_document

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from generator.knowledge.cues.document_words import DocumentWords

Where = Literal["title", "heading", "text"]
WHERE: tuple[Where, ...] = get_args(Where)

PATTERNS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "aims": (),
    "after_aims": (),
    "mention": (("year",),),
    "outside": (),
    "file": (("year",),),
    "plan": (("number", "short"),),
}
"""The keys of single patterns, with the groups that code reads: of each tuple one takes part in every match."""

TOP_KEYS = (*PATTERNS, "signs", "events")
EVENT_KEYS = ("id", "pattern", "first", "step", "why", "examples")
KEYS = ("id", "name", "where", "pattern", "weight", "shift", "kinds", "why", "examples")


@dataclass(frozen=True, slots=True)
class YearSign:
    """A phrase with a year. The groups `year` and `other` hold it; `shift` is added; no kinds means all kinds."""

    id: str
    name: str
    where: Where
    pattern: re.Pattern[str]
    weight: int
    shift: int
    kinds: frozenset[str]
    why: str
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class YearEvent:
    """An occasion with a number: its year is `first` + `step` times the group `number`, in digits or Chinese."""

    id: str
    pattern: re.Pattern[str]
    first: int
    step: int
    why: str
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class YearSigns:
    """All signs of a year, the words next to a year that show it is only a target, and occasions.

    `year` matches its four digits, `mention` a year that a text mentions, `file` one in the name of a file (group
    `year`), `outside` a line of the page that dates the page; `plan` has the number of a five-year plan in the
    group `number` or `short`.
    """

    year: re.Pattern[str]
    mention: re.Pattern[str]
    outside: re.Pattern[str]
    file: re.Pattern[str]
    plan: re.Pattern[str]
    aims: re.Pattern[str]
    after_aims: re.Pattern[str]
    signs: tuple[YearSign, ...]
    events: tuple[YearEvent, ...]


def load_year_signs(path: Path, document: DocumentWords, kinds: Collection[str]) -> YearSigns:
    """Return the signs of a YAML file; `kinds` are the ids of the kinds that a sign may be limited to."""
    top = read_document(path).only(TOP_KEYS)
    signs = tuple(_sign(entry.only(KEYS), document, kinds) for entry in top.entries("signs"))
    events = tuple(_event(entry.only(EVENT_KEYS), document) for entry in top.entries("events"))
    patterns = {key: needed_pattern(top, key, document, groups) for key, groups in PATTERNS.items()}
    return YearSigns(year=document.compile("{year}"), signs=signs, events=events, **patterns)


def _event(entry: Entry, document: DocumentWords) -> YearEvent:
    return YearEvent(
        id=entry.text("id"),
        pattern=needed_pattern(entry, "pattern", document, (("number",),)),
        first=_number(entry, "first", "0"),
        step=_number(entry, "step", "1"),
        why=entry.text("why"),
        examples=entry.pairs("examples"),
    )


def _sign(entry: Entry, document: DocumentWords, kinds: Collection[str]) -> YearSign:
    return YearSign(
        id=entry.text("id"),
        name=entry.text("name"),
        where=cast("Where", entry.choice("where", WHERE)),
        pattern=needed_pattern(entry, "pattern", document, (("year", "other"),)),
        weight=_number(entry, "weight", "1"),
        shift=_number(entry, "shift", "0"),
        kinds=_kinds(entry, kinds),
        why=entry.text("why"),
        examples=entry.pairs("examples"),
    )


def _kinds(entry: Entry, known: Collection[str]) -> frozenset[str]:
    """Return the kinds that a sign is limited to; one that the table of kinds lacks is a KnowledgeError."""
    written = entry.scalars("kinds")
    for kind in written:
        if kind.text not in known:
            remedy = nearest(kind.text, known, f"kinds: {', '.join(known)}")
            raise KnowledgeError(kind.place, f"there is no kind of document '{kind.text}'", remedy)
    return frozenset(kind.text for kind in written)


def _number(entry: Entry, key: str, default: str) -> int:
    value = entry.text(key, default)
    if not value.isdecimal():
        raise KnowledgeError(entry.place_of(key), f"'{key}: {value}' is not a number", "write digits")
    return int(value)
