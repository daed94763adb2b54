"""Beam: the states of a window, column by column, and how they are extended by one character."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.states import Column, Rival, State
from generator.text.byteshift.events import ASCII_TRAILS, Event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.text.byteshift.language_model import LanguageModel
    from generator.text.byteshift.vocabulary import Candidate, Candidates

NO_LIMIT = float("inf")


class Prior(NamedTuple):
    """What is taken to be likely before the bytes are looked at.

    `unexplained` is what it costs (nats) that a byte is lost where nothing explains it, `gain` how far the
    restored text must lead; `last_bytes` says whether a run may start with a lost last byte.
    """

    unexplained: float
    gain: float
    last_bytes: bool


USUAL: Final = Prior(costs.UNEXPLAINED, costs.GAIN, last_bytes=False)
"""A site that edits bytes: first bytes are lost before marks and in glosses."""

ANY_BYTE: Final = Prior(costs.UNEXPLAINED, costs.GAIN, last_bytes=True)
"""A file that may have lost a byte anywhere."""

AGAIN: Final = Prior(costs.UNEXPLAINED_AGAIN, costs.GAIN_AGAIN, last_bytes=True)
"""A file that is known to have lost bytes: one more needs less of an explanation."""


class Beam:
    """All states of one window of shown text.

    At each offset, `aligned` has the states that have used up every byte before it, and `shifted` those that hold
    one back. `thorough` says whether whole characters may have vanished too, a byte with each of their neighbours.
    """

    def __init__(self, model: LanguageModel, shown: str, prior: Prior = USUAL, *, thorough: bool = False) -> None:
        """Start without any state."""
        self.prior = prior
        self.model = model
        self.vocabulary = model.vocabulary
        self.shown = shown
        self.thorough = thorough
        self.aligned = [Column() for _ in range(len(shown) + 1)]
        self.shifted = [Column() for _ in range(len(shown) + 1)]

    def limit(self, at: int) -> float:
        """Return the cost from which on a state at an offset is not followed."""
        return min(self.aligned[at].cheapest, self.shifted[at].cheapest) + costs.BEAM

    def extend(
        self,
        sources: Sequence[State],
        candidates: Iterable[Candidate],
        extra: float,
        events: tuple[Event, ...] = (),
        limit: float = NO_LIMIT,
    ) -> Iterator[tuple[int, State]]:
        """Yield (missing byte, state) for each candidate after the best of the sources, which are sorted by cost.

        A candidate costs `extra` on top of what the language model says; what reaches the limit is left out.
        """
        cheap = takewhile(lambda state: state.cost + extra < limit, sources)
        rows = [(state.cost + extra, self.model.row(state.char), state) for state in cheap]
        if not rows:
            return
        for byte, char in candidates:
            best = second = limit
            source = other = None
            for base, row, state in rows:
                if base >= second:
                    break
                cost = base + row[char]
                if cost < best:
                    best, second, source, other = cost, best, state, source
                elif cost < second:
                    second, other = cost, state
            if source is not None:
                made = State(best, char, char, source, events)
                if other is not None and second - best < costs.RIVALS:
                    made.rivals.append(Rival(second - best, other, char))
                yield byte, made

    def hold_back(self, state: State, byte: int, at: int) -> None:
        """Add a state that holds back the second byte of a shown pair; an ASCII one is a character itself."""
        if byte in ASCII_TRAILS:
            char = chr(byte)
            cost = state.cost + self.model.cost(state.char, char)
            self.aligned[at].add(State(cost, char, char, state, (Event(at, "end"),)))
        else:
            state.pending = byte
            self.shifted[at].add(state)

    def align(self, states: Iterable[tuple[int, State]], at: int) -> None:
        """Add states that are back at the borders of the shown characters."""
        for _, state in states:
            state.events = (*state.events, Event(at, "end"))
            self.aligned[at].add(state)


def by_candidates(
    firsts: Iterable[tuple[int, State]], candidates_after: Callable[[int], Candidates]
) -> Iterator[tuple[Candidates, list[State]]]:
    """Yield candidates with the states that they may follow, the cheapest first."""
    groups: dict[int, tuple[Candidates, list[State]]] = {}
    for first, state in sorted(firsts, key=lambda item: item[1].cost):
        candidates = candidates_after(first)
        groups.setdefault(id(candidates), (candidates, []))[1].append(state)
    yield from groups.values()
