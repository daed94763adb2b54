"""Stamps: whether files are those of an earlier run, by sizes and times; where these differ, by their bytes."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

SETTLED: Final = 2_000_000_000
"""Nanoseconds for which a file has to be unchanged before its stamp is believed: a second change within one tick
of the clock of a file system (2 s on FAT, 10 ms elsewhere) leaves the same stamp."""


LINK: Final = "link to "


class Stamp(NamedTuple):
    """Size, and times of change and of status change in nanoseconds; what it is, if it is no plain file."""

    size: int
    changed: int
    status: int
    other: str = ""

    @property
    def is_file(self) -> bool:
        """Whether it is a plain file, or a link to one: it can be read; a pipe would wait for ever."""
        return not self.other or self.other.startswith(LINK)


FOLDER: Final = Stamp(0, 0, 0, "folder")
HIDDEN: Final = Stamp(0, 0, 0, "hidden")

Stamps = dict[str, Stamp]
"""Stamps by the path below their folder, with slashes."""


def stamps_below(root: Path, without: Collection[str] = (), *, hidden: bool = True) -> Stamps:
    """Return the stamps of all that is below a folder: files, folders, links with what they lead to.

    What is called as one of `without` directly below the folder is left out. Of what starts with a dot only the
    name counts, or without `hidden` nothing. Of a folder that is not there nothing is returned.
    """
    found: Stamps = {}
    waiting = [(os.fspath(root), "")]
    while waiting:
        folder, prefix = waiting.pop()
        for entry in _entries(folder):
            name = f"{prefix}{entry.name}"
            if entry.name.startswith("."):
                found.update({name: HIDDEN} if hidden else {})
            elif prefix or entry.name not in without:
                if entry.is_dir(follow_symlinks=False):
                    found[f"{name}/"] = FOLDER
                    waiting.append((entry.path, f"{name}/"))
                elif (one := stamp_of(entry.path)) is not None:
                    found[name] = one
    return found


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """Return what is in a folder; nothing for one that is not there or cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def stamp_of(path: str | Path) -> Stamp | None:
    """Return the stamp of a file, of a link with that of what it leads to; None if nothing is there."""
    try:
        own = os.lstat(path)
        if not stat.S_ISLNK(own.st_mode):
            return _stamp(own, "" if stat.S_ISREG(own.st_mode) else f"mode {stat.S_IFMT(own.st_mode):o}")
        leads = Path(path).readlink()
    except OSError:
        return None
    try:
        there = Path(path).stat()
        return _stamp(there, f"{LINK if stat.S_ISREG(there.st_mode) else 'no file: '}{leads}")
    except OSError:
        return _stamp(own, f"broken link to {leads}")


def _stamp(status: os.stat_result, other: str) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, other)


def digest_of(path: Path, stamp: Stamp) -> str:
    """Return the SHA-256 of a file in hexadecimal, with what it is; an empty text for one that cannot be read."""
    if not stamp.is_file:
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() + stamp.other
    except OSError:
        return ""


def shape_of(stamps: Mapping[str, Stamp]) -> str:
    """Return a digest of names, sizes and times of change of files, which differs if one was written again."""
    lines = sorted(f"{name}\0{one.size}\0{one.changed}\0{one.other}\n" for name, one in stamps.items())
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


class Known(NamedTuple):
    """What is known of a file since an earlier run: its stamp, None where it is not to be believed, and digest."""

    stamp: Stamp | None
    digest: str


def known_files(root: Path, stamps: Mapping[str, Stamp], now: int) -> dict[str, Known]:
    """Return what is to be known of files later; `now` is when their stamps were taken, in nanoseconds."""
    return {
        name: Known(
            None if one.is_file and max(one.changed, one.status) > now - SETTLED else one,
            digest_of(root / name, one),
        )
        for name, one in stamps.items()
    }


def is_same(root: Path, known: Mapping[str, Known], stamps: Mapping[str, Stamp]) -> bool:
    """Whether the files below a folder are those that are known; one with another stamp is read and compared."""
    return known.keys() == stamps.keys() and all(
        one == known[name].stamp or digest_of(root / name, one) == known[name].digest != ""
        for name, one in stamps.items()
    )
