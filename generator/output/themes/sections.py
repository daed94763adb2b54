"""Which page quotes the passages of a place and year: a page never grows with the corpus."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output import addresses
from generator.output.overview.areas import Area, areas
from generator.output.overview.tally import passages_of, tally
from generator.output.pages import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge.places import Gazetteer
    from generator.knowledge.themes import Theme
    from generator.output.addresses import Filed, Index
    from generator.output.overview.tally import Entry, Tally

LARGE: Final = 240
"""Passages up to which a page quotes them all: one takes a kilobyte of HTML, and a page has at most 300 kB."""


class Lead(NamedTuple):
    """A section that another page quotes: its anchor and name, the documents in it, and the file of that page."""

    anchor: str
    name: str
    entries: tuple[Entry, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a large theme: the places whose passages it quotes in full, and the sections it leads on to.

    `above` are the sheets of the areas that contain it, the largest first. `slug` is that of the area whose page
    it is, for a page of a year with the year.
    """

    file: str
    slug: str
    name: str
    above: tuple[Index, ...]
    quoted: tuple[Area, ...]
    leads: tuple[Lead, ...] = ()

    def entries(self) -> list[Entry]:
        """Return all documents of which the page says something."""
        return [e for area in self.quoted for e in area.own] + [e for lead in self.leads for e in lead.entries]


@dataclass(frozen=True)
class Sections:
    """The pages of a theme: `areas` with passages, and `sheets` where one page has not the room for all."""

    theme: str
    areas: tuple[Area, ...]
    sheets: tuple[Sheet, ...] = ()
    _files: dict[str, str] = field(default_factory=dict)

    def of_year(self, entry: Filed) -> tuple[str, str]:
        """Return the file of the page and the anchor of the section of a place and year."""
        anchor = addresses.section_anchor(entry)
        return self._files.get(anchor, addresses.theme_file(self.theme)), anchor

    def of_place(self, slug: str) -> tuple[str, str]:
        """Return the file of the page and the anchor of a place's section; one that has a page needs no anchor."""
        file = self._files.get(slug, addresses.theme_file(self.theme))
        return file, "" if file == addresses.theme_place_file(self.theme, slug) else slug

    def of_area(self, area: Area) -> tuple[str, str]:
        """Return the same of an area, which without documents of its own starts with its first place."""
        return self.of_place(area.slug if area.slug in self._files else next(area.places()).slug)


def sections_of(corpus: Corpus) -> Mapping[str, Sections]:
    """Return the pages of each theme by its id."""
    found, places = tally(corpus), corpus.knowledge.places
    return {theme.id: sections(theme, found, places) for theme in blocks.themes_of(corpus.knowledge)}


def sections(theme: Theme, found: Tally, places: Gazetteer) -> Sections:
    """Return the pages of a theme.

    A page has an area whole, if it has the room. Else it quotes the area's own documents, or leads on to a page of
    each year of these if they are too many, and to a page of each area within. So while a corpus grows, a section
    moves only from a page to one that this page leads to, and no page is taken away.
    """
    speaking = {
        slug: own
        for slug, entries in found.by_slug.items()
        if (own := tuple(entry for entry in entries if entry.quoted.get(theme.id)))
    }
    top = areas(speaking, places)
    if passages_of(theme.id, [entry for own in speaking.values() for entry in own]) <= LARGE:
        return Sections(theme.id, top)
    sheets = tuple(sheet for area in top for sheet in _sheets(theme.id, area, ()))
    files: dict[str, str] = {}
    for sheet in sheets:
        for anchor in (sheet.slug, *_anchors(sheet)):
            files.setdefault(anchor, sheet.file)
    return Sections(theme.id, top, sheets, files)


def _anchors(sheet: Sheet) -> Iterator[str]:
    """Yield the anchors of the sections that a page quotes, and of those of a place by year."""
    for area in sheet.quoted:
        yield area.slug
        yield from (addresses.section_anchor(entry) for entry in area.own)


def _sheets(theme: str, area: Area, above: tuple[Index, ...]) -> Iterator[Sheet]:
    file = addresses.theme_place_file(theme, area.slug)
    if passages_of(theme, area.entries()) <= LARGE:
        yield Sheet(file, area.slug, area.name, above, tuple(area.places()))
        return
    here = (*above, addresses.Index(area.name, file))
    by_year = [] if passages_of(theme, area.own) <= LARGE else list(_by_year(theme, area, here))
    inner = [_lead(theme, one) for one in area.inner]
    own = () if by_year or not area.own else (Area(area.slug, area.name, area.own),)
    yield Sheet(file, area.slug, area.name, above, own, (*(_year_lead(sheet) for sheet in by_year), *inner))
    yield from by_year
    for one in area.inner:
        yield from _sheets(theme, one, here)


def _lead(theme: str, area: Area) -> Lead:
    return Lead(area.slug, area.name, tuple(area.entries()), addresses.theme_place_file(theme, area.slug))


def _year_lead(sheet: Sheet) -> Lead:
    (area,) = sheet.quoted
    return Lead(sheet.slug, sheet.name, area.own, sheet.file)


def _by_year(theme: str, area: Area, above: tuple[Index, ...]) -> Iterator[Sheet]:
    """Yield the pages of a place, one a year; a year with too many passages has further pages."""
    ordered = sorted(area.own, key=lambda entry: entry.year or 0)
    for _, entries in groupby(ordered, key=addresses.section_anchor):
        for n, part in enumerate(_parts(theme, list(entries)), 1):
            again, more = (f"-{n}", f"（{n}）") if n > 1 else ("", "")
            slug = f"{addresses.section_anchor(part[0])}{again}"
            name = f"{area.name} {blocks.plain_year(part[0])}{more}"
            yield Sheet(
                addresses.theme_place_file(theme, slug),
                slug,
                name,
                above,
                (Area(area.slug, area.name, tuple(part)),),
            )


def _parts(theme: str, entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    part: list[Entry] = []
    for entry in entries:
        if part and passages_of(theme, [*part, entry]) > LARGE:
            yield part
            part = []
        part.append(entry)
    if part:
        yield part
