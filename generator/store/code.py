"""The code digest: which program made a value, by the bytes of its files and the versions of its libraries."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = Path(__file__).parents[1]
"""The folder of the program."""

APART: Final = "knowledge/data/"
"""What has a digest of its own (`Knowledge.digest`), and is no part of this one."""

CACHES: Final = "__pycache__"
"""Folders of compiled files, which follow from the others."""

LIBRARIES: Final = (
    "ahocorasick_rs",
    "brotli",
    "charset-normalizer",
    "google-re2",
    "lxml",
    "mkdocs",
    "mkdocs-material",
    "numpy",
    "opencc",
    "pypdfium2",
    "pypinyin",
    "pyyaml",
    "selectolax",
    "warcio",
)
"""The packages that shape results, by the names of pyproject.toml; one that is not installed counts as such."""


BENEATH: Final = ("jinja2", "markdown", "pygments", "pymdown-extensions")
"""What MkDocs renders pages with; they come with it."""


@cache
def code_digest(*layers: str) -> str:
    """Return the SHA-256, in hexadecimal, of all that the program is: its files, Python and the libraries.

    With `layers`, folders of the package, it covers these alone: since imports run from later layers to earlier
    ones, what a layer makes depends on it and those before it. The files are read once in a process: a program
    that is changed under a running one is another program.
    """
    found = hashlib.sha256()
    for name, path in _files(layers):
        data = path.read_bytes()
        found.update(f"{name}\0{len(data)}\0".encode())
        found.update(data)
    for line in versions():
        found.update(f"{line}\0".encode())
    return found.hexdigest()


def versions() -> list[str]:
    """Return the versions of Python, of its tables of characters, and of the libraries that shape results."""
    return [*_python(), *map(_library, (*LIBRARIES, *BENEATH))]


def _files(layers: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    """Yield the files of the package, or of some of its folders, by their names, in one order everywhere."""
    named = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("*") if path.is_file()}
    for name in sorted(named):
        inside = not layers or name.partition("/")[0] in layers
        if inside and CACHES not in name and not name.startswith(APART):
            yield name, named[name]


def _python() -> Iterator[str]:
    """Yield what of Python shapes results: its version, and that of its tables of characters."""
    yield f"{sys.implementation.name} {sys.version_info[:3]}"
    yield f"unicode {unicodedata.unidata_version}"


def _library(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} missing"
