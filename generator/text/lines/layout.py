"""Layout: how the lines of a document were broken, and what marks the start of its paragraphs."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.han import has_han
from generator.knowledge.marks import (
    CELL,
    CLOSE_BRACKET,
    COLON,
    COMMA,
    ENDS,
    GAP_CLOSE,
    OPEN_BRACKET,
    POINTS,
    SEMICOLON,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.bigrams import Bigrams
    from generator.knowledge.cues.document_words import DocumentWords

LONG: Final = 30
"""Characters from which on a line without an end mark is more likely a broken sentence than a heading."""

NARROW: Final = 12
"""The fewest characters of a long line in a document of short ones."""

NARROWEST: Final = 16
FULL_SHARE: Final = 0.35
SLACK: Final = 4
HANGING: Final = 4
"""In a document broken at one column, a third of the lines or more end so near the column; marks may hang over."""

OPEN_SHARE: Final = 0.08
"""The share of broken lines among the long ones in a document broken at any column; 0.00 to 0.02 in others."""

SHORT_SHARE: Final = 0.5
SHORT_COUNT: Final = 5
"""The same for documents of short lines, which need more evidence: headings and items are short too."""

LIKELY: Final = 2.0
SURE: Final = 4.0
"""Nats from which on a sentence goes on: half of the headings have less than the second."""

MARKED_SHARE: Final = 0.6
MARKED_COUNT: Final = 2
"""The least share and number of paragraph ends before an indent or blank line, if that marks paragraphs."""

STOPS: Final = frozenset(f"{ENDS}{SEMICOLON}{COLON}…{GAP_CLOSE}!?;:")
CLOSING: Final = frozenset(f"”’」』{CLOSE_BRACKET}》】)]")
"""Marks that end a sentence, and those that may follow such a mark."""

RUNS_ON: Final = frozenset(f"{COMMA}、“‘《{OPEN_BRACKET}「【—,(")
"""No paragraph or heading ends with these."""

CLOSES: Final = frozenset(f"{POINTS}”’》{CLOSE_BRACKET}」%")
"""No paragraph or heading starts with these."""

PAIRS: Final = {OPEN_BRACKET: CLOSE_BRACKET, "“": "”", "《": "》", "‘": "’", "(": ")"}
SHUT: Final = frozenset(PAIRS.values())

LONGEST_HEADING: Final = 45
"""The most characters of a heading without an end mark; the longest in 31 provincial reports of 2025 has 38."""

LONGEST_TITLE: Final = 60
"""The most characters of a title or a line on the session."""

INSIDE: Final = re.compile(f"[{ENDS}{SEMICOLON}]")


FEWEST_CELLS: Final = 3
"""The fewest words between blanks of a line that is a row, if no mark is in it and the blanks are single ones."""

PICTURE: Final = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]\\ufe0f?\\Z")
"""A picture at the end of a line (dingbats, emoji): it ends what people write in chats and on their own pages."""

IN_TEXT: Final = re.compile(f"[{POINTS}!?;:]")


class LineForms(NamedTuple):
    """The forms of a line, as patterns.

    That it ends here, that it opens something, that it is a heading, an item of a list, the name of an issuer.
    """

    closed: re.Pattern[str]
    opening: re.Pattern[str]
    heading: re.Pattern[str]
    item: re.Pattern[str]
    issuer: re.Pattern[str]


@lru_cache(maxsize=2)
def line_forms(words: DocumentWords) -> LineForms:
    """Return the forms of lines by the words of documents; a heading is numbered, and no sentence ends in it."""
    return LineForms(
        words.compile("{closed-line}"),
        words.compile("{line-opening}"),
        words.compile(f"{{heading-number}}[^{ENDS}{SEMICOLON}{COLON}]*"),
        words.compile("{item-opening}"),
        words.compile("{issuer-line}"),
    )


class Line(NamedTuple):
    """A line: its text and span, and its form.

    Its columns and characters are those it took in the source, with its indent. `after_blank` and `after_removed`
    say what was before it there: a blank line, a removed one. `after_page`: of the removed ones there was nothing
    but the number of a page. `parted`: the source has no line end there.
    """

    text: str
    start: int
    end: int
    columns: int
    characters: int
    indented: bool
    after_blank: bool
    after_removed: bool
    forms: LineForms
    after_page: bool = False
    parted: bool = False

    @property
    def size(self) -> int:
        """Return its number of characters."""
        return self.end - self.start

    @property
    def stops(self) -> bool:
        """Whether a sentence ends with it, or it is complete though none does."""
        last = self.text[-1]
        if last in CLOSING and self.size > 1:
            last = self.text[-2]
        closed = self.size < LONGEST_TITLE and self.forms.closed.fullmatch(self.text) is not None
        return last in STOPS or closed or PICTURE.search(self.text) is not None

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table, or of names: blanks separate its words, and it has no marks."""
        if CELL in self.text:
            return True
        words = self.text.split(" ")
        return len(words) >= FEWEST_CELLS and has_han(self.text) and IN_TEXT.search(self.text) is None

    @property
    def is_issuer(self) -> bool:
        """Whether it is short and ends like the name of an office or a company, as a signature does."""
        return self.size < LONG and self.forms.issuer.fullmatch(self.text) is not None

    @property
    def is_heading(self) -> bool:
        """Whether it looks like a heading: numbered, not long, and no sentence ends in it."""
        return self.size <= LONGEST_HEADING and self.forms.heading.fullmatch(self.text) is not None

    @property
    def has_sentence(self) -> bool:
        """Whether a sentence ends in it."""
        return INSIDE.search(self.text) is not None

    @property
    def begins(self) -> bool:
        """Whether it looks like a heading, an item or a salutation."""
        return self.forms.opening.match(self.text) is not None


def may_be_broken(rows: Sequence[str], forms: LineForms) -> bool:
    """Whether lines may go on with the next ones, judged only by their lengths, first and last characters.

    In a clean report no line does: its lines are long and end with stops, all except the headings.
    """
    sizes = sorted(map(len, rows))
    if len(rows) < 2 or sizes[int(len(sizes) * 0.97)] < 3 * LONGEST_HEADING:  # noqa: PLR2004 - one goes on with another
        return len(rows) > 1
    opened = [row for row in rows if row[-1] not in STOPS]
    long = [
        row
        for row in opened
        if len(row) >= LONG and not (forms.heading.fullmatch(row) or forms.closed.fullmatch(row))
    ]
    if long or any(row[-1] in PAIRS or INSIDE.search(row) for row in opened):
        return True
    narrow = sum(size >= NARROW for size in sizes)
    return len(opened) >= max(SHORT_COUNT, SHORT_SHARE * narrow) or any(row[0] in CLOSES for row in rows)


def goes_on(a: Line, b: Line, bigrams: Bigrams) -> float:
    """Return how much likelier a sentence goes on from a line to the next than ends with it, in nats."""
    last, first = a.text[-1], b.text[0]
    ended = bigrams.log_probability(last, "\n") + bigrams.log_probability("\n", first)
    return bigrams.log_probability(last, first) - ended


def is_unclosed(text: str, following: str) -> bool:
    """Whether a bracket or quotation opened in a line is closed in the next one."""
    opened = next((char for char in reversed(text) if char in PAIRS or char in SHUT), "")
    closed = next((char for char in following if char in PAIRS or char in SHUT), "")
    return PAIRS.get(opened, "") == closed != ""


def is_ornament(text: str, mark: str) -> bool:
    """Whether a closing mark after a text closes nothing in it, as those around a link (》》点击进入《《)."""
    opening = next((opened for opened, closed in PAIRS.items() if closed == mark), mark)
    return text.count(opening) <= text.count(mark)


class LineWidth(NamedTuple):
    """The column at which a document is broken.

    `in_cells`: whether it is measured in the cells that characters take, or in characters. `ragged` is how much
    room continued lines leave. `odds`: how much likelier a line that fills it and ends a sentence goes on than
    not.
    """

    width: int
    in_cells: bool
    ragged: int
    odds: float

    def room(self, line: Line) -> int:
        """Return the room that a line leaves in the column; negative if a mark hangs over."""
        return self.width - (line.columns if self.in_cells else line.characters)


class Layout(NamedTuple):
    """How a document was broken.

    At one column, or at any (`loose`); whether an indent starts a paragraph, and whether nearly all have one or a
    blank line before them.
    """

    column: LineWidth | None
    loose: bool
    indented: bool
    marked: bool

    @classmethod
    def of(cls, lines: Sequence[Line], bigrams: Bigrams) -> Layout:
        """Return the layout of the lines of a document; its rows do not show it."""
        lines = [line for line in lines if not line.is_row]
        column = _column(lines)
        indented = any(line.indented for line in lines) and any(
            not line.indented and line.size >= NARROWEST // 2 for line in lines
        )
        return cls(
            column,
            column is None and _is_loose(lines, bigrams),
            indented,
            _is_marked(lines, column, indented=indented),
        )


def _column(lines: Sequence[Line]) -> LineWidth | None:
    """Return the column of a document broken at one, or None."""
    best: tuple[int, LineWidth] | None = None
    for in_cells in (False, True):
        sizes = sorted(line.columns if in_cells else line.characters for line in lines)
        column = LineWidth(sizes[int(len(sizes) * 0.97)] if sizes else 0, in_cells, 0, 0)
        full = [line for line in lines if -HANGING <= column.room(line) < SLACK]
        if column.width < NARROWEST or len(full) < max(3, FULL_SHARE * len(lines)):
            continue
        if sum(not line.stops for line in full) * 2 > len(full) and (best is None or len(full) > best[0]):
            best = len(full), column
    return _measured(lines, best[1]) if best else None


def _measured(lines: Sequence[Line], column: LineWidth) -> LineWidth:
    """Return a column with the room that its lines leave, and the odds of those that end a sentence.

    The last line of a paragraph has any length, so the number of short ones shows how many are full by chance.
    """
    rooms = sorted(column.room(line) for line in lines if not line.stops and column.room(line) < column.width / 2)
    ragged = max(0, rooms[int(len(rooms) * 0.9)])
    ends = [column.room(line) for line in lines if line.stops]
    full = sum(room <= ragged for room in ends)
    share = min(0.5, (ragged + 1) / column.width)
    chance = (len(ends) - full) * share / (1 - share)
    return column._replace(ragged=ragged, odds=math.log(max(full - chance, 0.3) / max(chance, 0.3)))


def _is_loose(lines: Sequence[Line], bigrams: Bigrams) -> bool:
    """Whether a document is broken at any column: many of its long lines break a sentence."""
    return _breaks(lines, LONG, LIKELY, bigrams) >= max(
        2, OPEN_SHARE * sum(line.size >= LONG for line in lines)
    ) or _breaks(lines, NARROW, SURE, bigrams) >= max(
        SHORT_COUNT, SHORT_SHARE * sum(line.size >= NARROW for line in lines)
    )


def _breaks(lines: Sequence[Line], least: int, nats: float, bigrams: Bigrams) -> int:
    """Return how many lines of a length break a sentence, by their last and the next line's first characters."""
    return sum(
        a.size >= least
        and not (a.stops or a.is_heading or b.begins or b.after_blank)
        and (a.text[-1] in RUNS_ON or goes_on(a, b, bigrams) > nats)
        for a, b in pairwise(lines)
    )


def _is_marked(lines: Sequence[Line], column: LineWidth | None, *, indented: bool) -> bool:
    """Whether nearly all paragraphs start with an indent or after a blank line, judged by the certain ends."""
    ends = [b for a, b in pairwise(lines) if a.stops and (column is None or column.room(a) > column.ragged)]
    marked = sum((b.indented and indented) or b.after_blank for b in ends)
    return marked >= max(MARKED_COUNT, MARKED_SHARE * len(ends))
