"""Finding one's way in long pages: one document alone, the line and the contents, coming back, lists, paper."""

from __future__ import annotations

import io
import re
import threading
from collections import Counter
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import pypdfium2
import pytest

from generator.output.settings import DEFAULTS
from generator.output.site.build import build_site
from generator.output.write import write_docs
from tests.browser.conftest import _Quiet
from tests.browser.test_site import PASSAGES, REPORTS
from tests.unit.output import large

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

SEVERAL = next(slug for slug, n in Counter(one["place"]["slug"] for one in REPORTS).items() if n > 1)
"""A place of which there are several documents on its page."""
OF_PLACE = sorted((one for one in REPORTS if one["place"]["slug"] == SEVERAL), key=lambda one: -one["year"])
LATEST, OLDER = OF_PLACE[:2]
TOP = "element => element.getBoundingClientRect().top"
AT_TOP = """() => {
  const all = [...document.querySelectorAll("article > [id]")];
  const one = all.find(element => element.getBoundingClientRect().bottom > 100);
  return [one.id, one.getBoundingClientRect().top];
}"""


RESTS = """() => new Promise(done => {
  let [before, still] = ["", 0];
  const look = () => {
    const now = `${scrollY} of ${document.documentElement.scrollHeight}`;
    still = now === before ? still + 1 : 0;
    before = now;
    if (still < 30) requestAnimationFrame(look);
    else done();
  };
  look();
})"""
"""Waits until a page has not moved for half a second: what the reader sees is noted after a fifth of one."""


def rest(page: Page) -> None:
    """Wait until the script for pages of documents runs, and nothing moves any more."""
    page.locator(".fz-line").wait_for(state="attached")
    page.evaluate(RESTS)


def passages(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in PASSAGES if one["report"] == report["id"]]


def shown(page: Page) -> set[str]:
    """Return the documents whose titles can be seen."""
    ids = page.locator("h2.fz-document:visible").evaluate_all("all => all.map(one => one.dataset.report)")
    return set(ids)


def phone(browser: Browser, *, scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="zh-CN", java_script_enabled=scripts
    )
    return context.new_page()


class TestAlone:
    """A document can be read alone; the page of its place stays its home."""

    def test_the_entry_leads_to_it_and_it_stays_alone(self, page: Page, base_url: str) -> None:
        page.goto(f"{base_url}documents/{OLDER['id']}/")
        page.get_by_role("link", name="读全文").click()
        page.wait_for_url(f"**/cities/{SEVERAL}/?document={OLDER['id']}#*")
        assert shown(page) == {OLDER["id"]}
        page.wait_for_function("title => document.title.includes(title)", arg=OLDER["title"])
        page.locator(".fz-column a:visible").last.click()
        page.reload()
        assert shown(page) == {OLDER["id"]}
        assert f"document={OLDER['id']}" in page.url
        page.get_by_role("link", name="本地区全部文献").click()
        page.wait_for_url(re.compile(rf"/cities/{SEVERAL}/#"))
        assert shown(page) == {one["id"] for one in OF_PLACE}

    def test_from_the_page_alone_and_on_to_the_next(self, page: Page, base_url: str) -> None:
        page.goto(f"{base_url}cities/{SEVERAL}/")
        page.get_by_role("link", name="单独阅读").first.click()
        page.wait_for_url("**/?document=*")
        assert shown(page) == {LATEST["id"]}, "the latest is the first"
        page.get_by_role("link", name="下一篇").click()
        page.wait_for_url(f"**/?document={OLDER['id']}#*")
        assert shown(page) == {OLDER["id"]}

    @pytest.mark.parametrize("width", [390, 1280])
    def test_a_link_to_a_passage_lands_in_its_document(self, page: Page, base_url: str, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 844})
        target = passages(OLDER)[-3]["id"]
        for named in (OLDER, LATEST):
            page.goto(f"{base_url}cities/{SEVERAL}/?document={named['id']}#{target}")
            page.wait_for_url(f"**/?document={OLDER['id']}#{target}")
            rest(page)
            assert shown(page) == {OLDER["id"]}
            assert 80 <= page.locator(f"#{target}").evaluate(TOP) < 844

    def test_nothing_moves_or_flashes(self, page: Page, base_url: str) -> None:
        page.add_init_script(
            """window.moved = 0;
            new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved += one.value; })
              .observe({ type: "layout-shift", buffered: true });"""
        )
        page.goto(f"{base_url}cities/{SEVERAL}/?document={OLDER['id']}")
        page.locator(".fz-column").wait_for()
        rest(page)
        assert page.evaluate("window.moved") < 0.02
        assert page.evaluate("scrollY") == 0

    def test_without_a_script_the_page_is_whole_and_at_the_document(self, browser: Browser, base_url: str) -> None:
        page = phone(browser, scripts=False)
        page.goto(f"{base_url}documents/{OLDER['id']}/")
        page.get_by_role("link", name="读全文").click()
        assert shown(page) == {one["id"] for one in OF_PLACE}
        top = page.locator(f"h2[data-report='{OLDER['id']}']").evaluate(TOP)
        assert 0 <= top < 300
        page.context.close()

    def test_a_document_that_is_not_on_the_page_shows_the_page(self, page: Page, base_url: str) -> None:
        page.goto(f"{base_url}cities/{SEVERAL}/?document=nothing-1999")
        assert shown(page) == {one["id"] for one in OF_PLACE}

    def test_a_document_that_is_not_on_the_page_takes_no_contents_away(self, page: Page, base_url: str) -> None:
        late: list[Route] = []

        def hold(route: Route) -> None:
            late.append(route)

        page.route("**/search/box.js", hold)  # the page is not complete before it has come
        page.goto(f"{base_url}cities/{SEVERAL}/?document=nothing-1999", wait_until="commit")
        page.locator(".fz-line").wait_for(state="attached", timeout=10_000)
        assert page.evaluate("document.readyState") == "interactive"
        late[0].continue_()
        page.locator(".fz-column a").first.wait_for()

    def test_marks_can_be_hidden(self, page: Page, base_url: str) -> None:
        page.goto(f"{base_url}cities/{SEVERAL}/?document={OLDER['id']}")
        page.locator("[data-display] summary").click(timeout=10_000)
        page.get_by_label("段落符号").uncheck()
        assert page.evaluate("document.documentElement.dataset.hide") == "signs"


class TestOrientation:
    """The line says where the reader is, the contents lead everywhere, text begins in the first screen."""

    @pytest.mark.parametrize("width", [320, 390, 1280])
    def test_the_line_follows_the_reader_in_one_line(self, page: Page, base_url: str, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{base_url}cities/{SEVERAL}/")
        line = page.locator(".fz-line")
        assert line.is_hidden(), "the title is in view"
        heading = next(one for one in passages(OLDER) if one["kind"] == "heading" and one["level"] == 1)
        page.goto(f"{base_url}cities/{SEVERAL}/#{heading['id']}")
        rest(page)
        said = line.text_content() or ""
        assert f"{OLDER['place']['name']}·{OLDER['year']}年" in said
        assert heading["text"] in said
        box = line.bounding_box()
        assert box
        assert box["height"] <= 33
        assert box["x"] + box["width"] <= page.evaluate("document.documentElement.scrollWidth")
        assert page.locator(f"#{heading['id']}").evaluate(TOP) >= box["y"] + box["height"], "it covers no target"

    def test_the_sheet_by_keyboard(self, browser: Browser, base_url: str) -> None:
        page = phone(browser)
        page.goto(f"{base_url}cities/{SEVERAL}/")
        rest(page)
        button = page.locator(".fz-meta .fz-open button").first
        button.focus()
        page.keyboard.press("Enter")
        sheet = page.get_by_role("dialog", name="目录")
        sheet.wait_for()
        for _ in range(40):  # through the whole sheet and round again
            page.keyboard.press("Tab")
            inside = "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
            assert page.evaluate(inside)
        page.keyboard.press("Escape")
        sheet.wait_for(state="hidden")
        assert button.evaluate("button => button === document.activeElement")
        page.context.close()

    def test_all_headings_are_in_the_sheet_and_the_current_one_is_marked(
        self, browser: Browser, base_url: str
    ) -> None:
        page = phone(browser)
        headings = [one for one in passages(OLDER) if one["kind"] == "heading"]
        deep = max(headings, key=lambda one: one["level"])
        page.goto(f"{base_url}cities/{SEVERAL}/#{deep['id']}")
        rest(page)
        page.locator(".fz-line .fz-open").click()
        sheet = page.get_by_role("dialog", name="目录")
        assert sheet.locator("a[aria-current]").text_content() == deep["text"]
        while (folded := sheet.locator("button[aria-expanded=false]:visible")).count():
            folded.first.click()
        every = [one for report in OF_PLACE for one in passages(report) if one["kind"] == "heading"]
        hrefs = sheet.locator("a:visible").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert {f"#{one['id']}" for one in every} <= set(hrefs)
        first = headings[0]
        sheet.locator(f"a[href='#{first['id']}']").click()
        rest(page)
        assert sheet.is_hidden()
        assert 80 <= page.locator(f"#{first['id']}").evaluate(TOP) < 300
        page.context.close()

    def test_text_begins_in_the_first_screen_of_a_phone(self, browser: Browser, base_url: str) -> None:
        page = phone(browser)
        for slug in sorted({one["place"]["slug"] for one in REPORTS}):
            page.goto(f"{base_url}cities/{slug}/")
            text = page.locator("article > .fz-meta ~ :is(p, h3, h4, h5)[id]").first
            assert text.evaluate(TOP) < 760, slug
            line = page.locator(".fz-meta > p").first.bounding_box()
            assert line
            assert line["height"] < 80
            assert page.locator(".fz-basis dl").first.is_hidden()
            page.locator(".fz-basis summary").first.click()
            assert page.locator(".fz-basis dl").first.is_visible()
        page.context.close()

    def test_documents_are_listed_once(self, page: Page, base_url: str) -> None:
        page.goto(f"{base_url}cities/{SEVERAL}/")
        page.locator(".fz-column").wait_for()
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            if width < 400:
                page.locator(".fz-contents summary").click()
            for one in OF_PLACE:
                href = page.locator(f"h2[data-report='{one['id']}']").get_attribute("id")
                links = page.locator(f":is(.md-sidebar, .fz-contents) a[href='#{href}']:visible")
                assert links.count() == 1, (width, one["id"])

    def test_the_contents_beside_the_text_follow_the_reader(self, page: Page, base_url: str) -> None:
        page.set_viewport_size({"width": 1280, "height": 420})
        page.goto(f"{base_url}cities/{SEVERAL}/")
        page.locator(".fz-column").wait_for()
        *_, heading = [one for one in passages(OLDER) if one["kind"] == "heading"]
        page.evaluate("id => document.getElementById(id).scrollIntoView()", heading["id"])
        current = page.locator(f".fz-column a[aria-current][href='#{heading['id']}']")
        current.wait_for()
        rest(page)
        frame, box = page.locator(".md-sidebar__scrollwrap").bounding_box(), current.bounding_box()
        assert frame
        assert box
        assert frame["y"] <= box["y"] < frame["y"] + frame["height"]
        assert page.locator(".md-nav__link--active").count() == 0, "those of the theme stay as they are"


class TestComingBack:
    """A page that is loaded again shows the passage that was at the top of the window."""

    @pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
    def test_a_reload_returns_to_the_passage(self, browser: Browser, base_url: str, share: float) -> None:
        page = phone(browser)
        page.goto(f"{base_url}cities/{SEVERAL}/")
        rest(page)
        page.evaluate(f"scrollTo(0, document.documentElement.scrollHeight * {share})")
        rest(page)
        before = page.evaluate(AT_TOP)
        page.reload()
        rest(page)
        after = page.evaluate(AT_TOP)
        assert after[0] == before[0]
        assert abs(after[1] - before[1]) <= 2
        page.goto(f"{base_url}about/")
        page.go_back()
        rest(page)
        back = page.evaluate(AT_TOP)
        assert back[0] == before[0]
        assert abs(back[1] - before[1]) <= 2
        page.context.close()

    def test_a_link_on_the_page_comes_before_what_was_kept(self, page: Page, base_url: str) -> None:
        page.goto(f"{base_url}cities/{SEVERAL}/")
        page.mouse.wheel(0, 3000)
        page.wait_for_function("history.state?.fangzhi")
        rest(page)
        before = page.evaluate(AT_TOP)
        target = passages(OLDER)[-5]["id"]
        page.goto(f"{base_url}cities/{SEVERAL}/#{target}")
        rest(page)
        assert 80 <= page.locator(f"#{target}").evaluate(TOP) < 800
        page.go_back()
        rest(page)
        back = page.evaluate(AT_TOP)
        assert (back[0], abs(back[1] - before[1]) <= 2) == (before[0], True)

    def test_back_leads_to_where_the_reader_was_and_not_to_the_target(self, page: Page, base_url: str) -> None:
        first, second = passages(OLDER)[-3]["id"], passages(LATEST)[3]["id"]
        page.goto(f"{base_url}cities/{SEVERAL}/#{first}")
        rest(page)
        there = page.evaluate("scrollY")
        page.mouse.move(600, 400)
        page.mouse.wheel(0, -3000)
        page.wait_for_function("there => scrollY < there - 1000", arg=there)
        rest(page)
        before = page.evaluate(AT_TOP)
        page.evaluate("id => { location.hash = id; }", second)
        rest(page)
        assert 80 <= page.locator(f"#{second}").evaluate(TOP) < 800
        page.go_back()
        rest(page)
        back = page.evaluate(AT_TOP)
        assert (back[0], abs(back[1] - before[1]) <= 2) == (before[0], True)


def on_paper(page: Page) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf()))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    return re.sub(r"\s+", "", text).replace("\ufffe", "-")  # PDFium's sign for a hyphen at the end of a line


def said(report: dict[str, Any]) -> str:
    """Return some words of a document that no other has."""
    paragraphs = [one["text"] for one in passages(report) if one["kind"] == "paragraph"]
    return re.sub(r"\s+", "", max(paragraphs, key=len))[:12]


class TestPaper:
    """One document or one section is printed alone, with its address, the day, the ids and the sources."""

    def test_a_document(self, page: Page, base_url: str) -> None:
        page.add_init_script("window.print = () => { window.asked = true; }")
        page.goto(f"{base_url}cities/{SEVERAL}/")
        page.get_by_role("button", name="打印本篇").last.click()
        page.wait_for_function("window.asked")  # the script of the paper comes at the first press
        text = on_paper(page)
        assert said(OLDER) in text
        assert said(LATEST) not in text
        assert f"cities/{SEVERAL}/" in text
        assert re.search(r"方志.*年\d+月\d+日打印", text)
        assert passages(OLDER)[-1]["id"] in text
        assert re.search(rf"来源.*著录：http\S*/documents/{OLDER['id']}/", text)
        assert page.locator(".fz-unprinted").count() == 0, "the page is whole again"

    def test_the_view_of_a_document(self, page: Page, base_url: str) -> None:
        page.goto(f"{base_url}cities/{SEVERAL}/?document={LATEST['id']}")
        text = on_paper(page)
        assert said(LATEST) in text
        assert said(OLDER) not in text

    def test_a_section_from_the_sheet(self, browser: Browser, base_url: str) -> None:
        page = phone(browser)
        page.add_init_script("window.print = () => { window.asked = true; }")
        first, second = [one for one in passages(OLDER) if one["kind"] == "heading" and one["level"] == 1][:2]
        page.goto(f"{base_url}cities/{SEVERAL}/#{first['id']}")
        rest(page)
        page.locator(".fz-line .fz-open").click()
        page.get_by_role("button", name="打印本节").click()
        page.wait_for_function("window.asked")
        text = on_paper(page)
        assert re.sub(r"\s+", "", first["text"]) in text
        assert re.sub(r"\s+", "", second["text"]) not in text
        assert re.sub(r"\s+", "", OLDER["title"]) in text
        page.context.close()

    def test_the_whole_page_otherwise(self, page: Page, base_url: str) -> None:
        page.goto(f"{base_url}cities/{SEVERAL}/")
        text = on_paper(page)
        assert said(LATEST) in text
        assert said(OLDER) in text


class Served(NamedTuple):
    """A site of many places, of which some are long."""

    address: str


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a site with leaves by year."""
    folder: Path = tmp_path_factory.mktemp("many")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.corpus.apart.LONG", 1000)
        patch.setattr("generator.output.pages.place_lists.FILTERED", 3)
        write_docs(large.corpus(), folder / "docs")
    assert build_site(folder / "docs", folder / "site", DEFAULTS, lambda _new, _listing: True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()


def test_from_document_to_document_across_the_years(page: Page, many: Served) -> None:
    page.goto(f"{many.address}documents/changsha-2023/")
    page.get_by_role("link", name="读全文").click()
    page.wait_for_url("**/cities/changsha/2023/?document=changsha-2023#*")
    page.get_by_role("link", name="下一篇").click()
    page.wait_for_url("**/cities/changsha/2022/?document=changsha-2022#*")
    page.get_by_role("link", name="上一篇").click()
    page.wait_for_url("**/cities/changsha/2023/?document=changsha-2023#*")


def test_the_address_of_a_document_leads_on_to_its_leaf(page: Page, many: Served) -> None:
    page.goto(f"{many.address}cities/changsha/?document=changsha-2022#report-changsha-2022")
    page.wait_for_url("**/cities/changsha/2022/?document=changsha-2022*")


def test_a_list_of_places_is_filtered_by_name(page: Page, many: Served) -> None:
    page.goto(f"{many.address}cities/")
    page.get_by_label("按名称筛选").fill("长沙")
    found = page.locator(".fz-places tbody tr:not(.fz-group):visible")
    page.wait_for_function("document.querySelector('.fz-find-place output').textContent")
    names = found.locator("th").all_text_contents()
    assert "长沙市" in names
    assert "北京市" not in names
    assert urlsplit(page.url).path.endswith("/cities/")


@pytest.mark.parametrize("words", ["长沙", "長沙"])
def test_a_list_in_traditional_characters_is_filtered_by_either(page: Page, many: Served, words: str) -> None:
    page.goto(f"{many.address}cities/")
    page.locator(".fz-script").click()
    page.wait_for_selector("[data-fz-script=done]")
    page.locator(".fz-find-place input").fill(words)
    names = page.locator(".fz-places tbody tr:not(.fz-group):visible th")
    assert "長沙市" in names.all_text_contents()
    assert "北京市" not in names.all_text_contents()


@pytest.mark.parametrize("words", ["长沙", "長沙"])
def test_the_places_of_a_theme_are_found_in_either(page: Page, many: Served, words: str) -> None:
    def few(route: Route) -> None:
        body = route.fetch().text()
        assert "const MANY = 12;" in body
        route.fulfill(body=body.replace("const MANY = 12;", "const MANY = 2;"), content_type="text/javascript")

    page.route("**/themes/form.js", few)
    page.goto(f"{many.address}themes/industry/")
    page.locator(".fz-script").click()
    page.wait_for_selector("[data-fz-script=done]")
    page.locator(".fz-compared summary").click()
    page.locator(".fz-compared input[type=search]").fill(words)
    names = page.locator(".fz-choices li:visible").all_text_contents()
    assert "長沙市" in names
    assert "北京市" not in names
