"""The marks of stated numbers on a scale: the tone of each is in its form.

A full dot is a number as it is, one with an arrow is open to one side (以上, 以内), one in a shade is about that
number (左右), a bar is a range, and an empty dot is what is striven for (力争).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from generator.output.markdown import text
from generator.output.pictures.svg import dot, picture, rect, stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.output.markdown import Html

    Side = Literal["", "up", "down"]

RADIUS: Final = 5
ARROW: Final = 17
"""The length of an arrow, in pixels from the middle of its dot."""
HEAD: Final = 4
SHADE: Final = 22
"""The width of the shade of a number that is about right."""


class ToneMark(NamedTuple):
    """A number, or a range from `low` to `high`: open to one side, `soft` for about, `hollow` for striven for."""

    low: float
    high: float
    side: Side = ""
    soft: bool = False
    hollow: bool = False

    @property
    def middle(self) -> float:
        """Return the number by which marks are sorted."""
        return (self.low + self.high) / 2


class Scale(NamedTuple):
    """Numbers from `low` to `high` on a line from `left`, so many pixels long."""

    low: float
    high: float
    left: int
    width: int

    def at(self, number: float) -> int:
        """Return where a number is."""
        return self.left + round(self.width * (number - self.low) / ((self.high - self.low) or 1.0))


def drawn(mark: ToneMark, scale: Scale, y: int) -> list[Html]:
    """Return the shapes of a mark around a line."""
    x, end = scale.at(mark.low), scale.at(mark.high)
    kind = "fz-hollow" if mark.hollow else "fz-solid"
    if end > x:
        return [rect((x, y - RADIUS + 1, end - x, 2 * RADIUS - 2), f"fz-range {kind}")]
    return [*_beside(mark, x, y), dot(x, y, RADIUS, kind)]


def _beside(mark: ToneMark, x: int, y: int) -> Iterator[Html]:
    if mark.soft:
        yield rect((x - SHADE // 2, y - RADIUS - 1, SHADE, 2 * RADIUS + 2), "fz-soft")
    if mark.side:
        way = 1 if mark.side == "up" else -1
        tip = x + way * ARROW
        yield stroke(((x, y), (tip, y)), "fz-arrow")
        yield stroke(((tip - way * HEAD, y - HEAD), (tip, y), (tip - way * HEAD, y + HEAD)), "fz-arrow")


KEYS: Final = (
    ("定数", ToneMark(0, 0)),
    ("左右", ToneMark(0, 0, soft=True)),
    ("以上", ToneMark(0, 0, "up")),
    ("以内", ToneMark(0, 0, "down")),
    ("区间", ToneMark(-1, 1)),
    ("力争", ToneMark(0, 0, hollow=True)),
)
"""What a legend explains: the words, and a mark of the form."""
KEY: Final = (44, 14)
"""The width and height of a mark in the legend."""


def legend(shown: Sequence[ToneMark]) -> list[tuple[Html, Html]]:
    """Return what explains the forms that some marks have: pictures with their words."""
    width, height = KEY
    scale = Scale(-2, 2, 4, width - 8)
    forms = {_form(mark) for mark in shown}
    return [
        (picture(KEY, words, drawn(mark, scale, height // 2), "fz-key"), text(words))
        for words, mark in KEYS
        if _form(mark) in forms
    ]


def _form(mark: ToneMark) -> tuple[bool, Side, bool, bool]:
    if mark.hollow:
        return False, "", False, True
    return mark.high > mark.low, mark.side, mark.soft, False
