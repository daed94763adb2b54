"""Walk: every path below a folder, each either a file to look at or with the reason why it is not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.knowledge.findings.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge.findings.codes import Message


class Found(NamedTuple):
    """A path below a folder, its name relative to it, its size in bytes, and why it is not looked at, if so."""

    path: Path
    file: str
    size: int
    obstacle: Message | None = None


def walk(folder: Path) -> Iterator[Found]:
    """Yield every file below a folder, sorted by name; a folder only if it is not looked into.

    Links to files of the folder itself are followed; links to folders and links that lead out are not. Nothing is
    opened, so a pipe that nobody writes to holds nothing up.
    """
    yield from sorted(_walk(folder), key=lambda found: found.file)


def found_at(folder: Path, file: str) -> Found | None:
    """Return the one path below a folder that has this name (as `Found.file`), or None."""
    path = folder / file
    try:
        with os.scandir(path.parent) as entries:
            entry = next((entry for entry in entries if entry.name == path.name), None)
    except OSError:
        return None
    return None if entry is None else _found(entry, file, folder.resolve())


def _walk(top: Path) -> Iterator[Found]:
    """Yield what is below a folder, in no order. Folders wait in a list: a deep one needs no deep recursion."""
    root = top.resolve()
    waiting = [(str(top), "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            with os.scandir(folder) as scanned:
                entries = list(scanned)
        except OSError as error:
            reason = error.strerror or str(error)
            yield Found(Path(folder), _escaped(prefix.rstrip("/")), 0, Code.FOLDER_UNREADABLE(reason=reason))
            continue
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{name}/"))
            else:
                yield _found(entry, name, root)


def _found(entry: os.DirEntry[str], name: str, root: Path) -> Found:
    try:
        obstacle = _obstacle(entry, name, root)
        size = 0 if obstacle else entry.stat().st_size
    except OSError as error:  # gone, or no longer to be read, since the folder was listed
        obstacle, size = Code.UNREADABLE(reason=error.strerror or str(error)), 0
    label = _decoded(name)
    return Found(Path(entry.path), _escaped(name) if label is None else label, size, obstacle)


def _obstacle(entry: os.DirEntry[str], name: str, root: Path) -> Message | None:
    if entry.name.startswith("."):
        return Code.HIDDEN()
    if _decoded(name) is None:
        return Code.NAME_NOT_SHOWN()
    if entry.is_symlink():
        path = Path(entry.path)
        if path.exists() and not path.resolve().is_relative_to(root):
            return Code.LINK_OUTSIDE()
        if path.is_dir():
            return Code.LINK_TO_FOLDER()
    return None if entry.is_file() else Code.NO_FILE()


def _decoded(name: str) -> str | None:
    """Return a name as it can be shown, or None. If not UTF-8, it is GB 18030."""
    if shown(name):
        return name
    try:
        other = os.fsencode(name).decode("gb18030")
    except UnicodeError:
        return None
    return other if not _is_unicode(name) and shown(other) else None


def _is_unicode(name: str) -> bool:
    return name == _escaped(name)


def _escaped(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()


def shown(name: str) -> bool:
    """Whether a name can be shown: it has no character that is invisible or no character at all."""
    return name.isprintable() and name == name.encode("utf-8", "replace").decode()
