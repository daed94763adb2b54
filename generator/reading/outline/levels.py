"""Levels of headings: relative nesting by a stack of styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.cues.outline_words import APPENDIX, INFERRED, LABEL, NESTED, OWN_LINE, PREFACE, RUN_IN

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


class Nesting:
    """The headings above the current row: (style, level), outermost first."""

    __slots__ = ("_stack", "_styles")

    def __init__(self, styles: Mapping[str, Style]) -> None:
        """Start a document, given the styles of numbering by their ids."""
        self._styles = styles
        self._stack: list[tuple[str, int]] = []

    def level(self, style: str, *, holds: bool) -> int:
        """Return the level of the next heading. `holds`: the headings of the next rows may be below it."""
        known = self._styles.get(style)
        self._end_lines(style)
        if style == PREFACE:
            return 1
        if style in INFERRED or not holds:
            return self._under(known.level if known else RUN_IN_LEVEL)
        for i, (open_style, level) in enumerate(self._stack):
            if open_style == style:
                del self._stack[i + 1 :]
                return level
        if style in _TOPS:
            self._stack.clear()
        while known and known.rank and self._stack and self._rank(self._stack[-1][0]) > known.rank:
            self._stack.pop()
        level = self._under(known.level if known else RUN_IN_LEVEL if style in {OWN_LINE, NESTED} else 1)
        self._stack.append((style, level))
        return level

    def close(self, above: int) -> None:
        """End the parts below the headings of level `above`: the next heading is directly below these."""
        while self._stack and self._stack[-1][1] > above:
            self._stack.pop()

    def _end_lines(self, style: str) -> None:
        """End the part of a heading that only its form or a dash shows, unless the style may be below it."""
        if style not in _BELOW_LINES:
            while self._stack and self._stack[-1][0] != style and self._is_line(self._stack[-1][0]):
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
        return min(DEEPEST, self._stack[-1][1] + 1) if self._stack else base
