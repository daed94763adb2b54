"""Prune: a store stays within a size; what was not used for longest goes first, what is in use stays."""

from __future__ import annotations

import os
import shutil
import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST: Final = 4_000_000_000
"""The bytes that a store keeps after a build, unless that build alone used more. A choice: the values of some
3,000 reports, or of several states of fewer."""

IN_USE: Final = 24 * 3600
"""Seconds for which a value stays after it was used, whatever the size: a build of another site that shares the
store may need it. A choice, longer than any build."""


class StoredValue(NamedTuple):
    """A value in the store: its kind, file, size in bytes, and when it was used last, in seconds since 1970."""

    kind: str
    path: Path
    size: int
    used: float


class Size(NamedTuple):
    """How many values there are of a kind, and their bytes."""

    values: int
    size: int


def values_in(folder: Path) -> Iterator[StoredValue]:
    """Yield all values of a store, in no order; what a killed writer left is among them."""
    for kind in _folders(folder):
        for part in _folders(kind):
            with suppress(OSError), os.scandir(part) as entries:
                for entry in entries:
                    with suppress(OSError):  # gone since the folder was listed
                        stat = entry.stat(follow_symlinks=False)
                        yield StoredValue(kind.name, Path(entry.path), stat.st_size, stat.st_mtime)


def sizes_of(folder: Path) -> dict[str, Size]:
    """Return the size of a store by kind, the largest first."""
    found: dict[str, Size] = defaultdict(lambda: Size(0, 0))
    for value in values_in(folder):
        before = found[value.kind]
        found[value.kind] = Size(before.values + 1, before.size + value.size)
    return dict(sorted(found.items(), key=lambda item: (-item[1].size, item[0])))


def prune(folder: Path, most: int = MOST, spared: float = IN_USE) -> int:
    """Remove values until a store has at most so many bytes; return the bytes removed.

    What was used in the last `spared` seconds stays, even if that is more.
    """
    values = sorted(values_in(folder), key=lambda value: value.used)
    over = sum(value.size for value in values) - most
    since, removed = time.time() - spared, 0
    for value in values:
        if removed >= over or value.used > since:
            break
        with suppress(OSError):
            value.path.unlink()
            removed += value.size
    return removed


def clear(folder: Path) -> None:
    """Remove all values of a store, and the folder if nothing else is in it."""
    for kind in _folders(folder):
        shutil.rmtree(kind, ignore_errors=True)
    with suppress(OSError):
        folder.rmdir()


def _folders(folder: str | Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []
