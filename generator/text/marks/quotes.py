"""Quotes: straight quotation marks in a Chinese sentence become opening and closing ones where that is certain."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import WRITTEN_HAN
from generator.knowledge.marks import (
    APOSTROPHE,
    CLOSE_BRACKET,
    COLON,
    COMMA,
    EXCLAMATION,
    OPEN_BRACKET,
    POINTS,
    QUESTION,
    QUOTATION,
    SEMICOLON,
)
from generator.text.ledger import Change
from generator.text.lines.layout import CLOSING, STOPS
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.text.view import View

RULES: Final = (CodeRule("straight-quotes"),)


class _QuoteStyle(NamedTuple):
    """The marks of one kind: straight ones (half- and full-width), the one that opens, the one that closes."""

    straight: str
    opening: str
    closing: str
    marks: re.Pattern[str]


DOUBLE: Final = _QuoteStyle(f'"{QUOTATION}', "“", "”", re.compile(f'["{QUOTATION}“”]'))
SINGLE: Final = _QuoteStyle(
    f"'{APOSTROPHE}", "‘", "’", re.compile(f"(?<![0-9A-Za-z])['{APOSTROPHE}]|['{APOSTROPHE}](?![0-9A-Za-z])")
)
"""A single one inside a word is an apostrophe."""

CHINESE: Final = re.compile(f"[{WRITTEN_HAN}]")
QUOTATION_MAX: Final = 300
"""The most characters between two quotation marks: whole sentences are quoted too."""

NOT_FIRST: Final = frozenset(f" \t\n\u3000\u00a0{POINTS}{CLOSE_BRACKET}》”,;:!?.)")
NOT_LAST: Final = frozenset(f" \t\n\u3000\u00a0{COMMA}、{COLON}{OPEN_BRACKET}《“,:(")
"""Characters that no quotation starts or ends with: there the marks were paired one off."""

INTRODUCES: Final = frozenset(f" \t\n\u3000{COMMA}。{SEMICOLON}{COLON}{QUESTION}{EXCLAMATION}{OPEN_BRACKET}—:,(")
"""The characters before a quoted sentence; elsewhere the mark may belong to a shorter quotation inside it."""

CODE: Final = frozenset("={[<\\")
"""The characters before a mark in code and attributes."""


def pair_quotes(view: View, _knowledge: Knowledge) -> Outcome:
    """Propose opening and closing marks for straight ones; all of a paragraph, or none.

    A sentence may be broken over lines, so lines are taken together up to one that ends a sentence. After a
    paragraph with an odd mark the next one is left too: it may start inside a quotation.
    """
    changes: list[Change] = []
    for kind in (DOUBLE, SINGLE):
        if not view.uncommon.isdisjoint(kind.straight):
            changes += _paired(view.text, kind)
    return Outcome(tuple(sorted(changes, key=lambda change: change.start)))


def _paired(text: str, kind: _QuoteStyle) -> Iterator[Change]:
    sure = True
    for start, end in _paragraphs(text):
        found = [match.start() for match in kind.marks.finditer(text, start, end)]
        straight = [at for at in found if text[at] in kind.straight]
        if not straight:
            sure = True
            continue
        pairs = _pairs(text, found, kind)
        if sure and pairs and all(_is_sure(text, *pair, kind) for pair in pairs):
            for pair in pairs:
                for at, mark in zip(pair, (kind.opening, kind.closing), strict=True):
                    yield Change(at, at + 1, mark, "straight-quotes")
        sure = len(straight) % 2 == 0


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans of lines, each up to one that ends a sentence."""
    start = at = 0
    for line in text.split("\n"):
        at += len(line) + 1
        end = line.rstrip().rstrip(f"\"'{QUOTATION}{APOSTROPHE}")[-2:]
        if end and (end[-1] in STOPS or (end[-1] in CLOSING and end[0] in STOPS)):
            yield start, at - 1
            start = at
    if start < len(text):
        yield start, len(text)


def _pairs(text: str, found: Sequence[int], kind: _QuoteStyle) -> list[tuple[int, int]]:
    """Return the pairs of marks of a paragraph with at least one straight one; none if a mark is left over.

    If the curly ones are pairs themselves, straight ones are paired outside them; else each mark is paired with
    the one before it.
    """
    curly = [at for at in found if text[at] not in kind.straight]
    straight = [at for at in found if text[at] in kind.straight]
    if _alternate(text, curly, kind):
        inside = any(bisect_left(curly, at) % 2 for at in straight)
        marks = () if inside or len(straight) % 2 else tuple(straight)
    else:
        marks = tuple(found) if _alternate(text, found, kind) else ()
    return list(zip(marks[::2], marks[1::2], strict=True))


def _alternate(text: str, found: Sequence[int], kind: _QuoteStyle) -> bool:
    """Whether marks open and close in turn, where straight ones may do both."""
    wrong = (kind.closing, kind.opening)
    return len(found) % 2 == 0 and all(text[at] != wrong[n % 2] for n, at in enumerate(found))


def _is_sure(text: str, start: int, end: int, kind: _QuoteStyle) -> bool:
    """Whether two marks enclose a quotation in a Chinese sentence: not inches, code, or the text between two."""
    before, after = text[start - 1 : start], text[end + 1 : end + 2]
    first, last = text[start + 1], text[end - 1]
    if end - start > QUOTATION_MAX or end == start + 1 or first in NOT_FIRST or last in NOT_LAST or before in CODE:
        return False
    if before.isdigit() and last.isdigit():
        return False
    if last == "。" and before and before not in INTRODUCES:
        return False
    if CHINESE.search(text, start, end):
        return True
    return kind is DOUBLE and bool(CHINESE.match(before) or CHINESE.match(after))
