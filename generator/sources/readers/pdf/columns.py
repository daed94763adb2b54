"""Columns: the parts of a page in reading order. Text over the whole width divides what is in columns."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.sources.readers.pdf.lines import LinePart, TextLine

MIDDLE: Final = (0.2, 0.8)
"""Where on the width of the text a gap between two columns is."""

GAP: Final = 1.0
"""The width of a gap between columns, in sizes of the font, at least. A choice; usual are 1.5 to 3."""

NARROW: Final = 0.4
"""How far before the start of a column, in sizes of the font, is the place that no line of the other reaches."""

FEWEST: Final = 3
"""The fewest lines of a column. A choice: two lines side by side are as likely a list or a signature."""

FILLED: Final = 0.6
"""The share of its column that a middling line fills: cells of a table fill less. A choice."""

NARROWEST: Final = 8
"""The width of a column of text, in sizes of the font, at least. A choice: newspapers have 10."""

DEEPEST_INDENT: Final = 3
"""How far from the left edge of a column its lines start, in sizes of the font, at most: by an indent of two."""

FULL_SHARE: Final = 0.4
"""The share of full lines from which on a column is text whatever is beside it. A choice: lists have few."""

FEWEST_FULL: Final = 4
"""The fewest full lines of such a column. A choice."""

MANY: Final = 0.5
"""The share of the pages on which columns are seen from which on all have them. A choice."""

FEW: Final = 0.3
"""The share of such pages from which on it is so if most others leave the gap free. A choice."""

MOST_CROSSING: Final = 0.1
"""The share of the lines of a page that cross a gap which is free: its title, a heading. A choice."""

DEEPEST: Final = 3
"""How often a column may be divided again: eight columns."""

MOST_PIECES: Final = 3000
"""The most pieces of a part of a page in which columns are looked for. A choice: a newspaper has 800."""


def gutter_of_most(pages: Sequence[Sequence[LinePart | TextLine]]) -> float | None:
    """Return where the second column starts on many pages, if most pages leave that place free.

    A page may have too few lines, or too short ones, to show it by itself.
    """
    full = [pieces for pieces in pages if pieces]
    found = Counter(round(at) for at in map(gutter_of, full) if at)
    at, count = found.most_common(1)[0] if found else (0, 0)
    free = sum(_crossing(pieces, at) <= MOST_CROSSING * len(pieces) for pieces in full)
    known = count > MANY * len(full) or (count >= FEW * len(full) and free > MANY * len(full))
    return float(at) if at and known else None


def columns_of(
    pieces: Sequence[LinePart | TextLine], known: float | None = None, depth: int = 0
) -> list[list[LinePart | TextLine]]:
    """Return the pieces of a page in parts, in reading order: above, left column, right column, below.

    `known` is where the second column starts on most pages of the document: short lines are columns there.
    """
    gutter = known if known is not None or depth >= DEEPEST else gutter_of(pieces)
    if gutter is None:
        return [list(pieces)] if pieces else []
    parts: list[list[LinePart | TextLine]] = []
    for zone in _zones(pieces, gutter):
        left = [piece for piece in zone if piece.right <= gutter]
        right = [piece for piece in zone if piece.left >= gutter]
        whole = len(left) + len(right) == len(zone)
        if whole and ((known is not None and left and right) or _are_columns(left, right)):
            parts += [*columns_of(left, None, depth + 1), *columns_of(right, None, depth + 1)]
        elif parts and not _columns_before(parts, gutter):
            parts[-1] += zone
        else:
            parts.append(list(zone))
    return parts


def _columns_before(parts: Sequence[Sequence[LinePart | TextLine]], gutter: float) -> bool:
    """Whether the last part is a column: what comes after it is a part of its own."""
    last = parts[-1]
    return all(piece.right <= gutter for piece in last) or all(piece.left >= gutter for piece in last)


def gutter_of(pieces: Sequence[LinePart | TextLine]) -> float | None:
    """Return where a column starts: the place that the fewest pieces cross and that has columns on both sides."""
    if not 2 * FEWEST <= len(pieces) <= MOST_PIECES:
        return None
    for at in sorted(_starts(pieces), key=lambda at: (_crossing(pieces, at), at)):
        for zone in _zones(pieces, at):
            left, right = ([p for p in zone if p.right <= at], [p for p in zone if p.left >= at])
            if len(left) + len(right) == len(zone) and _are_columns(left, right):
                return at
    return None


def _crossing(pieces: Sequence[LinePart | TextLine], at: float) -> int:
    return sum(piece.left < at < piece.right for piece in pieces)


def _starts(pieces: Sequence[LinePart | TextLine]) -> set[float]:
    """Return the places, in the middle of the page, just before which several pieces start."""
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    low, high = (left + share * (right - left) for share in MIDDLE)
    size = median(piece.size for piece in pieces)
    starts = Counter(round(2 * piece.left / size) for piece in pieces if low <= piece.left <= high)
    return {(start / 2 - NARROW) * size for start, count in starts.items() if count >= FEWEST}


def _zones(pieces: Sequence[LinePart | TextLine], at: float) -> list[list[LinePart | TextLine]]:
    """Return the pieces from top to bottom, in zones that cross a gap and zones that leave it free."""
    zones: list[list[LinePart | TextLine]] = []
    crossing = None
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        crosses = piece.left < at < piece.right
        if crosses != crossing:
            zones.append([])
            crossing = crosses
        zones[-1].append(piece)
    return zones


def _are_columns(left: Sequence[LinePart | TextLine], right: Sequence[LinePart | TextLine]) -> bool:
    """Whether both sides are text in columns, side by side: most lines of one fill it, and of the other some.

    A title block or a list may be most of a column.
    """
    if min(len(left), len(right)) < FEWEST or not (_overlap(left, right) and _apart(left, right)):
        return False
    right = _first_column(right)
    fills = _fills(left), _fills(right)
    return all(fills) or (_is_text(left) and _full(right) > 1) or (_is_text(right) and _full(left) > 1)


def _first_column(side: Sequence[LinePart | TextLine]) -> list[LinePart | TextLine]:
    """Return what starts at the left edge of the right side, which may be several columns."""
    edge = min(piece.left for piece in side)
    return [piece for piece in side if piece.left <= edge + DEEPEST_INDENT * piece.size]


def _fills(side: Sequence[LinePart | TextLine]) -> bool:
    width = _width(side)
    return _is_wide(side) and median(piece.right - piece.left for piece in side) >= FILLED * width


def _is_text(side: Sequence[LinePart | TextLine]) -> bool:
    """Whether a column is text for sure: several lines of it end at its right edge; names of rows are ragged."""
    return _is_wide(side) and _full(side) >= max(FEWEST_FULL, FULL_SHARE * len(side))


def _is_wide(side: Sequence[LinePart | TextLine]) -> bool:
    return _width(side) >= NARROWEST * median(piece.size for piece in side)


def _width(side: Sequence[LinePart | TextLine]) -> float:
    return max(piece.right for piece in side) - min(piece.left for piece in side)


def _full(side: Sequence[LinePart | TextLine]) -> int:
    """Return the number of lines that reach the right edge of a column, if it is wide enough for text."""
    edge = max(piece.right for piece in side)
    return sum(piece.right > edge - piece.size for piece in side) if _is_wide(side) else 0


def _overlap(left: Sequence[LinePart | TextLine], right: Sequence[LinePart | TextLine]) -> bool:
    top = max(min(piece.top for piece in side) for side in (left, right))
    bottom = min(max(piece.bottom for piece in side) for side in (left, right))
    return bottom > top


def _apart(left: Sequence[LinePart | TextLine], right: Sequence[LinePart | TextLine]) -> bool:
    gap = min(piece.left for piece in right) - max(piece.right for piece in left)
    return gap >= GAP * min(median(piece.size for piece in side) for side in (left, right))
