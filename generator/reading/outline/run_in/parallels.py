"""The second score of sentences inside a paragraph: headings there come in series, with text between them.

The first score looks at a sentence alone; the second takes the others of its paragraph into account.
"""

from __future__ import annotations

from itertools import groupby
from math import exp
from typing import TYPE_CHECKING

from generator.reading.outline.run_in.candidates import NEIGHBOURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.reading.outline.run_in.candidates import HeadingCandidate

PLAUSIBLE = -1.5
"""The first score from which another sentence counts as the end of the part that a heading opens."""
EVEN = 0.5
"""The likelihood from which another sentence counts as a heading to compare lengths with."""
_CLIP = 6.0
_BEST = 3.0
"""Scores beyond which a feature is clipped. Choices: the weights are trained with them."""
_SPANS = (0, 25, 45, 70, 100)
"""The class limits of the distance to another heading, in characters; a choice of the same kind."""


def second_scores(
    found: Sequence[HeadingCandidate], first: Sequence[float], weights: Mapping[str, float]
) -> list[float]:
    """Return the final scores of candidates (in the order of the text) given their first scores.

    Those at the start of a paragraph keep theirs.
    """
    final = list(first)
    for i, others in inner_groups(found):
        final[i] = sum(weights.get(name, 0.0) * x for name, x in second_features(i, others, found, first))
    return final


def inner_groups(found: Sequence[HeadingCandidate]) -> Iterator[tuple[int, list[int]]]:
    """Yield each candidate inside a paragraph (its index) with the others near it in the same paragraph."""
    for _, group in groupby(range(len(found)), key=lambda i: found[i].row):
        inner = [i for i in group if found[i].place]
        for k, i in enumerate(inner):
            yield i, inner[max(0, k - NEIGHBOURS) : k] + inner[k + 1 : k + 1 + NEIGHBOURS]


def second_features(
    i: int, others: Sequence[int], found: Sequence[HeadingCandidate], first: Sequence[float]
) -> Iterator[tuple[str, float]]:
    """Yield the features of candidate i, with their values, in comparison with the others of its paragraph."""
    one = found[i]
    yield "second bias", 1.0
    yield "second first-score", max(-_CLIP, min(_CLIP, first[i]))
    best = max((first[j] for j in others), default=-_BEST)
    yield "second best other", max(-_BEST, min(_BEST, best))
    likely = [(found[j], 1 / (1 + exp(-first[j]))) for j in others]
    yield "second same start", min(3.0, sum(p for other, p in likely if other.words[:2] == one.words[:2]))
    yield "second same first", min(3.0, sum(p for other, p in likely if other.words[0] == one.words[0]))
    for side, step in (("next", 1), ("previous", -1)):
        yield f"second {side}", sum(p for other, p in likely if other.place == one.place + step)
    off = min((abs(len(other.words) - len(one.words)) for other, p in likely if p > EVEN), default=-1)
    yield f"second length off {min(4, off)}", 1.0
    strong = [found[j] for j in others if first[j] > PLAUSIBLE]
    until = min((other.start - one.end for other in strong if other.start > one.start), default=one.rest)
    since = min((one.start - other.end for other in strong if other.start < one.start), default=one.start)
    yield f"second until {sum(until > span for span in _SPANS)}", 1.0
    yield f"second since {sum(since > span for span in _SPANS)}", 1.0
