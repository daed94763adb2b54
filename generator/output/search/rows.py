"""The input of the search: one row for each passage, and facts about the corpus as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage as the search sees it.

    `kind` is title, heading or paragraph; `url` is relative to the site root and ends in `#` and the anchor;
    `place` is the slug of the place's page; `report_kind` the id of the kind of report. `year` is None if it is
    unknown. `path` are the headings above, the outermost first, and `division` says whether the section reviews or
    plans.
    """

    report: str
    passage: str
    kind: str
    text: str
    url: str
    place: str
    place_name: str
    year: int | None
    themes: tuple[str, ...]
    report_kind: str
    title: str
    path: tuple[str, ...] = ()
    division: str | None = None

    def fields(self) -> Iterator[str]:
        """Yield all that the index takes from the row."""
        yield from (self.report, self.passage, self.kind, self.text, self.url, self.place, self.place_name)
        yield from (str(self.year), self.report_kind, self.title, str(len(self.themes)), *self.themes)
        yield from (str(self.division), str(len(self.path)), *self.path)


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A report with gaps in its source: its title, its page relative to the site root, its gaps."""

    title: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that a word of a query may name: its names, that of its page first, and the places within it.

    `members` are slugs of places that have reports; `home`: it has a page of its own, under `slug`.
    """

    slug: str
    names: tuple[str, ...]
    members: tuple[str, ...]
    home: bool


@dataclass(frozen=True, slots=True)
class Scope:
    """Facts about the corpus for the search: readable names of themes and report kinds, incomplete reports.

    `pinyin` has the characters by syllable; without it a query typed in pinyin finds nothing. `places` are those
    that the corpus has, `country` the names of each place that there is; `synonyms` are words of reports for those
    that people type.
    """

    themes: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    incomplete: tuple[Incomplete, ...] = ()
    pinyin: Mapping[str, str] = field(default_factory=dict)
    places: tuple[NamedPlace, ...] = ()
    country: tuple[tuple[str, ...], ...] = ()
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
