"""Vanished pairs: two bytes that have no character show nothing, and take one from each of two neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.text.byteshift.missing import (
    behind_unreadable,
    behind_vanished,
    between_vanished,
    read_behind,
    vanishing,
)
from generator.text.byteshift.ways import BEAM, SHIFTED, Ways, by_candidates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.text.byteshift.hypotheses import Node, Step
    from generator.text.byteshift.odds import Odds

VANISHED: Final = 0.5
"""What it costs (nats): a pair that has no character vanishes of need, so next to nothing."""


class Vanishing(Ways):
    """Ways on which pairs of bytes may have vanished."""

    def __init__(self, odds: Odds, run: str, *, thorough: bool) -> None:
        """Take whether whole characters may have vanished too, a byte with each of their neighbours."""
        super().__init__(odds, run)
        self._thorough = thorough

    def vanish(self, nodes: list[Node], pending: int, trail: int, step: Step, end: int) -> Iterator[Node]:
        """Put back a pair that vanished: it completes one character and begins the next."""
        limit = self.limit(end)
        behind = behind_unreadable if step.shown else behind_vanished
        firsts = list(self.spread(nodes, vanishing(pending), VANISHED, (step,), limit))
        if self._thorough and not step.shown:
            firsts += self._vanish_whole(firsts, step, limit)
        for candidates, sources in by_candidates(firsts, lambda first: behind(first, trail)):
            yield from (node for _, node in self.spread(sources, candidates, 0.0, (), limit))

    def _vanish_whole(self, firsts: list[tuple[int, Node]], step: Step, limit: float) -> list[tuple[int, Node]]:
        """Return the likeliest characters of which both bytes vanished, each with a byte of a neighbour."""
        found: list[tuple[int, Node]] = []
        for candidates, sources in by_candidates(firsts, between_vanished):
            found += self.spread(sources, candidates, VANISHED, (step,), limit)
        return sorted(found, key=lambda item: item[1].cost)[:SHIFTED]

    def vanish_before_gloss(self, nodes: list[Node], pending: int, syllable: str, step: Step) -> Iterator[Node]:
        """Put back a pair that vanished before a character whose second byte was lost in its gloss."""
        firsts = list(self.spread(nodes, vanishing(pending), VANISHED, (step,), nodes[0].cost + BEAM))
        for candidates, sources in by_candidates(firsts, lambda first: read_behind(first, syllable)):
            yield from (node for _, node in self.spread(sources, candidates, 0.0, (), sources[0].cost + BEAM))
