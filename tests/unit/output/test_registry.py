"""The registry of pages: all lists of kinds of pages follow from it, and a page outside it is an error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from generator.knowledge.errors import FangzhiError
from generator.output import registry, write
from generator.output.addresses import Index
from generator.output.markdown import Md, heading, page, text
from generator.output.page_kind import HomeLink, PageKind
from generator.output.settings import DEFAULTS
from generator.output.site.configuration import configuration
from generator.output.write import write_docs
from tests.unit.output import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.corpus.model import Corpus
    from generator.output.page_kind import Page
    from generator.output.settings import Settings

ROOT = Path(__file__).parents[3]
CORPUS = samples.corpus()
YEARS = Index("年历", "calendar/index.md")


def year_pages(corpus: Corpus, _settings: Settings) -> Iterator[Page]:
    """Yield a list of years and a page of each: what a module of a new kind of page holds."""
    yield YEARS.file, page(YEARS.name, heading(1, text(YEARS.name), "fz-top"))
    for index in year_list(corpus):
        yield index.file, page(index.name, heading(1, text(index.name), "fz-top"))


def year_list(corpus: Corpus) -> Iterator[Index]:
    for year in sorted({report.year for report in corpus.reports if report.year}):
        yield Index(f"{year}年", f"calendar/{year}.md")


KIND = PageKind(YEARS, year_pages, HomeLink("按年历"), listed=True, members=year_list)


@pytest.fixture
def with_years(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a kind of page, as one line in the registry does."""
    first, *rest = registry.PAGE_KINDS
    monkeypatch.setattr(registry, "PAGE_KINDS", (first, KIND, *rest))


@pytest.mark.usefixtures("with_years")
def test_one_entry_brings_a_kind_of_page_everywhere(tmp_path: Path) -> None:
    write_docs(CORPUS, tmp_path)
    assert {path.name for path in (tmp_path / "calendar").iterdir()} == {"index.md", "2023.md"}
    home, results = (tmp_path / file for file in ("index.md", "search/index.md"))
    assert "[按年历](calendar/index.md)、[按地区](cities/index.md)" in home.read_text("utf-8")
    assert '<a href="../calendar/">年历</a>' in results.read_text(encoding="utf-8")
    assert '<a href="../calendar/2023/">2023年</a>' in results.read_text(encoding="utf-8")
    assert {"年历": "calendar/index.md"} in registry.navigation()
    assert "calendar" in registry.generated()


def test_an_index_that_is_not_made_is_an_error_and_the_old_pages_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = [
        replace(kind, build=lambda _corpus, _settings: ()) if kind.top == "themes" else kind
        for kind in registry.PAGE_KINDS
    ]
    write_docs(CORPUS, tmp_path)
    monkeypatch.setattr(registry, "PAGE_KINDS", tuple(kinds))
    with pytest.raises(FangzhiError, match=r"themes/index\.md: the index of '主题' is not made; yield it"):
        write_docs(CORPUS, tmp_path)
    assert (tmp_path / "themes" / "index.md").is_file(), "the last good pages stay"


def test_a_page_in_a_folder_that_is_not_listed_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cities_and_years(corpus: Corpus, settings: Settings) -> Iterator[Page]:
        yield "cities/index.md", Md("")
        yield from year_pages(corpus, settings)

    kinds = [replace(k, build=cities_and_years) if k.top == "cities" else k for k in registry.PAGE_KINDS]
    monkeypatch.setattr(registry, "PAGE_KINDS", tuple(kinds))
    with pytest.raises(
        FangzhiError, match=r"calendar/index\.md: a page of '地区' outside cities, so it would not be pub"
    ):
        write_docs(CORPUS, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_files_in_a_folder_that_is_not_listed_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def data_and_years(_: Corpus, folder: Path, _settings: Settings) -> None:
        folder.mkdir(exist_ok=True)  # it has the page about the data
        (folder.parent / "calendar").mkdir()

    monkeypatch.setattr(write, "write_data", data_and_years)
    with pytest.raises(FangzhiError, match=r"calendar: it is made and would not be published: .*; list it in"):
        write_docs(CORPUS, tmp_path)


def test_a_page_that_two_builders_make_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = replace(KIND, build=lambda corpus, settings: [*year_pages(corpus, settings), (YEARS.file, Md(""))])
    monkeypatch.setattr(registry, "PAGE_KINDS", (twice,))
    with pytest.raises(FangzhiError, match=r"calendar/index\.md: the page is made twice, for '年历' and '年历'"):
        list(registry.pages(CORPUS))


def test_home_is_swapped_last_and_what_is_written_by_hand_never() -> None:
    names = registry.generated()
    assert names[-1] == "index.md"
    assert {"cities", "themes", "records", "search", "data", "about.md"} <= set(names[:-1])
    assert "assets" not in names


def test_a_page_on_methods_that_a_person_wrote_stays(tmp_path: Path) -> None:
    write_docs(CORPUS, tmp_path)
    assert "about.md" in registry.generated(tmp_path)
    (tmp_path / "about.md").write_text("# 我们的方法\n", encoding="utf-8")
    write_docs(CORPUS, tmp_path)
    assert "about.md" not in registry.generated(tmp_path)
    assert (tmp_path / "about.md").read_text(encoding="utf-8") == "# 我们的方法\n"


@pytest.mark.usefixtures("with_years")
def test_the_navigation_that_mkdocs_gets_is_that_of_the_registry(tmp_path: Path) -> None:
    """One entry in the registry is enough, both for `fangzhi build` and for `mkdocs build` in this repository."""
    own, docs = tmp_path / "mkdocs.yml", tmp_path / "docs"
    docs.mkdir()
    own.write_text(configuration(docs, DEFAULTS), encoding="utf-8")
    for config in (own, ROOT / "mkdocs.yml"):
        nav = load_config(str(config), docs_dir=str(docs)).nav
        assert nav == registry.navigation()
        assert nav[:3] == [{"首页": "index.md"}, {"年历": "calendar/index.md"}, {"地区": "cities/index.md"}]
