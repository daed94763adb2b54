"""Lines: the characters of a page become pieces without a wide gap, and pieces side by side become lines."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING, Final

from generator.knowledge.marks import ENDS
from generator.sources.readers.pdf.page import OPENING, WIDE, is_full_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.sources.readers.pdf.page import Char

WIDE_GAP: Final = 1.0
"""The gap, in sizes of the font, from which on two parts of a line are apart: less is spacing of justified text.

A choice; between columns of text there are 1.5 to 3, and in justified lines up to 0.5.
"""

INDENT_GAP: Final = 1.4
"""The gap, in sizes of the font, from which on it is the indent of a paragraph where it is in running text.

An indent has two characters; after a mark programs take half a size away, as half of its square is blank, and
another half before a bracket (CSS Text 4, text-spacing-trim).
"""

WIDEST_INDENT: Final = 2.5
"""The gap, in sizes of the font, up to which it is an indent and ends no cell, if a sentence ends before it."""

TRIMMED: Final = 0.5
"""What programs take away of the square of a mark, in sizes of the font."""

WORD_GAP: Final = 0.18
"""The gap, in sizes of the font, that is a blank between letters or digits: blanks of fonts have 0.22 to 0.3."""

BACKWARDS: Final = 0.5
"""How far, in sizes, the next character of a piece may be to the left: pairs are set closer."""

OVERLAP: Final = 0.5
"""The share of the lower of two boxes that is beside the other where both are on one line."""

OTHER_SIZE: Final = 1.5
"""The ratio of sizes at which text on one line is of two kinds: a large ground behind a line of text."""


@dataclass(frozen=True, slots=True)
class LinePart:
    """Characters on one line without a wide gap between them, from left to right."""

    chars: tuple[Char, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        """Return its characters, with the blanks of the file and those that gaps are."""
        return text_of(self.chars, self.size)

    @property
    def solid(self) -> str:
        """Return its characters without any blank."""
        return "".join(char.text for char in self.chars)


@dataclass(frozen=True, slots=True)
class TextLine:
    """The pieces on one line, from left to right. `row`: it is a row of a table, nothing is joined to it."""

    pieces: tuple[LinePart, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    page: int
    text: str
    row: bool = False

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def chars(self) -> list[Char]:
        """Return its characters, from left to right."""
        return _across(self.pieces)

    @property
    def gaps(self) -> list[tuple[float, float]]:
        """Return the start and end of each wide gap between cells: no blank of the file, no indent."""
        pairs = ((before, after) for before, after in pairwise(self.chars) if after.blank != WIDE)
        return [
            (before.right, after.left)
            for before, after in pairs
            if after.left - before.right >= (WIDEST_INDENT if before.text in ENDS else WIDE_GAP) * self.size
        ]

    @property
    def indents(self) -> int:
        """Return the number of indents inside it that are after the end of a sentence."""
        return 0 if self.row else sum(self.running.count(end + 2 * WIDE) for end in ENDS)

    @property
    def running(self) -> str:
        """Return its text as that of a line of running text, where a wide gap may be an indent."""
        return self.text if self.row else text_of(self.chars, self.size, running=True)


def piece_of(chars: Sequence[Char]) -> LinePart:
    """Return a piece of characters that are on one line."""
    return LinePart(tuple(chars), *_around(chars), _usual(char.size for char in chars))


def _around(boxes: Sequence[Char | LinePart]) -> tuple[float, float, float, float]:
    return (
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _usual(sizes: Iterable[float]) -> float:
    counts = Counter(round(size, 1) for size in sizes)
    return max(counts, key=lambda size: (counts[size], size))


def pieces_of(chars: Iterable[Char]) -> list[LinePart]:
    """Return the pieces of a page, in the order of the file."""
    pieces: list[list[Char]] = []
    for char in chars:
        if pieces and _goes_on(pieces[-1], char):
            pieces[-1].append(char)
        else:
            pieces.append([char])
    return [piece_of(sorted(piece, key=lambda char: char.left)) for piece in pieces]


def _goes_on(piece: Sequence[Char], char: Char) -> bool:
    last = piece[-1]
    size = max(last.size, char.size)
    return (
        last.look == char.look
        and last.angle == char.angle
        and size < OTHER_SIZE * min(max(before.size for before in piece[-3:]), size)
        and beside(last, char)
        and -BACKWARDS * size < char.left - last.right < WIDE_GAP * size
    )


def beside(one: Char | LinePart | TextLine, other: Char | LinePart | TextLine) -> bool:
    """Whether two boxes are on one line: the lower of them is beside the other for half its height."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    return shared >= OVERLAP * lower


def lines_of(pieces: Iterable[LinePart], page: int) -> list[TextLine]:
    """Return the lines of a column from top to bottom."""
    lines: list[list[LinePart]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        fitting = next((line for line in lines[:-4:-1] if all(beside(other, piece) for other in line)), None)
        if fitting is None:
            lines.append([piece])
        else:
            fitting.append(piece)
    return sorted((line_of(line, page) for line in lines), key=lambda line: line.middle)


def line_of(pieces: Sequence[LinePart], page: int, *, row: bool = False) -> TextLine:
    """Return the line of some pieces."""
    ordered = tuple(sorted(pieces, key=lambda piece: piece.left))
    chars = _across(ordered)
    size = _usual(char.size for char in chars)
    left, top, right, bottom = _around(ordered)
    plain = [char for char in chars if round(char.size, 1) == size]
    if not row:  # a raised mark makes no line higher
        top, bottom = min(char.top for char in plain), max(char.bottom for char in plain)
    return TextLine(ordered, left, top, right, bottom, size, page, text_of(chars, size), row)


def _across(pieces: Sequence[LinePart]) -> list[Char]:
    """Return the characters of pieces from left to right; the file may have them in another order."""
    chars = [char for piece in pieces for char in piece.chars]
    apart = all(after.left >= before.right for before, after in pairwise(pieces))
    return chars if apart else sorted(chars, key=lambda char: char.left)


def text_of(chars: Sequence[Char], size: float, *, running: bool = False) -> str:
    """Return characters of a line with what is between them: of running text, two blanks where an indent is."""
    if not chars:
        return ""
    usual = _usual_gap(chars), _mixed_gap(chars)
    indent = INDENT_GAP * size if running else math.inf
    between = (_between(before, after, size, usual, indent) for before, after in pairwise(chars))
    return chars[0].text + "".join(gap + char.text for gap, char in zip(between, chars[1:], strict=True))


def _usual_gap(chars: Sequence[Char]) -> float:
    """Return the usual gap between two Han characters of a line: in justified text it is more than nothing."""
    gaps = [after.left - before.right for before, after in pairwise(chars) if _are_han(before, after)]
    return median_low(gaps) if gaps else 0.0


def _mixed_gap(chars: Sequence[Char]) -> float | None:
    """Return the least gap between Han and a digit or letter in a line: programs set them apart, all or none.

    None for a line with fewer than two such places, where nothing shows what is usual.
    """
    gaps = [after.left - before.right for before, after in pairwise(chars) if _are_mixed(before, after)]
    return min(gaps) if len(gaps) > 1 else None


def _are_mixed(before: Char, after: Char) -> bool:
    wide = is_full_width(before.text) != is_full_width(after.text)
    return wide and before.text.isalnum() and after.text.isalnum()


def _are_han(before: Char, after: Char) -> bool:
    return all(is_full_width(char.text) and char.text.isalpha() for char in (before, after))


def _between(before: Char, after: Char, size: float, usual: tuple[float, float | None], indent: float) -> str:
    gap = after.left - before.right
    if gap + (TRIMMED * size if after.text in OPENING else 0.0) >= indent:
        return 2 * WIDE
    if gap >= WIDE_GAP * size:
        return WIDE
    if after.blank:
        return after.blank
    return " " if gap - _expected(before, after, usual) >= WORD_GAP * size else ""


def _expected(before: Char, after: Char, usual: tuple[float, float | None]) -> float:
    """Return the gap that two characters have where nothing is between them; beside marks it may be any."""
    if _are_han(before, after):
        return max(usual[0], 0.0)
    if _are_mixed(before, after):
        return math.inf if usual[1] is None else max(usual[1], usual[0], 0.0)
    narrow = not (is_full_width(before.text) or is_full_width(after.text))
    return 0.0 if narrow and before.text.isalnum() and after.text.isalnum() else math.inf
