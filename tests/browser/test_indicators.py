"""Tables of indicators: every cell opens its sentence in place, columns sort, a form chooses rows and columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
NUMBER = re.compile(r"\d+(?:\.\d+)?")
WORDED = "fz-worded"


@pytest.fixture(scope="module")
def targets(site: Path) -> str:
    """Return the address of the targets of the year with most of them, relative to the site."""
    pages = site.glob("indicators/[0-9]*/index.html")
    most = max(pages, key=lambda page: page.read_text(encoding="utf-8").count("data-said="))
    return f"{most.parent.relative_to(site).as_posix()}/"


def visit(page: Page, address: str) -> None:
    """Open a page of targets, with its script at work: before, a cell leads to its passage."""
    page.goto(address)
    page.locator(".fz-filter").wait_for()


def test_each_cell_opens_its_sentence_which_holds_its_number(
    page: Page, base_url: str, targets: str, requests: list[str]
) -> None:
    visit(page, base_url + targets)
    cells = page.locator("a[data-said]").all()
    assert len(cells) > 1
    for cell in cells:
        shown = cell.text_content() or ""
        cell.click()
        page.wait_for_function("cell => cell.ariaExpanded === 'true'", arg=cell.element_handle())
        opened = page.locator("tr.fz-opened")
        assert opened.count() == 1
        quote = opened.locator("mark").text_content() or ""
        if WORDED not in (cell.get_attribute("class") or ""):
            assert set(NUMBER.findall(shown)) <= set(NUMBER.findall(quote)), (shown, quote)
        assert opened.locator("a").get_attribute("href") == cell.evaluate("link => link.href")
    assert page.url == base_url + targets, "the page stays"
    assert all(address.startswith(base_url) for address in requests)


def test_a_sentence_leads_to_its_passage(page: Page, base_url: str, targets: str) -> None:
    visit(page, base_url + targets)
    page.locator("a[data-said]").first.click()
    quote = page.locator("tr.fz-opened mark").text_content() or ""
    page.locator("tr.fz-opened a").click()
    page.wait_for_url("**/cities/**")
    assert quote in (page.locator(f"#{urlsplit(page.url).fragment}").text_content() or "")


def test_by_keyboard_a_cell_opens_and_closes_and_the_place_is_kept(
    page: Page, base_url: str, targets: str
) -> None:
    visit(page, base_url + targets)
    cell = page.locator("a[data-said]").first
    cell.focus()
    page.keyboard.press("Enter")
    page.locator("tr.fz-opened").wait_for()
    assert page.evaluate("document.activeElement.closest('.fz-opened') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "收起"
    page.keyboard.press("Escape")
    assert page.locator("tr.fz-opened").count() == 0
    assert cell.evaluate("cell => cell === document.activeElement")
    assert cell.get_attribute("aria-expanded") is None


def test_without_scripts_a_cell_leads_to_its_passage(browser: Browser, base_url: str, targets: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + targets)
    assert page.locator(".fz-filter:visible").count() == 0
    page.locator("a[data-said]").first.click()
    page.wait_for_url("**/cities/**#p-*")
    context.close()


def test_where_its_sentence_cannot_be_had_a_cell_leads_to_its_passage(
    page: Page, base_url: str, targets: str
) -> None:
    page.route("**/said/*.json", lambda route: route.abort())
    visit(page, base_url + targets)
    page.locator("a[data-said]").first.click()
    page.wait_for_url("**/cities/**#*")


def test_a_column_sorts_both_ways_and_back(page: Page, base_url: str, targets: str) -> None:
    visit(page, base_url + targets)
    button = page.locator(".fz-sort").first
    head = page.locator("th", has=button).first
    column = head.evaluate("head => head.cellIndex")
    numbers = f"rows => rows.map(row => row.cells[{column}].dataset.value ?? null)"
    frame = page.locator(".fz-cells").first
    rows = frame.locator("tbody tr")
    sent = rows.evaluate_all(numbers)
    for way in ("descending", "ascending"):
        button.click()
        assert head.get_attribute("aria-sort") == way
        found = [float(one) for one in rows.evaluate_all(numbers) if one is not None]
        assert found == sorted(found, reverse=way == "descending")
        assert rows.last.evaluate(f"row => row.cells[{column}].dataset.value ?? null") is None or None not in sent
    button.click()
    assert rows.evaluate_all(numbers) == sent


def test_the_form_shows_one_place_and_one_indicator_and_the_address_has_both(
    page: Page, base_url: str, targets: str
) -> None:
    visit(page, base_url + targets)
    name = page.locator(".fz-cells tbody th a").last.text_content() or ""
    page.get_by_label("找地区").fill(name)
    field = page.locator("select[name=column]")
    field.select_option(index=1)
    key = field.input_value()
    assert page.locator(".fz-cells tbody tr:visible").count() <= 1
    assert page.locator(".fz-cells thead th:visible").count() == 2
    assert parse_qs(urlsplit(page.url).query) == {"place": [name], "column": [key]}
    page.reload()
    page.locator(".fz-filter").wait_for()
    assert page.locator(".fz-cells thead th:visible").count() == 2
    page.get_by_role("button", name="清除").click()
    assert page.locator(".fz-cells thead th:visible").count() > 2
    assert urlsplit(page.url).query == ""
