"""Themes of a paragraph: evidence weighed clause by clause, and the decisive terms.

A reader assigns a theme to a passage if at least one full clause states a measure, target, result or problem of
it. So a term counts once per clause and a bare member of a list counts less; a term that names such a measure
decides alone, a general one needs others, and more of them the longer the passage is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from generator.reading.model import ThemeHit
from generator.reading.themes.words import find_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.themes import Scoring, Term, Themes

CLAUSE_END = re.compile(
    "[\N{FULLWIDTH COMMA}\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH SEMICOLON}\N{FULLWIDTH COLON}"
    "\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}\n]"
)
SENTENCE_END = "\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}\n"
LIST_COMMA = "\N{IDEOGRAPHIC COMMA}"
LIST_END = ("等", "和", "及")
"""The characters around a bare member of a list: 城市、农业农村、生态等."""
CLAUSE_MIN = 8
"""So few characters without a mark cannot be a clause: the shortest labelled passage with a theme has 13."""
SERIES = 3
"""So many bare members of one theme make a list that is about it (就业、教育、医疗等方面)."""
FURTHER_TERMS = 2
"""So many terms of a clause besides its weightiest still add to it."""
TERM_CONTEXT = 40
"""The number of characters on both sides that are searched for words that a term needs or excludes."""
WEAK = 1.0
"""Terms of fewer points are named as reasons only if there is nothing better."""
TERMS_SHOWN = 8
"""The most terms that are named as reasons: the weightiest, a page has no room for all."""
_CLAUSE = itemgetter(0)


class ThemeStatement(NamedTuple):
    """The evidence of one clause for one theme: its points and the terms.

    A tuple, because a report has a thousand of them and a frozen dataclass takes three times as long to make.
    """

    clause: int
    theme: str
    points: float
    terms: tuple[Term, ...]


class ParagraphStatements(NamedTuple):
    """The evidence of a paragraph and its heading.

    The paragraph's number of clauses, whether it is a summary, the statements of the heading and of the paragraph.
    """

    clauses: int
    summary: bool
    heading: list[ThemeStatement]
    own: list[ThemeStatement]


def find_themes(text: str, path: tuple[str, ...], knowledge: Knowledge) -> tuple[ThemeHit, ...]:
    """Return the themes of one paragraph; `path` are the headings above it, outermost first."""
    return themes_of_all([(path[-1] if path else "", text)], knowledge)[0]


def themes_of_all(paragraphs: Sequence[tuple[str, str]], knowledge: Knowledge) -> list[tuple[ThemeHit, ...]]:
    """Return for each paragraph of a report its themes, in their order, with the decisive terms.

    A paragraph is a pair: the heading right above it (including a run-in heading that was split off; an empty text
    if there is none) and its own text, both clean (simplified, full width). Headings further above are no
    evidence, as they cover other paragraphs too. The terms of a hit are parts of the heading or of the text, in
    that order.
    """
    themes = knowledge.themes
    readings = _read(paragraphs, themes)
    return [
        _hits(reading, themes) if has_clause(text) else ()
        for reading, (_, text) in zip(readings, paragraphs, strict=True)
    ]


def has_clause(text: str) -> bool:
    """Whether a text can contain a full clause: a few characters without a mark are a badge or a label."""
    return len(text) >= CLAUSE_MIN or CLAUSE_END.search(text) is not None


def _hits(reading: ParagraphStatements, themes: Themes) -> tuple[ThemeHit, ...]:
    if not reading.own:
        return ()
    wanted = _wanted(reading, themes.scoring)
    by_theme: dict[str, list[ThemeStatement]] = {}
    for item in reading.own:
        by_theme.setdefault(item.theme, []).append(item)
    hits = []
    for theme in themes.by_id:
        if own := by_theme.get(theme):
            heading = [item for item in reading.heading if item.theme == theme]
            if _decides(own, heading, wanted, themes.scoring):
                hits.append(ThemeHit(theme, _reasons(heading + own)))
    return tuple(hits)


def _wanted(reading: ParagraphStatements, scoring: Scoring) -> float:
    """Return the points that are enough for this passage, which grow with the number of clauses."""
    if reading.summary:
        return scoring.summary
    clauses = reading.clauses
    return min(scoring.ceiling, scoring.base + scoring.slope * clauses) + scoring.tail * clauses


def _decides(own: list[ThemeStatement], heading: list[ThemeStatement], wanted: float, scoring: Scoring) -> bool:
    points = [item.points for item in own]
    if max(points) >= scoring.alone:
        return True
    return sum(points) + scoring.heading * max((item.points for item in heading), default=0.0) >= wanted


def _read(paragraphs: Sequence[tuple[str, str]], themes: Themes) -> Iterator[ParagraphStatements]:
    """Yield the statements of each paragraph and its heading; all are read in one pass, line by line."""
    whole = "".join([f"{heading}\n{text}\n" for heading, text in paragraphs])
    ends = [match.start() for match in CLAUSE_END.finditer(whole)]
    said, phrases = _clauses(whole, ends, themes)
    if phrases:
        silent = _silent(phrases, whole, ends, themes.sentences)
        said = [item for item in said if item.clause not in silent]
    summaries = [clause for clause, word in phrases if word in themes.summaries]
    at = clause = done = 0  # the paragraph's first character, its first clause, the statements before it
    for heading, text in paragraphs:
        own = bisect_left(ends, at + len(heading), clause) + 1
        at += len(heading) + len(text) + 2
        after = bisect_left(ends, at - 1, own) + 1
        split = bisect_left(said, own, done, key=_CLAUSE)
        last = bisect_left(said, after, split, key=_CLAUSE)
        summary = bisect_left(summaries, clause) < bisect_left(summaries, after)
        marked = ends[after - 2] == at - 2  # the last clause has an end mark before the line end
        yield ParagraphStatements(after - own - marked, summary, said[done:split], said[split:last])
        clause, done = after, last


def _clauses(text: str, ends: list[int], themes: Themes) -> tuple[list[ThemeStatement], list[tuple[int, str]]]:
    """Return the statements, clause by clause, and the shared phrases with their clauses."""
    said: list[ThemeStatement] = []
    phrases: list[tuple[int, str]] = []
    heard: list[tuple[Term, bool]] = []  # the terms of one clause, and whether each is a bare member of a list
    meanings, conditional, scoring = themes.terms, themes.conditional, themes.scoring
    clause, end = 0, -1
    for start, word in find_words(text, themes.index):
        if start > end:
            if heard:
                said += _statements(clause, heard, scoring)
                heard = []
            clause = bisect_left(ends, start, clause)
            end = ends[clause]
        terms = meanings[word]
        if not terms:
            phrases.append((clause, word))
            continue
        if word in conditional:
            terms = tuple(term for term in terms if _fits(term, text, start, ends, clause))
        after = text[start + len(word)]
        member = after == LIST_COMMA or (after in LIST_END and text[start - 1 : start] == LIST_COMMA)
        for term in terms:
            heard.append((term, member))
    if heard:
        said += _statements(clause, heard, scoring)
    return said, phrases


def _silent(phrases: list[tuple[int, str]], text: str, ends: list[int], sentences: Collection[str]) -> set[int]:
    """Return the clauses of the sentences that make no statement themselves."""
    silent: set[int] = set()
    for clause, word in phrases:
        if word in sentences and clause not in silent:
            first = last = clause
            while first and text[ends[first - 1]] not in SENTENCE_END:
                first -= 1
            while last < len(ends) - 1 and text[ends[last]] not in SENTENCE_END:
                last += 1
            silent.update(range(first, last + 1))
    return silent


def _fits(term: Term, text: str, start: int, ends: list[int], clause: int) -> bool:
    """Whether the clause has a word that a term needs and none that it excludes.

    Only words near the term count: a clause may be a whole file.
    """
    first = ends[clause - 1] if clause else 0
    around = text[max(first, start - TERM_CONTEXT) : min(ends[clause], start + TERM_CONTEXT)]
    if term.needs and not any(word in around for word in term.needs):
        return False
    return not any(word in around for word in term.excludes)


def _statements(clause: int, heard: list[tuple[Term, bool]], scoring: Scoring) -> list[ThemeStatement]:
    """Return the statement of a clause for each theme.

    If it names a measure of one theme, the weaker terms of another do not count: 加强工业园区污染治理 is about
    pollution, the park is only where it happens.
    """
    if len(heard) == 1:
        term, member = heard[0]
        return [ThemeStatement(clause, term.theme, term.weight * scoring.item if member else term.weight, (term,))]
    ruled = {term.theme for term, member in heard if term.weight >= scoring.alone and not member}
    themes: dict[str, list[tuple[Term, bool]]] = {}
    for item in heard:
        term = item[0]
        if not ruled or term.theme in ruled or term.weight >= scoring.alone:
            themes.setdefault(term.theme, []).append(item)
    return [_statement(clause, items, scoring) for items in themes.values()]


def _statement(clause: int, heard: list[tuple[Term, bool]], scoring: Scoring) -> ThemeStatement:
    """Return the statement that the terms of one theme in a clause make together."""
    members = sum(member for _, member in heard)
    share = scoring.item if members < SERIES else 1.0
    weights = [term.weight * share if member else term.weight for term, member in heard]
    weights.sort(reverse=True)
    points = weights[0] + scoring.further * sum(weights[1 : 1 + FURTHER_TERMS])
    if members >= SERIES:
        points = max(points, scoring.series)
    return ThemeStatement(clause, heard[0][0].theme, points, tuple([term for term, _ in heard]))


def _reasons(said: list[ThemeStatement]) -> tuple[str, ...]:
    """Return the weightiest terms, in the order of heading and text, each once; weak ones only without strong."""
    weights = {term.text: term.weight for item in said for term in item.terms}
    least = min(WEAK, max(weights.values()))
    strong = (word for word in weights if weights[word] >= least)
    kept = sorted(strong, key=lambda word: -weights[word])[:TERMS_SHOWN]
    return tuple(word for word in weights if word in kept)
