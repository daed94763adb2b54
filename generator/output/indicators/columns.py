"""The columns of a table of indicators: which there are, what they are called, which are the main ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.output.indicators.quantities import common_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.output.indicators.collect import Key
    from generator.output.indicators.points import Point
    from generator.reading.indicators.model import Measure

MEASURES: dict[Measure, str] = {"growth": "增速", "level": "数量", "change": "升降"}
"""What a measure is called beside the name of its indicator."""


class Column(NamedTuple):
    """A column: the base and measure of its figures, its name, the group of the indicator; `core`: a main one.

    `unit` is the one that most of its numbers have, by which they are sorted and drawn.
    """

    key: Key
    name: str
    group: str
    core: bool
    unit: str


def columns_of(found: Iterable[Point]) -> tuple[Column, ...]:
    """Return the columns that some figures need."""
    by_key: dict[Key, list[Point]] = {}
    for point in found:
        by_key.setdefault(point.key, []).append(point)
    return tuple(
        Column(key, ones[0].figure.indicator, "", core=True, unit=common_unit(ones))
        for key, ones in by_key.items()
    )
