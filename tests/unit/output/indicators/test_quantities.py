"""Numbers of different units are compared where they can be; the tone of each is in its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.output.indicators.points import points
from generator.output.indicators.quantities import common_unit, ends_in, mark_of, number_in
from generator.output.pictures.marks import ToneMark
from tests.unit.output import large
from tests.unit.output.indicators.made import Said, stating

if TYPE_CHECKING:
    from generator.output.indicators.points import Point
    from generator.reading.indicators.model import Operator


def point(value: float | tuple[float, float] | None, unit: str, *tone: str, operator: Operator = "=") -> Point:
    said = Said("增长7%", "增长7%", value, tone, unit=unit)._replace(operator=operator)
    (found,) = points(large.corpus(stating(large.place("changsha"), 2023, said)))
    return found


@pytest.mark.parametrize(
    ("value", "unit", "asked", "number"),
    [
        (511.0, "万吨", "亿斤", 102.2),
        (3000.0, "人", "万人", 0.3),
        (1.2, "万亿元", "亿元", 12000.0),
        (5.0, "%", "%", 5.0),
        (5.0, "%", "亿元", None),
        (None, "", "%", None),
    ],
)
def test_a_number_in_another_unit(value: float | None, unit: str, asked: str, number: float | None) -> None:
    assert number_in(point(value, unit), asked) == number


def test_a_range_has_its_ends_in_order_and_is_sorted_by_its_middle() -> None:
    one = point((5.0, 4.5), "%")
    assert ends_in(one, "%") == (4.5, 5.0)
    assert number_in(one, "%") == 4.75


def test_the_unit_of_most_is_that_of_all() -> None:
    assert common_unit([point(1.0, "万人"), point(2.0, "人"), point(3.0, "万人")]) == "万人"
    assert common_unit([point(None, "")]) == ""


def test_the_tone_is_in_the_mark() -> None:
    assert mark_of(point(7.0, "%", operator=">="), "%") == ToneMark(7, 7, "up")
    assert mark_of(point(3.0, "%", operator="<="), "%") == ToneMark(3, 3, "down")
    assert mark_of(point(5.0, "%", operator="~"), "%") == ToneMark(5, 5, soft=True)
    assert mark_of(point(8.0, "%", "力争"), "%") == ToneMark(8, 8, hollow=True)
    assert mark_of(point((4.5, 5.0), "%"), "%") == ToneMark(4.5, 5)
    assert mark_of(point(None, ""), "%") is None
