"""The description of one kind of page; `registry.py` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.corpus.model import Corpus
    from generator.output.addresses import Index
    from generator.output.markdown import Md
    from generator.output.settings import Settings

    Page = tuple[str, Md]
    """The file of a page below docs/, and the page."""


@dataclass(frozen=True, slots=True)
class HomeLink:
    """The words of a link from home: how to read the site (按地区), or after a `lead` where to look things up."""

    label: str
    lead: str = ""


def _none(_corpus: Corpus) -> tuple[Index, ...]:
    return ()


def _no_files(_corpus: Corpus, _settings: Settings) -> tuple[tuple[str, str], ...]:
    return ()


@dataclass(frozen=True, slots=True)
class PageKind:
    """One kind of page: its index in the navigation, and the pages that belong to it.

    `build` yields the index and all further pages of a corpus, for a site with these settings. All are below the
    folder of the index. `listed`: whether the results page lists the index for readers without scripts; `members`
    yields the further pages listed there. `in_menu`: whether the index is in the navigation of every page.
    `files` yields the files beside the pages that are published as they are, each with its text.
    """

    index: Index
    build: Callable[[Corpus, Settings], Iterable[Page]]
    home: HomeLink | None = None
    listed: bool = False
    members: Callable[[Corpus], Iterable[Index]] = _none
    in_menu: bool = True
    files: Callable[[Corpus, Settings], Iterable[tuple[str, str]]] = _no_files

    @property
    def top(self) -> str:
        """Return the folder or file below docs/ that contains all pages of this kind."""
        return self.index.file.partition("/")[0]
