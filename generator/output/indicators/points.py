"""Every main figure of a corpus without its sentence: what tables, pictures and lists are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output.indicators.collect import rows
from generator.output.indicators.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.corpus.model import Corpus
    from generator.output.indicators.collect import Key
    from generator.output.overview.tally import Card
    from generator.reading.indicators.model import Figure


class Point(NamedTuple):
    """A figure of a document, in some 300 bytes: its words in a cell, its passage, and its number in the document.

    By the number the file of the document's sentences has it (`said.py`).
    """

    card: Card
    number: int
    figure: Figure
    anchor: str
    shown: str

    @property
    def key(self) -> Key:
        """Return the base and the measure."""
        return self.figure.base, self.figure.measure


_last: list[tuple[Corpus, tuple[Point, ...]]] = []


def points(corpus: Corpus) -> tuple[Point, ...]:
    """Return the figures of all documents by place and year; those of the last corpus are kept."""
    if not _last or _last[0][0] is not corpus:
        _last[:] = [(corpus, tuple(_each(corpus)))]
    return _last[0][1]


def _each(corpus: Corpus) -> Iterator[Point]:
    for stated in rows(corpus):
        for number, cited in enumerate(stated.cited):
            yield Point(stated.card, number, cited.figure, cited.anchor, wording(cited))


def is_target(point: Point) -> bool:
    """Whether a figure is a target for the year that its document plans: not one of several years, or of 2035."""
    figure, year = point.figure, point.card.year
    return figure.kind == "target" and figure.span == "year" and year is not None and figure.year in (None, year)


def is_result(point: Point) -> bool:
    """Whether a figure is the result of a whole year that is known."""
    figure = point.figure
    return figure.kind == "result" and figure.span == "year" and figure.year is not None


def distinct(found: Iterable[Point]) -> tuple[Point, ...]:
    """Return the figures of a cell without those that say the same again, in their order."""
    once: dict[str, Point] = {}
    for point in found:
        once.setdefault(point.shown, point)
    return tuple(once.values())


UNKNOWN: Final = "redaction"
"""The kind of gap that leaves a document whole: single characters that its publisher hid."""


def is_broken(card: Card) -> bool:
    """Whether text of a document is missing, so that what is not found in it may have been there."""
    return any(kind != UNKNOWN for kind in card.gaps)
