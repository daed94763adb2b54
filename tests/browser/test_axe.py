"""Nothing that axe-core knows to be a barrier, on every kind of page, in light and dark, at every width."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.kinds import kinds, served

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
"""Installed by npm from package-lock.json: `python tests/javascript/run.py`."""
ALL = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The tags of the rules, none of which is turned off."""
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that ask for colours: only these can differ in the dark, the rest of a page is the same there."""
RUN = """async ([type, values]) => {
  const options = {runOnly: {type, values}, resultTypes: ["violations"], preload: false};
  const {violations} = await axe.run(document, options);
  return violations.flatMap(({id, impact, nodes}) => nodes.map(({target, html, failureSummary}) =>
    [id, impact, target.join(" "), html.slice(0, 200), failureSummary].join(" | ")));
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the script of axe-core. Without it the tests are skipped with the remedy, but never in CI."""
    if not AXE.exists():
        remedy = "no axe-core here: python tests/javascript/run.py installs it"
        if os.environ.get("CI"):
            pytest.fail(remedy)
        pytest.skip(remedy)
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Return the address of the site at the root of a host, where 404.html finds its styles."""
    with served(site) as address:
        yield address


def violations(page: Page, axe: str, path: str, rules: Sequence[str] = ALL) -> list[str]:
    """Return what axe-core finds on the page that is shown, by rules or by tags of rules."""
    page.evaluate(f"{axe}\n;0")
    asked = ["tag" if rules == ALL else "rule", list(rules)]
    return [f"{path}: {found}" for found in page.evaluate(RUN, asked)]


def on_all(page: Page, axe: str, addresses: Sequence[str], rules: Sequence[str] = ALL) -> list[str]:
    """Return what axe-core finds on pages, once they have searched what they are to search."""
    found: list[str] = []
    for address in addresses:
        page.goto(address)
        if "?q=" in address:
            page.wait_for_selector("[data-search-state=done]")
        found += violations(page, axe, address, rules)
    return found


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_kind_of_page_has_a_barrier(browser: Browser, address: str, site: Path, axe: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    addresses = [address + path for path in kinds(site).values()]
    found = on_all(page, axe, addresses)
    page.emulate_media(color_scheme="dark")
    found += on_all(page, axe, addresses, COLOURS)
    context.close()
    assert not found, "\n".join(found)


def test_what_opens_on_a_page_has_no_barrier(browser: Browser, address: str, site: Path, axe: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + kinds(site)["place"])
    page.locator(".fz-menu").click()
    found = violations(page, axe, "the open menu")
    page.keyboard.press("Escape")
    page.locator(".fz-self").first.click()
    page.wait_for_selector(".fz-quoting button")
    found += violations(page, axe, "the control of a passage")
    page.goto(address)
    page.locator(".md-header input[name=q]").fill("发展")
    page.wait_for_selector(".fz-search__panel li")
    found += violations(page, axe, "the list of hits")
    context.close()
    assert not found, "\n".join(found)


def test_a_barrier_is_found(page: Page, address: str, axe: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelector('article').append(document.createElement('img'))")
    assert any("image-alt" in found for found in violations(page, axe, "home"))
