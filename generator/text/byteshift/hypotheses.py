"""Hypotheses: what is shown for lost bytes, and readings of a damaged run on their way through it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Self

from generator.text.byteshift.gbk import simplified
from generator.text.glosses.strip import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

SWALLOWED: Final = re.compile(f"(?:[?\ufffd]\\(?|\\()([{LETTERS}]{{1,6}})\\)")
"""What is left of a gloss in the middle of a character.

Where the first byte took the opening bracket with it, one sign stands for both; other decoders keep the bracket
and show a sign for the byte, or nothing.
"""

INTACT: Final = re.compile(f"\\(([{LETTERS}]{{1,6}})\\)")
"""A gloss that was left whole: the character before it lost its second byte alone."""

SHOWN_LOSS: Final = frozenset("?\uff1f\ufffd")
RESTS: Final = {chr(byte): byte for byte in range(0x40, 0x7F)} | {"\x80": 0x80, "\u20ac": 0x80}
"""What a second byte left alone looks like: ASCII, and the euro sign that code page 936 has at 80."""

ASCII_TRAILS: Final = range(0x40, 0x7F)
RIVALS: Final = 12.0
"""How much unlikelier (in nats) a reading may be to be remembered as a rival."""


class Step(NamedTuple):
    """A place where a reading leaves the shown text, or comes back to it.

    `at` is the offset in the run, `length` that of the text before. `kind` is that of the lost byte: the first
    of a character, the last of one, a last one that was dropped because it began no pair, a pair that vanished;
    or a gloss inside a character, or the end of the shifted run. `shown` is what stands for the byte: nothing,
    a question mark, or what is left of a gloss with `syllable`.
    """

    at: int
    length: int
    kind: Literal["first", "last", "dropped", "vanished", "inside", "end"]
    shown: str = ""
    syllable: str = ""


class Rival(NamedTuple):
    """Another way to where a node is: how much unlikelier (nats), the node before, the text added there."""

    gap: float
    back: Node
    added: str


@dataclass(slots=True, eq=False)
class Node:
    """A character on the way of a reading: the cost so far (nats), and the nodes before it.

    `char` is what the next character follows, `added` what the text gains (a gloss adds itself, and is followed
    as the character it stands behind). `pending` is the byte it waits to complete, or -1.
    """

    cost: float
    char: str
    added: str
    back: Node | None = None
    steps: tuple[Step, ...] = ()
    pending: int = -1
    rivals: list[Rival] = field(default_factory=list)

    def way(self) -> list[Node]:
        """Return the nodes from the first to this one."""
        found = [self]
        while found[-1].back is not None:
            found.append(found[-1].back)
        return found[::-1]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A part of a reading's text that another reading has otherwise, and how much unlikelier that one is."""

    start: int
    end: int
    gap: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The likeliest reading of a run: cost (nats), text with the character before, steps and doubts."""

    cost: float
    text: str
    steps: tuple[Step, ...]
    doubts: tuple[Doubt, ...]

    @classmethod
    def of(cls, last: Node) -> Self:
        """Return the reading that ends with a node."""
        text = ""
        steps: list[Step] = []
        doubts: list[Doubt] = []
        begins: dict[int, int] = {}
        for node in last.way():
            steps += [step._replace(length=len(text)) for step in node.steps if step.kind != "end"]
            doubts += _doubts(node, text, begins)
            text += node.added
            begins[id(node)] = len(text)
            steps += [step._replace(length=len(text)) for step in node.steps if step.kind == "end"]
        return cls(last.cost, text, tuple(steps), tuple(doubts))

    def put(self, at: int, char: str) -> Self:
        """Return the reading with another character at a place, of which there is no doubt left."""
        text = self.text[:at] + char + self.text[at + 1 :]
        doubts = tuple(doubt for doubt in self.doubts if (doubt.start, doubt.end) != (at, at + 1))
        return replace(self, text=text, doubts=doubts)

    def gap(self, start: int, end: int) -> float:
        """Return how much likelier (nats) a part of the text is than what other readings have there."""
        return min((d.gap for d in self.doubts if d.start < end and d.end > start), default=RIVALS)


def _doubts(node: Node, text: str, begins: dict[int, int]) -> Iterator[Doubt]:
    """Yield what the rivals of a node have otherwise, when the text before it is this one.

    `begins` has the length of the text behind each node on the way, by the identity of the node.
    """
    for rival in node.rivals:
        other, back = [rival.added], rival.back
        while id(back) not in begins and back.back is not None:
            other.append(back.added)
            back = back.back
        common = begins.get(id(back), 0)
        start = first_difference(text[common:] + node.added, "".join(reversed(other)))
        if start is not None:
            end = len(text) + (len(node.added) if rival.added != node.added else 0)
            yield Doubt(common + start, max(end, common + start + 1), rival.gap)


def first_difference(text: str, other: str) -> int | None:
    """Return where two texts begin to differ in more than traditional and simplified forms, or None."""
    if text == other:
        return None
    pairs = enumerate(zip_longest(text, other, fillvalue=""))
    return next((at for at, (a, b) in pairs if a != b and simplified(a) != simplified(b)), None)


class Column:
    """The nodes that end at one place of a run: the likeliest for each character, with its rivals."""

    def __init__(self) -> None:
        """Begin without any."""
        self.best = float("inf")
        self._nodes: dict[tuple[str, int], Node] = {}

    def add(self, node: Node) -> None:
        """Add a node, or remember it as a rival of a likelier one with the same character."""
        best = self._nodes.setdefault((node.char, node.pending), node)
        self.best = min(self.best, node.cost)
        if best is node:
            return
        if node.cost < best.cost:
            self._nodes[node.char, node.pending] = node
            node, best = best, node
        gap = node.cost - best.cost
        if gap < RIVALS and node.back is not None:
            best.rivals.append(Rival(gap, node.back, node.added))
            best.rivals += [r._replace(gap=r.gap + gap) for r in node.rivals if r.gap + gap < RIVALS]

    def cheapest(self, limit: float, most: int) -> list[Node]:
        """Return the likeliest nodes below a limit, the likeliest first."""
        return sorted((n for n in self._nodes.values() if n.cost < limit), key=lambda n: n.cost)[:most]
