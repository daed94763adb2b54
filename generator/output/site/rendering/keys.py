"""Keys of pages: a page depends on its Markdown and its address, and on what is the same for all pages."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.output.site.configuration import BASE, configuration
from generator.store import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.output.settings import Settings

LIBRARIES: Final = (
    "mkdocs",
    "mkdocs-material",
    "Markdown",
    "Jinja2",
    "MarkupSafe",
    "Pygments",
    "PyYAML",
    "pathspec",
)
"""What renders a page, beside Python, whose parser of HTML Markdown uses; Material has its templates in it."""
CODE: Final = (
    Path(__file__).parent,
    *(Path(__file__).parents[1] / name for name in ("configuration.py", "footer.py")),
)
"""Our own code by which MkDocs is run."""
ANYWHERE: Final = Path("/")
"""In the place of the folders of a build, which no page depends on."""


def surroundings(settings: Settings, theme: Path, indexes: Iterable[tuple[str, bytes]]) -> str:
    """Return the key of all that the pages of a site have in common, themes and versions included.

    `indexes` are the names and the front matter of the pages in the navigation, which every page shows.
    """
    shared = configuration(ANYWHERE, settings, ANYWHERE)
    parts: list[str | bytes] = [sys.version, *versions(LIBRARIES), shared, BASE.read_bytes()]
    parts += [part for folder in (theme, *CODE) for part in contents(folder)]
    parts += [part for index in indexes for part in index]
    return key_of("surroundings", *parts)


def versions(libraries: Iterable[str]) -> list[str]:
    """Return the versions of libraries; an empty text for one that is not installed."""
    return [_version(library) for library in libraries]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def contents(folder: Path) -> Iterator[str | bytes]:
    """Yield names and bytes of the files of a folder, or of one file; compiled modules are none of them."""
    if folder.is_file():
        yield from (folder.name, folder.read_bytes())
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield from (path.relative_to(folder).as_posix(), path.read_bytes())


def page_key(shared: str, name: str, digest: str) -> str:
    """Return the key of a page: of what all pages share, its name in docs/, and the digest of its Markdown."""
    return key_of("page", shared, name, digest)
