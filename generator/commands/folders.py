"""The folders of a project: what a build writes must not touch what it reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.knowledge import DATA
from generator.knowledge.errors import FangzhiError
from generator.output.registry import generated

if TYPE_CHECKING:
    from collections.abc import Mapping

REMEDY = "name another folder"


def check_folders(docs: Path, site: Path, read: Mapping[str, Path]) -> None:
    """Refuse a docs folder or a site that would replace or mix with what is read, or with each other.

    `read` has the files and folders that a build only reads, by what they are called in messages. Checked are the
    names in docs that a run replaces, not docs as a whole: other files there stay.
    """
    kept = {"the working folder": Path.cwd(), "the knowledge of the program": DATA}
    for made in (docs / name for name in generated()):
        _check(made, "the generated files", {**kept, **read}, read)
    _check(site, "the site", {**kept, "docs": docs, **read}, read)
    if site.resolve().is_relative_to(docs.resolve()):
        raise FangzhiError(str(site), "the site would be inside docs, from which it is made", REMEDY)


def check_store(store: Path, others: Mapping[str, Path]) -> None:
    """Refuse a store that is in a folder of sources, in docs or in a site, or has one of these in it.

    Its files would be read as sources or pages, or be replaced with them, and the limit of its size would remove
    theirs.
    """
    whole = store.resolve()
    for name, path in others.items():
        other = path.resolve()
        if whole.is_relative_to(other) or other.is_relative_to(whole):
            raise FangzhiError(str(store), f"the store and {name} would be one in the other", REMEDY)


def _check(made: Path, called: str, kept: Mapping[str, Path], untouched: Mapping[str, Path]) -> None:
    """Refuse a path that is or contains one of `kept`, or is inside one of `untouched`."""
    whole = made.resolve()
    for name, path in kept.items():
        if path.resolve().is_relative_to(whole):
            raise FangzhiError(str(made), f"{called} would replace {name}", REMEDY)
    for name, path in untouched.items():
        if whole.is_relative_to(path.resolve()):
            raise FangzhiError(str(made), f"{called} would be inside {name}", REMEDY)
