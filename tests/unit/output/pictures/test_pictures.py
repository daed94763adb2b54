"""Pictures: nothing in a name becomes markup, the numbers are text, and colours come from classes alone."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from generator.knowledge import load_knowledge
from generator.output.markdown import Html, text
from generator.output.pictures.completeness import (
    completeness,
    completeness_words,
    is_at_least,
    kept,
    lost,
    percent,
)
from generator.output.pictures.coverage import Covered, Held, coverage
from generator.output.pictures.theme_years import ThemeYears, YearCount, theme_years
from generator.output.pictures.tile_map import Province, tile_map
from generator.reading.model import Gap
from tests.unit.output.samples import passage, report

KNOWN = load_knowledge()
HOSTILE = '<script>alert(1)</script>" onload="x'
PROVINCES = {tile.code: Province("甲", 0, "") for tile in KNOWN.tiles} | {
    "430000": Province(HOSTILE, 3, "cities/hunan/")
}
PICTURES = (
    tile_map("方格图", KNOWN.tiles, PROVINCES),
    coverage(HOSTILE, [Covered(HOSTILE, "cities/a/", {2023: Held(1, 0), 2024: Held(2, 1)})]),
    theme_years([ThemeYears(HOSTILE, (YearCount(2023, 3, 10_000), YearCount(2024, 6, 10_000)))]),
    theme_years([ThemeYears("民生", tuple(YearCount(year, year % 7, 9_000) for year in range(2006, 2026)))]),
    completeness(2756, 5465),
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
    assert completeness_words(2756, 5465, more=True) == "至少缺5465字，至多存34%"
    assert "至少缺5465字" in completeness(2756, 5465, more=True)


def test_a_share_is_nothing_or_all_only_if_it_is() -> None:
    assert [percent(part, 1000) for part in (0, 1, 500, 999, 1000)] == [0, 1, 50, 99, 100]


def test_marks_are_not_kept_text_and_redacted_characters_are_not_lost() -> None:
    text_ = "甲□乙⟦来源缺5字⟧"
    gaps = (Gap("paywall", "p-1", 5, ""), Gap("redaction", "p-1", 1, ""), Gap("ending", "p-1", None, ""))
    made = replace(report("a", (passage("p-1", "paragraph", text_),)), gaps=gaps)
    assert (kept(made), lost(made)) == (3, 5)
    assert is_at_least(made)
    assert not is_at_least(replace(made, gaps=gaps[:2]))


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


def test_coverage_has_a_square_for_every_year_between_and_a_row_for_what_is_shown() -> None:
    rows = [Covered("甲", "a/", {2024: Held(1, 0)}), Covered("乙", "b/", {2022: Held(1, 0), 1990: Held(1, 0)})]
    shown = coverage("收录", [*rows, Covered("丙", "c/", {1990: Held(1, 0)})])
    assert len(re.findall('class="fz-none"', shown)) == 2 * 20 - 2 + 1  # one of them is in the legend
    assert "另有1990年起的" in shown
    assert "丙" not in shown


def test_the_highest_bar_is_the_highest_share() -> None:
    heights = [int(one.get("height", "0")) for one in parsed(PICTURES[2]).iter("rect")]
    assert heights == [22, 44]
    assert "3.0（3段）" in PICTURES[2]
