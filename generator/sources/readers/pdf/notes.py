"""Notes: the footnotes of a page, which are no part of the paragraph that goes on over its end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.marks import CLOSE_BRACKET, CLOSE_SQUARE, OPEN_BRACKET, OPEN_SQUARE
from generator.sources.readers.pdf.lines import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.sources.readers.pdf.lines import TextLine
    from generator.sources.readers.pdf.page import Aside, Char, Stroke

SMALLER: Final = 0.92
"""The ratio of their size to that of the text at which lines below a rule are notes. A choice."""

MUCH_SMALLER: Final = 0.86
"""The ratio at which the last lines of a page are notes without a rule, if one starts with a mark. A choice."""

RULE: Final = (0.12, 0.6)
"""The width of the rule above footnotes, as a share of the text's width; Word's has a third."""

LOWER: Final = 0.35
"""Where on the page, from its top, footnotes may be."""

RAISED: Final = (0.8, 0.15)
"""A mark has at most this share of the text's size, and its middle is as much higher as this, in sizes."""

BRACKETS: Final = f"[]〔〕【】(){OPEN_BRACKET}{CLOSE_BRACKET}{OPEN_SQUARE}{CLOSE_SQUARE}"
MARK: Final = re.compile(
    rf"[①-⑳㉑-㉟⓪❶-❿]|[\[{OPEN_SQUARE}〔【({OPEN_BRACKET}]\d{{1,3}}[\]{CLOSE_SQUARE}〕】){CLOSE_BRACKET}]"
    r"|\d{1,3}(?=\D)|[*※†]{1,3}"
)


class Divided(NamedTuple):
    """The lines of a page that are its text, and those that are footnotes."""

    text: list[TextLine]
    notes: list[TextLine]


def divided(lines: Sequence[TextLine], rules: Sequence[Stroke], height: float, size: float) -> Divided:
    """Return the lines of a page (from top to bottom) divided into text and footnotes; `size` is the text's."""
    start = _start(lines, rules, height, size)
    return Divided(list(lines[:start]), list(lines[start:]))


def _start(lines: Sequence[TextLine], rules: Sequence[Stroke], height: float, size: float) -> int:
    """Return the index of the first line that is a footnote."""
    small = len(lines)
    while small and lines[small - 1].size <= SMALLER * size and not lines[small - 1].row:
        small -= 1
    if small == len(lines) or lines[small].middle < LOWER * height:
        return len(lines)
    ruled = _below_rule(lines, rules, small)
    if ruled is not None:
        return ruled
    marked = (at for at in range(small, len(lines)) if MARK.match(lines[at].text))
    first = next(marked, len(lines))
    return first if all(line.size <= MUCH_SMALLER * size for line in lines[first:]) else len(lines)


def _below_rule(lines: Sequence[TextLine], rules: Sequence[Stroke], small: int) -> int | None:
    """Return the index of the first of the last small lines that is below a short rule at the left, if one is."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    for rule in rules:
        short = RULE[0] * (right - left) <= rule.right - rule.left <= RULE[1] * (right - left)
        if rule.level and short and abs(rule.left - left) < lines[small].size * 3:
            above = sum(line.middle < rule.top for line in lines)
            if small <= above < len(lines):
                return above
    return None


def mark_of(note: str) -> str:
    """Return the mark with which a note starts; empty if it has none."""
    found = MARK.match(note)
    return found.group().strip(BRACKETS) if found else ""


def without_marks(line: TextLine, marks: frozenset[str], aside: Aside) -> TextLine:
    """Return a line without the raised marks of notes, so that none becomes a digit of a figure.

    Only marks of notes that the document has are taken: the 2 of m² stays.
    """
    if line.row or not marks:
        return line
    gone: set[Char] = set()
    for raised in _raised(line):
        words = "".join(char.text for char in raised).strip(BRACKETS)
        if words in marks:
            gone.update(raised)
            aside.add("note mark", "".join(char.text for char in raised))
    kept = [tuple(char for char in piece.chars if char not in gone) for piece in line.pieces]
    if not gone or not any(kept):
        return line
    pieces = [replace(piece, chars=chars) for piece, chars in zip(line.pieces, kept, strict=True) if chars]
    return replace(line_of(pieces, line.page), left=line.left, right=line.right)


def _raised(line: TextLine) -> list[list[Char]]:
    """Return the runs of small raised characters of a line."""
    base = [char for char in line.chars if char.size >= SMALLER * line.size]
    middle = sum(char.middle[1] for char in base) / max(1, len(base))
    runs: list[list[Char]] = []
    last = None
    for at, char in enumerate(line.chars):
        up = middle - char.middle[1] >= RAISED[1] * line.size
        if char.size <= RAISED[0] * line.size and up:
            if last != at - 1 or not runs:
                runs.append([])
            runs[-1].append(char)
            last = at
    return runs
