"""Indents inside a line: a site that drops line ends and keeps the blanks at the start of each paragraph."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.marks import CLOSE_BRACKET, COLON, ENDS, EXCLAMATION, SEMICOLON
from generator.text.ledger import Change
from generator.text.lines.layout import LONGEST_HEADING, line_forms
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.text.lines.layout import LineForms
    from generator.text.view import View

INDENTS: Final = CodeRule("paragraph-indents")
RULES: Final = (INDENTS,)

WIDE: Final = "\N{IDEOGRAPHIC SPACE}"
INDENT_COLUMNS: Final = 4
"""The columns of the indent of a paragraph: two ideographic blanks, or four others."""

SHOWN: Final = (2 * WIDE, 4 * " ", 4 * "\N{NO-BREAK SPACE}", f"\N{NO-BREAK SPACE}{WIDE}", f" {WIDE}")
"""Each indent contains one of these: a text without them has none."""

RUN: Final = re.compile(f"[ \N{NO-BREAK SPACE}{WIDE}]{{2,}}")
CLOSERS: Final = f"”’》】{CLOSE_BRACKET}"
CLOSED: Final = re.compile(f"[{ENDS}…][{CLOSERS}]{{0,2}}\\Z")
"""The end of a sentence, with the marks that may follow it."""

WEAKER: Final = frozenset(f"{COLON}{SEMICOLON}{CLOSERS}")
"""Marks that end a paragraph in a line where a sentence does before an indent: those of items and of notes."""

FRONT_PIECES: Final = 8
"""The most pieces of a title block: title, session, speaker, each over two lines, and the salutation."""

NAME: Final = 4
"""The most characters of a name, which blanks separate from an office."""


class Piece(NamedTuple):
    """A part of a line before an indent: its text, and the span of the indent."""

    text: str
    start: int
    end: int


class PieceForms(NamedTuple):
    """The forms of pieces that no stop ends: headings, parts of a report, offices; and that of a salutation."""

    line: LineForms
    salutation: re.Pattern[str]
    office: re.Pattern[str]
    part: re.Pattern[str]


def split_at_indents(view: View, knowledge: Knowledge) -> Outcome:
    """Propose a line end for each indent of a paragraph inside a line."""
    text = view.text
    if not any(shown in text for shown in SHOWN):
        return Outcome()
    forms = _forms(knowledge)
    changes: list[Change] = []
    at = 0
    for line in text.split("\n"):
        changes += _splits(line, at, forms)
        at += len(line) + 1
    return Outcome(tuple(changes))


@lru_cache(maxsize=2)
def _forms(knowledge: Knowledge) -> PieceForms:
    words = knowledge.document_words
    return PieceForms(
        line_forms(words),
        words.compile(f"{{salutations}}.{{0,9}}[{COLON}{EXCLAMATION}]"),
        words.compile(".*{offices}"),
        knowledge.outline.part,
    )


def _splits(line: str, at: int, forms: PieceForms) -> Iterator[Change]:
    """Yield the line ends of one line; none if before no indent there is a piece that ends a paragraph."""
    pieces = list(_pieces(line))
    sure = [_is_sure(piece.text, forms) for piece in pieces]
    if not any(sure) or not any(stop in line for stop in ENDS):
        return
    front = _front(pieces, forms)
    for n, piece in enumerate(pieces):
        if sure[n] or piece.text[-1] in WEAKER or n in front or forms.part.match(piece.text):
            yield Change(at + piece.start, at + piece.end, "\n", INDENTS.id)


def _pieces(line: str) -> Iterator[Piece]:
    """Yield the parts of a line that an indent follows; narrower blanks are inside a part."""
    begin = 0
    for match in RUN.finditer(line):
        start, end = match.span()
        columns = end - start + match[0].count(WIDE)
        if begin < start and end < len(line) and columns >= INDENT_COLUMNS:
            yield Piece(line[begin:start], start, end)
            begin = end


def _is_sure(text: str, forms: PieceForms) -> bool:
    """Whether a piece ends a paragraph by itself: it ends a sentence, or is a numbered heading or a salutation."""
    is_heading = len(text) <= LONGEST_HEADING and forms.line.heading.fullmatch(text)
    return bool(CLOSED.search(text) or is_heading or forms.salutation.fullmatch(text))


def _front(pieces: Sequence[Piece], forms: PieceForms) -> frozenset[int]:
    """Return the pieces of a title block before a salutation, except an office, which stays with its name."""
    found = (n for n, piece in enumerate(pieces[:FRONT_PIECES]) if forms.salutation.fullmatch(piece.text))
    front = range(next(found, 0))
    return frozenset(n for n in front if not _is_named(pieces[n].text, pieces[n + 1].text, forms))


def _is_named(text: str, following: str, forms: PieceForms) -> bool:
    """Whether a piece is an office and the next one the name of its holder."""
    return len(following) <= NAME and forms.office.fullmatch(text) is not None
