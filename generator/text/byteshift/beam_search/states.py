"""States: ways to account for the shown text up to an offset, and which of them are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.text.byteshift import costs

if TYPE_CHECKING:
    from generator.text.byteshift.events import Event


class Rival(NamedTuple):
    """Another path to a state: how much more it costs (nats), the state before, the text added there."""

    gap: float
    previous: State
    added: str


@dataclass(slots=True, eq=False)
class State:
    """The restored text up to one character: its cost so far (nats), and the states before it.

    `char` is what the next character follows, `added` what the text gains (a gloss adds itself, and what comes
    next follows the character that it is for). `pending` is the byte held back to complete a character, or -1.
    """

    cost: float
    char: str
    added: str
    previous: State | None = None
    events: tuple[Event, ...] = ()
    pending: int = -1
    rivals: list[Rival] = field(default_factory=list)

    def path(self) -> list[State]:
        """Return the states from the first to this one."""
        found = [self]
        while found[-1].previous is not None:
            found.append(found[-1].previous)
        return found[::-1]


class Column:
    """The states at one offset: the cheapest for each last character and pending byte, with its rivals."""

    def __init__(self) -> None:
        """Start without any state."""
        self.cheapest = float("inf")
        self._states: dict[tuple[str, int], State] = {}

    def add(self, state: State) -> None:
        """Add a state, or remember it as a rival of a cheaper one with the same character."""
        best = self._states.setdefault((state.char, state.pending), state)
        self.cheapest = min(self.cheapest, state.cost)
        if best is state:
            return
        if state.cost < best.cost:
            self._states[state.char, state.pending] = state
            state, best = best, state
        gap = state.cost - best.cost
        if gap < costs.RIVALS and state.previous is not None:
            best.rivals.append(Rival(gap, state.previous, state.added))
            best.rivals += [r._replace(gap=r.gap + gap) for r in state.rivals if r.gap + gap < costs.RIVALS]

    def kept(self, limit: float, most: int) -> list[State]:
        """Return the states that cost less than a limit, at most so many, the cheapest first."""
        return sorted((s for s in self._states.values() if s.cost < limit), key=lambda s: s.cost)[:most]
