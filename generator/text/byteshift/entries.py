"""Entries: where a reading leaves the borders of the shown characters, because a first byte was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.text.byteshift.gbk import LEADS, character, code
from generator.text.byteshift.hypotheses import RESTS, SHOWN_LOSS, SWALLOWED, Node, Step
from generator.text.byteshift.missing import open_to, read_as
from generator.text.byteshift.odds import INDENT
from generator.text.byteshift.vanished import Vanishing
from generator.text.glosses.strip import readings

if TYPE_CHECKING:
    from collections.abc import Iterable

LOST_SILENTLY: Final = 9.0
LOST_SHOWN: Final = 7.0
LOST_IN_GLOSS: Final = 5.0
"""What a lost byte costs in nats: how much likelier the text must become for it to be believed."""

UNEXPLAINED: Final = 8.0
"""Cost of a first byte that is lost not in a gloss, nor before a mark that pages are cut at, nor in a new line."""

CUT_APART: Final = 2.5
"""How much less a first byte costs that is lost before a mark: pages were cut wherever the bytes of one stood."""

OTHER_LEAD: Final = 2.5
USUAL_LEAD: Final = 0xA1
"""The first byte lost most often where nothing was cut, and what it costs that it is another one.

The full stop begins with it, and the ideographic space, which a bytewise trim strips. A cut takes any first byte:
before a mark, what reports have decides alone.
"""

MARKS: Final = frozenset("\uff0c\uff1f\uff01\uff1b\u3002\uff1a\uff08,?!;:(")
"""The marks that pages are cut at: the byte before them is lost where they cut a character apart, or end a run."""

CUTS: Final = MARKS - {"?"}
"""Those that show where a page was cut.

A question mark at half width rather stands for the byte itself, unless another byte is left alone behind it.
"""

CUT_TRAILS: Final = (0xA1, 0xA3)
"""The first bytes of these marks: the second ones of characters that a cut takes apart."""


class Entering(Vanishing):
    """Ways that may leave the borders of the shown characters."""

    def enter(self, nodes: list[Node], at: int) -> None:
        """Put a lost first byte back; the byte that follows it in the text tells which are possible."""
        new = nodes[0].char in {"\n", INDENT}
        self._enter_at(nodes, at, Step(at, 0, "first"), LOST_SILENTLY + self._explained(at, new))
        if self.run[at] in SHOWN_LOSS:
            extra = LOST_SHOWN + self._explained(at + 1, new)
            self._enter_at(nodes, at + 1, Step(at, 0, "first", self.run[at]), extra)
        swallowed = SWALLOWED.match(self.run, at)
        if swallowed:
            step = Step(at, 0, "first", swallowed[0], swallowed[1])
            for node in nodes:
                self._enter_at([node], swallowed.end(), step, LOST_IN_GLOSS)
                self._enter_open(node, swallowed.end(), step)

    def _explained(self, place: int, new: bool) -> float:  # noqa: FBT001 - whether the line is new
        """Return what it costs more that a first byte is lost before this place, and not before any other."""
        if self._is_cut(place):
            return -CUT_APART
        return 0.0 if new or self.run[place : place + 1] in MARKS else UNEXPLAINED

    def _is_cut(self, place: int) -> bool:
        """Whether the page may have been cut at what is shown at a place."""
        shown, following = self.run[place : place + 1], self.run[place + 1 : place + 2]
        return shown in CUTS or (shown in MARKS and following in RESTS)

    def _enter_at(self, nodes: list[Node], place: int, step: Step, extra: float) -> None:
        """Put back the first byte of a character: its second one is the first of a shown pair, or left alone."""
        if place >= len(self.run):
            return
        rest = RESTS.get(self.run[place])
        bytes_ = code(self.run[place])
        known = rest if rest is not None else bytes_[0] if bytes_ else None
        if known is None:
            return
        candidates = open_to(nodes[0].char, step, known)
        if step.syllable:
            self._entered(self.spread(nodes, candidates, extra, (step,), float("inf")), place, bytes_)
            return
        rarity = 0.0 if self._is_cut(place) else OTHER_LEAD
        usual = candidates if not rarity else [found for found in candidates if found.byte == USUAL_LEAD]
        self._entered(self.spread(nodes, usual, extra, (step,), self.limit(place + 1)), place, bytes_)
        limit = self.limit(place + 1)
        if rarity and nodes[0].cost + extra + rarity < limit:
            found = self.spread(nodes, candidates, extra + rarity, (step,), limit)
            self._entered(((lead, node) for lead, node in found if lead != USUAL_LEAD), place, bytes_)

    def _entered(self, nodes: Iterable[tuple[int, Node]], place: int, bytes_: bytes | None) -> None:
        if RESTS.get(self.run[place]) is not None:
            self.close(nodes, place + 1)
        elif bytes_:
            for _, node in nodes:
                self.wait(node, bytes_[1], place + 1)

    def _enter_open(self, node: Node, place: int, step: Step) -> None:
        """Put back a character of which neither byte is shown: its first one ended a false character with a gloss.

        Its second one went into the character's own gloss, or vanished with the first one of the next character.
        """
        before = code(node.char)
        if not before or place >= len(self.run):
            return
        own, following = SWALLOWED.match(self.run, place), code(self.run[place])
        for lead in LEADS:
            if step.syllable not in readings(character(before[1], lead) or "?"):
                continue
            if own:
                last = Step(place, 0, "last", own[0], own[1])
                found = self.spread([node], read_as(lead, own[1]), LOST_IN_GLOSS, (step, last), float("inf"))
                self.close(found, own.end())
            elif following:
                vanished = Step(place, 0, "vanished")
                start = Node(node.cost + LOST_IN_GLOSS, node.char, "", node, (step,))
                for made in self.vanish([start], lead, following[0], vanished, place + 1):
                    self.wait(made, following[1], place + 1)
