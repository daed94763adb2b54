"""Phrases as a reader follows them: from the results to the table, to the page of a phrase, to the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.output import addresses
from generator.output.settings import DEFAULTS
from generator.output.site.build import build_site
from generator.output.write import write_docs
from tests.browser.kinds import served
from tests.unit.corpus.phrases.test_find import two_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PHRASE = addresses.phrase_file("低空经济").removesuffix(".md")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site with six places and two years; passages have ids of their own."""
    folder = tmp_path_factory.mktemp("phrases")
    corpus = two_years()
    own = tuple(
        replace(one, passages=tuple(replace(p, id=f"{p.id}-{n}") for p in one.passages))
        for n, one in enumerate(corpus.reports)
    )
    write_docs(replace(corpus, reports=own), folder / "docs")
    assert build_site(folder / "docs", folder / "site", DEFAULTS, lambda _new, _listing: True)
    with served(folder / "site") as found:
        yield found


def test_hits_lead_to_a_table_to_the_page_and_to_the_passage(page: Page, address: str) -> None:
    page.goto(f'{address}search/?q="低空经济"')
    page.wait_for_selector("[data-search-state=done]")
    fold = page.locator(".fz-spread")
    assert not fold.locator("table").count()
    fold.get_by_text("按地区与年份").click()
    fold.locator("tbody tr").first.wait_for()
    assert fold.locator("thead th").all_inner_texts() == ["地区", "2025年", "2026年"]
    assert [row.split() for row in fold.locator("tbody tr").all_inner_texts()][:3] == [
        ["changsha市", "1", "1"],
        ["zhuzhou市", "1", "1"],
        ["xiangtan市", "1"],
    ]
    fold.get_by_label("zhuzhou市，2026年：1段").click()
    page.wait_for_selector("[data-search-state=done]")
    assert page.locator(".fz-hit").count() == 1
    fold.get_by_text("提法页：低空经济").click()
    page.wait_for_url(f"{address}{PHRASE}/")
    assert page.locator("tbody tr").count() == 6
    assert page.locator("tbody td", has_text="未用").count() == 4
    page.locator("tbody tr", has_text="zhuzhou市").get_by_text("1").last.click()
    sentence = page.locator(":target")
    assert "低空经济" in sentence.inner_text()
    page.locator(".fz-from", has_text="zhuzhou市").first.locator("a").click()
    assert "低空经济" in page.locator(":target").inner_text()


def test_the_table_goes_with_the_query(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=某某某某某")
    page.wait_for_selector("[data-search-state=done]")
    assert not page.locator(".fz-spread").is_visible()
    page.goto(f"{address}search/?q=产业")
    page.wait_for_selector("[data-search-state=done]")
    assert page.locator(".fz-spread summary").is_visible()
    assert not page.locator(".fz-spread__page").is_visible()
