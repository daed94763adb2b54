"""Which candidates are phrases: by what is beside them in the corpus, and by how their parts keep together.

A phrase is a name of something, so it is not a clause (扎实推进) and no part of one (实施新). It ends clauses and
stands in lists (、低空经济、), its neighbours vary, and its parts are together more often than by chance. The
numbers were chosen by reading the 100 strongest phrases of 31 provincial reports of 2025.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from generator.corpus.phrases.usage import DIGITS
from generator.knowledge.han import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.phrases.usage import Counts, Side, Used

QUOTED_TIMES: Final = 2
QUOTED_SHARE: Final = 0.3
"""A term is a quoted one if it is in quotation marks so often, and in so many of its occurrences."""
NEIGHBOUR: Final = 0.7
"""The lead of one neighbour from which it belongs to the word (a share of 0.85): 质生产力 after 新."""
CUT: Final = 0.3
"""The lead of a neighbour with which the first character makes a word: (整)治形式主义."""
CLAUSES: Final = 0.5
"""The share of occurrences that start a clause from which a candidate is one (稳步推进)."""
VERB: Final = 0.35
"""The same of its first word: verbs and adverbs (加快, 持续) start clauses in 0.4 and more, names in 0.1."""
ENDING: Final = 0.17
"""The least share of occurrences before a break: (实施新) is never before one, 低空经济 in 0.6."""
BEGINNING: Final = 0.1
"""The least share after a break of a candidate whose first word is one character, which may be a rest: 区建设."""
COUNTED: Final = 0.2
"""The share after a digit from which a candidate counts something: (8)个国家."""
TOGETHER: Final = 60
"""How many times as often as by chance two parts are together at least: 服务平台 50 times, 低空经济 250."""
TOGETHER_MOST: Final = 1_000
"""More than this says nothing further: rare words are always together. A choice."""
TOGETHER_QUOTED: Final = 1_000
"""What a quoted term counts for: whoever sets it in quotation marks takes it for one term. A choice."""
EDGES: Final = frozenset("为在于从向以被把对将下中上是有使让更个第各其级届项年月日全省市县州某")
"""Characters with which no phrase begins or ends unless it is quoted, as words: prepositions, measures."""

REVIEW: Final = 0.65
"""The share in the parts that review from which a candidate tells what was and not what is to be (成效明显)."""

Splits = tuple[tuple[str, str], ...]


def splits(text: str, borders: Sequence[int]) -> Splits:
    """Return the two parts of a candidate at each border of its words."""
    return tuple((text[:at], text[at:]) for at in borders[1:-1])


def is_quoted_term(used: Used) -> bool:
    """Whether the corpus has a candidate in quotation marks."""
    return used.quoted >= max(QUOTED_TIMES, QUOTED_SHARE * used.times)


def together(text: str, parts: Splits, used: Used, counts: Counts) -> float:
    """Return how many times as often as by chance the parts of a phrase are together, at their weakest border."""
    if is_quoted_term(used):
        return TOGETHER_QUOTED
    expected = (counts.parts[a][0] * counts.parts[b][0] / counts.size for a, b in parts)
    return min((used.times / one for one in expected), default=0) if text else 0


def is_phrase(text: str, borders: Sequence[int], counts: Counts, words: Mapping[str, int]) -> bool:
    """Whether a candidate is a phrase; `borders` are those of its words."""
    used = counts.used[text]
    if is_quoted_term(used):
        return sum(map(is_han, text)) > 1
    parts = splits(text, borders)
    return (
        bool(parts)
        and not any(_faults(text, borders, used, words))
        and _starts(parts[0][0], counts) <= VERB
        and together(text, parts, used, counts) >= TOGETHER
    )


def _faults(text: str, borders: Sequence[int], used: Used, words: Mapping[str, int]) -> Iterator[bool]:
    yield text[0] in EDGES or text[0] in DIGITS
    yield borders[-1] - borders[-2] == 1 and (text[-1] in EDGES or text[-1] in DIGITS)
    yield used.counted > COUNTED * used.times
    yield used.starts > CLAUSES * used.times
    yield used.review > REVIEW * used.times
    yield used.right.breaks < ENDING * used.times
    yield _belongs(used.left, used) or _belongs(used.right, used)
    if borders[1] == 1:
        yield used.left.breaks < BEGINNING * used.times
        yield used.left.lead > CUT * used.times and used.left.char + text[0] in words


def _belongs(side: Side, used: Used) -> bool:
    return side.lead > NEIGHBOUR * used.times


def _starts(first: str, counts: Counts) -> float:
    times, starts = counts.parts[first]
    return starts / times


def strength(places: int, cohesion: float) -> float:
    """Return how strong a phrase is: what several places say and what keeps together comes first."""
    return math.log10(max(1, min(cohesion, TOGETHER_MOST))) * math.sqrt(places)
