"""Themes of a paragraph: evidence clause by clause, weighed, and the terms that decided.

A reader gives a passage a theme when at least one full clause states a measure, target, result or problem of it.
So terms count once a clause and a bare member of a list counts less; a term that names such a measure decides
alone, a general one needs others, the more so the longer the passage is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.reading.model import ThemeHit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.knowledge import Knowledge
    from generator.knowledge.themes import Scoring, Term, Themes

CLAUSE_END = re.compile(
    "[\N{FULLWIDTH COMMA}\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH SEMICOLON}\N{FULLWIDTH COLON}"
    "\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}]"
)
MARK = re.compile(
    "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}[^\u27e6\u27e7]*\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
)
SENTENCE_END = "\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}"
LIST_COMMA = "\N{IDEOGRAPHIC COMMA}"
LIST_END = ("\N{IDEOGRAPHIC COMMA}", "等", "和", "及")
SERIES = 3
"""So many bare members of one theme make a list that is about it (就业、教育、医疗等方面)."""
FURTHER = 2
"""So many terms of a clause besides its weightiest still add to it."""
NEAR = 40
"""So many characters to both sides are looked at for words that a term needs or excludes."""
WEAK = 1.0
"""Terms of fewer points are named as reasons only where there is nothing better."""
TOLD = 8
"""The most terms that are named as reasons: the weightiest, a page has no room for all."""


class Found(NamedTuple):
    """A term where it stands: in which clause, and whether it is a bare member of a list there.

    A tuple, because a report has a thousand of them and a frozen dataclass takes three times as long to make.
    """

    term: Term
    clause: int
    member: bool


class Reading(NamedTuple):
    """What a text says: how many clauses it has, whether it is a summary, and the terms of each theme."""

    clauses: int
    summary: bool
    themes: Mapping[str, list[Found]]


EMPTY = Reading(0, summary=False, themes={})


def find_themes(text: str, path: tuple[str, ...], knowledge: Knowledge) -> tuple[ThemeHit, ...]:
    """Return the themes of a paragraph, in the order of the themes, each with the terms that decided.

    `text` is clean (simplified, full width); `path` are the headings above, outermost first, a run-in heading
    that was split off the paragraph last. Only that last one is evidence: the others speak of their other
    paragraphs too. The terms of a hit are parts of the heading or of the text, in that order.
    """
    themes = knowledge.themes
    own = _read(text, themes)
    if not own.themes:
        return ()
    above = _read(path[-1], themes) if path else EMPTY
    wanted = _wanted(own, above, themes.scoring)
    hits = []
    for theme in themes.by_id:
        found, heading = own.themes.get(theme, []), above.themes.get(theme, [])
        if found and _decides(found, heading, wanted, themes.scoring):
            hits.append(ThemeHit(theme, _reasons(heading, found)))
    return tuple(hits)


def _wanted(own: Reading, above: Reading, scoring: Scoring) -> float:
    """Return the points that are enough for this passage: the more clauses, the more."""
    if own.summary or above.summary:
        return scoring.summary
    return min(scoring.ceiling, scoring.base + scoring.slope * own.clauses) + scoring.tail * own.clauses


def _decides(found: list[Found], heading: list[Found], wanted: float, scoring: Scoring) -> bool:
    points = _points(found, scoring)
    if max(points) >= scoring.alone:
        return True
    return sum(points) + scoring.heading * max(_points(heading, scoring), default=0.0) >= wanted


def _read(text: str, themes: Themes) -> Reading:
    """Return what a text says of each theme, clause by clause."""
    ends = [match.start() for match in CLAUSE_END.finditer(text)]
    if not ends or ends[-1] < len(text) - 1:
        ends.append(len(text))
    found: dict[str, list[Found]] = {}
    silent: set[int] = set()
    summary = False
    clause, end = 0, ends[0]
    for start, word in _words(text, themes.index):
        while start > end:
            clause += 1
            end = ends[clause]
        if word in themes.sentences and clause not in silent:
            silent.update(_sentence(text, ends, clause))
        elif word in themes.summaries:
            summary = True
        for term in themes.terms[word]:
            if (term.needs or term.excludes) and not _fits(term, _around(text, start, ends, clause)):
                continue
            item = Found(term, clause, _is_member(text, start, start + len(word)))
            found.setdefault(term.theme, []).append(item)
    return Reading(len(ends), summary, _speaking(found, silent, themes.scoring.alone))


def _speaking(found: dict[str, list[Found]], silent: set[int], alone: float) -> dict[str, list[Found]]:
    """Return the terms without those of silent clauses, and without weaker ones where another theme decides.

    加强工业园区污染治理 speaks of pollution: the park is where it happens.
    """
    ruled: dict[int, set[str]] = {}
    for theme, items in found.items():
        for item in items:
            if item.term.weight >= alone and not item.member:
                ruled.setdefault(item.clause, set()).add(theme)
    return {
        theme: [
            item
            for item in items
            if item.clause not in silent
            and (item.term.weight >= alone or item.clause not in ruled or theme in ruled[item.clause])
        ]
        for theme, items in found.items()
    }


def _sentence(text: str, ends: list[int], clause: int) -> range:
    """Return the clauses of the sentence that a clause stands in."""
    first = last = clause
    while first and text[ends[first - 1]] not in SENTENCE_END:
        first -= 1
    while last < len(ends) - 1 and text[ends[last]] not in SENTENCE_END:
        last += 1
    return range(first, last + 1)


def _words(text: str, index: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """Yield each known word with its offset: the longest at a place, none that lies inside another.

    One pass over the pairs of characters; only where a word can begin are the words compared.
    """
    if "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}" in text:
        text = MARK.sub(lambda mark: "\n" * len(mark[0]), text)
    end = 0
    for start in [at for at in range(len(text) - 1) if text[at : at + 2] in index]:
        for word in index[text[start : start + 2]]:
            if text.startswith(word, start):
                if start + len(word) > end:
                    end = start + len(word)
                    yield start, word
                break


def _around(text: str, start: int, ends: list[int], clause: int) -> str:
    """Return the clause that a term stands in, at most so far to both sides: a clause may be a whole file."""
    first = ends[clause - 1] if clause else 0
    return text[max(first, start - NEAR) : min(ends[clause], start + NEAR)]


def _fits(term: Term, clause: str) -> bool:
    return (not term.needs or any(need in clause for need in term.needs)) and not any(
        word in clause for word in term.excludes
    )


def _is_member(text: str, start: int, end: int) -> bool:
    """Say whether a word is a bare member of a list: 城市、农业农村、生态等."""
    after = text[end : end + 1]
    return after in LIST_END and (after == LIST_COMMA or text[start - 1 : start] == LIST_COMMA)


def _points(found: list[Found], scoring: Scoring) -> tuple[float, ...]:
    """Return the points of each clause that has a term."""
    clauses: dict[int, list[Found]] = {}
    for item in found:
        clauses.setdefault(item.clause, []).append(item)
    return tuple(_clause_points(items, scoring) for items in clauses.values())


def _clause_points(items: list[Found], scoring: Scoring) -> float:
    if len(items) == 1:
        return items[0].term.weight * (scoring.item if items[0].member else 1.0)
    members = sum(item.member for item in items)
    share = scoring.item if members < SERIES else 1.0
    weights = sorted((item.term.weight * (share if item.member else 1.0) for item in items), reverse=True)
    points = weights[0] + scoring.further * sum(weights[1 : 1 + FURTHER])
    return max(points, scoring.series) if members >= SERIES else points


def _reasons(*found: list[Found]) -> tuple[str, ...]:
    """Return the weightiest terms, in the order of heading and text, each once; no weak one beside a strong."""
    weights = {item.term.text: item.term.weight for part in found for item in part}
    least = min(WEAK, max(weights.values()))
    kept = sorted((word for word in weights if weights[word] >= least), key=lambda word: -weights[word])[:TOLD]
    return tuple(word for word in weights if word in kept)
