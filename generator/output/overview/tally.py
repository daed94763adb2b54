"""One card for each report: who it is, where its page is, and its counts. Lists are made of cards alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output import addresses
from generator.output.pages import blocks
from generator.output.pictures.completeness import is_at_least, kept, lost
from generator.output.pieces import key, report_part
from generator.output.records.changes import counts
from generator.store import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge import Knowledge
    from generator.knowledge.places import Gazetteer
    from generator.knowledge.rules import Evidence
    from generator.reading.model import Basis, GapKind, Place, Report, TitleBasis


@dataclass(frozen=True, slots=True)
class Card:
    """A report on a card: what lists say of it, without its text, in about a kilobyte.

    `at` is its number in the corpus, `home` the file of the page that has it in full (the leaf of its place, if
    there are several) and `anchor` its anchor there. `own`: it is a document of its place, and not a page about
    one. `size` is in characters, `kept` is without marks of missing text, `lost` how many are known to be missing,
    `lost_more` whether more is, of which nothing says how much.
    `quoted` has the number of passages of each theme, `words` its most frequent terms, `edits` the number of edits
    by evidence; `findings` is the number of those that its record shows.
    """

    at: int
    id: str
    file: str
    title: str
    title_basis: TitleBasis
    place: Place
    year: int | None
    year_basis: Basis
    own: bool
    leaf: str
    kind: str
    home: str
    anchor: str
    gaps: tuple[GapKind, ...]
    passages: int
    size: int
    kept: int
    lost: int
    lost_more: bool
    quoted: Mapping[str, int]
    words: Mapping[str, tuple[str, ...]]
    edits: Mapping[Evidence, int]
    findings: int


class Spoken(NamedTuple):
    """How many passages some documents have, and how many of each theme."""

    passages: int
    quoted: Mapping[str, int]

    def share(self, theme: str) -> int:
        """Return the share of passages of a theme in whole per cent: what one more document hardly changes."""
        return round(100 * self.quoted.get(theme, 0) / self.passages) if self.passages else 0


def of_cards(entries: Iterable[Card]) -> Spoken:
    """Return what documents say of themes, without the pages about them."""
    passages, quoted = 0, Counter[str]()
    for entry in entries:
        if entry.own:
            passages += entry.passages
            quoted.update(entry.quoted)
    return Spoken(passages, quoted)


@dataclass(frozen=True)
class Tally:
    """The cards of the reports of a corpus, in its order, and the gazetteer by which places are ordered."""

    entries: tuple[Card, ...]
    places: Gazetteer

    @cached_property
    def by_slug(self) -> Mapping[str, tuple[Card, ...]]:
        """Return the cards of each place by its slug: places as in GB/T 2260, the cards in corpus order.

        A place without a code, a part of one that is not named (某区), comes with what it is a part of.
        """
        pages: dict[str, list[Card]] = {}
        for entry in self.entries:
            pages.setdefault(entry.place.slug, []).append(entry)
        ordered = sorted(pages, key=lambda slug: _place_order(pages[slug][0].place, self.places))
        return {slug: tuple(pages[slug]) for slug in ordered}

    @cached_property
    def spoken(self) -> Spoken:
        """Return what all documents say of themes."""
        return of_cards(self.entries)


LAST: Final = "~"
"""Sorts after every code: of places that are in no province."""


def _place_order(place: Place, places: Gazetteer) -> tuple[str, bool, str]:
    """Return the sort key of a place: the whole country, the divisions by code, what is not known."""
    if place.level == "national":
        return "", False, place.slug
    found = places.by_slug.get(place.slug)
    above = _named(place.prefecture, places) or _named(place.province, places)
    return (found.code if found else place.code or above or LAST), found is None, place.slug


def _named(name: str | None, places: Gazetteer) -> str:
    """Return the code of a province or prefecture."""
    found = (one for one in places.by_name.get(name or "", ()) if one.level != "county" and one.name == name)
    return next((one.code for one in found), "")


_last: list[tuple[Corpus, Tally]] = []


def tally(corpus: Corpus) -> Tally:
    """Return the tally of a corpus, in one pass over its reports; that of the last corpus is kept."""
    if not _last or _last[0][0] is not corpus:
        _last[:] = [(corpus, Tally(tuple(_cards(corpus)), corpus.knowledge.places))]
    return _last[0][1]


CARD: Final = "card"
"""The kind of a card in the store."""


def _cards(corpus: Corpus) -> Iterator[Card]:
    kept = corpus.kept
    for at, brief in enumerate(corpus.briefs):
        make = partial(_card, corpus, at)
        made = kept.made(CARD, key(corpus, CARD, [report_part(brief)]), make) if kept else make()
        yield replace(unpacked(made), at=at)


def _card(corpus: Corpus, at: int) -> bytes:
    return packed(card(corpus.reports[at], 0, corpus.knowledge))


PLACES: Final = 150
"""The most places in one list or table, with a kilobyte for each; a larger site lists them by province."""


def is_by_province(found: Tally) -> bool:
    """Whether a site has more places than one list should have."""
    return len(found.by_slug) > PLACES


def card(report: Report, at: int, knowledge: Knowledge) -> Card:
    """Return the card of a report with its number in the corpus."""
    hits = [hit for passage in report.passages for hit in passage.themes]
    return Card(
        at=at,
        id=report.id,
        file=report.file,
        title=report.title,
        title_basis=report.title_basis,
        place=report.place,
        year=report.year,
        year_basis=report.year_basis,
        own=blocks.is_counted(report, knowledge),
        leaf=report.leaf,
        kind=report.kind,
        home=addresses.home_file(report),
        anchor=addresses.report_anchor(report),
        gaps=tuple(gap.kind for gap in report.gaps),
        passages=len(report.passages),
        size=sum(len(passage.text) for passage in report.passages),
        kept=kept(report),
        lost=lost(report),
        lost_more=is_at_least(report),
        quoted=Counter(hit.id for hit in hits),
        words=_words(report),
        edits=counts(report, knowledge.rules),
        findings=len(report.findings),
    )


WORDS: Final = 3
"""The terms of a theme on a card."""


def _words(report: Report) -> dict[str, tuple[str, ...]]:
    """Return for each theme the terms that its passages have most often, word for word as the text has them."""
    found: dict[str, Counter[str]] = {}
    for passage in report.passages:
        for hit in passage.themes:
            found.setdefault(hit.id, Counter()).update({passage.text[start:end] for start, end in hit.places})
    return {
        theme: tuple(sorted(counted, key=lambda word: (-counted[word], word))[:WORDS])
        for theme, counted in found.items()
    }


def passages_of(theme: str, entries: Sequence[Card]) -> int:
    """Return the number of passages of a theme in some reports."""
    return sum(entry.quoted.get(theme, 0) for entry in entries)


TEN_THOUSAND: Final = 10_000
"""The characters for which passages are counted: a work report has about two times as many."""


def size_of(entries: Iterable[Card]) -> int:
    """Return the number of characters of some reports, without marks of missing text."""
    return sum(entry.kept for entry in entries)


def density(passages: int, characters: int) -> str:
    """Return passages per 10,000 characters of text as it is shown, to one place; empty without text."""
    return f"{passages * TEN_THOUSAND / characters:.1f}" if characters else ""
