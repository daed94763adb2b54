"""Decoding: the cheapest path through a window traced back, and where other paths have another text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Self

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
        lengths: dict[int, int] = {}
        for state in last.path():
            events += [event._replace(text_at=len(text)) for event in state.events if event.kind != "end"]
            doubts += _doubts(state, text, lengths)
            text += state.added
            lengths[id(state)] = len(text)
            events += [event._replace(text_at=len(text)) for event in state.events if event.kind == "end"]
        return cls(last.cost, text, tuple(events), tuple(doubts))

    def put(self, at: int, char: str) -> Self:
        """Return the decoding with another character in one place, about which there is no doubt left."""
        text = self.text[:at] + char + self.text[at + 1 :]
        doubts = tuple(doubt for doubt in self.doubts if (doubt.start, doubt.end) != (at, at + 1))
        return replace(self, text=text, doubts=doubts)

    def lead(self, start: int, end: int) -> float:
        """Return how far (nats) a part of the text leads what other paths have there."""
        return min((d.gap for d in self.doubts if d.start < end and d.end > start), default=costs.RIVALS)


def _doubts(state: State, text: str, lengths: dict[int, int]) -> Iterator[Doubt]:
    """Yield where the rivals of a state differ from its path, when the text before it is this one.

    `lengths` has the length of the text after each state of the path, by the identity of the state.
    """
    for rival in state.rivals:
        other, previous = [rival.added], rival.previous
        while id(previous) not in lengths and previous.previous is not None:
            other.append(previous.added)
            previous = previous.previous
        common = lengths.get(id(previous), 0)
        start = first_difference(text[common:] + state.added, "".join(reversed(other)))
        if start is not None:
            end = len(text) + (len(state.added) if rival.added != state.added else 0)
            yield Doubt(common + start, max(end, common + start + 1), rival.gap)


def first_difference(text: str, other: str) -> int | None:
    """Return where two texts first differ in more than traditional and simplified forms, or None."""
    if text == other:
        return None
    pairs = enumerate(zip_longest(text, other, fillvalue=""))
    return next((at for at, (a, b) in pairs if a != b and not same(a, b)), None)
