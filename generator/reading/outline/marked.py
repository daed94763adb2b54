"""Marked headings: lines that the format of the source marks as headings, with levels of its own.

The signs of the text come first: a numbered line has the level of its number. The mark decides where there are
none, and it is not followed for a sentence, a salutation or the title.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from generator.knowledge.han import has_han
from generator.knowledge.marks import CELL, COMMA, ENDS, SEMICOLON
from generator.reading.outline.heads import NUMBERED_MAX, Head
from generator.text.lines.layout import LONGEST_HEADING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.outline.outline_rows import OutlineRow
    from generator.text.ledger import Origins, Tracked

MARKED: Final = "marked-"
"""The style of a heading that only a mark shows is this and the level of the mark, such as `marked-2`."""
WEAKER: Final = frozenset(("explicit", "clause"))
"""The styles of headings that only their form shows: the mark of such a line says more."""
_NEVER: Final = frozenset(f"⟦⟧{CELL}")
_STOPS: Final = frozenset(f"{ENDS}{SEMICOLON}")


def marked_lines(tracked: Tracked, origins: Origins, headings: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return the starts of the lines of a text that the source marks as headings, each with the level of the mark.

    `headings` are offsets in the source with levels, sorted. Edits at the start of a line do not matter.
    """
    found: dict[int, int] = {}
    if not headings:
        return found
    at = 0
    for line in tracked.text.split("\n"):
        low, high = origins.before(at), origins.after(at)
        last = bisect_right(headings, high, key=lambda heading: heading[0]) - 1
        if last >= 0 and low <= headings[last][0]:
            offset, level = headings[last]
            if "\n" not in tracked.source[offset:high].lstrip():  # else the marked line was removed
                found[at] = level
        at += len(line) + 1
    return found


def marked_head(row: OutlineRow, level: int, heads: Sequence[Head], words: OutlineWords) -> Head | None:
    """Return the heading of a row with a mark of a level, if the mark says more than the headings found in it."""
    if (heads and not heads[0].start and heads[0].style not in WEAKER) or not _may_head(row.text, words):
        return None
    style = words.styles[row.style].id if row.style >= 0 else f"{MARKED}{level}"
    return Head(0, len(row.text), style)


def _may_head(text: str, words: OutlineWords) -> bool:
    """Whether a line is not a paragraph that has the style of a heading by mistake, or for its looks."""
    if len(text) > NUMBERED_MAX or not has_han(text) or not _NEVER.isdisjoint(text):
        return False
    if not _STOPS.isdisjoint(text[:-1]) or (text[-1] in _STOPS and len(text) > LONGEST_HEADING):
        return False
    return text[-1] not in f"{COMMA}、" and not (words.salutation.match(text) or words.byline.match(text))


def top_style(heads: Sequence[Sequence[Head]]) -> str:
    """Return the style of the highest headings that only a mark shows; empty if there are none."""
    return min((one.style for found in heads for one in found[:1] if one.style.startswith(MARKED)), default="")


def is_marked(style: str) -> bool:
    """Whether nothing but a mark shows the headings of a style."""
    return style.startswith(MARKED)


def marks_of_rows(rows: Sequence[OutlineRow], lines: Mapping[int, int]) -> dict[int, int]:
    """Return the rows that start with a marked line, each with the level of the mark."""
    return {i: lines[row.start] for i, row in enumerate(rows) if row.start in lines}
