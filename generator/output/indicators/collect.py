"""The main figures of all reports, each with the sentence that states it, from one light pass over the corpus.

`rows(corpus)` is what pages are made of: for each document of a place its `Stated`, in the order of places
(GB/T 2260) and years; `of_place(corpus, slug)` has the same of one place. Of `Stated`, `by_indicator` has the
`Cited` of each (base, measure): figures under one key are of one kind and can be compared.

    for stated in rows(corpus):
        stated.card                 # whose: card.place, card.year (the plan year), card.home, card.gaps
        stated.by_indicator         # {("gdp", "growth"): (Cited, …)}, all kinds of figure
        cited.figure, cited.quote   # the figure, and its words exactly as the passage has them
        address_of(here, stated.card, cited)    # the link from the page `here` to its passage

The results of a year stand in the report of the next one: `cited.figure.year` is the year that a figure is about.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.overview.tally import tally
from generator.output.pieces import key, report_part
from generator.store import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.corpus.model import Corpus
    from generator.output.overview.tally import Card
    from generator.reading.indicators.model import Figure, Measure
    from generator.reading.model import Report

    Key = tuple[str, Measure]
    """The base and the measure of a figure: those with equal ones are of one kind."""

AROUND: Final = 120
"""The most characters before and after its quote that are kept of a sentence: with them it is four lines long."""
ENDS: Final = "。！？"
"""What ends a sentence; a semicolon does not, because what a figure is about may stand before it."""
LEFT_OUT: Final = "\N{HORIZONTAL ELLIPSIS}\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Cited:
    """A main figure with its quote, what stands before and after it in its sentence, and the id of its passage.

    `before` and `after` have …… where a long sentence is cut; the quote is verbatim and whole.
    """

    figure: Figure
    anchor: str
    before: str
    quote: str
    after: str

    @property
    def key(self) -> Key:
        """Return the base and the measure of the figure."""
        return self.figure.base, self.figure.measure


@dataclass(frozen=True)
class Stated:
    """What one document states of the main indicators, in reading order, with the card of the document."""

    card: Card
    cited: tuple[Cited, ...]

    @cached_property
    def by_indicator(self) -> Mapping[Key, tuple[Cited, ...]]:
        """Return the figures of each indicator and measure, in the order in which the text first has them."""
        found: dict[Key, list[Cited]] = {}
        for one in self.cited:
            found.setdefault(one.key, []).append(one)
        return {name: tuple(ones) for name, ones in found.items()}


def rows(corpus: Corpus) -> Iterator[Stated]:
    """Yield what each document states, by place and year; of one without figures nothing is cited.

    Pages about documents are left out. One is unpacked at a time: do not keep them.
    """
    for slug in tally(corpus).by_slug:
        yield from of_place(corpus, slug)


def of_place(corpus: Corpus, slug: str) -> Iterator[Stated]:
    """Yield what each document of a place states, the earliest year first, those without a year last."""
    own = (card for card in tally(corpus).by_slug.get(slug, ()) if card.own)
    for card in sorted(own, key=lambda card: (card.year is None, card.year or 0)):
        yield of_card(corpus, card)


def of_card(corpus: Corpus, card: Card) -> Stated:
    """Return what one document states."""
    return Stated(card, _unpacked(_collected(corpus)[card.at]))


def address_of(here: str, card: Card, cited: Cited) -> str:
    """Return the link from the page of a file of docs/ to the passage of a figure."""
    return addresses.site_link(here, card.home, cited.anchor)


_last: list[tuple[Corpus, tuple[bytes, ...]]] = []


def _collected(corpus: Corpus) -> tuple[bytes, ...]:
    """Return the figures of each report, packed: some 5 kB of one. Those of the last corpus are kept."""
    if not _last or _last[0][0] is not corpus:
        _last[:] = [(corpus, tuple(_each(corpus)))]
    return _last[0][1]


CITED: Final = "cited"
"""The kind of the cited figures of a report in the store."""


def _each(corpus: Corpus) -> Iterator[bytes]:
    kept = corpus.kept
    for at, brief in enumerate(corpus.briefs):
        make = partial(_packed, corpus, at)
        yield kept.made(CITED, key(corpus, CITED, [report_part(brief)]), make) if kept else make()


def _packed(corpus: Corpus, at: int) -> bytes:
    return zlib.compress(packed(tuple(cited_in(corpus.reports[at]))))


def _unpacked(data: bytes) -> tuple[Cited, ...]:
    found: tuple[Cited, ...] = unpacked(zlib.decompress(data))
    return found


def cited_in(report: Report) -> Iterator[Cited]:
    """Yield the main figures of a report, those of an entry of the table, in reading order."""
    found = (figure for figure in report.indicators if figure.base)
    for figure in sorted(found, key=lambda figure: (figure.at, figure.start)):
        passage = report.passages[figure.at]
        before, after = _around(passage.text, figure.start, figure.end)
        yield Cited(figure, passage.id, before, passage.text[figure.start : figure.end], after)


def _around(passage: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a quote in its sentence, each cut to `AROUND` characters."""
    first = max(passage.rfind(mark, 0, start) for mark in ENDS) + 1
    ends = [at for mark in ENDS if (at := passage.find(mark, end)) >= 0]
    last = end if passage[end - 1] in ENDS else min(ends, default=len(passage) - 1) + 1
    before, after = passage[first:start], passage[end:last]
    if len(before) > AROUND:
        before = LEFT_OUT + before[-AROUND:]
    if len(after) > AROUND:
        after = after[:AROUND] + LEFT_OUT
    return before, after
