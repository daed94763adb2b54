"""Reading in traditional characters: all that is shown is converted as OpenCC does, and the way back is exact."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from opencc import OpenCC

from tests.browser.conftest import ROOT
from tests.browser.kinds import kinds, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

TABLE = ROOT / "generator/output/site/theme/assets/site/traditional.txt"
pytestmark = pytest.mark.browser
TRADITIONAL = OpenCC("s2t").convert
DONE = "[data-fz-script=done]"
MARKUP = "document.querySelector('main').innerHTML"
TEXT = "id => document.getElementById(id).cloneNode(true).textContent.replace(/¶/g, '')"
IDS = "[...document.querySelectorAll('[id]')].map(({id}) => id).join()"
LINKS = "[...document.querySelectorAll('a')].map(({href}) => href).join()"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Return the address of the site at the root of a host."""
    with served(site) as address:
        yield address


def turn(page: Page) -> None:
    """Use the switch and wait for the page."""
    page.locator(".fz-script").click()
    page.wait_for_selector(DONE)


def passages(site: Path, place: str) -> list[dict[str, str]]:
    """Return the passages of the page of a place."""
    rows = map(json.loads, (site / "data/passages.jsonl").read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row["url"].startswith(f"{place}#")]


def test_every_passage_is_as_opencc_has_it_and_the_way_back_is_exact(page: Page, address: str, site: Path) -> None:
    place = kinds(site)["place"]
    page.goto(address + place)
    page.wait_for_timeout(500)
    before, ids, links = page.evaluate(MARKUP), page.evaluate(IDS), page.evaluate(LINKS)
    turn(page)
    assert page.evaluate("document.documentElement.lang") == "zh-Hant"
    assert page.locator(".fz-converted").is_visible()
    for passage in passages(site, place):
        assert page.evaluate(TEXT, passage["id"]) == TRADITIONAL(passage["text"])
    assert page.title() == TRADITIONAL(page.title()) != ""
    menu = page.locator("#fz-menu").inner_text().split()
    assert menu == ["首頁", "地區", "主題", "指標", "提法", "檢索", "校勘記", "數據", "方法與來源"]
    assert page.locator(".md-header input").get_attribute("placeholder") == "檢索全文"
    assert [page.evaluate(IDS), page.evaluate(LINKS)] == [ids, links]
    page.locator(".fz-script").click()
    page.wait_for_selector(f"html:not({DONE})")
    assert page.evaluate(MARKUP) == before
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    assert page.locator(".fz-converted").is_hidden()


def test_the_choice_holds_on_every_page_and_for_what_is_added_later(page: Page, address: str) -> None:
    page.goto(address)
    turn(page)
    page.goto(f"{address}search/?q=发展")
    page.wait_for_selector("[data-search-state=done]")
    page.wait_for_selector(DONE)
    page.wait_for_timeout(300)
    hits = page.locator("a[data-hit]")
    text = "".join(hits.all_inner_texts())
    assert "發展" in text
    assert "发" not in text
    assert hits.first.locator("mark").first.inner_text() == "發展"
    hits.first.click()
    mark = page.locator("mark[data-hit]").first
    mark.wait_for()
    page.wait_for_selector(DONE)
    assert mark.inner_text() == "發展"
    page.locator(".fz-script").click()
    page.wait_for_selector(f"html:not({DONE})")
    assert page.locator("mark[data-hit]").first.inner_text() == "发展"


def test_a_quotation_has_the_simplified_words(page: Page, address: str, site: Path) -> None:
    page.goto(address + kinds(site)["place"])
    turn(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    control = page.locator(".fz-self").last
    anchor = (control.get_attribute("href") or "").partition("#")[2]
    words = next(row["text"] for row in passages(site, kinds(site)["place"]) if row["id"] == anchor)
    control.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="引文").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()) !== ''")
    assert words in page.evaluate("navigator.clipboard.readText()")


def test_the_evidence_of_a_record_stays(page: Page, address: str, site: Path) -> None:
    page.goto(address + kinds(site)["record"])
    evidence = "[...document.querySelectorAll('.fz-change')].map(({textContent}) => textContent).join()"
    before = page.evaluate(evidence)
    turn(page)
    assert before
    assert page.evaluate(evidence) == before


def test_phrases_are_found_over_the_elements_inside_a_text(page: Page, address: str) -> None:
    page.goto(f"{address}about/")
    text = "<p>头<b>发</b><i>和发</i>展<br>皇<u>后</u>、后<u>面</u></p>"
    page.evaluate("text => { document.querySelector('article').innerHTML = text; }", text)
    turn(page)
    assert page.locator("article p").inner_html() == "頭<b>髮</b><i>和發</i>展<br>皇<u>后</u>、後<u>面</u>"


@pytest.mark.parametrize("lost", ["traditional.txt", "traditional.js"])
def test_a_page_whose_table_or_script_is_lost_stays_simplified(page: Page, address: str, lost: str) -> None:
    page.route(f"**/{lost}", lambda route: route.abort())
    page.goto(address)
    page.locator(".fz-script").click()
    page.wait_for_selector("html:not(.fz-hant)", timeout=10_000)
    assert page.locator("#fz-menu").inner_text().split()[0] == "首页"
    assert page.locator(".fz-script").inner_text() == "繁"
    assert "hant" not in page.evaluate("JSON.stringify(localStorage)"), "nothing was chosen"


def test_what_a_script_has_changed_since_needs_no_page_anew(page: Page, address: str) -> None:
    page.goto(f"{address}about/")
    change = """([words, more]) => {
      const strong = Object.assign(document.createElement("strong"), { textContent: more });
      const [one, other] = document.querySelectorAll("article p");
      one.replaceChildren(words, strong);
      other.replaceChildren();
    }"""
    page.evaluate("() => { window.same = true; }")
    turn(page)
    page.evaluate(change, ["共有3篇", "发展"])
    first = page.locator("article p").first
    page.wait_for_function("document.querySelector('article p').textContent === '共有3篇發展'")
    page.locator(".fz-script").click()
    page.wait_for_selector(f"html:not({DONE})")
    assert first.inner_html() == "共有3篇<strong>发展</strong>"
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.same") is True


def test_nothing_is_loaded_before_the_switch_is_used(page: Page, address: str, requests: list[str]) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert not [url for url in requests if "traditional" in url or "convert" in url]


def test_all_sentences_of_the_seeds_are_as_opencc_has_them(page: Page, address: str) -> None:
    sources = sorted((ROOT / "seeds").glob("*.txt"))
    text = "\n".join(path.read_bytes().decode("utf-8", "ignore") for path in sources)
    text += (ROOT / "docs/data/passages.jsonl").read_text(encoding="utf-8")
    page.goto(f"{address}robots.txt")
    convert = """async ([folder, text]) => {
      const {converter} = await import(`${folder}convert.js`);
      const table = await (await fetch(`${folder}traditional.txt`)).text();
      return converter(table)(text).join("");
    }"""
    assert page.evaluate(convert, [f"{address}assets/site/", text]) == TRADITIONAL(text)


def test_the_table_is_small_enough_to_be_asked_for_on_a_telephone() -> None:
    assert len(gzip.compress(TABLE.read_bytes(), 6)) <= 250_000
