"""Every kind of page, in the order of the navigation.

The swapped files, the navigation, the links from home and the list on the results page follow from `PAGE_KINDS`. A
new kind of page takes a module that yields its pages, and one entry here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import FangzhiError
from generator.output import addresses
from generator.output.data.objects import are_apart
from generator.output.documents.pages import document_files, document_pages
from generator.output.indicators.pages import indicator_kind_pages
from generator.output.indicators.said import said_files
from generator.output.overview.face import asked
from generator.output.overview.tally import tally
from generator.output.page_kind import HomeLink, PageKind
from generator.output.pages.about import about_page, is_own
from generator.output.pages.cities import city_pages
from generator.output.pages.data import data_page
from generator.output.pages.home import home_page
from generator.output.pages.place_lists import city_list
from generator.output.records.record_list import record_pages
from generator.output.search.page import search_page
from generator.output.settings import DEFAULTS
from generator.output.themes.pages import theme_list, theme_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.corpus.model import Corpus
    from generator.output.addresses import Index
    from generator.output.page_kind import Page
    from generator.output.settings import Settings

DATA: Final = "data"
"""The folder of the exported data, with the page about them."""
SEARCH: Final = addresses.SEARCH.file.partition("/")[0]
"""The folder of the search index, next to its page."""


def _home(corpus: Corpus, settings: Settings) -> Iterator[Page]:
    links = [(kind.home, kind.index) for kind in PAGE_KINDS if kind.home]
    yield addresses.HOME.file, home_page(corpus, links, settings)


def _about(corpus: Corpus, settings: Settings) -> Iterator[Page]:
    yield addresses.ABOUT.file, about_page(settings, apart=are_apart(tally(corpus).entries))


def _search(corpus: Corpus, settings: Settings) -> Iterator[Page]:
    home = addresses.HOME.file
    listed = ((index.name, addresses.site_link(home, index.file)) for index in results_list(corpus))
    yield addresses.SEARCH.file, search_page(listed, asked(corpus, settings))


PAGE_KINDS: tuple[PageKind, ...] = (
    PageKind(addresses.HOME, _home),
    PageKind(addresses.CITIES, city_pages, HomeLink("按地区"), listed=True, members=city_list),
    PageKind(addresses.THEMES, theme_pages, HomeLink("按主题"), listed=True, members=theme_list),
    PageKind(addresses.INDICATORS, indicator_kind_pages, HomeLink("按指标"), listed=True, files=said_files),
    PageKind(addresses.SEARCH, _search),
    PageKind(addresses.RECORDS, record_pages, HomeLink("校勘记", "改动见"), listed=True),
    PageKind(addresses.DATA, data_page, HomeLink("数据", "下载见"), listed=True),
    PageKind(addresses.DOCUMENTS, document_pages, HomeLink("文献", "引用见"), in_menu=False, files=document_files),
    PageKind(addresses.ABOUT, _about, HomeLink("方法与来源", "体例见")),
)


def generated(docs: Path | None = None) -> tuple[str, ...]:
    """Return the folders and files below docs/ that a run writes; the others are written by hand.

    The data is first, because a folder with it is recognized as generated, and home last. A page on methods that a
    person put into `docs` stays, and is not among them.
    """
    about = addresses.ABOUT.file
    own = {about} if docs and is_own(docs / about) else set()
    tops = [kind.top for kind in PAGE_KINDS if kind.top not in own]
    return tuple(dict.fromkeys(sorted([DATA, *tops], key=lambda top: top == addresses.HOME.file)))


def navigation() -> list[dict[str, str]]:
    """Return the navigation as MkDocs takes it under `nav`: index pages only.

    A menu of every place on every page would grow with the square of their number.
    """
    return [{kind.index.name: kind.index.file} for kind in PAGE_KINDS if kind.in_menu]


def results_list(corpus: Corpus) -> Iterator[Index]:
    """Yield the pages that the results page lists for readers without scripts; the many places come last."""
    yield from (kind.index for kind in PAGE_KINDS if kind.listed)
    for kind in reversed(PAGE_KINDS):
        yield from kind.members(corpus)


def pages(corpus: Corpus, settings: Settings = DEFAULTS) -> Iterator[Page]:
    """Yield every generated page of a corpus: its file below docs/ and the page.

    A page that is made twice, one outside the folder of its kind, which would not be published, and an index that
    is not made are a FangzhiError: they are mistakes in a module of pages.
    """
    made: dict[str, PageKind] = {}
    for kind in PAGE_KINDS:
        for file, page in kind.build(corpus, settings):
            _check(file, kind, made)
            made[file] = kind
            yield file, page
        if kind.index.file not in made:
            problem = f"the index of '{kind.index.name}' is not made"
            raise FangzhiError(kind.index.file, problem, "yield it from the function that registry.py names")


def files(corpus: Corpus, settings: Settings = DEFAULTS) -> Iterator[tuple[str, str]]:
    """Yield every generated file beside the pages: its name below docs/ and its text."""
    made: dict[str, PageKind] = {}
    for kind in PAGE_KINDS:
        for file, content in kind.files(corpus, settings):
            _check(file, kind, made)
            made[file] = kind
            yield file, content


def _check(file: str, kind: PageKind, made: Mapping[str, PageKind]) -> None:
    if file in made:
        problem = f"the page is made twice, for '{made[file].index.name}' and '{kind.index.name}'"
        raise FangzhiError(file, problem, "give one of the two another name")
    if file.partition("/")[0] != kind.top:
        problem = f"a page of '{kind.index.name}' outside {kind.top}, so it would not be published"
        raise FangzhiError(file, problem, f"put it below {kind.top}, or add a kind of page to registry.py")
