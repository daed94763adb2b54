"""Recognize what earlier runs made: nothing else is replaced."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import FangzhiError
from generator.output import registry
from generator.output.data.export import FINDINGS, REPORTS
from generator.output.site import publish

if TYPE_CHECKING:
    from pathlib import Path

DATA_FILES: Final = (REPORTS, FINDINGS)
"""The files that `docs/data` always has, even without a report."""
KEYS: Final = frozenset(("id", "file", "sha256"))
"""Keys that every version has written for a report."""
SITE_FILES: Final = ("index.html", "404.html", "assets/site/site.css", "assets/search/box.js")
"""Files that every site has: two pages, and a style and a script of the program's theme."""


def prepare_docs(docs: Path) -> None:
    """Restore what a killed run had moved aside, then refuse to replace files that no run made.

    A FangzhiError names the first of these files. The data is swapped in first, so that once it is restored it is
    there whenever anything else is, even after a killed first run.
    """
    for name in registry.generated():
        publish.recover(docs / name)
    if _is_made(docs / registry.DATA):
        return
    for name in registry.generated(docs):
        _refuse(docs / name, "another folder for docs")


def refuse_foreign_site(site: Path) -> None:
    """Refuse to replace a folder that is not empty and not a site that a run built: a FangzhiError."""
    if not all((site / name).is_file() for name in SITE_FILES):
        _refuse(site, "another folder for the site")


def _refuse(path: Path, other: str) -> None:
    filled = any(not inner.is_dir() for inner in path.rglob("*")) if path.is_dir() else path.exists()
    if filled:
        problem = "it would be replaced, but was not made by fangzhi"
        raise FangzhiError(str(path), problem, f"move it away, or name {other}")


def _is_made(data: Path) -> bool:
    """Whether a folder is exported data: it has our files, and the first report, if any, our keys."""
    if not all((data / name).is_file() for name in DATA_FILES):
        return False
    with (data / REPORTS).open("rb") as file:
        first = file.readline()
    try:
        row = json.loads(first) if first else dict.fromkeys(KEYS)
    except ValueError:
        return False
    return isinstance(row, dict) and row.keys() >= KEYS
