"""Ways: the columns of a run's readings, and how they are led from one character to the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.text.byteshift.hypotheses import ASCII_TRAILS, INTACT, RIVALS, Column, Node, Rival, Step
from generator.text.glosses.strip import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.text.byteshift.missing import Candidate
    from generator.text.byteshift.odds import Odds

MISREAD: Final = 13.0
"""Cost of a gloss that does not say how the character before it is read."""

BEAM: Final = 18.0
ALIGNED: Final = 8
SHIFTED: Final = 16
"""Readings followed at each place: how much unlikelier than the best they may be (nats), and how many of those
that need no byte, and of those that wait for one.
"""

HAN: Final = re.compile("[\u3400-\u9fff]")


class Ways:
    """The ways of all readings through one run: at each place those that need no byte, and those that wait."""

    def __init__(self, odds: Odds, run: str) -> None:
        """Begin with no way to anywhere."""
        self.odds = odds
        self.run = run
        self.aligned = [Column() for _ in range(len(run) + 1)]
        self.shifted = [Column() for _ in range(len(run) + 1)]

    def limit(self, at: int) -> float:
        """Return the cost from which on a reading that ends at a place is not followed."""
        return min(self.aligned[at].best, self.shifted[at].best) + BEAM

    def spread(
        self,
        sources: Sequence[Node],
        candidates: Iterable[Candidate],
        extra: float,
        steps: tuple[Step, ...],
        limit: float,
    ) -> Iterator[tuple[int, Node]]:
        """Yield (missing byte, node) for each candidate behind the likeliest of the sources, sorted by cost."""
        rows = [(node.cost + extra, self.odds.row(node.char), node) for node in sources]
        for byte, char in candidates:
            best = second = limit
            source = other = None
            for base, row, node in rows:
                if base >= second:
                    break
                cost = row.get(char)
                cost = base + (self.odds.work_out(node.char, char) if cost is None else cost)
                if cost < best:
                    best, second, source, other = cost, best, node, source
                elif cost < second:
                    second, other = cost, node
            if source is not None:
                made = Node(best, char, char, source, steps)
                if other is not None and second - best < RIVALS:
                    made.rivals.append(Rival(second - best, other, char))
                yield byte, made

    def wait(self, node: Node, rest: int, end: int) -> None:
        """Add a node that waits with the second byte of a shown pair; an ASCII one is a character itself."""
        if rest in ASCII_TRAILS:
            char = chr(rest)
            cost = node.cost + self.odds.cost(node.char, char)
            self.aligned[end].add(Node(cost, char, char, node, (Step(end, 0, "end"),)))
        else:
            node.pending = rest
            self.shifted[end].add(node)

    def close(self, nodes: Iterable[tuple[int, Node]], end: int) -> None:
        """Add nodes that are back at the borders of the shown characters."""
        for _, node in nodes:
            node.steps = (*node.steps, Step(end, 0, "end"))
            self.aligned[end].add(node)


def by_candidates(
    firsts: list[tuple[int, Node]], behind: Callable[[int], tuple[Candidate, ...]]
) -> Iterator[tuple[tuple[Candidate, ...], list[Node]]]:
    """Yield candidates with the nodes that they may follow, the likeliest first."""
    found: dict[int, tuple[tuple[Candidate, ...], list[Node]]] = {}
    for first, node in sorted(firsts, key=lambda item: item[1].cost):
        candidates = behind(first)
        found.setdefault(id(candidates), (candidates, []))[1].append(node)
    yield from found.values()


def copy(odds: Odds, node: Node, run: str, at: int) -> tuple[int, Node]:
    """Return what follows a node when the run is taken as it is shown, and the offset behind it.

    A gloss is taken whole: what follows it follows the character that it stands behind.
    """
    gloss = INTACT.match(run, at)
    if gloss and HAN.match(node.char):
        cost = node.cost + (0.0 if gloss[1] in readings(node.char) else MISREAD)
        return gloss.end(), Node(cost, node.char, gloss[0], node)
    char = run[at]
    return at + 1, Node(node.cost + odds.cost_as_shown(node.char, char), char, char, node)
