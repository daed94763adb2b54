"""A large site: links that were published when all was on one page lead on to the page that has it now."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.output.settings import DEFAULTS
from generator.output.site.build import build_site
from generator.output.site.links import check_site
from generator.output.write import write_docs
from tests.unit.output import large
from tests.unit.output.test_large import BOUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser


class _Served(SimpleHTTPRequestHandler):
    """A host that answers what is not there with the site's own page, as hosts of static sites do."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send 404.html."""
        del message, explain
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing."""


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a large site whose bounds are a few."""
    folder = tmp_path_factory.mktemp("large")
    with pytest.MonkeyPatch.context() as patch:
        for name, bound in BOUNDS.items():
            patch.setattr(name, bound)
        write_docs(large.corpus(), folder / "docs")
    assert build_site(folder / "docs", folder / "site", DEFAULTS, lambda _new, _listing: True)
    return folder / "site"


@pytest.fixture(scope="module")
def address(large_site: Path) -> Iterator[str]:
    """Return the address of the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Served, directory=str(large_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_links_anchors_and_ids_of_a_large_site(large_site: Path) -> None:
    assert check_site(large_site) == []


OLD = [
    ("themes/industry/#changsha-liuyang-2022", "themes/industry/changsha-liuyang-2022/#changsha-liuyang-2022"),
    ("themes/industry/#hunan-2021", "themes/industry/hunan-2021/#hunan-2021"),
    ("themes/industry/#zhuzhou", "themes/industry/zhuzhou/#zhuzhou"),
    ("themes/industry/hunan/#zhuzhou-youxian-2023", "themes/industry/zhuzhou-youxian-2023/#zhuzhou-youxian-2023"),
    (f"cities/changsha/#{large.anchor('t', 'changsha-2021')}", "cities/changsha/2021/#t-"),
    (f"cities/changsha/?q=制造业#{large.anchor('p', 'changsha-2022', '1')}", "cities/changsha/2022/?q="),
]


@pytest.mark.parametrize(("old", "new"), OLD)
def test_a_link_that_was_published_leads_on(page: Page, address: str, old: str, new: str) -> None:
    page.goto(address + old)
    page.wait_for_url(f"{address}{new}*")
    anchor = page.url.partition("#")[2]
    assert anchor == old.partition("#")[2]
    assert page.locator(f"[id='{anchor}']").count() == 1


def test_the_page_of_a_place_that_is_quoted_elsewhere_now_leads_there(page: Page, address: str) -> None:
    page.goto(f"{address}themes/industry/changsha-furong/#changsha-furong-2022")
    page.wait_for_url(f"{address}themes/industry/changsha/#*")


def test_sections_that_are_where_they_were_stay(page: Page, address: str) -> None:
    for path in (
        "themes/industry/#hunan",
        "themes/industry/hunan-2021/#hunan-2021",
        "themes/industry/#nothing-2021",
    ):
        page.goto(address + path)
        page.wait_for_timeout(200)
        assert page.url == address + path


def test_without_a_script_the_documents_of_a_long_place_are_a_list(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}cities/changsha/#{large.anchor('t', 'changsha-2021')}")
    page.locator(":target a").click()
    assert page.url == f"{address}cities/changsha/2021/#{large.anchor('t', 'changsha-2021')}"
    context.close()


def test_places_of_other_pages_are_compared_on_the_page_of_the_theme(page: Page, address: str) -> None:
    page.goto(f"{address}themes/industry/?place=beijing&place=changsha")
    page.locator(".fz-compare-2").wait_for()
    names = page.locator(".fz-compare h2").evaluate_all("all => all.map(one => one.firstChild.textContent)")
    assert names == ["北京市", "长沙市"]
    assert page.locator(".fz-compare-year").count() == len(large.YEARS)
    links = page.locator(".fz-compare .fz-from a").evaluate_all("all => all.map(one => one.href)")
    assert links
    assert all(f"{address}cities/" in link for link in links)
    assert page.locator(".fz-filter output").text_content() != ""


def test_the_chosen_year_stays_while_the_columns_load(page: Page, address: str) -> None:
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/themes/industry/beijing/", hold)
    page.goto(f"{address}themes/industry/?place=beijing&year=2022")
    page.get_by_text("正在取各地区的段落").wait_for()
    page.locator(".fz-compared summary").click()
    page.locator(".fz-choices input[value=changsha]").check()
    page.wait_for_function("document.querySelector('.fz-filter output').textContent")
    for route in late:
        route.continue_()
    page.locator(".fz-compare-2").wait_for()
    assert page.locator(".fz-filter select[name=year]").input_value() == "2022"
    assert "year=2022" in page.url


def test_a_column_that_leaves_pages_out_says_so(page: Page, address: str) -> None:
    def few(route: Route) -> None:
        body = route.fetch().text()
        assert "const PAGES = 12;" in body
        route.fulfill(body=body.replace("const PAGES = 12;", "const PAGES = 1;"), content_type="text/javascript")

    page.route("**/themes/sections.js", few)
    page.goto(f"{address}themes/industry/?place=beijing&place=changsha")
    page.locator(".fz-compare-2").wait_for()
    assert page.get_by_text("这里只取了前1页").count() >= 1
