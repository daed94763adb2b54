"""Lines that a site broke inside a sentence are joined; paragraphs and headings keep their ends."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import has_han, is_han
from generator.knowledge.marks import CELL, COMMA, GAP_CLOSE, GAP_OPEN
from generator.text.characters import LINE_END
from generator.text.ledger import Change, Origins
from generator.text.lines.layout import (
    CLOSES,
    LIKELY,
    LONG,
    LONGEST_HEADING,
    PAIRS,
    RUNS_ON,
    SHUT,
    SURE,
    Layout,
    Line,
    goes_on,
    is_ornament,
    is_unclosed,
    line_forms,
    may_be_broken,
)
from generator.text.lines.numbers import NUMBERS, breaks_number, numbers_joined, numbers_of
from generator.text.lines.removals import Removals
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams
    from generator.text.ledger import Tracked
    from generator.text.lines.layout import LineForms, LineWidth
    from generator.text.view import View

WRAPS: Final = CodeRule("hard-wraps")
PAGES: Final = CodeRule("page-breaks")
RULES: Final = (WRAPS, PAGES)

ANY_LINE_END: Final = re.compile(f"{LINE_END.pattern}|\n")
FIRST_LINE_MIN: Final = 8
"""The fewest characters in the first of broken lines; items of lists and cells of tables are shorter."""

BROKEN_LINE_MIN: Final = 20
"""The fewest characters of a broken line, unless it continues one broken before it."""

HEADING: Final = 7.5
"""Nats from which on a line that looks like a heading goes on; one heading in twenty-five has more."""

SHORT: Final = 6.0
"""Nats from which on a short line goes on; one heading without a number in six has more, and few have none."""

BROKEN: Final = -1.0
"""Nats of any other long line that breaks a sentence; one in a hundred has less."""

LONE_NATS: Final = 6.0
"""Nats from which on a broken line goes on in a document that is not broken elsewhere."""

WIDE: Final = 0.7
"""The share of the column that lines fill if a number or a name did not fit after them."""


def join_lines(view: View, knowledge: Knowledge) -> Outcome:
    """Propose to remove the line ends inside sentences; nothing is joined over a gap mark or a removed line.

    Only the number of a page is no obstacle. Nor is anything joined over a blank line, unless all lines are
    separated by blank ones. The text between two lines is looked up in the source: blank and removed lines leave
    no trace in the text. Numbers that were put together are suspects.
    """
    forms = line_forms(knowledge.document_words)
    known = numbers_joined(view.tracked)
    if not may_be_broken([row for row in view.text.split("\n") if row], forms):
        return Outcome(suspects=known)
    lines = list(_lines(view.tracked, forms, Removals(view.tracked.edits, knowledge.rules)))
    if all(line.after_blank or line.after_removed for line in lines[1:]):
        lines = [line._replace(after_blank=False) for line in lines]
    joins = list(_Joiner(lines, knowledge.bigrams).joins())
    changes = (Change(a.end, b.start, _between(a, b), _rule(a, b).id) for a, b in joins)
    return Outcome(tuple(changes), suspects=(*known, *numbers_of(joins)))


def _rule(a: Line, b: Line) -> CodeRule:
    """Return the rule by which two lines are joined."""
    if breaks_number(a, b):
        return NUMBERS
    return PAGES if b.after_removed else WRAPS


def _lines(tracked: Tracked, forms: LineForms, removals: Removals) -> Iterator[Line]:
    origins = Origins(tracked.edits)
    at = end = 0
    for line in tracked.text.split("\n"):
        start, end, before = at, at + len(line), end
        at = end + 1
        if not line:
            continue
        first, last = origins.before(before), origins.after(start)
        between = ANY_LINE_END.split(tracked.source[first:last])
        indent = "" if has_han(between[-1]) else between[-1]
        removed = any(map(str.strip, between[1:-1]))
        yield Line(
            line,
            start,
            end,
            _columns(indent) + _columns(line),
            len(indent) + len(line),
            bool(indent),
            len(between) > 2,  # noqa: PLR2004 - the end of the line before, the start of this one
            removed,
            forms,
            removed and removals.are_pages(first, last),
            len(between) == 1 and start > 0 and not between[0].strip(),
        )


def _columns(line: str) -> int:
    """Return the columns a line takes: two for each character that is not ASCII."""
    return 2 * len(line) - len(line.encode("ascii", "ignore"))


class _Joiner:
    """Goes through the lines of a document and finds those that go on with the next."""

    def __init__(self, lines: Sequence[Line], bigrams: Bigrams) -> None:
        self._lines = lines
        self._bigrams = bigrams
        self._layout = Layout.of(lines, bigrams)
        self._size = 0  # of the lines joined so far
        self._heading = False  # whether that looks like a heading

    def joins(self) -> Iterator[tuple[Line, Line]]:
        """Yield each line that goes on, and the next one."""
        going_on = False
        for n, (a, b) in enumerate(pairwise(self._lines)):
            self._heading = (self._heading and "。" not in a.text) if going_on else a.is_heading
            self._size = a.size + (self._size if going_on else 0)
            if b.after_page:
                going_on = self._goes_on_over_page(a, b, going_on=going_on)
            else:
                shown = _runs_on(a, b) or self._is_in_number(a, b)
                going_on = self._may_join(a, b) and (shown or self._joined(a, b, n, going_on=going_on))
            if going_on:
                yield a, b

    @staticmethod
    def _may_join(a: Line, b: Line) -> bool:
        gap = a.text[-1] == GAP_CLOSE or b.text[0] == GAP_OPEN
        return not (b.after_blank or b.after_removed or b.parted or gap or CELL in a.text or CELL in b.text)

    def _goes_on_over_page(self, a: Line, b: Line, *, going_on: bool) -> bool:
        """Whether a sentence goes on after the number of a page: the last line of a page is a full one."""
        column, _, indented, _ = self._layout
        if a.stops or a.is_heading or a.is_row or b.begins or b.is_row or (indented and b.indented):
            return False
        full = column is not None and column.width - column.room(a) >= WIDE * column.width
        long = going_on or full or a.size >= BROKEN_LINE_MIN or a.has_sentence or COMMA in a.text
        return long and (a.text[-1] in RUNS_ON or goes_on(a, b, self._bigrams) > BROKEN)

    def _joined(self, a: Line, b: Line, n: int, *, going_on: bool) -> bool:
        column, loose, indented, marked = self._layout
        if (indented and b.indented) or self._are_apart(a, b):
            return False
        if column is None and not loose:
            return self._is_lone_break(a, b)
        if marked and a.stops and column is None:
            return (going_on or a.size >= BROKEN_LINE_MIN) and not (b.begins or self._is_heading(n + 1))
        if marked and column and column.room(a) <= column.ragged:
            return not (a.stops and self._is_heading(n + 1))
        if column is None:
            return not a.stops and self._breaks(a, b, going_on=going_on)
        return self._fills(a, b, column)

    def _are_apart(self, a: Line, b: Line) -> bool:
        """Whether one of two lines is a row, or the first an issuer; a line that fills the column is neither."""
        column = self._layout.column
        if column and column.room(a) <= column.ragged:
            return False
        return a.is_row or b.is_row or (column is None and a.is_issuer)

    def _is_in_number(self, a: Line, b: Line) -> bool:
        """Whether the line end is inside a number, in a document that is broken elsewhere."""
        if not (self._layout.column or self._layout.loose) or b.begins or (self._layout.indented and b.indented):
            return False
        return a.size >= FIRST_LINE_MIN and breaks_number(a, b) and has_han(a.text) and has_han(b.text)

    def _is_heading(self, n: int) -> bool:
        """Whether a line without an indent is a heading: short, without a stop, with a paragraph after it."""
        line, following = self._lines[n], self._lines[n + 1 : n + 2]
        alone = not following or following[0].indented or following[0].after_blank
        return not line.stops and line.size < LONGEST_HEADING and line.text[-1] not in RUNS_ON and alone

    def _fills(self, a: Line, b: Line, column: LineWidth) -> bool:
        """Whether a line goes on because it fills the column.

        A full line may end a paragraph by chance. If it ends a sentence, the odds of that and the start of the
        next line decide.
        """
        room = column.room(a)
        if room > column.ragged:
            if is_unclosed(a.text, b.text) and a.size >= FIRST_LINE_MIN:
                return not (a.stops or b.begins)
            near = column.width - room >= WIDE * column.width
            return not a.stops and near and self._breaks(a, b, going_on=True)
        if not a.stops:
            heading = b.begins or (self._heading and self._size <= LONGEST_HEADING)
            return not heading or goes_on(a, b, self._bigrams) > SURE
        return (
            not (b.begins or b.forms.item.match(b.text))
            and column.odds + _begins_no_paragraph(a, b, self._bigrams) > 0
        )

    def _breaks(self, a: Line, b: Line, *, going_on: bool) -> bool:
        """Whether a line without a stop breaks a sentence, by its last and the next line's first characters."""
        if a.text[-1] in RUNS_ON:
            return not b.begins
        if b.begins or (a.size < FIRST_LINE_MIN and not (going_on or self._layout.marked)):
            return False
        if self._layout.marked:
            needed = BROKEN  # a new paragraph would be marked
        elif self._heading:
            needed = HEADING if self._size <= LONGEST_HEADING else SURE
        else:
            needed = BROKEN if going_on or a.size >= BROKEN_LINE_MIN or a.has_sentence else SHORT
        return goes_on(a, b, self._bigrams) > needed

    def _is_lone_break(self, a: Line, b: Line) -> bool:
        """Whether a line breaks a sentence in a document that is not broken elsewhere."""
        shortest = FIRST_LINE_MIN if a.has_sentence else LONG
        if a.stops or b.begins or self._heading or not b.stops or a.size < shortest:
            return False
        plain = a.has_sentence and (a.text[-1] in RUNS_ON or is_han(a.text[-1]))
        return is_unclosed(a.text, b.text) or goes_on(a, b, self._bigrams) > (LIKELY if plain else LONE_NATS)


def _runs_on(a: Line, b: Line) -> bool:
    """Whether the marks at the line end alone show that the sentence goes on."""
    last, first = a.text[-1], b.text[0]
    if first in SHUT and a.stops and is_ornament(a.text, first):
        return False
    return first in CLOSES or last in PAIRS or (a.size >= LONG and last in RUNS_ON and not b.begins)


def _begins_no_paragraph(a: Line, b: Line, bigrams: Bigrams) -> float:
    """Return how much likelier the next line's first character follows a stop than starts a paragraph, in nats."""
    return bigrams.log_probability(a.text[-1], b.text[0]) - bigrams.log_probability("\n", b.text[0])


def _between(a: Line, b: Line) -> str:
    """Return the replacement of the line end: a blank between two Latin words."""
    last, first = a.text[-1], b.text[0]
    return " " if last.isascii() and first.isascii() and last.isalpha() and first.isalpha() else ""
