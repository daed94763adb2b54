"""Equal passages: which passages of today are those of the registry word for word.

Words that are once in both are the same passage wherever it moved. Words that are there several times are told
apart by their neighbours, else by their order if there are as many as before. What is left is not decided: it may
be any.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Pairs = dict[int, int]
"""Numbers of earlier passages with the numbers of those of today."""


def equal(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Return the passages that are the same, by the digests of their words in order."""
    if old == new:
        return {at: at for at in range(len(old))}
    once = _once(old), _once(new)
    pairs = {once[0][word]: once[1][word] for word in once[0].keys() & once[1].keys()}
    _by_neighbours(old, new, pairs)
    _by_order(old, new, pairs)
    return pairs


def spine(pairs: Pairs) -> list[tuple[int, int]]:
    """Return the longest run of pairs that are in order in both: what did not move."""
    ordered = sorted(pairs.items())
    lows: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, new) in enumerate(ordered):
        place = bisect_left(lows, new)
        before.append(ends[place - 1] if place else -1)
        if place == len(lows):
            lows.append(new)
            ends.append(at)
        else:
            lows[place], ends[place] = new, at
    at, kept = ends[-1] if ends else -1, []
    while at >= 0:
        kept.append(ordered[at])
        at = before[at]
    return kept[::-1]


def gaps(pairs: Pairs, olds: int, news: int) -> Iterator[tuple[list[int], list[int]]]:
    """Yield between two neighbours of the spine the earlier passages and those of today that have no partner."""
    taken = set(pairs.values())
    borders = [(-1, -1), *spine(pairs), (olds, news)]
    for (old, new), (next_old, next_new) in pairwise(borders):
        left = [one for one in range(old + 1, next_old) if one not in pairs]
        right = [one for one in range(new + 1, next_new) if one not in taken]
        if left or right:
            yield left, right


def _once(words: Sequence[str]) -> dict[str, int]:
    times = Counter(words)
    return {word: at for at, word in enumerate(words) if times[word] == 1}


def _by_neighbours(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> None:
    """Add pairs that follow or precede a pair; start and end of the document are pairs as well."""
    taken = set(pairs.values())
    for step, border in ((1, (-1, -1)), (-1, (len(old), len(new)))):
        for start in (border, *sorted(pairs.items())):
            a, b = start[0] + step, start[1] + step
            while (
                0 <= a < len(old) and 0 <= b < len(new) and old[a] == new[b] and a not in pairs and b not in taken
            ):
                pairs[a] = b
                taken.add(b)
                a, b = a + step, b + step


def _by_order(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> None:
    for left, right in list(gaps(pairs, len(old), len(new))):
        by_word: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for at in left:
            by_word[old[at]][0].append(at)
        for at in right:
            by_word[new[at]][1].append(at)
        for before, now in by_word.values():
            if len(before) == len(now):
                pairs.update(zip(before, now, strict=True))
