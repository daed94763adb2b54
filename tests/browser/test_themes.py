"""Theme pages that are compared: places side by side, by year and division, with an address to send on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.test_site import PASSAGES, THEME

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
SAID = {passage["id"] for passage in PASSAGES for theme in passage["themes"] if theme["id"] == THEME}


def shown(page: Page) -> Locator:
    return page.locator("blockquote:visible")


def choose(page: Page, *places: str) -> None:
    page.locator(".fz-compared summary").click()
    for slug in places:
        page.locator(f".fz-choices input[value={slug}]").check()


def slugs(page: Page) -> list[str]:
    found: list[str] = page.locator("h2.fz-place").evaluate_all("all => all.map(one => one.id)")
    return found


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def said_of(*places: str) -> int:
    return sum(p["id"] in SAID and p["url"].split("/")[1] in places for p in PASSAGES)


def test_one_place_is_counted_as_its_page_has_it_and_contents_lead_nowhere_else(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}themes/{THEME}/")
    places = slugs(page)
    choose(page, places[-1])
    assert page.locator("h2.fz-place:visible").count() == 1
    assert shown(page).count() == said_of(places[-1])
    words = page.locator(".fz-filter output").text_content() or ""
    assert re.fullmatch(rf"{said_of(places[-1])}段，每万字[0-9]+\.[0-9]段", words)
    links = page.locator(".md-sidebar--secondary li > a:visible").all()
    assert links
    for link in links:
        target = urlsplit(link.get_attribute("href") or "").fragment
        assert page.locator(f"#{target}").is_visible(), target
    page.reload()
    page.locator("h2.fz-place:visible").nth(1).wait_for(state="hidden")
    assert page.locator("h2.fz-place:visible").count() == 1
    page.get_by_role("button", name="清除").click()
    assert page.locator("h2.fz-place:visible").count() == len(places)
    assert asked(page) == {}


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (390, False), (320, False)])
def test_places_are_side_by_side_where_there_is_room(page: Page, base_url: str, width: int, beside: bool) -> None:  # noqa: FBT001 - a column of a table
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{base_url}themes/{THEME}/")
    first, second, *_ = slugs(page)
    choose(page, second, first)
    assert asked(page) == {"place": [second, first]}
    assert shown(page).count() == said_of(first, second)
    left, right = (page.locator(f".fz-compare #{slug}").bounding_box() for slug in (second, first))
    assert left
    assert right
    assert (left["y"] == right["y"] and left["x"] < right["x"]) == beside
    assert page.locator("article").evaluate("article => article.scrollWidth <= innerWidth")
    page.reload()
    page.locator(".fz-compare").wait_for()
    assert shown(page).count() == said_of(first, second)


def test_a_division_is_shown_alone(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}themes/{THEME}/")
    whole = shown(page).count()
    page.get_by_label("部分").select_option("plan")
    planned = shown(page).count()
    assert 0 < planned < whole
    assert page.locator("blockquote:visible > .fz-plan").count() == planned
    assert page.locator(".fz-from:visible .fz-division").all_text_contents() == ["部署"] * planned
    assert asked(page) == {"part": ["plan"]}


def test_the_filter_yields_to_an_address_that_leads_to_what_it_hides(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}themes/{THEME}/")
    first, *_, last = slugs(page)
    year = page.locator(f"h3[id^={last}-]").first.get_attribute("id")
    page.goto(f"{base_url}themes/{THEME}/?place={first}#{year}")
    page.locator(f"#{year}").wait_for(state="visible")
    assert asked(page) == {}


def test_the_newest_year_comes_first(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}themes/{THEME}/")
    of_places = [
        page.locator(f"h3[id^={place}-2]").evaluate_all("all => all.map(one => one.id)") for place in slugs(page)
    ]
    assert any(len(years) > 1 for years in of_places)
    for years in of_places:
        assert years == sorted(years, reverse=True)
