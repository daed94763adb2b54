"""Pages of documents as they are read: clean copies, marks that can be hidden, targets, heights, names, paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
DATA = Path(__file__).resolve().parents[2] / "docs" / "data"
PASSAGES = [json.loads(line) for line in (DATA / "passages.jsonl").read_text(encoding="utf-8").splitlines()]
PLACE = "zhuzhou"
HERE = [passage for passage in PASSAGES if passage["url"].startswith(f"cities/{PLACE}/#")]
THEMED = [passage for passage in HERE if passage["themes"]]
WIDTHS = [320, 390, 768, 1280]
COPY = """ids => {
  const range = document.createRange();
  range.setStartBefore(document.getElementById(ids[0]));
  range.setEndAfter(document.getElementById(ids.at(-1)));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.execCommand("copy");
  return navigator.clipboard.readText();
}"""
REACHED = """[...document.querySelectorAll(".fz-annotated :is(.fz-self, .headerlink), [data-display] summary")]
  .filter(link => link.checkVisibility({ contentVisibilityAuto: true }))"""
SMALL = (
    REACHED
    + """
  .flatMap(link => [...link.getClientRects()].map(({ width, height }) => [link.hash, width, height]))
  .filter(([, width, height]) => width < 24 || height < 24)"""
)
SHOWN = """id => {
  const link = document.querySelector(`.fz-self[href="#${id}"]`);
  return ["::before", "::after"].map(one => getComputedStyle(link, one).content).join(" ");
}"""


def test_what_is_copied_is_the_text_alone(page: Page, base_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{base_url}cities/{PLACE}/")
    first = next(n for n, passage in enumerate(HERE) if passage["kind"] == "heading" and n > 2)
    wanted = HERE[first : first + 6]
    assert sum(passage["kind"] == "paragraph" for passage in wanted) >= 3
    page.evaluate("document.querySelectorAll('.fz-annotated > p').forEach(p => p.scrollIntoView())")
    copied = page.evaluate(COPY, [passage["id"] for passage in wanted])
    assert [line for line in copied.splitlines() if line] == [passage["text"] for passage in wanted]


def test_a_heading_is_its_words_and_its_link_has_a_name(page: Page, base_url: str) -> None:
    for path in (f"cities/{PLACE}/", "themes/", "about/"):
        page.goto(base_url + path)
        assert page.locator(".headerlink").count()
        assert page.locator("article :is(.headerlink, .fz-self):not([aria-label])").count() == 0
        assert page.locator("article :is(h1, h2, h3, h4, h5, h6)", has_text="¶").count() == 0
        assert page.evaluate("[...document.querySelectorAll('.headerlink, .fz-self')].every(a => !a.textContent)")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_finger_reaches_every_link_of_a_passage(browser: Browser, base_url: str, width: int) -> None:
    phone = width < 700
    page = browser.new_page(viewport={"width": width, "height": 900}, has_touch=phone, is_mobile=phone)
    page.goto(f"{base_url}cities/{PLACE}/")
    page.add_style_tag(content="* { content-visibility: visible !important }")
    assert page.evaluate(f"{REACHED}.length") >= len(HERE), "each passage has one"
    assert page.evaluate(SMALL) == []
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_has_about_its_height_before_it_is_laid_out(browser: Browser, base_url: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    for slug in sorted({passage["url"].split("/")[1] for passage in PASSAGES}):
        page.goto(f"{base_url}cities/{slug}/")
        page.wait_for_timeout(200)
        estimated = page.evaluate("document.documentElement.scrollHeight")
        page.add_style_tag(content="* { content-visibility: visible !important }")
        real = page.evaluate("document.documentElement.scrollHeight")
        assert 0.95 <= estimated / real <= 1.05, (slug, estimated, real)
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_themes_of_a_paragraph_are_shown_with_and_without_scripts(
    browser: Browser, base_url: str, width: int, *, scripts: bool
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{base_url}cities/{PLACE}/#{THEMED[0]['id']}")
    link = page.locator(f'.fz-self[href="#{THEMED[0]["id"]}"]')
    assert link.is_visible()
    assert len((link.get_attribute("data-themes") or "").split()) == len(THEMED[0]["themes"])
    box, around = link.bounding_box(), page.locator(f"#{THEMED[0]['id']}").bounding_box()
    assert box
    assert around
    assert box["x"] + box["width"] <= width
    assert around["y"] - 8 <= box["y"] < around["y"] + around["height"], "inside of what is painted"
    context.close()


def test_the_control_says_why_a_paragraph_has_its_themes(page: Page, base_url: str) -> None:
    for passage in THEMED[:3]:
        page.goto(f"{base_url}cities/{PLACE}/")
        link = page.locator(f'.fz-self[href="#{passage["id"]}"]')
        link.scroll_into_view_if_needed()
        link.focus()
        page.keyboard.press("Enter")
        page.locator(".fz-why").first.wait_for()
        said = page.locator(".fz-why").all_inner_texts()
        assert len(said) == len(passage["themes"])
        for theme, line in zip(passage["themes"], said, strict=True):
            assert line.endswith(f"依据：{'、'.join(theme['why'][:12])}")
    page.locator(".fz-why a").first.click()
    page.wait_for_url("**/themes/**")
    assert page.locator(":target").count() == 1


def test_what_a_reader_hides_stays_hidden(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}cities/{PLACE}/")
    anchor = THEMED[0]["id"]
    assert "attr" not in page.evaluate(SHOWN, anchor)
    assert page.evaluate(SHOWN, anchor).endswith(' "¶"')
    page.locator("[data-display] summary").click()
    for name in ("主题标记", "段落符号", "本站注记"):
        page.get_by_label(name).uncheck()
    page.reload()
    assert page.locator("html").get_attribute("data-hide") == "themes signs notes"
    assert page.locator(f'.fz-self[href="#{anchor}"]').is_hidden()
    assert page.locator(".fz-inferred-note").is_hidden()
    assert page.locator(".fz-incomplete").first.is_visible(), "that a document is not whole is always said"
    page.locator("[data-display] summary").click()
    page.get_by_label("主题标记").check()
    page.keyboard.press("Escape")
    assert page.get_by_label("主题标记").is_hidden()
    page.reload()
    assert page.locator(f'.fz-self[href="#{anchor}"]').is_visible()
    assert page.evaluate(SHOWN, anchor).endswith(" none")


def test_paragraphs_on_paper_are_indented_and_without_signs(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}cities/{PLACE}/#{HERE[5]['id']}")
    page.emulate_media(media="print")
    style = page.locator(f"#{THEMED[0]['id']}").evaluate(
        "p => [getComputedStyle(p).textIndent, getComputedStyle(p).marginBottom, getComputedStyle(p).fontSize]"
    )
    assert float(style[0][:-2]) == pytest.approx(2 * float(style[2][:-2]))
    assert style[1] == "0px"
    assert page.locator(".fz-self:visible, .headerlink:visible, .fz-display:visible").count() == 0
