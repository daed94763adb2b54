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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge.places import Gazetteer
    from generator.knowledge.themes import Theme
    from generator.output.addresses import Filed, Index
    from generator.output.overview.tally import Card, Tally

LARGE: Final = 230
"""Passages up to which a page quotes them all: one takes 0.7 to 1.2 kB of HTML, and a page has at most 300 kB."""


YEARS: Final = 5
"""Years of a place on one page, if they fit: a plan of the country runs from 2021 to 2025."""


class Lead(NamedTuple):
    """A section that another page quotes: its anchor and name, the documents in it, and the file of that page.

    `years` are the sections in it by year, as anchor and words, if it has several.
    """

    anchor: str
    name: str
    entries: tuple[Card, ...]
    file: str
    years: tuple[tuple[str, str], ...] = ()


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

    def entries(self) -> list[Card]:
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

    A page has an area whole, if it has the room. Else it quotes the area's own documents, or leads on to pages of
    five years, then of one, if they are too many, and to a page of each area within. So while a corpus grows, a
    section moves only from a page to one that this page leads to, and no page is taken away.
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
    times = [] if passages_of(theme, area.own) <= LARGE else list(_times(theme, area, here))
    inner = (_lead(theme, one) for one in area.inner)
    own = () if times or not area.own else (Area(area.slug, area.name, area.own),)
    yield Sheet(file, area.slug, area.name, above, own, (*(lead for lead, _ in times), *inner))
    for _, sheets in times:
        yield from sheets
    for within in area.inner:
        yield from _sheets(theme, within, here)


def _lead(theme: str, area: Area) -> Lead:
    return Lead(area.slug, area.name, tuple(area.entries()), addresses.theme_place_file(theme, area.slug))


def _year_lead(sheet: Sheet) -> Lead:
    return Lead(sheet.slug, sheet.name, tuple(sheet.entries()), sheet.file)


def _period_lead(sheet: Sheet) -> Lead:
    ordered = sorted(sheet.entries(), key=_latest)
    years = {addresses.section_anchor(entry): blocks.plain_year(entry) for entry in ordered}
    return _year_lead(sheet)._replace(years=tuple(years.items()))


def _times(theme: str, area: Area, above: tuple[Index, ...]) -> Iterator[tuple[Lead, list[Sheet]]]:
    """Yield the way to, and the pages of a place by five years, as plans of the country run (2021 to 2025).

    The newest are first, here and in the years of a plan.
    """
    ordered = sorted(area.own, key=_latest)
    for period, found in groupby(ordered, key=_period):
        if period:
            sheets = list(_of_period(theme, Area(area.slug, area.name, tuple(found)), period, above))
            yield _period_lead(sheets[0]), sheets
        else:
            yield from ((_year_lead(sheet), [sheet]) for sheet in _years(theme, area, found, above))


def _of_period(theme: str, area: Area, first: int, above: tuple[Index, ...]) -> Iterator[Sheet]:
    last = first + YEARS - 1
    slug, name = f"{area.slug}-{first}-{last}", f"{area.name} {first}—{last}年"
    file = addresses.theme_place_file(theme, slug)
    if passages_of(theme, area.own) <= LARGE:
        yield Sheet(file, slug, name, above, (area,))
    else:
        years = list(_years(theme, area, area.own, (*above, addresses.Index(name, file))))
        yield Sheet(file, slug, name, above, (), tuple(map(_year_lead, years)))
        yield from years


def _latest(entry: Card) -> int:
    """Return a key that puts the latest year first, and documents without a year last."""
    return -(entry.year or 0)


def _period(entry: Card) -> int:
    """Return the first of the five years of a plan that a report belongs to, 0 if its year is not known."""
    return (entry.year - 1) // YEARS * YEARS + 1 if entry.year else 0


def _years(theme: str, area: Area, entries: Iterable[Card], above: tuple[Index, ...]) -> Iterator[Sheet]:
    """Yield the pages of a place by year; a year with too many passages has further pages."""
    for _, found in groupby(sorted(entries, key=_latest), key=addresses.section_anchor):
        for n, part in enumerate(_parts(theme, list(found)), 1):
            again, more = (f"-{n}", f"（{n}）") if n > 1 else ("", "")
            slug = f"{addresses.section_anchor(part[0])}{again}"
            name = f"{area.name} {blocks.plain_year(part[0])}{more}"
            own = Area(area.slug, area.name, tuple(part))
            yield Sheet(addresses.theme_place_file(theme, slug), slug, name, above, (own,))


def _parts(theme: str, entries: Sequence[Card]) -> Iterator[list[Card]]:
    part: list[Card] = []
    for entry in entries:
        if part and passages_of(theme, [*part, entry]) > LARGE:
            yield part
            part = []
        part.append(entry)
    if part:
        yield part
