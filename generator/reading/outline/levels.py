"""Levels of headings: relative nesting by a stack of styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.knowledge.cues.outline_words import APPENDIX, INFERRED, LABEL, NESTED, OWN_LINE, PREFACE, RUN_IN
from generator.reading.outline.marked import is_marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.knowledge.cues.outline_words import Style

DEEPEST = 4
RUN_IN_LEVEL = 2
"""The level of a run-in heading, or of a clause, with no heading above it."""
INNERMOST = 3
"""The level of a heading inside a paragraph that does not start with a heading."""
_TOPS = frozenset({APPENDIX, LABEL})
_BELOW_LINES = frozenset({RUN_IN})
"""What may be below a heading that only its form shows (`OWN_LINE`) or a dash: all else ends its part."""


class _Open(NamedTuple):
    """A heading above the current row; `mark` is the level that the format of the source gives it, or 0."""

    style: str
    level: int
    mark: int = 0


class Nesting:
    """The headings above the current row, outermost first."""

    __slots__ = ("_stack", "_styles")

    def __init__(self, styles: Mapping[str, Style]) -> None:
        """Start a document, given the styles of numbering by their ids."""
        self._styles = styles
        self._stack: list[_Open] = []

    def level(self, style: str, *, holds: bool, mark: int = 0) -> int:
        """Return the level of the next heading. `holds`: the headings of the next rows may be below it.

        `mark` is the level that the format of the source gives it, 0 if none.
        """
        known = self._styles.get(style)
        self._end_lines(style)
        if mark:
            self._end_marked(style, mark)
        if style == PREFACE:
            return 1
        if style in INFERRED or not holds:
            return self._under(known.level if known else RUN_IN_LEVEL)
        for i, above in enumerate(self._stack):
            if above.style == style:
                del self._stack[i + 1 :]
                return above.level
        if style in _TOPS:
            self._stack.clear()
        while known and known.rank and self._stack and self._rank(self._stack[-1].style) > known.rank:
            self._stack.pop()
        level = self._under(known.level if known else RUN_IN_LEVEL if style in {OWN_LINE, NESTED} else 1)
        self._stack.append(_Open(style, level, mark))
        return level

    def close(self, above: int) -> None:
        """End the parts below the headings of level `above`: the next heading is directly below these."""
        while self._stack and self._stack[-1].level > above:
            self._stack.pop()

    def _end_marked(self, style: str, mark: int) -> None:
        """End the parts of headings with the same mark or a deeper one, if a mark alone shows them or this one.

        Between numbered headings their numbers decide. A heading that only a mark shows also ends the parts that
        numbers without a mark opened below a marked heading.
        """
        alone = is_marked(style)
        same = (i for i, one in enumerate(self._stack) if one.mark >= mark and (alone or is_marked(one.style)))
        del self._stack[next(same, len(self._stack)) :]
        if alone:
            marked = [i for i, one in enumerate(self._stack) if one.mark]
            del self._stack[marked[-1] + 1 if marked else len(self._stack) * (mark > 1) :]

    def _end_lines(self, style: str) -> None:
        """End the part of a heading that only its form or a dash shows, unless the style may be below it."""
        if style not in _BELOW_LINES:
            while self._stack and self._stack[-1].style != style and self._is_line(self._stack[-1].style):
                self._stack.pop()

    def _is_line(self, style: str) -> bool:
        known = self._styles.get(style)
        return style == OWN_LINE or bool(known and known.leaf)

    def _rank(self, style: str) -> int:
        known = self._styles.get(style)
        return known.rank if known else 0

    def inner(self, own: int | None) -> int:
        """Return the level of a heading inside a paragraph whose own heading has level `own`, if it has one."""
        return min(DEEPEST, own + 1) if own else max(INNERMOST, self._under(RUN_IN_LEVEL))

    def _under(self, base: int) -> int:
        return min(DEEPEST, self._stack[-1].level + 1) if self._stack else base
