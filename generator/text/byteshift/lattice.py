"""Lattice: the readings that the bytes of a damaged run allow, and the likeliest of them.

Text that was edited as GBK bytes without respect for character borders and then decoded with loss reads one
byte off. These things can have happened at a place, and each has its mirror here:

- a byte was lost (nothing is shown, or `?`): put one back and read on by pairs from there;
- a gloss was put into the middle of a character: its first byte is lost, with the opening bracket or without;
- a gloss was put behind a character of the shifted text, and stands inside one of the true text;
- a pair of bytes has no character: it vanished; or its first byte was dropped, and reading went on.

A shifted run ends where a single byte completes a character: at an ASCII letter, or at another lost byte.
Readings are followed from the left end to the right, the likeliest for each last character; what they
leave behind on the way are their rivals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.text.byteshift.entries import LOST_IN_GLOSS, LOST_SHOWN, LOST_SILENTLY, MARKS, Entering
from generator.text.byteshift.gbk import WIDE, character, code
from generator.text.byteshift.hypotheses import INTACT, RESTS, SHOWN_LOSS, SWALLOWED, Column, Node, Reading, Step
from generator.text.byteshift.missing import Candidate, begun_by, open_to, read_as, vanishing
from generator.text.byteshift.odds import load_odds
from generator.text.byteshift.ways import ALIGNED, BEAM, SHIFTED, copy
from generator.text.glosses.strip import readings

if TYPE_CHECKING:
    import re

DROPPED: Final = 5.0
INSIDE: Final = 1.0
"""What it costs (nats) that a byte was dropped that began no pair, and that a gloss stands inside a character."""

CONFIRMED: Final = 10.0
"""What it counts (in nats) that the gloss behind a character says how it is read: few would fit by chance."""


class Lattice:
    """All readings of a run of text, followed from its left end to its right."""

    def __init__(self, *, traditional: bool) -> None:
        """Take whether the document is traditional."""
        self.odds = load_odds(traditional=traditional)

    def read(self, before: str, run: str, behind: str, *, thorough: bool = False) -> Reading | None:
        """Return the likeliest reading of a run between two characters, with its doubts; None if there is none.

        All bytes are used up, and the text has the character before, but not that behind. `thorough` also takes
        whole characters to have vanished, one between two others, which takes longer.
        """
        way = _Way(self.odds, run, thorough=thorough)
        way.aligned[0].add(Node(0.0, before, before))
        for at in range(len(run) + 1):
            way.go_on(at)
        last = Column()
        for node in way.aligned[-1].cheapest(float("inf"), ALIGNED):
            last.add(Node(node.cost + self.odds.cost(node.char, behind), behind, "", node))
        ends = last.cheapest(float("inf"), 1)
        return Reading.of(ends[0]) if ends else None

    def as_shown(self, before: str, run: str, behind: str) -> float:
        """Return the cost of a run between two characters as it is shown."""
        at, node = 0, Node(0.0, before, before)
        while at < len(run):
            at, node = copy(self.odds, node, run, at)
        return node.cost + self.odds.cost(node.char, behind)


class _Way(Entering):
    """The way of all readings through one run."""

    def go_on(self, at: int) -> None:
        """Take the readings that have come to a place as far as its character takes them."""
        limit = self.limit(at)
        waiting: dict[int, list[Node]] = {}
        for node in self.shifted[at].cheapest(limit, SHIFTED):
            waiting.setdefault(node.pending, []).append(node)
        for pending, nodes in waiting.items():
            self._lose_trail(nodes, pending, at)
        resting = self.aligned[at].cheapest(limit, ALIGNED)
        if at == len(self.run):
            return
        for node in resting:
            end, copied = copy(self.odds, node, self.run, at)
            self.aligned[end].add(copied)
            self._leave_gloss_out(node, at)
        for pending, nodes in waiting.items():
            self._take_pair(nodes, pending, at)
            self._take_rest(nodes, pending, at)
            self._take_gloss(nodes, pending, at)
            self._take_loss(nodes, pending, at)
        if resting:
            self.enter(resting, at)

    def _leave_gloss_out(self, node: Node, at: int) -> None:
        """Take an ASCII letter without the gloss behind it, if that is for the letter and the byte before it."""
        gloss = _gloss_across(node.char, self.run, at)
        if gloss:
            char = self.run[at]
            steps = (Step(at, 0, "inside", gloss[0], gloss[1]), Step(gloss.end(), 0, "end"))
            cost = node.cost + INSIDE + self.odds.cost(node.char, char)
            self.aligned[gloss.end()].add(Node(cost, char, char, node, steps))

    def _take_pair(self, nodes: list[Node], pending: int, at: int) -> None:
        """Take the next character for the pair of bytes it is made of: the first completes a character."""
        char = self.run[at]
        bytes_ = None if INTACT.match(self.run, at) else code(char)
        if bytes_ is None:
            return
        made = character(pending, bytes_[0])
        if made:
            for _, node in self.spread(nodes, [Candidate(0, made)], 0.0, (), float("inf")):
                self.wait(node, bytes_[1], at + 1)
        for node in self.vanish(nodes, pending, bytes_[0], Step(at, 0, "vanished"), at + 1):
            self.wait(node, bytes_[1], at + 1)

    def _take_rest(self, nodes: list[Node], pending: int, at: int) -> None:
        """Take an ASCII letter for the second byte of a character."""
        rest = RESTS.get(self.run[at])
        if rest is None:
            return
        made = character(pending, rest)
        if made:
            gloss = INTACT.match(self.run, at + 1)
            fits = gloss is not None and gloss[1] in readings(made)
            extra = -CONFIRMED if fits else 0.0
            self.close(self.spread(nodes, [Candidate(0, made)], extra, (), float("inf")), at + 1)
        vanished = self.vanish(nodes, pending, rest, Step(at, 0, "vanished"), at + 1)
        self.close(((0, node) for node in vanished), at + 1)

    def _take_gloss(self, nodes: list[Node], pending: int, at: int) -> None:
        """Take a gloss: that of the character it lost a byte of, or that of a character of the shifted text."""
        swallowed = SWALLOWED.match(self.run, at)
        if not swallowed:
            return
        end, syllable = swallowed.end(), swallowed[1]
        if self.run[at] != "(":
            step = Step(at, 0, "last", swallowed[0], syllable)
            found = self.spread(nodes, read_as(pending, syllable), LOST_IN_GLOSS, (step,), float("inf"))
            self.close(found, end)
            vanished = Step(at, 0, "vanished")
            for node in self.vanish_before_gloss(nodes, pending, syllable, vanished):
                node.cost += LOST_IN_GLOSS
                node.steps = (step,)
                self.close([(0, node)], end)
        elif syllable in readings(self.run[at - 1]):
            step = Step(at, 0, "inside", swallowed[0], syllable)
            for node in nodes:
                waiting = Node(node.cost + INSIDE, node.char, "", node, (step,))
                self.wait(waiting, pending, end)

    def _take_loss(self, nodes: list[Node], pending: int, at: int) -> None:
        """Take a question mark for what was lost: the second byte, or a pair that has no character."""
        shown = self.run[at]
        if shown not in SHOWN_LOSS:
            return
        step = Step(at, 0, "last", shown)
        self.close(self.spread(nodes, begun_by(pending), LOST_SHOWN, (step,), self.limit(at + 1)), at + 1)
        following = code(self.run[at + 1]) if at + 1 < len(self.run) else None
        if following:
            step = Step(at, 0, "vanished", shown)
            for node in self.vanish(nodes, pending, following[0], step, at + 2):
                self.wait(node, following[1], at + 2)
            self._drop(nodes, pending, following[0], Step(at, 0, "dropped", shown), at + 1)

    def _drop(self, nodes: list[Node], pending: int, lead: int, step: Step, end: int) -> None:
        """Complete a character by a byte that was dropped because it makes no character with the next one."""
        open_ = [found for found in vanishing(pending) if character(found.byte, lead) is None]
        self.close(self.spread(nodes, open_, DROPPED, (step,), self.limit(end)), end)

    def _lose_trail(self, nodes: list[Node], pending: int, at: int) -> None:
        """Complete the last character by a byte that was lost and is not shown."""
        following = code(self.run[at]) if at < len(self.run) and self.run[at] not in WIDE else None
        if following:
            self._drop(nodes, pending, following[0], Step(at, 0, "dropped"), at)
        if following is None or self.run[at] in MARKS:
            gloss = INTACT.match(self.run, at)
            extra, syllable = (LOST_IN_GLOSS, gloss[1]) if gloss else (LOST_SILENTLY, "")
            step = Step(at, 0, "last", "", syllable)
            found = open_to("", step, pending)
            self.close(self.spread(nodes, found, extra, (step,), nodes[0].cost + BEAM), at)


def _gloss_across(before: str, run: str, at: int) -> re.Match[str] | None:
    """Return the gloss behind an ASCII letter that with the last byte before it makes the character it is for."""
    gloss = INTACT.match(run, at + 1) if RESTS.get(run[at]) else None
    known = code(before) if gloss else None
    false = character(known[1], RESTS[run[at]]) if known else None
    return gloss if false and gloss and gloss[1] in readings(false) else None
