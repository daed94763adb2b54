"""A result beside its target: a table of cases, and the years of one district as its reports have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.output.promise.reading import read
from tests.unit.output.promise.figures import figure, level

if TYPE_CHECKING:
    from generator.output.promise.reading import Direction, Outcome
    from generator.reading.indicators.model import Figure

CASES = [
    # bare numbers: the direction of the indicator says what reaches them
    (figure(8), figure(8.9), "more", "met"),
    (figure(8), figure(7.9), "more", "missed"),
    (figure(3), figure(2.1), "less", "met"),
    (figure(3), figure(3.5), "less", "missed"),
    (figure(3), figure(2.1), "near", "below"),
    (figure(3), figure(3.0), None, "met"),
    # bounds are read as they are written, whatever the direction
    (figure(7, ">="), figure(7), "less", "met"),
    (figure(7, ">"), figure(7), "more", "missed"),
    (figure(5.5, "<="), figure(5.1), "less", "met"),
    (figure(5.5, "<="), figure(5.6), "more", "missed"),
    # 左右 is half a point for rates, a fiftieth for amounts
    (figure(6, "~"), figure(5.5), "more", "met"),
    (figure(6, "~"), figure(5.4), "more", "missed"),
    (figure(6, "~"), figure(6.6), "more", "above"),
    (figure(2, "~"), figure(0.2), "near", "below"),
    (figure(5.5, "~"), figure(4.9), "less", "below"),
    (figure(5.5, "~"), figure(6.1), "less", "missed"),
    (level(110, "~", "万人"), level(108, "=", "万人"), "more", "met"),
    (level(110, "~", "万人"), level(107, "=", "万人"), "more", "missed"),
    # a range has its ends in it
    (figure((4.5, 5)), figure(5), "more", "met"),
    (figure((4.5, 5)), figure(5.2), "more", "above"),
    (figure((4.5, 5)), figure(4.4), "more", "missed"),
    # a fall is read by how far it falls
    (figure(-3, ">="), figure(-3.4), "less", "met"),
    (figure(-3, ">="), figure(-2.9), "less", "missed"),
    (figure(-3), figure(-3.8), "less", "met"),
    (figure(-3, "<="), figure(-5), "more", "missed"),
    (figure(-3, ">="), figure(1), "less", "missed"),
    # units
    (level(2.5, unit="万亿元"), level(26000, unit="亿元"), "more", "met"),
    (level(730, unit="亿斤"), level(3655, unit="万吨"), "more", "met"),
    (level(300, unit="亿元"), level(300, unit="亿美元"), "more", "differs"),
    # results that are bounds themselves
    (level(300), level(300, ">"), "more", "met"),
    (level(309), level(300, ">"), "more", "unclear"),
    (figure(8, "~"), figure(8, ">="), "more", "met"),
    # not of one kind, or no result of the year
    (figure(8), level(282), "more", "differs"),
    (figure(8, form="multiple"), figure(8), "more", "differs"),
    (figure(8, span="several"), figure(8), "more", "differs"),
    (figure(8), figure(7, span="part"), "more", "part"),
    (figure(8), figure(9, "=", "预计"), "more", "expected"),
    (figure(8), figure(None), "more", "worded"),
    (figure(None), figure(8), "more", "worded"),
    (figure(5, form="rank"), figure(3, form="rank"), "more", "met"),
]


@pytest.mark.parametrize(("target", "result", "direction", "outcome"), CASES)
def test_a_result_beside_its_target(
    target: Figure, result: Figure, direction: Direction, outcome: Outcome
) -> None:
    assert read(target, result, direction) == outcome


HAILAR = [
    (2012, figure(21), figure(18.5), "missed"),
    (2013, figure(20), figure(10.1), "missed"),
    (2013, level(282), level(253.7), "missed"),
    (2014, figure(11), figure(9.1), "missed"),
    (2014, level(282), level(274.4), "missed"),
    (2015, figure(8), figure(8.9), "met"),
    (2015, level(296), level(287.9), "missed"),
    (2016, figure(7.5), figure(7.2), "missed"),
    (2016, level(309), level(303.6), "missed"),
    (2017, figure(7.5), figure(None), "worded"),
    (2018, figure(6, "~"), figure(6.0), "met"),
]
"""The gross product of 海拉尔区 in its reports of 2012 to 2019; growth and level are read apart."""


@pytest.mark.parametrize(("year", "target", "result", "outcome"), HAILAR)
def test_the_years_of_a_district(year: int, target: Figure, result: Figure, outcome: Outcome) -> None:
    assert read(target, result, "more") == outcome, year
