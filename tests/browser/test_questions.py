"""Queries as people ask them, typed in a real browser; all of them run in Node (tests/javascript)."""

from __future__ import annotations

import threading
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import questions
from tests.browser.test_search import _Quiet, found, type_query, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
TYPED = (
    "长沙 养老",
    "湖南省株洲市 教育",
    "廣東 就業",
    "“小巨人”",
    "养老 OR 托育 服务",
    "粮食 ~10 安全",
    "２０２５年 目标",
)
ASKED = {question["asked"]: question for found in questions.QUESTIONS.values() for question in found}
CORPUS = list(questions.rows())


@pytest.fixture(scope="module")
def results(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Return the results page of a site with the reports of nine places and years."""
    root = tmp_path_factory.mktemp("questions")
    write_site(root, CORPUS, questions.scope())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/search/")
    yield page
    page.close()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("query", TYPED)
def test_a_typed_question_finds_what_it_means(results: Page, query: str) -> None:
    question: dict[str, Any] = ASKED[query]
    type_query(results, query)
    results.wait_for_selector("[data-search-state=done]")
    anchors = found(results)
    assert anchors == questions.truth(question, CORPUS)
    assert len(anchors) == question["total"]


def test_the_address_of_a_hit_marks_its_words(results: Page) -> None:
    type_query(results, "广东 就业 ~ 创业")
    results.wait_for_selector("[data-search-state=done]")
    results.locator("a[data-hit]").first.click()
    results.wait_for_selector("mark[data-hit]")
    assert {"就业", "创业"} <= set(results.locator("mark[data-hit]").all_inner_texts())
