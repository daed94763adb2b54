"""Paragraphs: lines that go on in one another, by indent, by where the line before ends, and by spacing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from generator.knowledge.marks import (
    CLOSE_BRACKET,
    CLOSE_SQUARE,
    DOT,
    ENDS,
    OPEN_BRACKET,
    PERCENT,
    POINTS,
)
from generator.sources.readers.pdf.page import OPENING, is_full_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.sources.readers.pdf.lines import TextLine

INDENT: Final = 1.2
"""The indent, in sizes of the font, from which on it is one: it has two characters (GB/T 9704), in English one."""

DEEP: Final = 2.5
"""The indent, in sizes, that all lines of a part may have: a page of short paragraphs has no line at its edge."""

FAR: Final = 6.0
"""The indent, in sizes, from which on a line is set to the right: a signature, a date. A choice."""

SPARE: Final = 0.3
"""What must remain at the end of a line, in sizes, beside the next word, for the line to be ended on purpose."""

SPACING: Final = 1.18
"""The ratio to the usual distance of lines from which on there is a paragraph between.

A choice: spacing between paragraphs is a quarter of a line at least, lines of one paragraph differ by a twentieth.
"""

OTHER_SIZE: Final = 1.12
"""The ratio of the sizes of two lines that are not of one paragraph. A choice: 16 and 14 points are two levels."""

SAME: Final = 0.5
"""The difference, in sizes, up to which two edges are the same."""

CENTRED: Final = 1.5
"""The difference, in sizes, of the blanks on both sides of a centred line, at most."""

SHARE: Final = 0.1
"""The share of the lines that start at the left edge of a text, or end at its right edge, at least."""

FEWEST: Final = 4
"""The fewest lines whose edges are sure. A choice."""

SENTENCE_ENDS: Final = tuple(ENDS)
"""What ends a sentence: where paragraphs have no indent, a full line before a number ends one at a page's end.

Without a number nothing is seen of it: inside of paragraphs, one line in forty ends with a sentence.
"""

ITEM: Final = re.compile(
    f"[一二三四五六七八九十]{{1,3}}[、是要]|[{OPEN_BRACKET}(][一二三四五六七八九十\\d]|\\d{{1,3}}[.、{DOT}]"
)
"""The number of an item or heading at the start of a line."""

DASH: Final = "——"
"""What items start with that have no number; inside a sentence it follows no full stop."""

FULL_TO: Final = 0.6
"""How far, in sizes, a full line of a text ends before its right edge. A choice: half of the lines are not divided
before a mark, and end there."""

FULL_SHARE: Final = 0.4
"""The share of full lines from which on the edges of a part are sure. A choice: text has most, lists have few."""

LITTLE: Final = 1.35
"""The ratio of widths up to which two parts are one column on two pages. A choice: columns have half."""

FEWEST_FULL: Final = 8
"""The fewest lines of such a part: a few short lines may be as long as each other. A choice."""

LEADERS: Final = ("……", "....", "····", DOT * 4, "------")
"""What leads to the number of a page in a table of contents."""

NOT_FIRST: Final = frozenset(f"{POINTS}{CLOSE_BRACKET}{CLOSE_SQUARE}{PERCENT}{DOT}》〉」』】〕”’…—%,.;:?!)]}}")
"""Marks that start no line: they stay with the character before (GB/T 15834)."""

QUOTES: Final = frozenset("“”‘’")
"""Marks at which browsers divide no line, on either side (UAX 14, class QU)."""


@dataclass(frozen=True, slots=True)
class ColumnEdges:
    """The left and right edge of a column, and the usual distance and size of its lines."""

    left: float
    right: float
    pitch: float
    size: float


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A part of a page: its lines from top to bottom, and its edges."""

    lines: tuple[TextLine, ...]
    edges: ColumnEdges


def columns_with_edges(parts: Sequence[Sequence[TextLine]]) -> list[TextColumn]:
    """Return the parts of all pages with their edges.

    A part of few or short lines has the edges of the narrowest other part that holds it and has full lines.
    """
    found = [_edges([line for line in part if not line.row] or part) for part in parts]
    sure = [_is_filled(part, edges) for part, edges in zip(parts, found, strict=True)]
    known = sorted({edges for edges, full in zip(found, sure, strict=True) if full}, key=_width)
    known = known or sorted(found, key=_width)[-1:]
    return [
        TextColumn(tuple(part), _widened(edges, known) if full else _completed(part, edges, known))
        for part, edges, full in zip(parts, found, sure, strict=True)
    ]


def _width(edges: ColumnEdges) -> tuple[float, float, float, float]:
    return edges.right - edges.left, edges.left, edges.pitch, edges.size


def _is_filled(part: Sequence[TextLine], edges: ColumnEdges) -> bool:
    """Whether many lines of a part reach its right edge, as in text of longer paragraphs."""
    full = sum(abs(edges.right - line.right) < FULL_TO * line.size for line in part)
    return len(part) >= FEWEST_FULL and full >= FULL_SHARE * len(part)


def _widened(edges: ColumnEdges, known: Sequence[ColumnEdges]) -> ColumnEdges:
    """Return the edges of a part, or those of a little wider one: lines of a list may be as long as each other."""
    size, width = edges.size, edges.right - edges.left
    wider = [
        other
        for other in known
        if -SAME * size <= edges.left - other.left <= DEEP * size
        and edges.right <= other.right + SAME * size
        and other.right - other.left <= LITTLE * width
    ]
    widest = max(wider, key=_width, default=edges)
    return ColumnEdges(min(edges.left, widest.left), max(edges.right, widest.right), edges.pitch, size)


def _completed(part: Sequence[TextLine], edges: ColumnEdges, known: Sequence[ColumnEdges]) -> ColumnEdges:
    size = part[0].size
    fitting = (
        other
        for other in known
        if -SAME * size <= edges.left - other.left <= (DEEP if len(part) >= FEWEST else FAR) * size
        and edges.right <= other.right + SAME * size
    )
    nearest = next(fitting, edges)
    pitch = edges.pitch if len(part) >= FEWEST else nearest.pitch
    return ColumnEdges(min(edges.left, nearest.left), max(edges.right, nearest.right), pitch, edges.size)


def _edges(lines: Sequence[TextLine]) -> ColumnEdges:
    size = median(line.size for line in lines)
    left = _edge([line.left for line in lines], size)
    right = -_edge([-line.right for line in lines], size)
    distances = [after.middle - before.middle for before, after in pairwise(lines)]
    usual = Counter(round(distance * 2) / 2 for distance in distances if distance > SAME * size)
    pitch = max(usual, key=lambda distance: (usual[distance], -distance), default=2 * size)
    return ColumnEdges(left, right, pitch, size)


def _edge(values: Sequence[float], size: float) -> float:
    """Return the outermost value that several lines share; hanging marks and single long lines are outside."""
    fewest = min(2, len(values)) if len(values) < 2 / SHARE else SHARE * len(values)
    for value in sorted(values):
        if sum(value <= other <= value + SAME * size for other in values) >= fewest:
            return value
    return min(values)


def paragraphs_of(columns: Sequence[TextColumn]) -> list[list[TextLine]]:
    """Return the lines of all columns, in reading order, in groups of one paragraph each."""
    lines = [(line, column.edges) for column in columns for line in column.lines]
    indents, inside = _indents_first(lines), _indents_inside(lines)
    paragraphs: list[list[TextLine]] = []
    for at, (line, edges) in enumerate(lines):
        before = lines[at - 1] if at else None
        after = lines[at + 1] if at + 1 < len(lines) else None
        hidden = before is not None and inside and _hides_indent(before[0], line)
        if before and not hidden and not _starts(before, (line, edges), after, indents=indents):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


Placed = tuple["TextLine", ColumnEdges]


def _indents_first(lines: Sequence[Placed]) -> bool:
    """Whether paragraphs start with an indent: most lines after a short line do, that are not centred."""
    starts = [
        _indent(line, edges) >= INDENT
        for (before, around), (line, edges) in pairwise(lines)
        if not (line.row or before.row) and _ends_early(before, around, line) and not _is_centred(line, edges)
    ]
    return sum(starts) * 2 >= len(starts)


def _indents_inside(lines: Sequence[Placed]) -> bool:
    """Whether paragraphs start inside lines: a report that was delivered as one line has its indents there."""
    inside = sum(line.indents for line, _ in lines)
    return inside >= FEWEST and inside > sum(_indent(line, edges) >= INDENT for line, edges in lines)


def _hides_indent(last: TextLine, line: TextLine) -> bool:
    """Whether an indent that is not drawn is between two lines: blanks at the end of a line hang over its edge.

    It is seen where a sentence ends before a number or dash.
    """
    return last.text.endswith(SENTENCE_ENDS) and (line.text.startswith(DASH) or bool(ITEM.match(line.text)))


def _starts(before: Placed, now: Placed, after: Placed | None, *, indents: bool) -> bool:
    """Whether a line starts a paragraph."""
    (last, around), (line, edges) = before, now
    if last.row or line.row or _leads(last.text):
        return True
    if not 1 / OTHER_SIZE < line.size / last.size < OTHER_SIZE or _is_spaced(before, now):
        return True
    if _is_centred(line, edges) or _is_centred(last, around):
        return not (_is_even(line, edges) and _is_even(last, around)) or _fits_centred(last, around, line)
    if _ends_early(last, around, line) or _indent(line, edges) >= FAR:
        return True
    if not indents:
        return around is not edges and last.text.endswith(SENTENCE_ENDS) and bool(ITEM.match(line.text))
    return _indent(line, edges) >= INDENT and not (after and _is_block(before, now, after))


def _is_block(*lines: Placed) -> bool:
    """Whether three lines are of a paragraph that is indented as a whole: all as far, two full."""
    (first, around), (line, edges), last = lines
    as_far = max(_indent(*placed) for placed in lines) - min(_indent(*placed) for placed in lines) < SAME
    full = around.right - first.right < line.size and edges.right - line.right < line.size
    return as_far and full and not last[0].row and not first.text.endswith(SENTENCE_ENDS)


def _leads(text: str) -> bool:
    """Whether a line is of a table of contents: leaders and a number at its end."""
    number = text.rstrip(" \N{IDEOGRAPHIC SPACE}-–—")
    return number[-1:].isdigit() and number.rstrip(" \N{IDEOGRAPHIC SPACE}-–—0123456789").endswith(LEADERS)


def _is_spaced(before: Placed, now: Placed) -> bool:
    """Whether the distance to the line before, in the same column, is larger than usual."""
    (last, around), (line, edges) = before, now
    if last.page != line.page or around is not edges:
        return False
    usual = edges.pitch * max(1.0, line.size / edges.size)
    return line.middle - last.middle > SPACING * usual


def _indent(line: TextLine, edges: ColumnEdges) -> float:
    return (line.left - edges.left) / line.size


def _is_centred(line: TextLine, edges: ColumnEdges) -> bool:
    return _is_even(line, edges) and line.left - edges.left > 2 * INDENT * line.size


def _is_even(line: TextLine, edges: ColumnEdges) -> bool:
    """Whether a line has the same blank on both sides, and has one: a centred line may be nearly full."""
    left, right = line.left - edges.left, edges.right - line.right
    return left > SPARE * line.size and abs(left - right) < CENTRED * line.size


def _ends_early(last: TextLine, edges: ColumnEdges, line: TextLine) -> bool:
    """Whether the first word of a line would have had room at the end of the line before."""
    return last.right + _word(line) + SPARE * line.size < edges.right


def _fits_centred(last: TextLine, edges: ColumnEdges, line: TextLine) -> bool:
    return last.right - last.left + _word(line) + SPARE * line.size < edges.right - edges.left


def _word(line: TextLine) -> float:
    """Return the width of what cannot be divided at the start of a line: a character with its marks, or a word."""
    chars = line.chars
    end = 1
    while end < len(chars) and _holds(chars[end - 1].text, chars[end].text, blank=bool(chars[end].blank)):
        end += 1
    return chars[end - 1].right - chars[0].left


def _holds(before: str, char: str, *, blank: bool) -> bool:
    """Whether no line ends between two characters."""
    if blank:
        return False
    narrow = not (is_full_width(before) or is_full_width(char))
    return narrow or char in NOT_FIRST or before in OPENING or before in QUOTES or char in QUOTES


def joined(lines: Sequence[tuple[TextLine, ColumnEdges]]) -> str:
    """Return the text of a paragraph's lines; several are running text."""
    text = lines[0][0].running if len(lines) > 1 else lines[0][0].text
    for last, (line, _) in pairwise(lines):
        text += _between(text[-1], line, *last) + line.running
    return text


def _between(before: str, line: TextLine, last: TextLine, edges: ColumnEdges) -> str:
    """Return what is between two lines: a blank between words, nothing in Chinese and inside of a number.

    A number goes on over a line end where the line is full to the last digit, as in text that is broken anywhere.
    """
    after = line.chars[0].text
    if is_full_width(before) or is_full_width(after) or not (before.isalnum() and after.isalnum()):
        return ""
    digits = before.isdigit() and after.isdigit()
    full = edges.right - last.right < line.chars[0].right - line.chars[0].left
    return "" if digits and full else " "


def edges_by_line(columns: Sequence[TextColumn]) -> Iterator[tuple[int, ColumnEdges]]:
    """Yield the id of each line with the edges of its column."""
    for column in columns:
        yield from ((id(line), column.edges) for line in column.lines)
