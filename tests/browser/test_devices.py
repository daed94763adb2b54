"""The frame of the pages on every device: no sideways scroll, a menu by finger and by key, a reader's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import ROOT, build_site
from tests.browser.kinds import MISSING, WIDTHS, kinds, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser
NARROW: ViewportSize = {"width": 390, "height": 844}
STOPS = """() => {
  const {activeElement: e} = document;
  const {x, y, width, height} = e.getBoundingClientRect();
  return {name: e.className, inside: x >= 0 && y >= 0 && x + width <= innerWidth && width > 0 && height > 0};
}"""
SHOWN = """[...document.querySelectorAll(":is(header, nav, footer) a, button, select, summary, input")]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest(".md-skip"))"""
TARGETS = f"() => {SHOWN}.length"
SMALL = (
    f"() => {SHOWN}"
    """
  .map(e => [e.className || e.name || e.textContent.trim().slice(0, 20), e.getBoundingClientRect()])
  .filter(([, {width, height}]) => width < 24 || height < 24)
  .map(([name, {width, height}]) => `${name}: ${width} x ${height}`)"""
)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Return the address of the site at the root of a host."""
    with served(site) as address:
        yield address


@pytest.mark.parametrize("width", WIDTHS)
def test_no_kind_of_page_scrolls_sideways_or_has_small_targets(
    browser: Browser, address: str, site: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    found: list[str] = []
    for name, path in kinds(site).items():
        page.goto(address + path)
        if "?q=" in path:
            page.wait_for_selector("[data-search-state=done]")
        wide = page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
        found += [f"{name}: {wide} px wide"] if wide > width else []
        assert page.evaluate(TARGETS) >= 5, f"{name}: home, search, script, colours, menu"
        found += [f"{name}: {small}" for small in page.evaluate(SMALL)]
    page.close()
    assert found == []


@pytest.mark.parametrize("width", [320, 640])
def test_the_menu_by_keyboard(browser: Browser, address: str, site: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 512})  # 640 px: a desk at 200 %
    page.goto(address + kinds(site)["place"])
    button = page.get_by_role("button", name="导航")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.locator(f"#{button.get_attribute('aria-controls')}").is_hidden()
    for _ in range(9):  # the closed menu has no stop, and none is out of sight
        page.keyboard.press("Tab")
        assert page.evaluate(STOPS)["inside"]
        assert not page.evaluate("document.activeElement.matches('.md-tabs__link')")
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "首页"
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("button => button === document.activeElement")
    page.keyboard.press("Space")
    page.get_by_role("link", name="主题", exact=True).first.click()
    page.wait_for_url("**/themes/")
    page.close()


def test_the_menu_closes_when_the_reader_goes_on(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=NARROW)
    page.goto(f"{address}about/")
    page.locator(".fz-menu").click()
    page.mouse.click(200, 780)
    assert page.locator("#fz-menu").is_hidden()
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_without_scripts_the_menu_is_a_row_of_links(
    browser: Browser, address: str, site: Path, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    for path in (kinds(site)["place"], MISSING):
        page.goto(address + path)
        assert page.locator("#fz-menu a").first.is_visible()
        assert page.locator("#fz-menu a").last.is_visible()
        assert page.locator(".fz-menu, .fz-script, .fz-scheme").locator("visible=true").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_kind_of_page_is_marked_in_the_menu(page: Page, address: str, site: Path) -> None:
    marked = {
        "home": "首页",
        "places": "地区",
        "place": "地区",
        "theme": "主题",
        "record": "校勘记",
        "results": "检索",
    }
    for name, text in marked.items():
        page.goto(address + kinds(site)[name])
        current = page.locator("#fz-menu [aria-current]")
        assert current.count() == 1, name
        assert (current.text_content() or "").strip() == text
    page.goto(address + MISSING)
    assert page.locator("#fz-menu [aria-current]").count() == 0


def test_the_colours_are_those_of_the_system_until_one_is_chosen(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    scheme = "document.body.dataset.mdColorScheme"
    page.goto(address)
    assert page.evaluate(scheme) == "slate"
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"{scheme} === 'default'")
    button = page.locator(".fz-scheme")
    for expected in ("default", "slate"):
        button.click()
        assert page.evaluate(scheme) == expected
    assert button.get_attribute("aria-label") == "现为深色，切换到跟随系统"
    page.reload()
    assert page.evaluate(scheme) == "slate"
    button.click()
    assert page.evaluate(scheme) == "default"
    context.close()


def test_nothing_moves_for_who_asks_for_it(browser: Browser, address: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{address}about/")
    moving = """() => [...document.querySelectorAll("*")].filter(e => {
      const {transitionDuration, animationDuration} = getComputedStyle(e);
      return /[1-9]/.test(transitionDuration) || /[1-9]/.test(animationDuration);
    }).length"""
    assert page.evaluate(moving) == 0
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_the_focus_is_seen(browser: Browser, address: str, scheme: str) -> None:
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)
    for _ in range(14):
        page.keyboard.press("Tab")
        drawn = page.evaluate("getComputedStyle(document.activeElement).outline")
        assert "solid 2px" in drawn, page.evaluate("document.activeElement.outerHTML")
    page.close()


def test_the_first_stop_leads_to_the_text(page: Page, address: str) -> None:
    for path in ("search/", MISSING):
        page.goto(address + path)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.md-skip')"), path
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#fz-main') !== null"), path


def test_in_forced_colours_the_icons_are_seen(browser: Browser, address: str) -> None:
    page = browser.new_page(forced_colors="active", viewport=NARROW)
    page.goto(address)
    colours = page.locator(".fz-menu svg").evaluate(
        "e => [getComputedStyle(e).fill, getComputedStyle(e.parentElement).backgroundColor]"
    )
    assert colours[0] != colours[1]
    page.close()


def test_the_page_for_what_is_not_there_is_right_below_a_path(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # as the workflow for Pages builds it: the address has a path, and no slash at the end
    monkeypatch.setenv("SITE_URL", "https://example.org/below/a-path")
    build_site(ROOT / "mkdocs.yml", tmp_path / "below/a-path")
    lost: list[str] = []
    page.on("response", lambda answer: lost.append(answer.url) if not answer.ok else None)
    with served(tmp_path) as address:
        page.goto(f"{address}below/a-path/cities/no-such-place/")
        assert page.locator("h1.fz-missing").is_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
        links = page.locator("a[href]:not([href^='#'])").evaluate_all(
            "links => [...new Set(links.map(link => link.href.split('#')[0]))]"
        )
        for link in links:
            assert link.startswith(f"{address}below/a-path/"), link
            assert page.request.get(link).ok, link
    assert [url for url in lost if not url.endswith("no-such-place/")] == []
