"""Which sentences say most on a theme: those that name a measure or a figure and the theme's own terms.

A sentence has a point for each of its terms, at most 3, so that a long list of nouns does not win; 2 for a figure
in a clause with a term, which is a number or a share but not a year (it can be checked and compared; figures of
other clauses are of other things: general targets name each theme and measure the economy); and one less if it is
longer than a reader takes in at once, as lists of achievements and compound paragraphs on problems are. A passage
is as strong as its best sentence, with 3 points more in the plan of a report, because what is to be done is what
places are compared by, and 3 less if it is a list of problems (`ThemeHit.score` below 1: the words are there, but
the passage says what is lacking). Of equals the one with more evidence for the theme is taken (`score`), then the
earlier one. The numbers are choices, tried by reading the 30 passages that they choose in ten provincial reports
of 2025: all are of the plan, none is a general target.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.marks import COLON, COMMA, SEMICOLON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.cues.divisions import Division
    from generator.reading.model import Passage, ThemeHit

    Span = tuple[int, int]

FIGURE: Final = re.compile("[0-9](?![0-9.]{0,8}(?:年|月|日|[0-9]))|[百千万亿]分之|翻番|倍")
"""The last digit of a number that is not a date, or words that compare as a number does."""
FIGURE_POINTS: Final = 2
"""What a figure counts for: more than a term, because it can be compared."""
CLAUSE: Final = (COMMA, SEMICOLON, COLON, "。", "、")
"""What ends a clause, or a member of a list."""
TERMS: Final = 3
"""The most terms of a sentence that count."""
LONG: Final = 140
"""Characters from which a sentence is long: four lines of the page."""
PLAN_POINTS: Final = 3
PROBLEM_POINTS: Final = 3
"""What the plan counts for, and what a list of problems takes away: as much as three terms."""


def sentence_points(passage: str, span: Span, places: Sequence[Span]) -> int:
    """Return how much a sentence says on a theme, whose terms are at `places`."""
    start, end = span
    terms = {passage[a:b] for a, b in places if start <= a < end}
    figure = FIGURE_POINTS if any(_measured(passage, span, place) for place in places) else 0
    return min(len(terms), TERMS) + figure - (end - start > LONG)


def _measured(passage: str, span: Span, place: Span) -> bool:
    """Whether there is a figure in the clause of a term, which is within the span."""
    start, end = span
    if not start <= place[0] < end:
        return False
    first = max(passage.rfind(mark, start, place[0]) for mark in CLAUSE) + 1
    found = [at for mark in CLAUSE if (at := passage.find(mark, place[1], end)) >= 0]
    return bool(FIGURE.search(passage, max(first, start), min(found, default=end)))


def passage_points(passage: Passage, hit: ThemeHit, division: Division | None) -> tuple[int, float]:
    """Return how much a passage says on a theme, and its evidence, by which equals are distinguished."""
    spans = hit.spans or ((0, len(passage.text)),)
    best = max(sentence_points(passage.text, span, hit.places) for span in spans)
    problem = PROBLEM_POINTS if hit.score < 1 else 0
    return best + (PLAN_POINTS if division == "plan" else 0) - problem, hit.score
