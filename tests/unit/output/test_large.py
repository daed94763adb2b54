"""A large site in little: lists by province, leaves of places, pages of themes; every link leads somewhere."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urldefrag

import pytest

from generator.output import registry
from tests.unit.output import large
from tests.unit.output.rendering import Page, render

BOUNDS = {
    "generator.output.themes.sections.LARGE": 5,
    "generator.output.overview.tally.PLACES": 3,
    "generator.output.overview.coverage.ROWS": 3,
    "generator.output.records.record_list.RECORDS": 4,
    "generator.corpus.apart.LONG": 1000,
}


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> dict[str, Page]:
    """Return every page by its file, rendered, of a site whose bounds are a few."""
    for name, bound in BOUNDS.items():
        monkeypatch.setattr(name, bound)
    return {file: render(page.split("---\n", 2)[2]) for file, page in registry.pages(large.corpus())}


def ids(page: Page) -> list[str]:
    return [attributes["id"] or "" for _, attributes in page.elements if attributes.get("id")]


def target(here: str, href: str) -> tuple[str, str]:
    """Return the file and the anchor that a link on a page leads to, as Markdown or as HTML."""
    address, anchor = urldefrag(href)
    path = address.partition("?")[0]
    if not path:
        return here, anchor
    if path.endswith(".md"):
        return posixpath.normpath(posixpath.join(posixpath.dirname(here), path)), anchor
    folder = here.removesuffix(".md").removesuffix("index").rstrip("/")
    found = posixpath.normpath(posixpath.join(folder, unquote(path))).strip(".")
    return found, anchor


def links(site: dict[str, Page]) -> int:
    """Check that every link leads to a page, and to an id if it names one; return how many name one."""
    known = {file: set(ids(page)) for file, page in site.items()}
    checked = 0
    for here, page in site.items():
        assert len(ids(page)) == len(set(ids(page))), here
        for name, attributes in page.elements:
            href = attributes.get("href") or ""
            if name != "a" or "data/" in posixpath.join(here, href) or ":" in href:
                continue
            found, anchor = target(here, href)
            names = [file for file in (found, f"{found}.md", f"{found}/index.md".lstrip("/")) if file in known]
            assert names, f"{here}: {href}"
            assert not anchor or anchor in known[names[0]], f"{here}: {href}"
            checked += bool(anchor)
    return checked


def test_every_link_leads_to_a_page_and_an_id(site: dict[str, Page]) -> None:
    assert links(site) > 300


def test_links_lead_on_where_the_picture_has_provinces_and_the_lists_have_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("generator.output.overview.coverage.ROWS", 3)
    assert links({file: render(page.split("---\n", 2)[2]) for file, page in registry.pages(large.corpus())}) > 300


def test_home_and_lists_name_provinces_and_their_pages_the_places(site: dict[str, Page]) -> None:
    home = [attributes.get("href") for name, attributes in site["index.md"].elements if name == "a"]
    assert "cities/hunan/places/" in home
    assert "cities/changsha/" not in home
    assert "cities/beijing/" in home, "a province without further places has no list"
    listed = [attributes.get("href") for _, attributes in site["cities/hunan/places.md"].elements]
    assert {"../../changsha/", "../../changsha-liuyang/", "../../changsha-xiangjiang/"} <= set(listed)
    results = [attributes.get("href") for _, attributes in site["search/index.md"].elements]
    assert "../cities/hunan/places/" in results
    assert "../cities/changsha/" not in results


def test_records_are_listed_by_province_then_by_year(site: dict[str, Page]) -> None:
    assert {"records/of/hunan.md", "records/of/hunan-2022.md", "records/of/hunan-2022-2.md"} <= site.keys()
    listed = {attributes.get("href") for _, attributes in site["records/of/beijing.md"].elements}
    assert "../../beijing-2021/" in listed
    assert "records/of/beijing-2021.md" not in site


def test_a_long_place_is_a_list_of_its_leaves_the_latest_first(site: dict[str, Page]) -> None:
    listed = site["cities/changsha.md"]
    wanted = [f"{year}/#{large.anchor('t', f'changsha-{year}')}" for year in (2023, 2022, 2021)]
    assert [h for _, a in listed.elements if (h := a.get("href") or "").startswith("20")] == wanted
    assert large.anchor("t", "changsha-2023") in ids(listed), "what is published under this anchor leads on"
    leaf = site["cities/changsha/2022.md"]
    assert [one for one in ids(leaf) if one.startswith("p-")] == [
        large.anchor("p", "changsha-2022", str(n)) for n in range(2)
    ]
    hrefs = [attributes.get("href") for _, attributes in leaf.elements]
    assert {"../2021/", "../2023/"} <= {(href or "").partition("#")[0] for href in hrefs}, (
        "the documents beside it"
    )
