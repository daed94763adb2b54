"""Corrected passages: which passages of today are those of the registry with other words.

A pair is taken only if no other passage, earlier or of today, is nearly as much like one of the two. Where that is
not so, nothing is decided: a link that says that its text is gone is better than one that leads to other words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.corpus.anchors.equal import gaps
from generator.corpus.anchors.prints import NOTHING, SHORT, by_grams, by_letters, starts_alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.corpus.anchors.equal import Pairs
    from generator.corpus.anchors.prints import Likeness, Print, Seen

LIKE: Final = 0.6
"""The likeness, both ways, from which a passage between the same neighbours is the same."""
CONTAINED: Final = 0.95
"""The share of one passage in the other from which it is a part of that one, and may start elsewhere."""
UNEVEN: Final = 0.2
"""How far the lengths of two such passages may be from what their shares say, as a share: samples are small."""
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
    def _short(self) -> list[str | None]:
        return [one.short_words() for one in self.old]

    @cached_property
    def _shared(self) -> Counter[tuple[int, int]]:
        """Return how many grams of a sample a passage of today has, for the pairs that share any: few do."""
        owners: dict[int, list[int]] = defaultdict(list)
        for old, sample in enumerate(self.samples):
            for gram in sample:
                owners[gram].append(old)
        pairs = (
            (old, new)
            for new, one in enumerate(self.new)
            for gram in one.grams & owners.keys()
            for old in owners[gram]
        )
        return Counter(pairs)

    def olds_like(self, new: int) -> Iterable[int]:
        """Return the earlier passages that may be like one of today."""
        short = [old for old, said in enumerate(self._short) if said is not None]
        return (*self._sharing[1].get(new, ()), *short)

    def news_like(self, old: int) -> Iterable[int]:
        """Return the passages of today that may be like an earlier one."""
        return range(len(self.new)) if self._short[old] is not None else self._sharing[0].get(old, ())

    @cached_property
    def _sharing(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """Return the passages of today by earlier ones that share grams with them, and the other way round."""
        news: dict[int, list[int]] = defaultdict(list)
        olds: dict[int, list[int]] = defaultdict(list)
        for old, new in self._shared:
            news[old].append(new)
            olds[new].append(old)
        return news, olds

    @cached_property
    def _known(self) -> dict[tuple[int, int], Likeness]:
        return {}

    def like(self, old: int, new: int) -> Likeness:
        """Return how alike two passages are, by their numbers."""
        found = self._known.get((old, new))
        if found is None:
            said = self._short[old]
            if said is not None:
                found = by_letters(said, self.new[new].words)
            else:
                found = by_grams(self.samples[old], self._shared.get((old, new), 0), self.new[new])
            self._known[old, new] = found
        return found

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
    free_new = set(range(news)) - set(pairs.values())
    choices = [
        Choice(compared.like(a, b).both, (a, b) in near, a, b)
        for a in free_old
        for b in compared.news_like(a)
        if b in free_new and compared.same_kind(a, b) and _is_enough(compared, a, b, near.get((a, b)))
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
    like, before, now = compared.like(old, new), compared.old[old], compared.new[new]
    length = len(now.words) / before.letters
    if max(like) >= CONTAINED and abs(length - like.kept / like.old) <= UNEVEN * length:
        return True
    return starts_alike(compared.old[old], compared.new[new]) >= START


def _is_ahead(compared: Compared, choice: Choice) -> bool:
    """Whether no other passage is nearly as much like one of the two."""
    others = [compared.like(old, choice.new) for old in compared.olds_like(choice.new) if old != choice.old]
    others += [compared.like(choice.old, new) for new in compared.news_like(choice.old) if new != choice.new]
    return choice.like - max((one.both for one in others), default=NOTHING.both) >= AHEAD
