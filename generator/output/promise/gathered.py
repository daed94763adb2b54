"""All pairs of a corpus, by indicator: what each place promised and reported, and how its targets changed.

One pass over the places; what a page of an indicator needs is packed by place, so that no sentence is held open.
"""

from __future__ import annotations

import zlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from generator.output.indicators.collect import of_place
from generator.output.overview.tally import tally
from generator.output.promise.change import move, turn
from generator.output.promise.pairs import next_to, pairs, targets_of
from generator.output.promise.table import directions, place_of
from generator.store import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.model import Corpus
    from generator.output.indicators.collect import Cited, Key, Stated
    from generator.output.promise.change import Move, Turn
    from generator.output.promise.pairs import Promise, YearPair
    from generator.output.promise.reading import Outcome


class PromiseRow(NamedTuple):
    """A target and its result; `planned` and `reported` are the numbers of their reports in the corpus."""

    year: int
    planned: int
    reported: int | None
    promise: Promise


class ChangeRow(NamedTuple):
    """The targets of two years; `before` and `after` are the numbers of their reports in the corpus."""

    year: int
    before: int
    after: int
    first: Cited
    second: Cited
    move: Move
    turn: Turn


Row = TypeVar("Row", PromiseRow, ChangeRow)


@dataclass
class ComparedIndicator:
    """What there is of one indicator and measure: its name, counts by year and word, the rows of each place."""

    name: str
    outcomes: Counter[tuple[int, Outcome]] = field(default_factory=Counter)
    moves: Counter[tuple[int, Move]] = field(default_factory=Counter)
    turns: Counter[tuple[int, Turn]] = field(default_factory=Counter)
    places: list[bytes] = field(default_factory=list)

    def add(self, kept: Sequence[PromiseRow], changed: Sequence[ChangeRow]) -> None:
        """Add the rows of a place."""
        self.outcomes.update((one.year, one.promise.outcome) for one in kept)
        self.moves.update((one.year, one.move) for one in changed)
        self.turns.update((one.year, one.turn) for one in changed if one.turn != "even")
        self.places.append(zlib.compress(packed((tuple(kept), tuple(changed)))))

    def rows(self) -> tuple[list[PromiseRow], list[ChangeRow]]:
        """Return the rows of all places, in their order."""
        kept: list[PromiseRow] = []
        changed: list[ChangeRow] = []
        for place in self.places:
            own: tuple[tuple[PromiseRow, ...], tuple[ChangeRow, ...]] = unpacked(zlib.decompress(place))
            kept += own[0]
            changed += own[1]
        return kept, changed


_last: list[tuple[Corpus, dict[Key, ComparedIndicator]]] = []


def gathered(corpus: Corpus) -> dict[Key, ComparedIndicator]:
    """Return what there is of each indicator, in the order of the table; that of the last corpus is kept."""
    if not _last or _last[0][0] is not corpus:
        _last[:] = [(corpus, _gathered(corpus))]
    return _last[0][1]


def _gathered(corpus: Corpus) -> dict[Key, ComparedIndicator]:
    found: dict[Key, ComparedIndicator] = {}
    ways = directions(corpus.knowledge)
    for slug in tally(corpus).by_slug:
        stated = tuple(of_place(corpus, slug))
        kept, changed = _by_key(_kept(pairs(stated, ways))), _by_key(_changed(stated))
        for key in dict.fromkeys((*kept, *changed)):
            own = kept.get(key, []), changed.get(key, [])
            cited = own[0][0].promise.target if own[0] else own[1][0].first
            found.setdefault(key, ComparedIndicator(cited.figure.indicator)).add(*own)
    return {key: found[key] for key in sorted(found, key=lambda key: place_of(key, corpus.knowledge.indicators))}


def _by_key(rows: Iterator[tuple[Key, Row]]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = {}
    for key, row in rows:
        found.setdefault(key, []).append(row)
    return found


def _kept(found: Iterator[YearPair]) -> Iterator[tuple[Key, PromiseRow]]:
    for pair in found:
        reported = pair.reported.at if pair.reported else None
        for one in pair.promises:
            year = pair.planned.year or 0
            yield one.key, PromiseRow(year, pair.planned.at, reported, one)


def _changed(stated: Sequence[Stated]) -> Iterator[tuple[Key, ChangeRow]]:
    """Yield the first target of each indicator beside that of the next year."""
    for before, after in next_to(stated):
        first, second = _main(before), _main(after)
        for key, one in first.items():
            if not (other := second.get(key)):
                continue
            how = move(one.figure, other.figure), turn(one.figure, other.figure)
            yield key, ChangeRow(after.card.year or 0, before.card.at, after.card.at, one, other, *how)


def _main(stated: Stated) -> dict[Key, Cited]:
    found: dict[Key, Cited] = {}
    for one in targets_of(stated, stated.card.year or 0):
        found.setdefault(one.key, one)
    return found
