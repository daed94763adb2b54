"""Punctuation: marks typed twice, indents that became question marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import HAN
from generator.knowledge.marks import (
    CLOSE_BRACKET,
    COLON,
    COMMA,
    ENDS,
    EXCLAMATION,
    OPEN_BRACKET,
    PAUSES,
    PERCENT,
    POINTS,
    QUESTION,
    SEMICOLON,
)
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.document_words import DocumentWords
    from generator.text.view import View

RULES: Final = (
    CodeRule("doubled-marks"),
    CodeRule("lost-indents"),
    CodeRule("lost-quotes"),
)

DOUBLING: Final = tuple(re.compile(f"{mark}[{POINTS}]") for mark in f"{PAUSES}。")
"""Two marks: five searches that start with a literal are faster than one that starts with a class."""

DOUBLED: Final = re.compile(
    f"([{PAUSES}])\\1+|(?<!。)。。(?!。)|{COMMA}[、。{SEMICOLON}{COLON}{EXCLAMATION}{QUESTION}](?!。)"
)
"""One mark typed twice, or a comma put before another mark; the last one counts."""

LOST_FIGURE: Final = re.compile(f"(?:[{COMMA}{SEMICOLON}]|(?<![^{ENDS}!?\n]))□?[%{PERCENT}]")
"""A percentage without its figure: near it two marks are the ends of a clause whose words were lost as well."""

SENTENCE_END: Final = re.compile(f"[{ENDS}!?\n]")

DOUBLED_PAIRS: Final = tuple(
    (re.compile(opening * 2), re.compile(f"{opening}({opening}[^{opening}{closing}\n]{{1,40}}{closing}){closing}"))
    for opening, closing in ((OPEN_BRACKET, CLOSE_BRACKET), ("“", "”"))
)
"""A pair of marks typed twice: there is nothing between the two that open, nor between the two that close."""

CLOSED_TWICE: Final = re.compile("””")
OPENED_TWICE: Final = re.compile("““")
QUOTES: Final = re.compile("[“”\n]")

LOST_QUOTES: Final = re.compile(
    f"[;{SEMICOLON}]{{2}}([^;{SEMICOLON}。\n]{{1,30}})[;{SEMICOLON}]{{2}}(?![;{SEMICOLON}])"
)
LOST_DASH: Final = re.compile(f"(?<![^\n])[;{SEMICOLON}]{{4}}(?=[{HAN}])")
_BEGIN: Final = f"(?=[{HAN}{OPEN_BRACKET}“《□\\dA-Z—*])"
LOST_INDENT: Final = re.compile(f"(?<![^\\n])[ \u3000]*+[?{QUESTION}]{{2,16}}+[ \u3000]*+{_BEGIN}")
RUN_IN: Final = re.compile(
    f"(?<=。)[?{QUESTION}]{{2,16}}+[ \u3000]*+{_BEGIN}"
    f"|(?<=[”{CLOSE_BRACKET}{COLON}{SEMICOLON}])[?{QUESTION}]{{4,16}}+[ \u3000]*+{_BEGIN}"
)
"""The indent of a paragraph that was appended to another: no question ends where a sentence has ended."""

ASKED: Final = frozenset(f"?{QUESTION}")


def restore_punctuation(view: View, knowledge: Knowledge) -> Outcome:
    """Propose single marks for doubled ones, quotation marks for entities, no indents of question marks."""
    text, present = view.text, view.uncommon
    lost = (";" in present and ";;" in text) or f"{SEMICOLON}{SEMICOLON}" in text
    changes = list(_quotes(text)) if lost else []
    if not changes and any(doubling.search(text) for doubling in DOUBLING):  # after the semicolons of quotes
        changes = [Change(*m.span(), m[0][-1], "doubled-marks") for m in _doubled(text)]
    asked = not ASKED.isdisjoint(present)
    if asked and ("??" in text or f"{QUESTION}{QUESTION}" in text):
        changes += [Change(*m.span(), "", "lost-indents") for m in LOST_INDENT.finditer(text)]
        changes += [Change(*m.span(), "\n", "lost-indents") for m in RUN_IN.finditer(text)]
    if asked:
        ends = (m.end() for m in _dateline(knowledge.document_words).finditer(text))
        changes += [Change(end - 1, end, " ", "lost-indents") for end in ends]
    changes = changes or list(_typed_twice(text))
    return Outcome(tuple(sorted(changes, key=lambda change: change.start)))


def _doubled(text: str) -> Iterator[re.Match[str]]:
    """Yield the doubled marks, except those of sentences that have lost figures: these show where.

    The sentence decides, not the line: a heading is later set apart from the sentences after it, and each of them
    must be cleaned alike before and after that.
    """
    if not LOST_FIGURE.search(text):
        yield from DOUBLED.finditer(text)
        return
    at = end = 0
    lost = False
    for match in DOUBLED.finditer(text):
        if match.start() >= end:
            at = max(end, *(text.rfind(mark, end, match.start()) + 1 for mark in f"{ENDS}!?\n"))
            found = SENTENCE_END.search(text, match.start())
            end = found.end() if found else len(text)
            lost = LOST_FIGURE.search(text, at, end) is not None
        if not lost:
            yield match


@lru_cache(maxsize=2)
def _dateline(words: DocumentWords) -> re.Pattern[str]:
    """Return a pattern for a dateline and the full-width blank after it, which became a question mark."""
    return words.compile(f"{{datelines}}{QUESTION}(?=[{HAN}])")


def _quotes(text: str) -> Iterator[Change]:
    """Yield the quotation marks and dashes whose entities left only their semicolons."""
    for match in LOST_QUOTES.finditer(text):
        start, end = match.span(1)
        yield Change(match.start(), start, "“", "lost-quotes")
        yield Change(end, match.end(), "”", "lost-quotes")
    for match in LOST_DASH.finditer(text):
        yield Change(*match.span(), "——", "lost-quotes")


def _typed_twice(text: str) -> Iterator[Change]:
    """Yield the single forms of pairs and quotation marks that were typed twice."""
    for opening, pair in DOUBLED_PAIRS:
        if opening.search(text):
            yield from (Change(*m.span(), m[1], "doubled-marks") for m in pair.finditer(text))
    closed, opened = CLOSED_TWICE.search(text), OPENED_TWICE.search(text)
    if closed or opened:
        marks = [(m[0], m.start()) for m in QUOTES.finditer(text)]
        yield from _unpaired(marks, "“", "”", 1)
        yield from _unpaired(marks[::-1], "”", "“", -1)


def _unpaired(marks: list[tuple[str, int]], opening: str, closing: str, step: int) -> Iterator[Change]:
    """Yield the marks of a line that close nothing, right after one that closes the last pair or nothing."""
    depth, last = 0, -2
    for mark, at in marks:
        if mark != closing:
            depth = depth + 1 if mark == opening else 0
            continue
        if depth == 0 and at == last + step:
            yield Change(at, at + 1, "", "doubled-marks")
        depth, last = max(depth - 1, 0), at
