"""The kind of a statement, its year, its tone, and whether it is about the whole place."""

from __future__ import annotations

import pytest

from tests.unit.reading.indicators.cases import PLAN, REVIEW, figures


@pytest.mark.parametrize(
    ("sentence", "heading", "kind"),
    [
        ("地区生产总值增长5%左右。", PLAN, "target"),
        ("地区生产总值增长5%左右。", REVIEW, "result"),
        ("预计地区生产总值增长5%左右。", REVIEW, "result"),
        ("打通4条过江通道。", PLAN, "count"),
        ("实施重点建设项目549个。", PLAN, "count"),
        ("新增1个千亿产业。", PLAN, "target"),
        ("高新技术企业达1200家。", PLAN, "target"),
        ("打通4条过江通道。", REVIEW, "result"),
    ],
)
def test_the_kind(sentence: str, heading: str, kind: str) -> None:
    assert [one.kind for one in figures(sentence, heading)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "heading", "year", "span"),
    [
        ("地区生产总值增长5%左右。", PLAN, 2025, "year"),
        ("地区生产总值增长5%左右。", REVIEW, 2024, "year"),
        ("去年地区生产总值增长5%。", PLAN, 2024, "year"),
        ("前三季度地区生产总值增长5%。", REVIEW, 2024, "part"),
        ("到2035年地区生产总值达到3000亿元。", PLAN, 2035, "year"),
        ("“十五五”时期地区生产总值年均增长5%左右。", PLAN, 2030, "several"),
        ("今后五年新增就业3.25万人。", PLAN, 2029, "several"),
        ("到2030年，经济总量突破2万亿元。", PLAN, 2030, "year"),
        ("地区生产总值由2020年的800亿元增加到1200亿元。", REVIEW, 2024, "year"),
        ("五年来新增就业3.25万人。", REVIEW, 2024, "several"),
    ],
)
def test_the_year(sentence: str, heading: str, year: int, span: str) -> None:
    assert [(one.year, one.span) for one in figures(sentence, heading)] == [(year, span)]


def test_a_year_of_the_heading_holds_below_it() -> None:
    (one,) = figures("地区生产总值年均增长5%左右。", PLAN, "云溪市", "“十五五”时期主要目标")
    assert (one.year, one.span) == (2030, "several")


def test_tone_is_in_the_order_of_the_words() -> None:
    (one,) = figures("力争城镇调查失业率控制在5.5%以内。")
    assert one.tone == ("力争", "控制在", "以内")
    (plain,) = figures("规模以上工业增加值增长7%左右。")
    assert plain.tone == ("左右",)


@pytest.mark.parametrize(
    ("sentence", "place", "headings", "base"),
    [
        ("规模工业增加值增长10%以上。", "云溪市", (), "industry"),
        ("全市规模工业增加值增长10%以上。", "云溪市", (), "industry"),
        ("全省规模工业增加值增长10%以上。", "云溪市", (), ""),
        ("开展园区提质升级行动，规模工业增加值增长10%以上。", "云溪市", (), ""),
        ("规模工业增加值增长10%以上。", "云溪市", ("攻坚“五好”园区建设。",), ""),
        ("空气质量优良天数保持在93%左右。", "云溪市", (), ""),
        ("园区规模工业增加值增长10%以上。", "云溪市", (), ""),
    ],
)
def test_only_what_is_about_the_whole_place_has_a_base(
    sentence: str, place: str, headings: tuple[str, ...], base: str
) -> None:
    assert [one.base for one in figures(sentence, PLAN, place, *headings)] == [base]
