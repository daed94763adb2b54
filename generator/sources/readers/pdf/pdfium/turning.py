"""Turning: a page on which the text runs down, up or upside down is turned until its lines are horizontal."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.sources.readers.pdf.page import Char, Page, Stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

QUARTER: Final = 90
"""Degrees of a quarter turn, by which pages are turned."""

HALF: Final = 180
"""Degrees of half a turn."""

FULL: Final = 360
"""Degrees of a full turn."""

STEP: Final = 0.3
"""How far, in widths of a character, the next one of a vertical line may be to the left or right."""


class Box(NamedTuple):
    """A rectangle as PDF gives it: y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


def placed(box: Box, page: Box, rotation: int) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of a box on the page as it is shown, turned clockwise by its rotation."""
    if rotation == QUARTER:
        return box.bottom - page.bottom, box.left - page.left, box.top - page.bottom, box.right - page.left
    if rotation == HALF:
        return page.right - box.right, box.bottom - page.bottom, page.right - box.left, box.top - page.bottom
    if rotation == QUARTER + HALF:
        return page.top - box.top, page.right - box.right, page.top - box.bottom, page.right - box.left
    return box.left - page.left, page.top - box.top, box.right - page.left, page.top - box.bottom


def upright(page: Page) -> Page:
    """Return the page turned by the direction of most of its text; vertical writing becomes horizontal."""
    if not page.chars:
        return page
    if _is_vertical(page.chars):
        return _turned(page, QUARTER, 0)
    angle, count = Counter(char.angle for char in page.chars).most_common(1)[0]
    if angle % QUARTER or not angle or count * 2 <= len(page.chars):
        return page
    return _turned(page, angle, angle)


def _is_vertical(chars: Sequence[Char]) -> bool:
    """Whether most characters are below the one before them, as in columns from right to left."""
    below = sum(
        abs(after.middle[0] - before.middle[0]) < STEP * before.size
        and 0 < after.middle[1] - before.middle[1] < 2 * before.size
        for before, after in pairwise(chars)
        if before.angle == after.angle == 0
    )
    return below * 2 > len(chars)


def _turned(page: Page, by: int, angle: int) -> Page:
    """Return the page turned against the clock; `angle` is what is taken off the direction of each character."""

    def box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        if by == QUARTER:
            return top, page.width - right, bottom, page.width - left
        if by == HALF:
            return page.width - right, page.height - bottom, page.width - left, page.height - top
        return page.height - bottom, left, page.height - top, right

    chars = tuple(_char(char, box(*char[1:5]), angle) for char in page.chars)
    rules = tuple(Stroke(*box(*rule)) for rule in page.rules)
    width, height = (page.width, page.height) if by == HALF else (page.height, page.width)
    return replace(page, width=width, height=height, chars=chars, rules=rules)


def _char(char: Char, box: tuple[float, float, float, float], angle: int) -> Char:
    left, top, right, bottom = box
    return char._replace(left=left, top=top, right=right, bottom=bottom, angle=(char.angle - angle) % FULL)
