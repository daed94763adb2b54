"""The targets of all places for one indicator and year: a line for each target, and beside it who has it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output.markdown import Html, element, join, text
from generator.output.pictures.marks import ARROW, Scale, ToneMark, drawn, legend
from generator.output.pictures.svg import figure, picture, stroke, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH: Final = 356
"""The width of the picture, in pixels: the text of a page at 390."""
LABEL: Final = 100
"""Where the words of a target end."""
LEFT: Final = 112
SCALE: Final = 92
"""Where the line of the numbers starts, and its length."""
NAMES: Final = 232
"""Where the names start."""
LETTER: Final = 12
"""The width of a Chinese character, in pixels."""
LINE: Final = 17
"""The height of a line of names."""
PAD: Final = 7
"""The room above and below the lines of a target."""
TOP: Final = 20
"""The room for the numbers of the scale."""
LINES: Final = 8
"""The most lines of names of a target."""
ROWS: Final = 48
"""The most targets; of more the highest."""
TICKS: Final = 3
"""The numbers on the scale, about: three have room."""


class TargetLine(NamedTuple):
    """What some places want: figures in the words of the cell, each with its mark (7%以上, 力争8%); their names.

    A figure that is no number on the scale (与经济增长同步) has no mark; a `faint` line is none at all (未见).
    """

    figures: tuple[tuple[str, ToneMark | None], ...]
    names: tuple[str, ...]
    faint: bool = False

    @property
    def shown(self) -> str:
        """Return the words of all figures."""
        return "、".join(words for words, _ in self.figures)

    @property
    def marks(self) -> tuple[ToneMark, ...]:
        """Return the marks of the figures that have one."""
        return tuple(mark for _, mark in self.figures if mark)


def target_dots(caption: str, lines: Sequence[TargetLine], *, from_zero: bool = False) -> Html:
    """Return the picture with its legend; `caption` and names are source text. Without a number there is none.

    Lines are sorted by their numbers, the highest first, then those without one as they come.
    """
    ordered = sorted((line for line in lines if line.marks), key=lambda line: -line.marks[0].middle)[:ROWS]
    if not ordered:
        return text("")
    scale = _scale([mark for line in ordered for mark in line.marks], from_zero=from_zero)
    shapes: list[Html] = []
    y = TOP
    for line in (*ordered, *(line for line in lines if not line.marks)):
        wrapped = list(_wrapped(line.names))
        height = max(len(wrapped), len(line.figures)) * LINE + PAD
        shapes += _line(line, wrapped, y, height, scale)
        y += height
    said = "；".join(f"{line.shown}：{'、'.join(line.names)}" for line in ordered)
    drawing = picture((WIDTH, y), f"{caption}。{said}", [*_ticks(scale, y), *shapes], "fz-dots")
    return figure(text(caption), _legend(ordered), drawing, name="fz-target-dots")


def _legend(lines: Sequence[TargetLine]) -> Html:
    keys = legend([mark for line in lines for mark in line.marks])
    return element("span", join((element("span", join(key)) for key in keys), " "), "fz-legend")


def _scale(marks: Sequence[ToneMark], *, from_zero: bool) -> Scale:
    low, high = min(mark.low for mark in marks), max(mark.high for mark in marks)
    low = min(low, 0.0) if from_zero else low
    room = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    return Scale(low if from_zero else low - room, high + room, LEFT, SCALE)


def _ticks(scale: Scale, bottom: int) -> Iterator[Html]:
    for number in _round_numbers(scale):
        x = scale.at(number)
        yield stroke(((x, TOP - 4), (x, bottom)), "fz-rule-line")
        yield words(x, TOP - 8, f"{number:g}", "fz-year")


def _round_numbers(scale: Scale) -> list[float]:
    """Return the multiples of a round step (1, 2 or 5 times a power of ten) on a scale, about `TICKS`."""
    exact = (scale.high - scale.low) / TICKS
    ten: float = 10.0 ** math.floor(math.log10(exact))
    step = next(base * ten for base in (1, 2, 5, 10) if base * ten >= exact)
    first = math.ceil(scale.low / step)
    return [round(n * step, 6) for n in range(first, math.floor(scale.high / step) + 1)]


def _line(line: TargetLine, wrapped: Sequence[str], y: int, height: int, scale: Scale) -> Iterator[Html]:
    base = y + LINE - 4
    yield stroke(((0, y + height - 3), (WIDTH, y + height - 3)), "fz-rule-line")
    for n, (shown, mark) in enumerate(line.figures):
        if mark:
            yield words(LABEL, base + n * LINE, shown, "fz-end fz-aimed")
            yield from drawn(mark, scale, base + n * LINE - 4)
        else:
            yield words(LEFT + SCALE + ARROW - 8, base + n * LINE, shown, "fz-end")
    for n, shown in enumerate(wrapped):
        yield words(NAMES, base + n * LINE, shown, "fz-start fz-who" if not line.faint else "fz-start")


def _wrapped(names: Sequence[str]) -> Iterator[str]:
    """Yield names as lines that are no longer than the room; the last one says how many are left out."""
    most = (WIDTH - NAMES) // LETTER
    lines: list[list[str]] = [[]]
    for name in names:
        if lines[-1] and sum(len(one) + 0.4 for one in lines[-1]) + len(name) > most:
            lines.append([])
        lines[-1].append(name)
    for shown in lines[: LINES - 1] if len(lines) > LINES else lines:
        yield " ".join(shown)
    if len(lines) > LINES:
        yield f"等{len(names)}个地区"
