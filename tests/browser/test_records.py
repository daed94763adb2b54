"""The record of a damaged report as a person judges it: on a desktop, on a phone and on paper, light and dark."""

from __future__ import annotations

import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
SHIFTED = ROOT / "seeds" / "003_802ff6a0af53e020.txt"
CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
SUSPECT = "县融媒网友之窗"
WIDE = """() => [...document.querySelectorAll(".fz-change, .fz-pair, .fz-whole, .fz-rule")]
  .filter(e => e.scrollWidth > e.clientWidth + 1).length"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site made of one report with damage of many kinds; yield the address of its record."""
    folder = tmp_path_factory.mktemp("records")
    (folder / "seeds").mkdir()
    title, rest = SHIFTED.read_text("utf-8").split("\n", 1)
    (folder / "seeds" / "a.txt").write_text(f"{title}\n{SUSPECT}\n{rest}", encoding="utf-8")
    command = [sys.executable, "-m", "generator", "build"]
    done = subprocess.run(command, cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    record = next((folder / "site" / "records").glob("xiangtan-*"))
    yield f"http://127.0.0.1:{server.server_port}/records/{record.name}/"
    server.shutdown()
    server.server_close()


def test_what_is_to_be_judged_comes_first_and_is_open(page: Page, address: str) -> None:
    page.goto(address)
    order = page.locator("article h2").evaluate_all("all => all.map(h => h.id)")
    assert order[:4] == ["findings", "inferred", "removed", "gap"]
    assert page.get_by_text(SUSPECT, exact=True).is_visible()
    assert page.locator("#rule-zhe ~ .fz-changes dt", has_text="今改作").first.is_visible()
    assert not page.locator("#rule-traditional ~ details .fz-change").first.is_visible()


def test_an_inferred_repair_leads_to_its_passage(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("dd", has=page.locator("ins", has_text="着")).first.get_by_role("link", name="正文").click()
    page.wait_for_url("**/cities/**")
    assert "特别是随着高新区社会事务移交" in page.locator(":target").inner_text()
    page.locator("mark[data-hit]").first.wait_for()
    assert page.locator("mark[data-hit]").all_inner_texts() == ["特别是随着高新区社会事"]


def test_the_counts_lead_to_the_changes_and_these_to_the_rule(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("table a", has_text="去除注入的拼音").click()
    assert page.locator(":target").get_attribute("id") == "rule-pinyin-glosses"
    page.locator("#rule-pinyin-glosses + p a", has_text="规则").click()
    page.wait_for_url("**/records/rules/#rule-pinyin-glosses")
    assert page.locator(":target").inner_text().startswith("去除注入的拼音")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_has_to_be_pushed_sideways(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate(WIDE) == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_went_and_what_came_differ_by_more_than_colour_and_can_be_read(
    page: Page, address: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    style = "e => getComputedStyle(e).borderBottomStyle"
    assert page.locator("dd > del").first.evaluate(style) == "dashed"
    assert page.locator("dd > ins").first.evaluate(style) == "solid"
    assert page.evaluate(CONTRAST, 4.5) == []


def test_on_paper_the_certain_changes_are_there_too(page: Page, address: str) -> None:
    page.goto(address)
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    assert page.locator("#rule-zhe ~ .fz-changes dt").first.is_visible()
    assert page.locator("article del").first.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
