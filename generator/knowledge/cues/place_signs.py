"""The signs of the place of a text: phrases that state it, words around a name, everyday words, landmarks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.knowledge.cues.patterns import any_pattern, needed_pattern
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.yaml_entries import Entry, entry_of, read_document

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from generator.knowledge.cues.document_words import DocumentWords
    from generator.knowledge.placenames.division import Division
    from generator.knowledge.places import Gazetteer


@dataclass(frozen=True, slots=True)
class PlaceStatement:
    """A phrase that states the place: `before` ends where the name starts, `after` starts where the name ends.

    `unlisted` says that a name in this phrase is that of a place even if the table of places lacks it; `signed`
    that it is a line of the signature, right above the day of the document.
    """

    id: str
    name: str
    why: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    examples: tuple[str, ...]
    keeps: tuple[str, ...]
    unlisted: bool
    signed: bool


@dataclass(frozen=True, slots=True)
class National:
    """The signs that a document is about the whole country: in its opening lines, in the name of its file.

    `names` is how a manifest names the whole country as a place.
    """

    names: tuple[str, ...]
    pattern: re.Pattern[str]
    file: re.Pattern[str]
    examples: tuple[str, ...]
    keeps: tuple[str, ...]
    file_examples: tuple[str, ...]
    file_keeps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """The words right after the name of a place that make it the name of one of its zones; pairs (text, name)."""

    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]
    keeps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unlisted:
    """What a name looks like that the table of places lacks, and words that only say what kind of place it is."""

    name: re.Pattern[str]
    generic: re.Pattern[str]
    examples: tuple[str, ...]
    keeps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Words right before and right after a name; examples are pairs (text, name)."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]

    def around(self, text: str, start: int, end: int) -> str | None:
        """Return the name with the word beside it, or None where neither side has one."""
        if text.endswith(self.before, 0, start):
            return next(word for word in self.before if text.endswith(word, 0, start)) + text[start:end]
        if text.startswith(self.after, end):
            return text[start:end] + next(word for word in self.after if text.startswith(word, end))
        return None


@dataclass(frozen=True, slots=True)
class Landmark:
    """A word that identifies the city it belongs to, and why."""

    word: str
    division: Division
    why: str


@dataclass(frozen=True, slots=True)
class PlaceSigns:
    """All signs of a place; statements in the order in which they are believed.

    `everyday` are names that are ordinary words as well, `goes_on` characters after one that show it is the
    word (高县域), `phrases` words that contain the name of a place and mean none. `speakers` are the words by
    which a report means its own place: the groups `own` (我, 本 or 全) and `kind` (市). `never` are places that
    are not inferred. `dated` is the line of a day below a signature. `press` follows a place in the name of its
    newspaper or of its government's site.
    """

    stated: tuple[PlaceStatement, ...]
    zone: Zone
    national: National
    unlisted: Unlisted
    never: frozenset[Division]
    own: Surroundings
    other: Surroundings
    everyday: frozenset[str]
    phrases: tuple[str, ...]
    goes_on: tuple[str, ...]
    speakers: re.Pattern[str]
    press: re.Pattern[str]
    dated: re.Pattern[str]
    landmarks: tuple[Landmark, ...]


SPOKEN = (("own",), ("kind",))
"""The groups of `speakers` that code reads."""
KEYS = (
    "stated",
    "zone",
    "national",
    "unlisted",
    "never",
    "own",
    "other",
    "speakers",
    "press",
    "dated",
    "everyday",
    "landmarks",
)


def load_place_signs(path: Path, places: Gazetteer, document: DocumentWords) -> PlaceSigns:
    """Return the signs of a YAML file; a landmark in a place that the gazetteer lacks is an error."""
    top = read_document(path).only(KEYS)
    everyday = _part(top, "everyday").only(("why", "goes_on", "phrases", "words"))
    return PlaceSigns(
        stated=tuple(_statement(entry, document) for entry in top.entries("stated")),
        zone=_zone(_part(top, "zone"), document),
        national=_national(_part(top, "national"), document),
        unlisted=_unlisted(_part(top, "unlisted"), document),
        never=_never(_part(top, "never"), places),
        own=_surroundings(_part(top, "own")),
        other=_surroundings(_part(top, "other")),
        everyday=frozenset(everyday.text("words").split()),
        phrases=everyday.texts("phrases"),
        goes_on=everyday.texts("goes_on"),
        speakers=needed_pattern(top, "speakers", document, SPOKEN),
        press=needed_pattern(top, "press", document),
        dated=needed_pattern(top, "dated", document),
        landmarks=tuple(_landmark(entry, places) for entry in top.entries("landmarks")),
    )


def _part(top: Entry, key: str) -> Entry:
    if key not in top.nodes:
        raise KnowledgeError(top.place, f"the key '{key}' is missing", f"add '{key}: …'")
    return entry_of(top.file, top.nodes[key])


def _statement(entry: Entry, document: DocumentWords) -> PlaceStatement:
    entry.only(("id", "name", "why", "before", "after", "examples", "keeps", "unlisted", "signed"))
    return PlaceStatement(
        id=entry.text("id"),
        name=entry.text("name"),
        why=entry.text("why"),
        before=needed_pattern(entry, "before", document),
        after=needed_pattern(entry, "after", document),
        examples=entry.texts("examples"),
        keeps=entry.texts("keeps"),
        unlisted=entry.choice("unlisted", ("yes", "no"), "no") == "yes",
        signed=entry.choice("signed", ("yes", "no"), "no") == "yes",
    )


def _zone(entry: Entry, document: DocumentWords) -> Zone:
    entry.only(("why", "patterns", "examples", "keeps"))
    return Zone(any_pattern(entry, "patterns", document), entry.pairs("examples"), entry.pairs("keeps"))


def _national(entry: Entry, document: DocumentWords) -> National:
    entry.only(("why", "names", "patterns", "files", "examples", "keeps", "file_examples", "file_keeps"))
    return National(
        names=entry.texts("names"),
        pattern=any_pattern(entry, "patterns", document),
        file=any_pattern(entry, "files", document),
        examples=entry.texts("examples"),
        keeps=entry.texts("keeps"),
        file_examples=entry.texts("file_examples"),
        file_keeps=entry.texts("file_keeps"),
    )


def _unlisted(entry: Entry, document: DocumentWords) -> Unlisted:
    entry.only(("why", "name", "generic", "examples", "keeps"))
    name, generic = (needed_pattern(entry, key, document) for key in ("name", "generic"))
    return Unlisted(name, generic, entry.texts("examples"), entry.texts("keeps"))


def _never(entry: Entry, places: Gazetteer) -> frozenset[Division]:
    entry.only(("why", "places"))
    return frozenset(_one(entry.place_of("places"), name, places) for name in entry.texts("places"))


def _one(place: str, name: str, places: Gazetteer) -> Division:
    found = places.named(name)
    if len(found) != 1:
        raise KnowledgeError(place, f"'{name}' does not name one place", "write its full name")
    return found[0]


def _surroundings(entry: Entry) -> Surroundings:
    entry.only(("why", "before", "after", "examples"))
    return Surroundings(entry.texts("before"), entry.texts("after"), entry.pairs("examples"))


def _landmark(entry: Entry, places: Gazetteer) -> Landmark:
    entry.only(("word", "place", "why"))
    division = _one(entry.place_of("place"), entry.text("place"), places)
    return Landmark(entry.text("word"), division, entry.text("why"))
