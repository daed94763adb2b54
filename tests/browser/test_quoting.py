"""The control at headings and paragraphs: it copies links, quotations and references; links mark their words."""

from __future__ import annotations

import gzip
import json
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from bibtexparser.entrypoint import parse_string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request

pytestmark = pytest.mark.browser
DATA = Path(__file__).resolve().parents[2] / "docs" / "data"
PASSAGES = [json.loads(line) for line in (DATA / "passages.jsonl").read_text(encoding="utf-8").splitlines()]
WORDS = "先进制造业"
PASSAGE = next(
    p for p in PASSAGES if p["report"].startswith("zhuzhou") and p["kind"] == "paragraph" and WORDS in p["text"]
)
HEADING = next(p for p in PASSAGES if p["report"].startswith("zhuzhou") and p["kind"] == "heading")
AFTER = PASSAGE["text"][PASSAGE["text"].index(WORDS) :][:40]
SELECT = """([id, words]) => {
  const passage = document.getElementById(id);
  passage.scrollIntoView({ block: "center" });
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
}"""
MARKED = "[...document.querySelectorAll('mark[data-quote]')].map(mark => mark.textContent).join('')"
MOST = 5_000
"""The most bytes, packed by gzip, that the first use of the control may load of scripts and styles."""
MOST_DATA = 4_000
"""The same of its document: references, and why paragraphs have their themes."""


@pytest.fixture(params=[390, 1280])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """Return a context of a phone, which is touched, or of a desk, with a clipboard."""
    phone = request.param == 390
    context = browser.new_context(
        viewport={"width": request.param, "height": 844}, has_touch=phone, is_mobile=phone, locale="zh-CN"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def control(page: Page, passage: dict[str, str]) -> Locator:
    """Return the link of a passage to itself."""
    return page.locator(f'a:is(.fz-self, .headerlink)[href$="#{passage["id"]}"]').first


def use(page: Page, passage: dict[str, str], way: str) -> None:
    """Open the control of a passage by mouse, touch or keyboard."""
    link = control(page, passage)
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # passages above are laid out when they come near
    if way == "key":
        link.focus()
        page.keyboard.press("Enter")
    elif way == "touch":
        link.tap()
    else:
        link.click()
    page.locator(".fz-quoting").wait_for()


def copied(page: Page, name: str) -> str:
    """Return what a button of the control copies."""
    page.locator(".fz-quoting button", has_text=re.compile(f"^{re.escape(name)}$")).click()
    page.locator(".fz-quoting [role=status]", has_text="已复制").wait_for()
    found = page.evaluate("navigator.clipboard.readText()")
    assert isinstance(found, str)
    return found


def _noted(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def ways(context: BrowserContext) -> list[str]:
    """Return the ways to use a control in a context."""
    page = context.new_page()
    touched = page.evaluate("navigator.maxTouchPoints > 0")
    page.close()
    return ["touch", "key"] if touched else ["mouse", "key"]


def test_the_link_of_a_passage_is_clean_and_leads_to_it(context: BrowserContext, base_url: str) -> None:
    for way in ways(context):
        for passage in (PASSAGE, HEADING):
            page = context.new_page()
            page.goto(f"{base_url}cities/zhuzhou/?q={WORDS}#{passage['id']}")
            page.wait_for_timeout(1800)  # until the page rests
            before = page.evaluate("scrollY")
            use(page, passage, way)
            link = copied(page, "复制链接")
            assert link == f"{base_url}cities/zhuzhou/#{passage['id']}"
            assert page.locator(f"#{passage['id']}").evaluate("e => e.matches(':target')")
            if passage is PASSAGE:
                assert abs(page.evaluate("scrollY") - before) < 400, "the page stays where it is"
            page.close()


def test_selected_words_are_quoted_and_marked_for_who_opens_the_link(
    context: BrowserContext, browser: Browser, base_url: str
) -> None:
    for way in ways(context):
        page = context.new_page()
        page.goto(f"{base_url}cities/zhuzhou/")
        page.evaluate(SELECT, [PASSAGE["id"], AFTER])
        use(page, PASSAGE, way)
        link = copied(page, "复制链接")
        quotation = copied(page, "复制引文")
        assert quotation.startswith(f"“{AFTER.strip()}”\n——"), way
        assert link in quotation
        page.close()
        fresh = browser.new_context(viewport={"width": 390, "height": 844})
        asked: list[str] = []
        fresh.on("request", partial(_noted, asked))
        reader = fresh.new_page()
        reader.goto(link)
        reader.locator("mark[data-quote]").first.wait_for()
        reader.wait_for_timeout(600)
        assert reader.evaluate(MARKED) == AFTER.strip()
        top = reader.locator("mark[data-quote]").first.evaluate("e => e.getBoundingClientRect().top")
        assert 50 <= top < 800
        assert reader.locator("mark[data-quote]").first.evaluate(
            f"e => e.closest('[id]').id === '{PASSAGE['id']}'"
        )
        assert [url for url in asked if urlsplit(url).netloc != urlsplit(base_url).netloc] == []
        fresh.close()


def test_every_passage_can_be_quoted_in_parts(page: Page, base_url: str) -> None:
    """Whatever is selected, the address names it: here the last two thirds and a bit in the middle of some."""
    page.goto(f"{base_url}cities/zhuzhou/")
    check = """async ([base, texts]) => {
      const { naming } = await import(`${base}assets/site/words.js`);
      const { named } = await import(`${base}assets/site/marking.js`);
      const wrong = [];
      for (const text of texts) {
        const size = text.length;
        for (const [start, end] of [[Math.floor(size / 3), size], [1, 5], [0, 1], [2, size - 2]]) {
          if (end > size || end <= start) continue;
          const found = named(text, new URLSearchParams(String(naming(text, start, end))));
          if (String(found) !== String([start, end])) wrong.push([text, start, end, found]);
        }
      }
      return wrong;
    }"""
    texts = [passage["text"] for passage in PASSAGES] + [
        "甲甲甲甲甲甲甲甲甲甲甲甲",
        "产业产业、产业",
        "a+b & c?d#e%f" * 6,
    ]
    assert page.evaluate(check, [base_url, texts]) == []


def test_words_that_are_no_longer_there_are_not_marked_elsewhere(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}cities/zhuzhou/?quote=没有这几个字#{PASSAGE['id']}")
    page.wait_for_timeout(600)
    assert page.locator("mark").count() == 0
    assert page.locator(f"#{PASSAGE['id']}").evaluate("e => e.matches(':target')")


def test_references_are_copied_in_every_format(context: BrowserContext, base_url: str) -> None:
    page = context.new_page()
    page.goto(f"{base_url}cities/zhuzhou/")
    use(page, PASSAGE, ways(context)[0])
    link = f"{base_url}cities/zhuzhou/#{PASSAGE['id']}"
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    for standard in ("GB/T 7714—2025", "GB/T 7714—2015"):
        assert f"[R/OL]. 方志校勘本. [{today}]. {link}. 底本：" in copied(page, standard)
    (entry,) = parse_string(copied(page, "BibTeX")).entries
    assert entry.fields_dict["url"].value == link
    assert f"UR  - {link}\nY2  - {today}\n" in copied(page, "RIS")
    (item,) = json.loads(copied(page, "CSL-JSON"))
    assert item["accessed"] == {"date-parts": [[int(part) for part in today.split("-")]]}
    assert item["URL"] == link


def test_a_quotation_says_that_its_words_are_inferred_or_that_the_source_has_a_gap(
    page: Page, base_url: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    control_data = DATA.parent / "documents" / "xiangtan-2023-speech.json"
    inferred = json.loads(control_data.read_text(encoding="utf-8"))["inferred"]
    anchor, [[start, end], *_] = next(iter(inferred.items()))
    passage = next(p for p in PASSAGES if p["id"] == anchor)
    page.goto(f"{base_url}cities/xiangtan/")
    page.evaluate(SELECT, [anchor, passage["text"][max(0, start - 2) : end + 2]])
    use(page, passage, "mouse")
    assert "推断的文字" in copied(page, "复制引文")
    assert "/records/xiangtan-2023-speech/" in copied(page, "复制引文")
    page.evaluate(SELECT, [anchor, passage["text"][: max(2, start - 2)]])
    use(page, passage, "mouse")
    assert "推断的文字" not in copied(page, "复制引文")
    gap = next(
        p for p in PASSAGES if p["report"] == passage["report"] and "□" in p["text"] and p["kind"] == "paragraph"
    )
    page.reload()
    use(page, gap, "mouse")
    assert "来源在引文处有残缺" in copied(page, "复制引文")


def test_nothing_is_loaded_before_the_control_is_used_and_little_then(
    page: Page, base_url: str, site: Path, requests: list[str]
) -> None:
    page.goto(f"{base_url}cities/zhuzhou/", wait_until="networkidle")
    page.wait_for_timeout(500)
    before = len(requests)
    assert not [url for url in requests if "quoting" in url or url.endswith(".json")]
    use(page, PASSAGE, "mouse")
    page.wait_for_timeout(300)
    loaded = [url for url in requests[before:] if not url.endswith(".svg")]
    assert len(loaded) == 3, "words.js is there already: the line of the page needs it"
    sizes = {url: len(gzip.compress((site / url.removeprefix(base_url)).read_bytes())) for url in loaded}
    (data,) = [url for url in loaded if url.endswith(".json")]
    assert sizes.pop(data) <= MOST_DATA
    assert sum(sizes.values()) <= MOST


def test_the_control_closes_by_escape_and_gives_the_focus_back(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}cities/zhuzhou/")
    use(page, PASSAGE, "key")
    assert page.evaluate("document.activeElement.textContent") == "复制链接"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "复制引文"
    page.keyboard.press("Escape")
    assert page.locator(".fz-quoting").count() == 0
    assert page.evaluate("document.activeElement.matches('.fz-self')")
    use(page, PASSAGE, "key")
    page.mouse.click(5, 400)
    assert page.locator(".fz-quoting").count() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_an_entry_has_its_references_with_and_without_scripts(
    browser: Browser, base_url: str, *, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{base_url}documents/zhuzhou-2023-work-report/")
    shown = page.locator(".fz-references pre").all_inner_texts()
    assert len(shown) == 5
    (entry,) = parse_string(shown[2]).entries
    assert entry.key == "zhuzhou-2023-work-report"
    assert json.loads(shown[4])[0]["type"] == "report"
    assert ("[引用日期]" in shown[0]) == (not scripts)
    assert (f"{base_url}documents/zhuzhou-2023-work-report/" in shown[0]) == scripts
    assert json.loads(page.locator('script[type="application/ld+json"]').inner_text())["@type"] == "Report"
    assert page.locator("meta[name=citation_title]").count() == 1
    context.close()
