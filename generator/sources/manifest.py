"""The manifest of a folder of sources: facts that the sources do not state themselves."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.knowledge.errors import Finding, KnowledgeError
from generator.knowledge.findings.codes import Code
from generator.knowledge.yaml_entries import Entry, read_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.knowledge import Knowledge
    from generator.knowledge.placenames.division import Division
    from generator.knowledge.places import Gazetteer

MANIFEST = "manifest.yml"

KEYS = (
    "file",
    "place",
    "place_why",
    "year",
    "year_why",
    "kind",
    "title",
    "publisher",
    "url",
    "retrieved",
    "note",
    "run_in_headings",
    "witness_of",
    "separate",
)

UNNAMED = re.compile(r"(?P<above>.+)某(?P<kind>[县区市旗])")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """What the manifest says of one source; None where it says nothing.

    `unnamed` is the kind of a county under `place` whose name must not be given (湘潭市某区: 区). `place_why` and
    `year_why` are the evidence, a Chinese sentence for readers, and `note` is a sentence about the source. `url`
    is the page it was taken from, as written; `retrieved` the day, YYYY-MM-DD. Without `run_in_headings` no
    heading is taken out of a paragraph that the source does not mark. `witness_of` is the file of which this one
    is a copy, whatever they share; a `separate` one is a copy of none, nor any of it.
    """

    file: str
    line: int
    place: Division | None = None
    unnamed: str | None = None
    place_why: str | None = None
    year: int | None = None
    year_why: str | None = None
    kind: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    retrieved: str | None = None
    note: str | None = None
    run_in_headings: bool = True
    witness_of: str | None = None
    separate: bool = False


def load_manifest(folder: Path, knowledge: Knowledge) -> dict[str, ManifestEntry]:
    """Return the entries of a folder's manifest by file; none without a manifest.

    An unknown or malformed key, place, kind, year or date, and a file that is not named as in the folder, is a
    KnowledgeError that names the line.
    """
    path = folder / MANIFEST
    entries: dict[str, ManifestEntry] = {}
    lines: dict[str, Entry] = {}
    for entry in read_list(path) if path.is_file() else ():
        found = _entry(entry.only(KEYS), knowledge)
        if found.file in entries:
            raise KnowledgeError(entry.place, f"the file '{found.file}' is given twice", "keep one entry")
        entries[found.file] = found
        lines[found.file] = entry
    for file, entry in lines.items():
        _check_witness(file, entry, entries)
    return entries


def _check_witness(file: str, entry: Entry, entries: Mapping[str, ManifestEntry]) -> None:
    """Raise a KnowledgeError for a file that is a witness of itself, if by way of others, or separate as well."""
    if not entries[file].witness_of:
        return
    if entries[file].separate:
        problem = f"'{file}' is to be a witness of another file, and separate"
        raise KnowledgeError(entry.place_of("separate"), problem, "keep one of 'witness_of' and 'separate'")
    seen, base = [file], entries[file].witness_of
    while base and base not in seen:
        seen.append(base)
        base = entries[base].witness_of if base in entries else None
    if base == file:
        problem = f"the witnesses go in a circle: {' → '.join([*seen, file])}"
        raise KnowledgeError(entry.place_of("witness_of"), problem, "drop 'witness_of' of the one to be published")


def missing_files(entries: Iterable[ManifestEntry], files: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each file that an entry names and the folder does not have, with the nearest name."""
    for entry in entries:
        for named in (entry.file, entry.witness_of):
            if named and named not in files:
                near = get_close_matches(named, files, n=1, cutoff=0.8)
                message = (
                    Code.MANIFEST_FILE_UNKNOWN(named=named, near=near[0])
                    if near
                    else Code.MANIFEST_FILE_MISSING(named=named)
                )
                yield Finding(message, MANIFEST, entry.line)


def _file(entry: Entry, key: str = "file") -> str:
    """Return the name of a file as the folder of sources has it: relative, without detours."""
    name = entry.text(key)
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or path.as_posix() != name:
        inside = not path.is_absolute() and ".." not in path.parts and path.parts
        remedy = f"write '{path.as_posix()}'" if inside else "write its path below the folder of sources"
        raise KnowledgeError(entry.place_of(key), f"'{name}' is not the name of a file in the folder", remedy)
    return name


def _entry(entry: Entry, knowledge: Knowledge) -> ManifestEntry:
    division, unnamed = _place(entry, knowledge.places)
    year = _shaped(entry, "year", YEAR, "four digits, such as 2023")
    return ManifestEntry(
        file=_file(entry),
        line=entry.line,
        place=division,
        unnamed=unnamed,
        place_why=_given(entry, "place_why"),
        year=int(year) if year else None,
        year_why=_given(entry, "year_why"),
        kind=entry.choice("kind", knowledge.kinds, "") or None,
        title=_given(entry, "title"),
        publisher=_given(entry, "publisher"),
        url=_given(entry, "url"),
        retrieved=_day(entry, "retrieved"),
        note=_given(entry, "note"),
        run_in_headings=entry.choice("run_in_headings", ("yes", "no"), "yes") == "yes",
        witness_of=_file(entry, "witness_of") if _given(entry, "witness_of") else None,
        separate=entry.choice("separate", ("yes", "no"), "no") == "yes",
    )


def _place(entry: Entry, places: Gazetteer) -> tuple[Division | None, str | None]:
    name = _given(entry, "place")
    if not name:
        return None, None
    unnamed = UNNAMED.fullmatch(name)
    found = places.named(unnamed["above"] if unnamed else name)
    if not found:
        raise KnowledgeError(
            entry.place_of("place"),
            f"the place '{name}' is not known",
            "write its full name or its GB/T 2260 code",
        )
    if len(found) > 1:
        paths = "、".join(f"{division.path} ({division.code})" for division in found)
        raise KnowledgeError(
            entry.place_of("place"), f"'{name}' may be {paths}", "write one of these names or codes"
        )
    return found[0], unnamed["kind"] if unnamed else None


def _day(entry: Entry, key: str) -> str | None:
    value = _given(entry, key)
    if value is None:
        return None
    with suppress(ValueError):
        if DAY.fullmatch(value) and date.fromisoformat(value):
            return value
    raise _unclear(entry, key, value, "a day of the calendar, such as 2026-11-22")


def _given(entry: Entry, key: str) -> str | None:
    value = entry.text(key, "").strip()
    if not value.isprintable():
        problem = f"'{key}' contains a line break or a control character"
        raise KnowledgeError(entry.place_of(key), problem, "write it on one line")
    return value or None


def _shaped(entry: Entry, key: str, shape: re.Pattern[str], remedy: str) -> str | None:
    value = _given(entry, key)
    if value and not shape.fullmatch(value):
        raise _unclear(entry, key, value, remedy)
    return value


def _unclear(entry: Entry, key: str, value: str, remedy: str) -> KnowledgeError:
    return KnowledgeError(entry.place_of(key), f"'{key}: {value}' cannot be understood", f"write {remedy}")
