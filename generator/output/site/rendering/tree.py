"""The files of a docs folder as MkDocs takes them: which are published, in which order, under which names."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.output.site.rendering.run import SiteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MARKDOWN: Final = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""The suffixes of pages (MkDocs 1.6, `mkdocs.utils.markdown_extensions`)."""
FIRST: Final = ("index", "README")
"""The names, without a suffix, of the page of a folder; they come first in it."""
UNREAD: Final = "templates"
"""A folder of this name at the top is not published, nor is any name that starts with a dot (MkDocs 1.6)."""


@dataclass(frozen=True, slots=True)
class DocsFile:
    """A file of a docs folder: its name there, and that of the file of the site which it becomes."""

    name: str
    target: str

    @property
    def is_page(self) -> bool:
        """Whether it is Markdown, which becomes a page; all else is published as it is."""
        return self.name.endswith(MARKDOWN)


def docs_files(docs: Path) -> list[DocsFile]:
    """Return the files of a docs folder that are published, in the order of MkDocs.

    Two files of one folder that become one page are a SiteError, as they are for MkDocs.
    """
    return [file for folder in _folders(docs) for file in folder.values()]


def _folders(docs: Path) -> Iterator[Mapping[str, DocsFile]]:
    """Yield the files of each folder by their target."""
    for folder, below, names in os.walk(docs, followlinks=True):
        here = os.path.relpath(folder, docs).replace(os.sep, "/")
        below[:] = sorted(name for name in below if not name.startswith(".") and (here, name) != (".", UNREAD))
        found: dict[str, DocsFile] = {}
        for name in sorted(names, key=lambda name: (posixpath.splitext(name)[0] not in FIRST, name)):
            if not name.startswith("."):
                _add(found, posixpath.normpath(posixpath.join(here, name)))
        yield found


def _add(found: dict[str, DocsFile], name: str) -> None:
    file = DocsFile(name, target_of(name))
    other = found.setdefault(file.target, file)
    if other is not file:
        problem = f"it becomes the same page as '{other.name}'"
        raise SiteError(name, problem, "give one of the two another name; the old site stays")


def target_of(name: str) -> str:
    """Return the file of the site that a file of docs/ becomes."""
    if not name.endswith(MARKDOWN):
        return name
    folder, file = posixpath.split(name)
    stem = posixpath.splitext(file)[0]
    return posixpath.join(folder, "index.html") if stem in FIRST else posixpath.join(folder, stem, "index.html")


def address_below(target: str) -> str:
    """Return the address of a page below that of the site, from its file: it ends in a slash, home's is empty."""
    return target.removesuffix("index.html")
