"""Corrected passages: which passages of today are those of the registry with other words.

A pair is taken only if no other passage, earlier or of today, is nearly as much like one of the two. Where that is
not so, nothing is decided: a link that says that its text is gone is better than one that leads to other words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.corpus.anchors.equal import gaps
from generator.corpus.anchors.prints import NOTHING, SHORT, likeness, starts_alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.corpus.anchors.equal import Pairs
    from generator.corpus.anchors.prints import Likeness, Print, Seen

LIKE: Final = 0.6
"""The likeness, both ways, from which a passage between the same neighbours is the same."""
CONTAINED: Final = 0.95
"""The share of one passage in the other from which it is a part of that one, and may start elsewhere."""
START: Final = 0.85
"""The share of the first words that a corrected passage still has. One that only has the frame of another (a
sentence on each branch of industry) starts with other words."""
FAR: Final = 0.8
"""The likeness of one that is elsewhere, which has to be long as well."""
LONG: Final = 30
"""Letters of a long passage: fewer may be a phrase that reports use again and again."""
SHORT_LIKE: Final = 0.75
"""The likeness of a passage with few letters."""
HEADING_LIKE: Final = 0.6
"""That of a short heading which is the only one between two passages that are the same."""
AHEAD: Final = 0.15
"""How much less alike any other passage must be."""


@dataclass(frozen=True)
class Compared:
    """The earlier passages of a report in order, those of today, and how alike they are."""

    old: Sequence[Print]
    new: Sequence[Seen]

    @cached_property
    def samples(self) -> list[frozenset[int]]:
        """Return the samples of the earlier passages."""
        return [one.grams() for one in self.old]

    @cached_property
    def _known(self) -> dict[tuple[int, int], Likeness]:
        return {}

    def like(self, old: int, new: int) -> Likeness:
        """Return how alike two passages are, by their numbers."""
        known = self._known
        if (old, new) not in known:
            known[old, new] = likeness(self.old[old], self.samples[old], self.new[new])
        return known[old, new]

    def same_kind(self, old: int, new: int) -> bool:
        """Whether both are paragraphs, headings or titles."""
        return self.old[old].kind == self.new[new].kind


class Choice(NamedTuple):
    """A pair that may be one passage; the best is the greatest."""

    like: float
    near: bool
    old: int
    new: int


def corrected(compared: Compared, pairs: Pairs) -> Pairs:
    """Return the pairs of passages that are the same with other words; `pairs` are those with the same words."""
    olds, news = len(compared.old), len(compared.new)
    rest = list(gaps(pairs, olds, news))
    near = {(a, b): (len(left), len(right)) for left, right in rest for a in left for b in right}
    free_old = [one for one in range(olds) if one not in pairs]
    free_new = sorted(set(range(news)) - set(pairs.values()))
    choices = [
        Choice(compared.like(a, b).both, (a, b) in near, a, b)
        for a in free_old
        for b in free_new
        if compared.same_kind(a, b) and _is_enough(compared, a, b, near.get((a, b)))
    ]
    found: Pairs = {}
    for choice in sorted(choices, key=lambda one: (-one.like, not one.near, one.old, one.new)):
        if choice.old in found or choice.new in found.values():
            continue
        if _is_ahead(compared, choice):
            found[choice.old] = choice.new
    return found


def _is_enough(compared: Compared, old: int, new: int, room: tuple[int, int] | None) -> bool:
    """Whether two passages are alike enough; `room` has the numbers of passages between the same neighbours."""
    like, before = compared.like(old, new).both, compared.old[old]
    if like < LIKE or (before.letters >= SHORT and not _starts_or_is_contained(compared, old, new)):
        return False
    if room is None:
        return like >= FAR and before.letters >= LONG
    if before.letters >= SHORT:
        return True
    alone = room == (1, 1) and before.kind == "heading"
    return like >= (HEADING_LIKE if alone else SHORT_LIKE)


def _starts_or_is_contained(compared: Compared, old: int, new: int) -> bool:
    if max(compared.like(old, new)) >= CONTAINED:
        return True
    return starts_alike(compared.old[old], compared.new[new]) >= START


def _is_ahead(compared: Compared, choice: Choice) -> bool:
    """Whether no other passage is nearly as much like one of the two."""
    others = [compared.like(old, choice.new) for old in range(len(compared.old)) if old != choice.old]
    others += [compared.like(choice.old, new) for new in range(len(compared.new)) if new != choice.new]
    return choice.like - max((one.both for one in others), default=NOTHING.both) >= AHEAD
