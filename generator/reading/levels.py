"""Levels of headings: relative nesting by a stack of styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DEEPEST = 4
INNERMOST = 3
"""The level of a heading inside a paragraph that has no heading of its own."""
_LEAVES = frozenset({"run-in", "clause", "dash"})
_TOPS = frozenset({"appendix", "label", "chapter"})


class Nesting:
    """The headings a place stands under: (style, level), outermost first."""

    __slots__ = ("_base", "_stack")

    def __init__(self, base: Mapping[str, int]) -> None:
        """Start a document. `base`: the level a style of numbering has where nothing stands above it."""
        self._base = base
        self._stack: list[tuple[str, int]] = []

    def level(self, style: str, *, holds: bool) -> int:
        """Return the level of the next heading. `holds`: those of the next rows may stand below it."""
        if style in _LEAVES or not holds:
            return self._under(self._base.get(style, 2))
        for i, (open_style, level) in enumerate(self._stack):
            if open_style == style:
                del self._stack[i + 1 :]
                return level
        if style in _TOPS:
            self._stack.clear()
        base = self._base.get(style, 0)
        while base and self._stack and self._base.get(self._stack[-1][0], 0) > base:
            self._stack.pop()
        level = self._under(base or 1)
        self._stack.append((style, level))
        return level

    def inner(self, own: int | None) -> int:
        """Return the level of a heading inside a paragraph whose own heading has level `own`, if it has one."""
        return min(DEEPEST, own + 1) if own else max(INNERMOST, self._under(2))

    def _under(self, base: int) -> int:
        return min(DEEPEST, self._stack[-1][1] + 1) if self._stack else base
