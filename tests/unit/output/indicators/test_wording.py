"""A cell says in few words what a quote states: the number as written, the tone where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.output.indicators.collect import cited_in
from generator.output.indicators.wording import LONGEST, wording
from tests.unit.output import large
from tests.unit.output.indicators.made import Said, stating

if TYPE_CHECKING:
    from generator.reading.indicators.model import Measure

CHANGSHA = large.place("changsha")


def said(one: Said) -> str:
    (cited,) = cited_in(stating(CHANGSHA, 2023, one._replace(sentence=one.quote)))
    return wording(cited)


def stated(quote: str, value: float | tuple[float, float], *tone: str, unit: str = "%") -> str:
    return said(Said("", quote, value, tone, unit=unit))


@pytest.mark.parametrize(
    ("quote", "value", "tone", "shown"),
    [
        ("地区生产总值增长5%左右", 5.0, ("左右",), "5%左右"),
        ("2025年增长5%", 5.0, (), "5%"),
        ("地区生产总值增长4.5%—5%", (4.5, 5.0), (), "4.5%—5%"),
        ("增长6.5-7%", (6.5, 7.0), (), "6.5-7%"),
        ("力争达到8%以上", 8.0, ("力争", "以上"), "力争8%以上"),
        ("增长19\N{MIDDLE DOT}5%", 19.5, (), "19\N{MIDDLE DOT}5%"),
        ("能耗下降3%左右", -3.0, ("左右",), "降3%左右"),
        ("增长百分之八点五左右", 8.5, ("左右",), "8.5%左右"),
        ("力争增长百分之八", 8.0, ("力争",), "力争8%"),
        ("工业增加值增长6%以上", 6.0, ("力争", "以上"), "力争6%以上"),
        ("规模以上工业增加值增长6%以上", 6.0, ("以上",), "6%以上"),
    ],
)
def test_a_number_is_shown_as_written_with_its_tone(
    quote: str, value: float | tuple[float, float], tone: tuple[str, ...], shown: str
) -> None:
    assert stated(quote, value, *tone) == shown


@pytest.mark.parametrize(
    ("quote", "value", "unit", "measure", "shown"),
    [
        ("城镇新增就业突破110万人", 110.0, "万人", "level", "突破110万人"),
        ("比重提高0.8个百分点", 0.8, "个百分点", "change", "升0.8个百分点"),
        ("负债率下降1个百分点", -1.0, "个百分点", "change", "降1个百分点"),
        ("增速居全省第4位", 4.0, "位", "level", "第4位"),
        ("是2010年的2.6倍", 2.6, "倍", "level", "2.6倍"),
    ],
)
def test_a_change_says_its_direction(quote: str, value: float, unit: str, measure: Measure, shown: str) -> None:
    tone = ("突破",) if "突破" in quote else ()
    assert said(Said("", quote, value, tone, unit=unit, measure=measure)) == shown


def test_what_is_compared_says_with_what() -> None:
    one = Said(
        "", "居民收入增长与经济增长基本同步", form="relative", relative_to="经济增长", operator=None, unit=""
    )
    assert said(one) == "与经济增长基本同步"
    assert said(one._replace(quote="居民收入增长快于经济增长")) == "快于经济增长"


def test_words_stand_in_quotation_marks_and_long_ones_are_cut() -> None:
    one = Said("", "外贸稳量提质", form="word", worded="稳量提质", operator=None, unit="")
    assert said(one) == "“稳量提质”"
    long = said(one._replace(worded="", quote="完成国家下达的各项任务并且努力争取更好的结果"))
    assert long.startswith("“完成国家下达")
    assert len(long) == LONGEST + 2
