"""Numbers of different units on one scale, and the marks that pictures have for the tone of each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output.pictures.marks import ToneMark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.output.indicators.points import Point
    from generator.output.pictures.marks import Side

TIMES: Final = {"亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4, "千": 1e3}
"""What a unit starts with, and how many of the unit after it that is."""
WEIGHTS: Final = {"斤": 0.5, "公斤": 1.0, "千克": 1.0, "吨": 1000.0}
"""Units of weight in kilograms: grain is counted in 亿斤 and in 万吨."""
SIDES: Final[dict[str, Side]] = {">=": "up", ">": "up", "<=": "down", "<": "down"}
STRIVEN: Final = ("力争", "争取")
"""The words of tone that make a number one that is striven for."""


class Unit(NamedTuple):
    """A unit as so many of a base, by which units are comparable (亿斤: 50,000,000 kg)."""

    factor: float
    base: str


def unit_of(written: str) -> Unit:
    """Return a unit as it is written."""
    if written in WEIGHTS:
        return Unit(WEIGHTS[written], "千克")
    for sign, times in TIMES.items():
        if written.startswith(sign) and len(written) > len(sign):
            factor, base = unit_of(written.removeprefix(sign))
            return Unit(times * factor, base)
    return Unit(1.0, written)


def common_unit(found: Iterable[Point]) -> str:
    """Return the unit that most numbers have, the first of equals; empty without a number."""
    counted = Counter(point.figure.unit for point in found if point.figure.value is not None)
    return counted.most_common(1)[0][0] if counted else ""


def ends_in(point: Point, unit: str) -> tuple[float, float] | None:
    """Return the ends of a number in another unit; None for words and for what cannot be compared."""
    value = point.figure.value
    own, asked = unit_of(point.figure.unit), unit_of(unit)
    if value is None or own.base != asked.base:
        return None
    low, high = sorted(value) if isinstance(value, tuple) else (value, value)
    return _times(low, own, asked), _times(high, own, asked)


def _times(number: float, own: Unit, asked: Unit) -> float:
    return round(number * own.factor / asked.factor, 6)


def number_in(point: Point, unit: str) -> float | None:
    """Return the number by which a figure is sorted: the middle of a range."""
    ends = ends_in(point, unit)
    return (ends[0] + ends[1]) / 2 if ends else None


def mark_of(point: Point, unit: str) -> ToneMark | None:
    """Return the mark of a figure in a picture; None where it is no number of this unit."""
    ends, operator = ends_in(point, unit), point.figure.operator
    if ends is None:
        return None
    hollow = any(word in STRIVEN for word in point.figure.tone)
    return ToneMark(*ends, side=SIDES.get(operator or "", ""), soft=operator == "~", hollow=hollow)
