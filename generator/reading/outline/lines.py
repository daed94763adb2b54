"""The lines that the rows of a text become: headings with their levels, paragraphs, and what closes a section."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.knowledge.cues.outline_words import APPENDIX, EXPLICIT, INFERRED, NESTED, RUN_IN
from generator.reading.model import OutlineLine
from generator.reading.outline.closings import closings
from generator.reading.outline.levels import Nesting
from generator.reading.outline.marked import top_style
from generator.reading.outline.search import is_top

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.model import HeadingBasis, Part
    from generator.reading.outline.heads import Head
    from generator.reading.outline.outline_rows import OutlineRow


class OutlineLines:
    """Makes the lines of a document row by row, in order."""

    def __init__(
        self,
        rows: Sequence[OutlineRow],
        heads: Sequence[Sequence[Head]],
        parts: Sequence[Part],
        words: OutlineWords,
        marks: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        """Take the rows with their headings and parts, and the levels that the source gives to some of them."""
        self._rows, self._heads, self._parts, self._words = rows, heads, parts, words
        self._marks = marks
        self._nesting = Nesting(words.by_id)
        self._holding = _holding(heads, words)
        self._closing = self._closings()

    def of_row(self, i: int) -> list[OutlineLine]:
        """Return the lines of a row; the first one closes the section above it, if the row does."""
        row, part = self._rows[i], self._parts[i]
        closes = self._closing.get(i)
        if closes is not None:
            self._nesting.close(closes)
        lines: list[OutlineLine] = []
        at = 0
        own: tuple[str, int] | None = None
        for head in self._heads[i]:
            if head.start > at:
                lines.append(OutlineLine("paragraph", row.text[at : head.start], part=part, closes=closes))
                closes = None
            level = self._level(i, head, own)
            own = own if head.inner else (head.style, level)
            text = row.text[head.start : head.end]
            basis = self._basis(i, head)
            lines.append(OutlineLine("heading", text, level, part, closes, basis == "inferred", basis))
            at, closes = head.end, None
        if at < len(row.text) or not lines:
            lines.append(OutlineLine("paragraph", row.text[at:], part=part, closes=closes))
        return lines

    def _basis(self, i: int, head: Head) -> HeadingBasis:
        """Return what shows that a heading is one, the surest first."""
        if head.style in INFERRED:
            return "inferred"
        if head.style in self._words.by_id or head.style == NESTED:
            return "numbered"
        return "marked" if i in self._marks else "line"

    def _level(self, i: int, head: Head, own: tuple[str, int] | None) -> int:
        """Return the level of a heading of a row whose own heading has a style and a level, if it has one."""
        if not head.inner:
            return self._nesting.level(head.style, holds=self._holds(i, head), mark=self._marks.get(i, 0))
        if own and own[0] == head.style and head.style != RUN_IN:
            return own[1]
        return self._nesting.inner(own[1] if own else None)

    def _holds(self, i: int, head: Head) -> bool:
        """Whether the headings of the next rows may be below a heading."""
        known = self._words.by_id.get(head.style)
        whole = head.end == len(self._rows[i].text)
        if known and known.leaf:
            return whole and _starts(self._heads[i + 1 : i + 2]) == [RUN_IN]
        return whole or not (known and known.inner) or i in self._holding

    def _closings(self) -> dict[int, int]:
        """Return the rows that close sections; where no number opens the parts of a text, plain headings do."""
        first = [heads[0].style if heads and not heads[0].inner else "" for heads in self._heads]
        numbered = any(is_top(style, self._words) for style in first)
        plain = () if numbered else (EXPLICIT, top_style(self._heads) or EXPLICIT)
        tops = [is_top(s, self._words) or s == APPENDIX or s in plain for s in first]
        return closings(self._rows, self._heads, tops, self._parts, self._words)


def _starts(heads: Sequence[Sequence[Head]]) -> list[str]:
    """Return the styles of the headings at the start of rows."""
    return [found[0].style for found in heads if found and not found[0].inner]


def _holding(heads: Sequence[Sequence[Head]], words: OutlineWords) -> set[int]:
    """Return the rows of points (一是…) that have the run-in headings of the next rows below them.

    They are those between two points; after the last point, those if the point before it has some.
    """
    found: set[int] = set()
    before = ""  # the style of the point before, if it holds headings
    at, held = -1, False
    for i, row_heads in enumerate(heads):
        start = _starts([row_heads])
        if not start:
            continue
        if start == [RUN_IN]:
            held = True
            continue
        style = heads[at][0].style if at >= 0 else ""
        if held and style and (start == [style] or before == style):
            found.add(at)
        before = style if at in found and start == [style] else ""
        known = words.by_id.get(start[0])
        at, held = (i if known and known.inner else -1), False
    if held and at >= 0 and before == heads[at][0].style:
        found.add(at)
    return found
