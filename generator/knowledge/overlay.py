"""Overlays: folders of knowledge that add to the package's and, where an entry says so, replace parts of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from generator.knowledge.errors import KnowledgeError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from generator.knowledge.yaml_entries import Entry

Value = TypeVar("Value")

REPLACE: Final = "replace"
"""The key with which an entry declares that it replaces the one with the same id."""

PARTS: Final = ("indicators.yml", "kinds.yml", "places.csv", "rules", "themes", "zones.csv")
"""What an overlay may contain; all other knowledge comes from the package."""

NOTES: Final = (".md",)
"""Suffixes of files that a person may keep next to the knowledge; hidden files are ignored as well."""

IDENTIFIER: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED: Final = frozenset(("index",))
"""An id becomes a file name and the address of a page; this one is taken in every folder."""


def put(table: dict[str, Value], key: str, value: Value, entry: Entry, what: str) -> None:
    """Add an entry to a table, or replace the one with the same id if the entry says `replace: yes`.

    An id that is taken or cannot be an address, and a `replace` of nothing, are KnowledgeErrors.
    """
    replacing = entry.choice(REPLACE, ("yes", "no"), "no") == "yes"
    if not IDENTIFIER.fullmatch(key) or key in RESERVED:
        raise KnowledgeError(
            entry.place_of("id"), f"'{key}' cannot be the id of a {what}", "use a-z, 0-9 and hyphens, not 'index'"
        )
    if key in table and not replacing:
        remedy = f"give it another id, or write '{REPLACE}: yes' if an overlay is meant to replace it"
        raise KnowledgeError(entry.place, f"the {what} '{key}' is given twice", remedy)
    if replacing and key not in table:
        raise KnowledgeError(
            entry.place_of(REPLACE), f"there is no {what} '{key}' to replace", nearest(key, table, "drop the key")
        )
    table[key] = value


def files(folders: Iterable[Path], name: str) -> tuple[Path, ...]:
    """Return those files or folders with a name that exist in the overlays."""
    return tuple(folder / name for folder in folders if (folder / name).exists())


def check_overlay(folder: Path, base: Path) -> None:
    """Refuse a folder with a file that no loader reads: a KnowledgeError names it and the nearest known name."""
    if not folder.is_dir():
        remedy = "create it, or name another with --knowledge or in fangzhi.yml"
        raise KnowledgeError(str(folder), "there is no such folder of knowledge", remedy)
    check_names(folder, PARTS)
    stages = sorted(path.name for path in (base / "rules").glob("*.yml"))
    if (folder / "rules").is_dir():
        check_names(folder / "rules", stages)
    _check_themes(folder / "themes")


def check_base(folder: Path, parts: Sequence[str]) -> None:
    """Refuse a file that no loader reads in the folder that holds all knowledge; `parts` are what it may contain.

    A file of rules that no stage reads is an error as well, when rules and stages are compared.
    """
    check_names(folder, parts)
    rules = sorted(path.name for path in (folder / "rules").glob("*.yml"))
    check_names(folder / "rules", (*rules, "fragments", "lists"))
    _check_themes(folder / "themes")


def _check_themes(folder: Path) -> None:
    for path in given(folder):
        if path.suffix != ".yml":
            raise KnowledgeError(str(path), "not a theme", "write one YAML file per theme, such as education.yml")


def check_names(folder: Path, known: Sequence[str]) -> None:
    """Refuse a file whose name is not known: a KnowledgeError names it and the nearest known name."""
    for path in given(folder):
        if path.name not in known:
            remedy = nearest(
                path.name, known, f"known names: {', '.join(known)}; a copy of all knowledge may hold more"
            )
            raise KnowledgeError(str(path), "no knowledge is read from it", remedy)


def given(folder: Path) -> list[Path]:
    """Return the files of a folder, without hidden files and notes."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in found if not path.name.startswith(".") and path.suffix not in NOTES]
