"""Names of places as people type them."""

from __future__ import annotations

from generator.knowledge import load_knowledge
from generator.output.search.place_names import country, named_places

KNOWN = load_knowledge()
PAGES = {
    "changsha": "长沙市",
    "changsha-wangcheng": "望城区",
    "changde-lixian": "澧县",
    "beijing-dongcheng": "东城区",
    "beijing-chaoyang": "朝阳区",
    "china": "全国",
    "unplaced": "地区不详",
}
FOUND = {place.slug: place for place in named_places(PAGES, KNOWN.places, KNOWN.words)}


def test_a_place_has_its_full_short_and_former_names() -> None:
    assert FOUND["changsha"].names == ("长沙市", "长沙")
    assert set(FOUND["changsha-wangcheng"].names) == {"望城区", "望城", "望城县"}


def test_a_district_has_the_names_of_those_merged_into_it() -> None:
    assert "崇文区" in FOUND["beijing-dongcheng"].names


def test_a_short_name_that_is_an_ordinary_word_names_no_county() -> None:
    assert "朝阳" in KNOWN.words
    assert FOUND["beijing-chaoyang"].names == ("朝阳区",)


def test_a_division_above_has_all_that_is_within_it() -> None:
    assert FOUND["hunan"].members == ("changsha", "changsha-wangcheng", "changde-lixian")
    assert (FOUND["hunan"].home, FOUND["changsha"].home) == (False, True)
    assert FOUND["changsha"].members == ("changsha", "changsha-wangcheng")
    assert FOUND["changde"].members == ("changde-lixian",)


def test_pages_of_no_place_have_no_names() -> None:
    assert not {"china", "unplaced"} & FOUND.keys()


def test_a_name_means_the_highest_place_that_has_it() -> None:
    pages = {"jilin": "吉林省", "jilin-jilin": "吉林市", "changsha": "长沙市", "changsha-changshaxian": "长沙县"}
    pages = {slug: name for slug, name in pages.items() if slug in KNOWN.places.by_slug}
    named = named_places(pages, KNOWN.places, KNOWN.words)
    assert [place.slug for place in named if "吉林" in place.names] == ["jilin"]
    assert [place.slug for place in named if "长沙" in place.names] == ["changsha"]


def test_the_country_has_every_division_of_today_once() -> None:
    names = country(KNOWN.places, KNOWN.words)
    assert len(names) == len(KNOWN.places.divisions)
    assert ("岳阳市", "岳阳") in names
    assert ("朝阳区",) in names
