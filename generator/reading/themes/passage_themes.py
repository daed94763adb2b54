"""Themes of a paragraph: evidence weighed clause by clause, the deciding terms and their sentences.

A reader assigns a theme to a passage if at least one full clause states a measure, target, result or problem of
it. So a term counts once per clause and a bare member of a list counts less; a term that names such a measure
decides alone, a general one needs others, and more of them the longer the passage is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.knowledge.marks import CLOSE_BRACKET, COMMA, ENDS, SEMICOLON
from generator.reading.model import ThemeHit
from generator.reading.themes.statements import read_statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.themes import Scoring, Themes
    from generator.reading.themes.statements import ParagraphStatements, ThemeStatement

LABEL_MAX = 16
"""The most characters of a heading or label that stayed a paragraph; a longer one is a sentence."""
SENTENCE_ENDS = f"{ENDS}{SEMICOLON}"
NUMBERED = re.compile(f"[0-9]{{1,3}}[.、{CLOSE_BRACKET}]")
MEASURED = re.compile(f"[0-9%百千万亿]|[{COMMA}{SEMICOLON}{ENDS}].")
"""A figure (not the number of a list) or a second clause: what a short paragraph has that is no label."""
ELABORATED = 3
"""A paragraph this many times longer than the short one before it elaborates it."""
PROBLEMS = 3
"""So many clauses that state a problem make a list of problems."""
PROBLEM_SHARE = 0.25
"""The least share of such clauses in a list of problems."""
WEAK = 1.0
"""Terms and statements of fewer points are named as reasons only if there is nothing better."""
STATED = 2.0
"""A statement of so many points says something on its theme; weaker ones are quoted only if there is none."""
TERMS_SHOWN = 8
"""The most terms that are named as reasons: the weightiest, a page has no room for all."""
SENTENCE = re.compile(f"[^{SENTENCE_ENDS}]+(?:[{SENTENCE_ENDS}]+[”’」』{CLOSE_BRACKET}]*)?")
"""What is quoted as one: up to a full stop, semicolon, exclamation or question mark."""


def find_themes(text: str, path: tuple[str, ...], knowledge: Knowledge) -> tuple[ThemeHit, ...]:
    """Return the themes of one paragraph; `path` are the headings above it, outermost first."""
    return themes_of_all([(path[-1] if path else "", text)], knowledge)[0]


def themes_of_all(paragraphs: Sequence[tuple[str, str]], knowledge: Knowledge) -> list[tuple[ThemeHit, ...]]:
    """Return for each paragraph of a report its themes, in their order, with terms and sentences that decided.

    A paragraph is a pair: the heading right above it (including a run-in heading that was split off; an empty text
    if there is none) and its own text, both clean (simplified, full width). Headings further above are no
    evidence, as they cover other paragraphs too. The terms of a hit are parts of the heading or of the sentences
    that are its spans, in that order.
    """
    readings = read_statements(paragraphs, knowledge)
    following = [*paragraphs, ("", "")][1:]
    return [
        () if is_label(paragraph, after) else _hits(paragraph[1], reading, knowledge.themes)
        for paragraph, after, reading in zip(paragraphs, following, readings, strict=True)
    ]


def is_label(paragraph: tuple[str, str], after: tuple[str, str]) -> bool:
    """Whether a paragraph is a label, or a heading that stayed a paragraph: a few characters without a figure.

    It has no end mark, or it has one and what follows below the same heading elaborates it at length.
    """
    heading, text = paragraph
    numbered = NUMBERED.match(text)
    if len(text) > LABEL_MAX or MEASURED.search(text, numbered.end() if numbered else 0):
        return False
    return text[-1:] not in SENTENCE_ENDS or (after[0] == heading and len(after[1]) >= ELABORATED * len(text))


def _hits(text: str, reading: ParagraphStatements, themes: Themes) -> tuple[ThemeHit, ...]:
    if not reading.own:
        return ()
    by_theme: dict[str, list[ThemeStatement]] = {}
    for item in reading.own:
        by_theme.setdefault(item.theme, []).append(item)
    hits = []
    for theme in themes.by_id:
        if own := by_theme.get(theme):
            heading = [item for item in reading.heading if item.theme == theme]
            if _decides(own, heading, reading, themes.scoring):
                score = _score(own, heading, reading, themes.scoring)
                hits.append(replace(_hit(theme, text, reading.at, heading, own), score=score))
    return tuple(hits)


def _wanted(reading: ParagraphStatements, scoring: Scoring) -> float:
    """Return the points that are enough for this passage, which grow with the number of clauses."""
    if reading.summary:
        return scoring.summary
    clauses = reading.clauses
    return min(scoring.ceiling, scoring.base + scoring.slope * clauses) + scoring.tail * clauses


def _decides(
    own: list[ThemeStatement], heading: list[ThemeStatement], reading: ParagraphStatements, scoring: Scoring
) -> bool:
    points = [item.points for item in own]
    if max(points) >= scoring.alone:
        return True
    if _lists_problems(reading) and any(
        item.clause in reading.problems and item.points >= scoring.summary for item in own
    ):
        return True
    return _gathered(own, heading, scoring) >= _wanted(reading, scoring)


def _gathered(own: list[ThemeStatement], heading: list[ThemeStatement], scoring: Scoring) -> float:
    """Return the points of all clauses, with the share that the heading adds."""
    points = sum(item.points for item in own)
    return points + scoring.heading * max((item.points for item in heading), default=0.0)


def _score(
    own: list[ThemeStatement], heading: list[ThemeStatement], reading: ParagraphStatements, scoring: Scoring
) -> float:
    """Return the evidence as a share of what is enough: of one clause, or of all together, whichever is more."""
    alone = max(item.points for item in own) / scoring.alone
    return round(max(alone, _gathered(own, heading, scoring) / _wanted(reading, scoring)), 2)


def _lists_problems(reading: ParagraphStatements) -> bool:
    """Whether a passage lists problems, each in a clause of its own: then one clause is enough, however many."""
    return len(reading.problems) >= max(PROBLEMS, PROBLEM_SHARE * reading.clauses)


def _hit(theme: str, text: str, at: int, heading: list[ThemeStatement], own: list[ThemeStatement]) -> ThemeHit:
    """Return a theme with the statements that decided: the strong ones, weak ones only without strong."""
    most = max(item.points for item in own)
    least = STATED if most >= STATED else min(WEAK, most)
    deciding = [item for item in own if item.points >= least]
    why = _reasons(heading + deciding)
    mentions = [mention for item in deciding for mention in item.mentions]
    places = [(start - at, start - at + len(term.text)) for start, term, _ in mentions if term.text in why]
    spans = _sentences(text, [mention.start - at for mention in mentions])
    return ThemeHit(theme, why, spans, tuple(places))


def _sentences(text: str, offsets: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return the sentences at the offsets, in order; neighbours are not joined."""
    spans = []
    wanted = iter(sorted(offsets))
    at = next(wanted, len(text))
    for sentence in SENTENCE.finditer(text):
        end = sentence.end()
        if at < end:
            spans.append(sentence.span())
            at = next((offset for offset in wanted if offset >= end), len(text))
    return tuple(spans)


def _reasons(said: list[ThemeStatement]) -> tuple[str, ...]:
    """Return the weightiest terms, in the order of heading and text, each once; weak ones only without strong."""
    weights = {mention.term.text: mention.term.weight for item in said for mention in item.mentions}
    least = min(WEAK, max(weights.values()))
    strong = (word for word in weights if weights[word] >= least)
    kept = sorted(strong, key=lambda word: -weights[word])[:TERMS_SHOWN]
    return tuple(word for word in weights if word in kept)
