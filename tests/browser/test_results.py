"""The results page as a reader uses it: what stays where it is, what is kept, what can be taken away."""

from __future__ import annotations

import csv
import io
import re
import threading
import time
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from generator.output.search import NamedPlace, PassageRow, Scope, build_index
from tests.browser.test_search import rows, type_query, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

WIDTHS: Final = (320, 390, 1280)
WAIT: Final = 0.25
"""Seconds that a slow line takes for each file of the index."""
SHIFTS: Final = """() => {
    window.shifts = [];
    new PerformanceObserver(list => {
        for (const { value, sources } of list.getEntries()) {
            const moved = sources.map(({ node, previousRect, currentRect }) =>
                [node?.className ?? node?.textContent, previousRect.toJSON(), currentRect.toJSON()]);
            window.shifts.push([value, ...moved]);
        }
    }).observe({ type: "layout-shift", buffered: true });
}"""
"""Note every layout shift of the page, also right after a key or a click."""


class _Server(SimpleHTTPRequestHandler):
    slow = False

    def do_GET(self) -> None:
        """Send a file, one of the index late if the line is slow."""
        if self.slow and self.path.endswith((".bin", "worker.js")):
            time.sleep(WAIT)
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing."""


class _Slow(_Server):
    slow = True


def placed() -> Iterator[PassageRow]:
    """Yield the passages of the seeds with the headings above them; half of them are plans."""
    for n, row in enumerate(rows()):
        path = ("三、今年的工作安排", "（一）先说产业") if n % 2 else ("二、去年工作回顾",)
        yield replace(row, path=path, division="plan" if n % 2 else "review")


PLACES: Final = (
    NamedPlace("changsha", ("长沙市", "长沙", "善化"), ("changsha",), home=True),
    NamedPlace("zhuzhou", ("株洲市", "株洲"), ("zhuzhou",), home=True),
    NamedPlace("hunan", ("湖南省", "湖南"), ("changsha", "zhuzhou", "xiangtan", "changde-lixian"), home=False),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a bare site with the seeds, whose places are known."""
    root = tmp_path_factory.mktemp("results")
    write_site(root, list(placed()))
    facts = Scope(
        themes={"industry": "产业"},
        places=PLACES,
        country=(("拉萨市", "拉萨"),),
        synonyms={"GDP": ("地区生产总值",)},
    )
    build_index(list(placed()), root / "search", facts)
    return root


def served(folder: Path, handler: type[_Server]) -> Iterator[str]:
    """Yield the address of a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def fast(folder: Path) -> Iterator[str]:
    yield from served(folder, _Server)


@pytest.fixture(scope="module")
def slow(folder: Path) -> Iterator[str]:
    yield from served(folder, _Slow)


def done(page: Page) -> None:
    page.wait_for_selector("[data-search-state=done]")


def total(page: Page) -> int:
    done(page)
    return int(page.inner_text("[data-total]"))


def asked(page: Page) -> dict[str, list[str]]:
    """Return the parameters of the address."""
    return parse_qs(urlsplit(page.url).query)


def shifts(page: Page) -> list[tuple[float, object]]:
    """Return what has moved: how far, and what."""
    page.wait_for_timeout(200)
    found: list[tuple[float, object]] = page.evaluate("window.shifts")
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("query", ["q=产业", "q=产业&place=changsha&group=doc", "q=产业&sort=new", "q=没有这句话"])
def test_nothing_moves_while_results_arrive_on_a_slow_line(
    browser: Browser, slow: str, width: int, query: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.add_init_script(f"({SHIFTS})()")
    page.goto(f"{slow}search/?{query}")
    done(page)
    assert shifts(page) == []
    page.evaluate("document.querySelector('.fz-results__head').style.paddingTop = '3rem'")
    assert shifts(page), "the test must see what moves"
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_on_a_page_of_the_built_site(browser: Browser, base_url: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.add_init_script(f"({SHIFTS})()")
    page.goto(f"{base_url}search/?q=产业")
    done(page)
    assert all(value < 0.005 for value, *_ in shifts(page))
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_while_the_reader_types(browser: Browser, slow: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{slow}search/")
    page.wait_for_selector("#fz-search-idle", state="visible")
    page.evaluate(f"({SHIFTS})()")
    type_query(page, "产业")
    done(page)
    type_query(page, "生态")
    done(page)
    assert shifts(page) == []
    page.close()


def test_hits_that_are_on_the_page_stay_the_same_elements(page: Page, slow: str) -> None:
    page.goto(f"{slow}search/?q=产业")
    page.wait_for_selector("a[data-hit]")
    first = page.locator("a[data-hit]").first
    handle = first.element_handle()
    done(page)
    page.locator("button.fz-results__more").click()
    page.wait_for_function("document.querySelectorAll('a[data-hit]').length > 20")
    assert handle is not None
    assert handle.evaluate("link => link === document.querySelector('a[data-hit]')")


def test_a_place_in_the_query_is_a_filter_that_one_click_undoes_and_its_page_is_a_link(
    page: Page, fast: str
) -> None:
    page.goto(f"{fast}search/")
    type_query(page, "长沙 产业")
    done(page)
    count = total(page)
    assert count == sum("产业" in row.text and row.place == "changsha" for row in rows())
    href = page.get_by_role("link", name="打开：长沙市").get_attribute("href")
    assert str(href).endswith("/cities/changsha/")
    chip = page.locator(".fz-chip--on")
    assert chip.inner_text() == f"只看长沙市：{count}段 ×"
    chip.click()
    page.wait_for_url("**literal=1*")
    done(page)
    assert total(page) == sum("产业" in row.text and "长沙" in row.text for row in rows())
    again = page.locator(".fz-chip", has_text="只看长沙市")
    again.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("!location.search.includes('literal')")
    assert total(page) == count


def test_a_place_alone_offers_all_of_its_passages(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/?q=株洲")
    done(page)
    page.locator(".fz-chip", has_text="全部株洲市").click()
    page.wait_for_url("**place=zhuzhou*")
    assert total(page) == sum(row.place == "zhuzhou" for row in rows())


def test_the_list_under_the_box_offers_the_page_of_a_place_first(page: Page, fast: str) -> None:
    page.goto(f"{fast}cities/changsha/")
    page.locator("input[name=q]").press_sequentially("株洲 产业")
    page.wait_for_selector("text=按回车看全部")
    page.wait_for_selector("[role=option].fz-search__place")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.inner_text().startswith("打开：株洲市")
    assert page.locator("input[name=q]").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cities/zhuzhou/")


def test_a_hit_says_where_it_is_and_whether_it_looks_back_or_ahead(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/?q=产业")
    done(page)
    known = {row.passage: row for row in placed()}
    for hit in page.locator(".fz-hit").all():
        row = known[str(hit.locator("a").get_attribute("href")).rpartition("#")[2]]
        assert hit.locator(".fz-hit__part").inner_text() == {"plan": "部署", "review": "回顾"}[str(row.division)]
        assert hit.locator(".fz-hit__path span").all_inner_texts() == [row.title, *row.path]
        if row.year:
            assert f"{row.place_name} · {row.year}年" in hit.locator(".fz-hit__where").inner_text()


def test_nothing_found_offers_what_is_meant_with_totals(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/")
    for query, kind, meant in (("GDP目标", "synonym", "地区生产总值"), ("拉萨 产业", "place", "产业")):
        type_query(page, query)
        offer = page.locator(f"[data-offer={kind}]", has_text=meant).first
        offer.wait_for()
        line = offer.locator("xpath=..").inner_text()
        assert (count := re.search(r"(\d+)段$", line)), line
        offer.click()
        page.wait_for_selector("a[data-hit]")
        assert total(page) == int(count[1])


@pytest.mark.parametrize("by", ["click", "keyboard"])
def test_a_facet_keeps_its_place_and_the_focus_when_it_is_chosen(page: Page, fast: str, by: str) -> None:
    page.goto(f"{fast}search/?q=产业")
    done(page)
    facet = page.locator(".fz-facet a[data-facet]")
    order = facet.evaluate_all("all => all.map(link => link.dataset.value)")
    last = page.locator("a[data-facet=place]").last
    where = last.bounding_box()
    value = last.get_attribute("data-value")
    if by == "click":
        last.click()
    else:
        last.focus()
        page.keyboard.press("Enter")
    page.wait_for_url("**place=*")
    done(page)
    assert facet.evaluate_all("all => all.map(link => link.dataset.value)") == order
    assert page.locator("a[data-facet=place]").last.bounding_box()["y"] == where["y"]  # type: ignore[index]
    assert page.evaluate("document.activeElement.dataset.value") == value
    assert last.get_attribute("aria-current") == "true"
    before = total(page)
    page.keyboard.press("Enter")
    page.wait_for_function("!location.search.includes('place=')")
    assert total(page) > before


def test_the_bars_are_as_long_as_the_counts(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/?q=产业")
    done(page)
    counts = [int(text) for text in page.locator("a[data-facet=place] .fz-facet__count").all_inner_texts()]
    widths = page.locator("a[data-facet=place] .fz-facet__bar").evaluate_all(
        "all => all.map(bar => parseFloat(getComputedStyle(bar, '::before').width))"
    )
    assert len(counts) > 2
    assert widths[0] > 30
    for count, width in zip(counts, widths, strict=True):
        assert width == pytest.approx(widths[0] * count / counts[0], abs=1.5)


def test_facets_are_folded_on_a_phone_and_open_beside_the_hits_at_a_desk(browser: Browser, fast: str) -> None:
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(f"{fast}search/?q=产业")
        done(page)
        bar = page.locator("a[data-facet=year]").first
        assert bar.is_visible() == (width >= 960)
        if width < 960:
            page.get_by_role("button", name="筛选与排序").click()
            assert bar.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.close()


def test_a_new_query_keeps_the_filters_shows_them_and_one_click_takes_them_away(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/?q=产业&place=zhuzhou&year=2023&sort=new")
    done(page)
    type_query(page, "生态")
    page.wait_for_function("decodeURIComponent(location.search).includes('生态')")
    narrowed = total(page)
    assert asked(page) == {"q": ["生态"], "place": ["zhuzhou"], "year": ["2023"], "sort": ["new"]}
    chips = page.locator(".fz-chip--on")
    assert [text.strip() for text in chips.all_inner_texts()] == ["2023年 ×", "株洲市 ×"]
    assert "（不筛选有" in page.inner_text(".fz-results__status")
    page.get_by_text("去掉全部筛选").click()
    page.wait_for_function("!location.search.includes('place=')")
    assert total(page) > narrowed
    assert asked(page) == {"q": ["生态"], "sort": ["new"]}
    assert chips.count() == 0


def test_filters_that_leave_nothing_say_how_many_there_are_without(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/?q=湘江新区&year=2023&place=changde-lixian")
    assert total(page) == 0
    link = page.locator(".fz-results__offers a", has_text="去掉筛选")
    without = int(re.findall(r"\d+", link.inner_text())[0])
    assert without > 0
    link.click()
    page.wait_for_function("!location.search.includes('place=')")
    assert total(page) == without


def test_the_idle_page_says_what_there_is_and_its_examples_can_be_followed(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/")
    page.locator("#fz-search-idle").get_by_text("检索全部文献的标题和段落").wait_for()
    page.locator("#fz-search-idle a").first.click()
    assert total(page) > 0
    assert not page.locator("#fz-search-idle").is_visible()
    page.go_back()
    page.locator("#fz-search-idle").wait_for()


def test_the_help_unfolds_by_keyboard(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/")
    page.locator(".fz-search-help summary").focus()
    page.keyboard.press("Enter")
    for example in ("养老 托育", "养老 | 托育", "养老 ~ 服务"):
        assert page.locator(".fz-search-help dt", has_text=example).is_visible()


def saved(page: Page) -> list[list[str]]:
    """Download the table of the hits, and return its rows."""
    with page.expect_download() as download:
        page.get_by_role("button", name="下载CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_all_hits_of_the_view_are_saved_as_a_table(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/?q=产业&place=zhuzhou")
    count = total(page)
    head, *lines = saved(page)
    assert head == ["地区", "年份", "文献", "章节", "部分", "文字", "链接"]
    assert len(lines) == count > 10
    texts = {row.passage: row.text for row in rows()}
    for place, year, _, _, _, text, link in lines:
        assert (place, year) == ("株洲市", "2023")
        assert text == texts[link.rpartition("#")[2]]
        assert "?" not in link


def left(page: Page, url: str) -> tuple[float, str]:
    """Open the 48th hit of 60, scrolled to; return where it was in the window, and its address."""
    page.goto(url)
    done(page)
    for number in (40, 60):
        page.locator("button.fz-results__more").click()
        page.wait_for_function(f"document.querySelectorAll('a[data-hit]').length === {number}")
        done(page)
    hit = page.locator("a[data-hit]").nth(47)
    hit.scroll_into_view_if_needed()
    top, href = hit.bounding_box()["y"], str(hit.get_attribute("href"))  # type: ignore[index]
    hit.click()
    page.wait_for_selector("mark[data-hit]")
    return top, href


def as_left(page: Page, top: float, href: str) -> None:
    """Hold the results against how they were left."""
    done(page)
    hit = page.locator("a[data-hit]").nth(47)
    assert page.locator("a[data-hit]").count() == 60
    assert abs(hit.bounding_box()["y"] - top) < 3  # type: ignore[index]
    assert page.evaluate("document.activeElement.href") == href


def test_the_way_back_leads_to_the_same_hits_the_same_place_and_the_same_focus(page: Page, fast: str) -> None:
    before = left(page, f"{fast}search/?q=发展")
    for way in (page.go_back, page.reload):
        way()
        as_left(page, *before)


def test_a_reader_who_scrolls_or_leaves_before_the_results_are_back_loses_nothing(page: Page, fast: str) -> None:
    before = left(page, f"{fast}search/?q=发展")
    held: list[Route] = []
    page.route("**/reports.bin*", lambda route: held.append(route))  # noqa: PLW0108 - not what Playwright can wrap  # the first hits come without it, the rest do not
    page.go_back()
    page.wait_for_function("document.querySelectorAll('a[data-hit]').length === 20")
    page.evaluate("scrollTo(0, 50)")
    page.locator("a[data-hit]").nth(1).focus()
    page.wait_for_timeout(400)  # longer than a page rests before it is noted
    page.unroute("**/reports.bin*")
    page.reload()
    as_left(page, *before)


def test_the_place_is_noted_once_and_at_once_when_it_is_restored(page: Page, fast: str) -> None:
    before = left(page, f"{fast}search/?q=发展")
    page.add_init_script("""
        window.noted = [];
        const replace = history.replaceState;
        history.replaceState = function (state, ...more) {
            if (state?.hits) window.noted.push(state.hits.top);
            return replace.call(this, state, ...more);
        };
    """)
    page.go_back()
    as_left(page, *before)
    assert len(set(page.evaluate("window.noted"))) <= 1


def test_the_way_back_into_a_long_list_leads_to_the_same_place(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/?place=hunan*&all=1")
    done(page)
    hit = page.locator("a[data-hit]").nth(230)
    hit.scroll_into_view_if_needed()
    hit.click(trial=True)  # waits until it stands still
    top = hit.bounding_box()["y"]  # type: ignore[index]
    hit.click()
    page.wait_for_url("**/cities/**")
    for way in (page.go_back, page.reload):
        way()
        done(page)
        assert abs(hit.bounding_box()["y"] - top) < 3  # type: ignore[index]


def test_a_hit_leaves_no_query_in_the_address_and_a_reload_marks_it_still(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/?q=产业")
    done(page)
    page.locator("a[data-hit]").first.click()
    page.wait_for_selector("mark[data-hit]")
    assert "?" not in page.url
    assert page.url.rpartition("#")[2]
    page.reload()
    page.wait_for_selector("mark[data-hit]")


def test_the_list_by_document_is_chosen_once_and_kept(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/?q=产业")
    done(page)
    switch = page.get_by_role("switch", name="按文献")
    assert switch.get_attribute("aria-checked") == "false"
    switch.click()
    page.wait_for_url("**group=doc*")
    done(page)
    assert page.locator(".fz-results__group").count() > 1
    assert switch.get_attribute("aria-checked") == "true"
    page.goto(f"{fast}search/?q={quote('生态')}")
    done(page)
    assert page.locator(".fz-results__group").count() > 1
    switch.click()
    page.wait_for_function("!location.search.includes('group')")
    done(page)
    assert page.locator(".fz-results__group").count() == 0


def test_numbers_and_links_of_documents_follow_the_filters(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/?q=发展&group=doc&sort=new")
    done(page)
    groups = page.locator(".fz-results__group .fz-hit__where")
    many = groups.all_inner_texts()
    page.locator("a[data-facet=theme]").first.click()
    page.wait_for_url("**theme=industry*")
    done(page)
    assert groups.all_inner_texts() != many
    counts = [int(re.findall(r"(\d+)段", one)[0]) for one in groups.all_inner_texts()]
    assert sum(counts) == total(page)
    page.locator(".fz-results__rest a").first.click()
    page.wait_for_function("!location.search.includes('group=')")
    done(page)
    assert asked(page)["theme"] == ["industry"]
    assert asked(page)["sort"] == ["new"]
    assert total(page) in counts


def test_a_question_asked_while_more_hits_come_has_no_room_for_them(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/?q=发展")
    done(page)
    # both before the worker can answer: the button, then another question
    page.evaluate("""() => {
        document.querySelector(".fz-results__more").click();
        document.querySelector("a[data-facet=year]").click();
    }""")
    page.wait_for_url("**year=*")
    done(page)
    assert page.evaluate("document.querySelector('.fz-results__list').style.minHeight") == ""


def test_an_index_that_did_not_load_is_tried_again(page: Page, fast: str) -> None:
    page.route("**/meta.bin*", lambda route: route.abort())
    page.goto(f"{fast}search/?q=产业")
    page.get_by_text("请再检索一次").wait_for()
    page.unroute("**/meta.bin*")
    page.locator(".fz-search--page button").click()
    page.wait_for_selector("a[data-hit]")
    assert total(page) > 0


def test_search_landmarks_have_names_of_their_own(page: Page, fast: str) -> None:
    page.goto(f"{fast}search/")
    names = page.locator("[role=search]").evaluate_all("all => all.map(form => form.getAttribute('aria-label'))")
    assert len(names) == len(set(names)) == 2


def test_without_scripts_the_page_says_so(browser: Browser, fast: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{fast}search/?q=产业")
    said = page.content().partition("<noscript>")[2].partition("</noscript>")[0]
    assert "没有脚本，输入的词不会有结果" in said
    assert "cities/changsha/" in said
    page.close()
