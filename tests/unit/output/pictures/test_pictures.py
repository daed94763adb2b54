"""Pictures: nothing in a name becomes markup, the numbers are text, and colours come from classes alone."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from generator.knowledge import load_knowledge
from generator.output.markdown import Html, text
from generator.output.pictures.completeness import completeness, completeness_words, kept, lost, percent
from generator.output.pictures.coverage import Covered, Held, coverage
from generator.output.pictures.marks import ToneMark
from generator.output.pictures.target_dots import LINES, WIDTH, TargetLine, target_dots
from generator.output.pictures.theme_years import ThemeYears, YearCount, theme_years
from generator.output.pictures.tile_map import Province, tile_map
from generator.output.pictures.value_map import Valued, value_map
from generator.output.pictures.year_lines import AimedYear, PlaceYears, year_lines
from generator.reading.model import Gap
from tests.unit.output.samples import passage, report

KNOWN = load_knowledge()
HOSTILE = '<script>alert(1)</script>" onload="x'
PROVINCES = {tile.code: Province("甲", 0, "") for tile in KNOWN.tiles} | {
    "430000": Province(HOSTILE, 3, "cities/hunan/")
}
MARKS = (
    ToneMark(7, 7, "up"),
    ToneMark(8, 8, hollow=True),
    ToneMark(4.5, 5),
    ToneMark(5, 5, soft=True),
    ToneMark(3, 3, "down"),
)
TARGETS = [TargetLine(((HOSTILE, mark),), (HOSTILE, "乙")) for mark in MARKS]
VALUES = {tile.code: Valued("甲") for tile in KNOWN.tiles} | {
    "430000": Valued(HOSTILE, HOSTILE, "7以上", 7.0, "cities/hunan/"),
    "110000": Valued("北京", "5%左右", "5左右", 5.0, "cities/beijing/"),
}
YEARS = (
    AimedYear(2022, 6.0, 5.5, HOSTILE),
    AimedYear(2023, None, 6.5, "结果6.5%"),
    AimedYear(2025, 5.0, None, "目标5%"),
)
PICTURES = (
    tile_map("方格图", KNOWN.tiles, PROVINCES),
    coverage(HOSTILE, [Covered(HOSTILE, "cities/a/", {2023: Held(1, 0), 2024: Held(2, 1)})]),
    theme_years([ThemeYears(HOSTILE, (YearCount(2023, 3, 10_000), YearCount(2024, 6, 10_000)))]),
    theme_years([ThemeYears("民生", tuple(YearCount(year, year % 7, 9_000) for year in range(2006, 2026)))]),
    completeness(2756, 5465),
    target_dots(HOSTILE, [*TARGETS, TargetLine((("未提", None),), ("丙",), faint=True)]),
    value_map(HOSTILE, KNOWN.tiles, VALUES),
    year_lines(HOSTILE, [PlaceYears(HOSTILE, YEARS)], joined=True),
)


def parsed(picture: Html) -> ET.Element:
    """Return the elements of a picture; what is not well formed is an error."""
    return ET.fromstring(f"<div>{picture}</div>")  # noqa: S314 - made by the test


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_well_formed_labelled_and_without_styles_or_scripts(picture: Html) -> None:
    elements = list(parsed(picture).iter())
    assert not {one.tag for one in elements} & {"script", "style"}
    names = {name for one in elements for name in one.attrib}
    assert not names & {"style", "fill", "stroke", "onload"}
    drawn = [one for one in elements if one.tag == "svg"]
    assert drawn
    assert all(one.get("aria-label") and one.get("role") in {"img", "group"} for one in drawn)


def test_a_bar_has_its_numbers_as_text() -> None:
    assert completeness_words(2756, 5465) == "缺5465字，存34%"
    shown = parsed(PICTURES[4])
    assert "缺5465字，存34%" in "".join(shown.itertext())
    widths = [int(one.get("width", "0")) for one in shown.iter("rect")]
    assert widths == [54, 106]
    assert completeness(100, 0) == text("")


def test_a_share_is_nothing_or_all_only_if_it_is() -> None:
    assert [percent(part, 1000) for part in (0, 1, 500, 999, 1000)] == [0, 1, 50, 99, 100]


def test_marks_are_not_kept_text_and_redacted_characters_are_not_lost() -> None:
    text_ = "甲□乙⟦来源缺5字⟧"
    gaps = (Gap("paywall", "p-1", 5, ""), Gap("redaction", "p-1", 1, ""), Gap("ending", "p-1", None, ""))
    made = replace(report("a", (passage("p-1", "paragraph", text_),)), gaps=gaps)
    assert (kept(made), lost(made)) == (3, 5)


def test_a_notice_at_the_end_is_about_the_whole_text() -> None:
    first, last = passage("p-1", "paragraph", "甲⟦来源缺5字⟧"), passage("p-2", "paragraph", "乙⟦来源缺9字⟧")
    gaps = (Gap("paywall", "p-1", 5, ""), Gap("paywall", "p-2", 9, ""), Gap("unreadable", "p-1", 2, ""))
    assert lost(replace(report("a", (first, last)), gaps=gaps)) == 9 + 2
    assert lost(replace(report("a", (first, last)), gaps=gaps[::2])) == 5 + 2


def test_the_map_has_every_province_and_links_to_those_with_documents() -> None:
    shown = parsed(PICTURES[0])
    assert len(KNOWN.tiles) == 34
    assert len({(tile.row, tile.column) for tile in KNOWN.tiles}) == 34
    assert [one.get("href") for one in shown.iter("a")] == ["cities/hunan/"]
    assert len(list(shown.iter("rect"))) == 34


def test_coverage_says_in_words_what_its_squares_show() -> None:
    (label,) = [
        one.get("aria-label")
        for one in parsed(PICTURES[1]).iter("svg")
        if one.get("class") == "fz-picture fz-years"
    ]
    assert label == f"{HOSTILE}：2023年全、2024年2篇（1篇有残缺）"
    assert re.findall('rect x="[0-9]+" y="0" width="22" height="15" class="(.*?)"', PICTURES[1]) == [
        "fz-full",
        "fz-part",
    ]


def test_the_highest_bar_is_the_highest_share() -> None:
    heights = [int(one.get("height", "0")) for one in parsed(PICTURES[2]).iter("rect")]
    assert heights == [22, 44]
    assert "3.0（3段）" in PICTURES[2]


def texts(picture: Html) -> list[str]:
    return ["".join(one.itertext()) for one in parsed(picture).iter("text")]


def classes(picture: Html) -> set[str]:
    return {name for one in parsed(picture).iter() for name in one.get("class", "").split()}


def test_targets_are_sorted_by_their_numbers_and_others_come_last() -> None:
    lines = [
        TargetLine((("未提", None),), ("丙",), faint=True),
        TargetLine((("5%", ToneMark(5, 5)),), ("甲",)),
        TargetLine((("7%", ToneMark(7, 7)),), ("乙",)),
    ]
    shown = [one for one in texts(target_dots("目标", lines)) if not one[0].isdigit() or "%" in one]
    assert shown == ["7%", "乙", "5%", "甲", "未提", "丙"]
    assert target_dots("目标", lines[:1]) == text(""), "without a number there is no picture"


def test_the_tone_of_a_target_is_in_the_form_of_its_mark() -> None:
    forms = [classes(target_dots("目标", [TargetLine((("甲", mark),), ("乙",))])) for mark in MARKS]
    has = [("fz-arrow" in one, "fz-hollow" in one, "fz-range" in one, "fz-soft" in one) for one in forms]
    assert has == [
        (True, False, False, False),
        (False, True, False, False),
        (False, False, True, False),
        (False, False, False, True),
        (True, False, False, False),
    ]


def test_an_arrow_points_to_where_a_target_is_open() -> None:
    tips = []
    for mark in (MARKS[0], MARKS[-1]):
        drawn = parsed(target_dots("目标", [TargetLine((("甲", mark),), ("乙",))]))
        arrow = [one for one in drawn.iter("polyline") if one.get("class") == "fz-arrow"][-2]
        start, end = (int(point.split(",")[0]) for point in arrow.get("points", "").split())
        tips.append(end - start)
    assert tips[0] > 0 > tips[1]


def test_many_places_of_one_target_are_counted() -> None:
    drawn = target_dots("目标", [TargetLine((("5%", ToneMark(5, 5)),), ("呼和浩特",) * 60)])
    assert texts(drawn)[-1] == "等60个地区"
    assert sum("呼和浩特" in one for one in texts(drawn)) == LINES - 1


@pytest.mark.parametrize("low", [-12.5, 0.0, 0.003, 99.0, 1e6])
def test_marks_and_the_numbers_of_the_scale_are_inside_the_picture(low: float) -> None:
    drawn = parsed(
        target_dots(
            "目标",
            [
                TargetLine((("甲", ToneMark(low, low, "up")),), ("乙",)),
                TargetLine((("丙", ToneMark(low + 1, low + 1)),), ("丁",)),
            ],
        )
    )
    assert all(0 <= int(one.get("cx", "0")) <= WIDTH for one in drawn.iter("circle"))
    numbers = [one for one in drawn.iter("text") if one.get("class") == "fz-year"]
    assert 1 <= len(numbers) <= 6


def test_a_place_with_a_higher_target_is_darker() -> None:
    shades = {one.get("class") for one in parsed(value_map("图", KNOWN.tiles, VALUES)).iter("rect")}
    assert {"fz-has fz-shade-1", "fz-has fz-shade-5", "fz-none"} <= shades


def test_only_years_that_follow_each_other_are_joined_and_amounts_never() -> None:
    joined = parsed(year_lines("图", [PlaceYears("甲", YEARS)], joined=True))
    lines = [one for one in joined.iter("polyline") if one.get("class") == "fz-got-line"]
    assert len(lines) == 1
    assert len(lines[0].get("points", "").split()) == 2
    assert "fz-got-line" not in year_lines("图", [PlaceYears("甲", YEARS)], joined=False)
    assert year_lines("图", [], joined=True) == text("")
