"""The site as readers use it: on a desktop and on a phone, in light and dark, by link, without scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from generator.output.site.links import check_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
DATA = Path(__file__).resolve().parents[2] / "docs" / "data"
PASSAGES = [json.loads(line) for line in (DATA / "passages.jsonl").read_text(encoding="utf-8").splitlines()]
REPORTS = [json.loads(line) for line in (DATA / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
CITY = REPORTS[0]["place"]["slug"]
THEME = next(theme["id"] for passage in PASSAGES for theme in passage["themes"])
KINDS = ["", "cities/", f"cities/{CITY}/", "themes/", f"themes/{THEME}/", f"themes/{THEME}-codebook/", "records/"]
KINDS += [f"records/{REPORTS[-1]['id']}/", "about/", "search/"]
TEXT = "id => document.getElementById(id).textContent"
CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")


def test_links_anchors_and_ids_of_the_built_site(site: Path) -> None:
    assert check_site(site) == []


def test_from_home_to_a_city_and_to_a_passage(page: Page, base_url: str, requests: list[str]) -> None:
    page.goto(base_url)
    page.locator(f'.fz-matrix a[href="cities/{CITY}/"]').click()
    page.wait_for_url(f"**/cities/{CITY}/")
    page.locator(".fz-self").last.click()
    anchor = urlsplit(page.url).fragment
    assert anchor.startswith("p-")
    assert page.locator(f"#{anchor}").evaluate("p => p.matches(':target')")
    assert [url for url in requests if not url.startswith(base_url)] == []


def test_every_passage_is_at_its_anchor_with_exactly_its_text(page: Page, base_url: str) -> None:
    for slug in sorted({report["place"]["slug"] for report in REPORTS}):
        page.goto(f"{base_url}cities/{slug}/")
        home = [passage for passage in PASSAGES if passage["url"].startswith(f"cities/{slug}/#")]
        assert home
        for passage in home:
            assert page.evaluate(TEXT, passage["id"]) == passage["text"]


@pytest.mark.parametrize("width", [390, 1280])
def test_links_land_below_the_header_wherever_they_point(browser: Browser, base_url: str, width: int) -> None:
    for passage in PASSAGES[5::41]:
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(base_url + passage["url"])
        page.wait_for_timeout(500)
        top = page.locator(f"#{passage['id']}").evaluate("element => element.getBoundingClientRect().top")
        assert 50 <= top < 780, passage["url"]
        page.close()


def test_a_link_to_a_passage_far_down_arrives_there(page: Page, base_url: str) -> None:
    last = [passage for passage in PASSAGES if passage["url"].startswith(f"cities/{CITY}/#")][-1]
    page.goto(base_url + last["url"])
    page.wait_for_timeout(300)
    top = page.locator(f"#{last['id']}").evaluate("e => e.getBoundingClientRect().top")
    assert 0 <= top < 900


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_asks_another_host_or_scrolls_sideways(
    page: Page, base_url: str, requests: list[str], width: int
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_viewport_size({"width": width, "height": 844})
    for path in KINDS:
        response = page.goto(base_url + path)
        assert response is not None
        assert response.ok, path
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    assert errors == []
    assert [url for url in requests if not url.startswith(base_url)] == []


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast_with_its_background(
    browser: Browser, base_url: str, scheme: str, *, scripts: bool
) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", java_script_enabled=scripts
    )
    page = context.new_page()
    for path in KINDS:
        page.goto(base_url + path)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(map(int, ground[4:-1].split(","))) < 200) == (scheme == "dark")
        assert page.evaluate(CONTRAST, 4.5) == [], path
    context.close()


def test_without_a_script_everything_can_be_read(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}themes/{THEME}/")
    quotations = page.locator("blockquote").count()
    said = sum(theme["id"] == THEME for passage in PASSAGES for theme in passage["themes"])
    assert quotations == said
    assert page.locator("blockquote").last.is_visible()
    assert page.locator(".fz-filter").count() == 0
    context.close()


@pytest.mark.parametrize("width", [390, 1000, 1280])
def test_the_contents_of_a_page_are_in_reach_at_every_width(page: Page, base_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{base_url}cities/{CITY}/")
    page.wait_for_timeout(500)
    if width < 960:
        page.locator(".fz-meta .fz-open button").first.click()
    entry = page.locator(":is(.md-sidebar--secondary, .fz-sheet) a:visible").last
    entry.click()
    target = page.locator(f"#{urlsplit(page.url).fragment}")
    page.wait_for_timeout(300)
    assert 0 <= target.evaluate("e => e.getBoundingClientRect().top") < 844


def test_the_way_by_keyboard(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}cities/{CITY}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    for _ in range(3):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"


def test_records_are_not_for_search_engines(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}records/{REPORTS[0]['id']}/")
    assert page.locator('meta[name="robots"]').get_attribute("content") == "noindex"
    page.goto(f"{base_url}cities/{CITY}/")
    assert page.locator('meta[name="robots"]').count() == 0


def test_paper_has_the_text_and_not_the_boilerplate(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}cities/{CITY}/")
    page.emulate_media(media="print")
    assert page.locator(".md-header").is_hidden()
    assert page.locator(".fz-self").first.is_hidden()
    assert page.locator("h2.fz-document").first.is_visible()
