"""What is known of the reports and their passages: the file that is read first, and those for counting."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from generator.output.search.lists.varints import encode
from generator.output.search.pack import Packed, pack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.output.search.part import Part
    from generator.output.search.rows import NamedPlace, Scope

NAME = 8
"""Characters of the name of a report's files (40 bits); of two with one name the later has a longer one."""


class Codes:
    """Numbers for names, in the order in which they are first seen."""

    def __init__(self) -> None:
        """Start without names."""
        self._numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        """Return the number of a name, a new one if it has none."""
        return self._numbers.setdefault(name, len(self._numbers))

    def named(self, names: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return all in order with the names for readers; one without is its own."""
        return [(code, names.get(code, code)) for code in self._numbers]


@dataclass(slots=True)
class Catalogue:
    """The reports by columns, with numbers of `places` and `kinds`; `chunks` has the passages of each chunk."""

    places: Codes = field(default_factory=Codes)
    place_names: dict[str, str] = field(default_factory=dict)
    themes: Codes = field(default_factory=Codes)
    kinds: Codes = field(default_factory=Codes)
    place: list[int] = field(default_factory=list)
    year: list[int | None] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    chunks: list[list[int]] = field(default_factory=list)
    sets: bytearray = field(default_factory=bytearray)
    passages: int = 0
    characters: int = 0

    def enter(self, part: Part) -> str:
        """Enter a report and return the name of its files."""
        facts, full = part.facts, part.name
        self.place_names.setdefault(facts["place"], facts["place_name"])
        self.place.append(self.places.number(facts["place"]))
        self.year.append(facts["year"])
        self.kind.append(self.kinds.number(facts["kind"]))
        self.chunks.append(facts["passages"])
        self.sets += self._sets(facts["themes"], facts["sets"])
        self.passages += len(facts["sets"])
        self.characters += facts["characters"]
        name = next(full[:n] for n in range(NAME, len(full) + 1) if full[:n] not in self.names)
        self.names[name] = None
        return name

    def _sets(self, themes: list[str], sets: list[int]) -> bytes:
        """Return the kinds and themes of a report's passages, with the numbers that its themes have here."""
        bits = [4 << self.themes.number(theme) for theme in themes]
        known = {
            held: held & 3 | sum(bit for n, bit in enumerate(bits) if held & 4 << n)
            for held in dict.fromkeys(sets)
        }
        return encode(np.array([known[held] for held in sets], np.int64)).tobytes()

    def first(self, version: str, shape: Mapping[str, int], scope: Scope) -> Packed:
        """Return the file that the browser reads first: how many there are, names of texts and places.

        `named` has for each place: its slug, its names, whether it has a page, the numbers of the places
        within it.
        """
        value = {
            "version": version,
            "passages": self.passages,
            "reports": len(self.place),
            **shape,
            "names": list(self.names),
            "chunks": [n for report in self.chunks for n in report],
            "held": [len(report) for report in self.chunks],
            "named": [self._named(place) for place in scope.places],
        }
        return _json(value)

    def _named(self, place: NamedPlace) -> tuple[str, str, int, list[int]]:
        members = [self.places.number(slug) for slug in place.members]
        return place.slug, " ".join(place.names), int(place.home), members

    def columns(self, scope: Scope) -> Packed:
        """Return the file with what facets count by, which is read for the first total."""
        value = {
            "places": self.places.named(self.place_names),
            "themes": self.themes.named(scope.themes),
            "kinds": self.kinds.named(scope.kinds),
            "reports": {"places": self.place, "years": self.year, "kinds": self.kind},
            "incomplete": [(report.title, report.url, report.note) for report in scope.incomplete],
        }
        return _json(value)


def help_file(scope: Scope) -> Packed:
    """Return what is read when a query finds nothing: synonyms, and by line the names of places of the country."""
    return _json({"synonyms": dict(scope.synonyms), "country": "\n".join(map(" ".join, scope.country))})


def _json(value: object) -> Packed:
    return pack(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
