"""Decoding: the cheapest path through a window traced back, and where other paths have another text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, Self

from generator.text.byteshift import costs
from generator.text.byteshift.gbk import same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.text.byteshift.beam_search.states import State
    from generator.text.byteshift.events import Event


@dataclass(frozen=True, slots=True)
class Doubt:
    """A part of the text for which another path has something else, and how much more that one costs (nats)."""

    start: int
    end: int
    gap: float


@dataclass(frozen=True, slots=True)
class Decoding:
    """The likeliest text of a window, with the character before it: its cost (nats), events and doubts."""

    cost: float
    text: str
    events: tuple[Event, ...]
    doubts: tuple[Doubt, ...]

    @classmethod
    def of(cls, last: State) -> Self:
        """Return the decoding whose path ends with a state."""
        text = ""
        events: list[Event] = []
        doubts: list[Doubt] = []
        known: dict[int, _Branch] = {}
        for state in last.path():
            events += [event._replace(text_at=len(text)) for event in state.events if event.kind != "end"]
            doubts += _doubts(state, text, known)
            text += state.added
            known[id(state)] = _Branch(len(text))
            events += [event._replace(text_at=len(text)) for event in state.events if event.kind == "end"]
        return cls(last.cost, text, tuple(events), tuple(doubts))


class Leads:
    """How far (nats) each character of a decoding leads what other paths have in its place.

    It is worked out once for a decoding, in time that grows with its doubts and not with their lengths: a hostile
    line has hundreds of runs, and doubts that cover all of them.
    """

    def __init__(self, decoding: Decoding) -> None:
        """Take the doubts of a decoding."""
        self._alone: dict[int, float] = {}
        for doubt in decoding.doubts:
            if doubt.end - doubt.start == 1:
                self._alone[doubt.start] = min(doubt.gap, self._alone.get(doubt.start, costs.RIVALS))
        longer = [doubt for doubt in decoding.doubts if doubt.end - doubt.start > 1]
        self._longer = dict(_least(longer))

    def settle(self, at: int) -> None:
        """Forget the doubts about one character alone: another was put in its place."""
        self._alone.pop(at, None)

    def over(self, start: int, end: int) -> float:
        """Return the least lead of the characters in a part, RIVALS where no path has anything else."""
        gaps = (known.get(at, costs.RIVALS) for at in range(start, end) for known in (self._alone, self._longer))
        return min(gaps, default=costs.RIVALS)


def _least(doubts: list[Doubt]) -> Iterator[tuple[int, float]]:
    """Yield each place that doubts cover with the least gap of those that cover it."""
    after: dict[int, int] = {}  # from a place that is done to one that may not be
    for doubt in sorted(doubts, key=lambda doubt: doubt.gap):
        at = _open(doubt.start, after)
        while at < doubt.end:
            yield at, doubt.gap
            after[at] = at + 1
            at = _open(at + 1, after)


def _open(at: int, after: dict[int, int]) -> int:
    """Return the first place from one on that is not done, and let those passed lead there at once."""
    passed: list[int] = []
    while at in after:
        passed.append(at)
        at = after[at]
    after.update(dict.fromkeys(passed, at))
    return at


class _Branch(NamedTuple):
    """A path beside that of the decoding: its text is the same up to `at` and then goes on with `rest`.

    `rest` is what the text of the decoding is not long enough for yet. `difference` is where the two differ.
    """

    at: int
    rest: str = ""
    difference: int | None = None

    def extended(self, added: str, text: str) -> Self:
        """Return the path with more text, compared with that of the decoding as far as this goes."""
        if self.difference is not None:
            return self
        rest = self.rest + added
        compared = text[self.at : self.at + len(rest)]
        place = first_difference(compared, rest[: len(compared)])
        at = self.at + (len(compared) if place is None else place)
        return self._replace(at=at, rest=rest[len(compared) :], difference=None if place is None else at)

    def differs_at(self, text: str) -> int | None:
        """Return where it first differs from the whole text of the decoding, or None."""
        return self.at if self.difference is not None or self.rest or self.at < len(text) else None


def _doubts(state: State, text: str, known: dict[int, _Branch]) -> Iterator[Doubt]:
    """Yield where the rivals of a state differ from its path, when the text before it is this one.

    `known` has, by its identity, each state that was compared: those of the path are the same in all their text.
    Rivals share the most part of their paths, so that none is walked twice.
    """
    whole = text + state.added if state.rivals else ""
    for rival in state.rivals:
        start = _branch(rival.previous, whole, known).extended(rival.added, whole).differs_at(whole)
        if start is not None:
            end = len(text) + (len(state.added) if rival.added != state.added else 0)
            yield Doubt(start, max(end, start + 1), rival.gap)


def _branch(state: State, text: str, known: dict[int, _Branch]) -> _Branch:
    """Return the path that ends with a state, compared with the text of the decoding up to now."""
    new: list[State] = []
    while id(state) not in known and state.previous is not None:
        new.append(state)
        state = state.previous
    branch = known.get(id(state), _Branch(0))
    for later in reversed(new):
        branch = known[id(later)] = branch.extended(later.added, text)
    return branch


def first_difference(text: str, other: str) -> int | None:
    """Return where two texts first differ in more than traditional and simplified forms, or None."""
    if text == other:
        return None
    pairs = enumerate(zip_longest(text, other, fillvalue=""))
    return next((at for at, (a, b) in pairs if a != b and not same(a, b)), None)
