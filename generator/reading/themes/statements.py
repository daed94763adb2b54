"""The statements of paragraphs: what each clause says on each theme, by its terms and their weights."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from generator.knowledge.marks import COLON, COMMA, ENDS, EXCLAMATION, QUESTION, SEMICOLON
from generator.reading.themes.borders import cutter
from generator.reading.themes.words import find_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.themes import Scoring, Term, Themes

CLAUSE_END = re.compile(f"[{COMMA}。{SEMICOLON}{COLON}{EXCLAMATION}{QUESTION}\n]")
SENTENCE_END = f"{ENDS}\n"
LIST_COMMA = "、"
LIST_END = ("等", "和", "及")
"""The characters around a bare member of a list: 城市、农业农村、生态等."""
LIST_TAIL = 6
"""The farthest 等 after the last member of a list: 安全生产保障措施等, where the term is not the whole member."""
SERIES = 3
"""So many bare members of one theme make a list that is about it (就业、教育、医疗等方面)."""
FURTHER_TERMS = 2
"""So many terms of a clause besides its weightiest still add to it."""
TERM_CONTEXT = 40
"""The number of characters on both sides that are searched for words that a term needs or excludes."""
_CLAUSE = itemgetter(0)


class TermAt(NamedTuple):
    """A term at an offset, and whether it is a bare member of a list there."""

    start: int
    term: Term
    member: bool


class ThemeStatement(NamedTuple):
    """The evidence of one clause for one theme: its points and the terms.

    A tuple, because a report has a thousand of them and a frozen dataclass takes three times as long to make.
    """

    clause: int
    theme: str
    points: float
    mentions: tuple[TermAt, ...]


class ParagraphStatements(NamedTuple):
    """The evidence of a paragraph and its heading.

    `at` is where its text starts in what is read in one pass, to which the offsets of terms refer. Then its number
    of clauses, whether it is a summary, the clauses that state a problem, the statements of heading and paragraph.
    """

    at: int
    clauses: int
    summary: bool
    problems: frozenset[int]
    heading: list[ThemeStatement]
    own: list[ThemeStatement]


def read_statements(paragraphs: Sequence[tuple[str, str]], knowledge: Knowledge) -> Iterator[ParagraphStatements]:
    """Yield the statements of each paragraph (heading, text) and its heading; all are read in one pass."""
    themes = knowledge.themes
    whole = "".join([f"{heading}\n{text}\n" for heading, text in paragraphs])
    ends = [match.start() for match in CLAUSE_END.finditer(whole)]
    said, phrases = _clauses(whole, ends, knowledge)
    if phrases:
        silent = _silent(phrases, whole, ends, themes)
        said = [item for item in said if item.clause not in silent]
    summaries = [clause for clause, word in phrases if word in themes.summaries]
    problems = [clause for clause, word in phrases if word in themes.problems]
    at = clause = done = 0  # the paragraph's first character, its first clause, the statements before it
    for heading, text in paragraphs:
        own = bisect_left(ends, at + len(heading), clause) + 1
        start = at + len(heading) + 1
        at += len(heading) + len(text) + 2
        after = bisect_left(ends, at - 1, own) + 1
        split = bisect_left(said, own, done, key=_CLAUSE)
        last = bisect_left(said, after, split, key=_CLAUSE)
        summary = bisect_left(summaries, clause) < bisect_left(summaries, after)
        marked = ends[after - 2] == at - 2  # the last clause has an end mark before the line end
        wrong = problems[bisect_left(problems, own) : bisect_left(problems, after)]
        yield ParagraphStatements(
            start, after - own - marked, summary, frozenset(wrong), said[done:split], said[split:last]
        )
        clause, done = after, last


def _clauses(
    text: str, ends: list[int], knowledge: Knowledge
) -> tuple[list[ThemeStatement], list[tuple[int, str]]]:
    """Return the statements, clause by clause, and the shared phrases with their clauses."""
    said: list[ThemeStatement] = []
    phrases: list[tuple[int, str]] = []
    heard: list[TermAt] = []  # the terms of one clause
    themes = knowledge.themes
    meanings, conditional, scoring = themes.terms, themes.conditional, themes.scoring
    clause, end = 0, -1
    for start, word in find_words(text, themes.index, cutter(knowledge)):
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
        member = bool(terms) and _is_member(text, start, start + len(word))
        heard += [TermAt(start, term, member) for term in terms]
    if heard:
        said += _statements(clause, heard, scoring)
    return said, phrases


def _is_member(text: str, start: int, stop: int) -> bool:
    """Whether a term is a bare member of a list."""
    before, after = text[start - 1 : start], text[stop]
    if after == LIST_COMMA:
        return True
    if before == LIST_COMMA:
        return after in LIST_END or "等" in text[stop : stop + LIST_TAIL]
    return before in LIST_END and after == "等"


def _silent(phrases: list[tuple[int, str]], text: str, ends: list[int], themes: Themes) -> set[int]:
    """Return the clauses that make no statement themselves, alone or with their whole sentence."""
    silent: set[int] = set()
    for clause, word in phrases:
        if word in themes.clauses:
            silent.add(clause)
        if word in themes.sentences and clause not in silent:
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
    if term.needs and not _has(around, term.needs):
        return False
    return not _has(around, term.excludes)


def _has(text: str, words: Collection[str]) -> bool:
    return any(word in text for word in words)


def _statements(clause: int, heard: list[TermAt], scoring: Scoring) -> list[ThemeStatement]:
    """Return the statement of a clause for each theme.

    If it names a measure of one theme, the weaker terms of another do not count: 加强工业园区污染治理 is about
    pollution, the park is only where it happens.
    """
    if len(heard) == 1:
        _, term, member = heard[0]
        points = term.weight * scoring.item if member else term.weight
        return [ThemeStatement(clause, term.theme, points, tuple(heard))]
    ruled = {term.theme for _, term, member in heard if term.weight >= scoring.alone and not member}
    themes: dict[str, list[TermAt]] = {}
    for item in heard:
        term = item.term
        if not ruled or term.theme in ruled or term.weight >= scoring.alone:
            themes.setdefault(term.theme, []).append(item)
    return [_statement(clause, items, scoring) for items in themes.values()]


def _statement(clause: int, heard: list[TermAt], scoring: Scoring) -> ThemeStatement:
    """Return the statement that the terms of one theme in a clause make together."""
    members = sum(item.member for item in heard)
    share = scoring.item if members < SERIES else 1.0
    weights = [item.term.weight * share if item.member else item.term.weight for item in heard]
    weights.sort(reverse=True)
    points = weights[0] + scoring.further * sum(weights[1 : 1 + FURTHER_TERMS])
    if members >= SERIES:
        points = max(points, scoring.series)
    return ThemeStatement(clause, heard[0].term.theme, points, tuple(heard))
