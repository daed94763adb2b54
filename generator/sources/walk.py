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

    Links to files of the folder itself are followed; links to folders and links that lead out are not.
    """
    root = folder.resolve()
    yield from sorted(_walk(folder, folder, root), key=lambda found: found.file)


def _walk(folder: Path, top: Path, root: Path) -> Iterator[Found]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield _obstructed(folder, top, Code.FOLDER_UNREADABLE(reason=error.strerror or str(error)))
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            yield _obstructed(path, top, Code.HIDDEN())
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(path, top, root)
        else:
            yield _file(path, top, root)


def _file(path: Path, top: Path, root: Path) -> Found:
    name = path.relative_to(top).as_posix()
    if not shown(name):
        return _obstructed(path, top, Code.NAME_NOT_SHOWN())
    if path.is_symlink() and path.exists() and not path.resolve().is_relative_to(root):
        return _obstructed(path, top, Code.LINK_OUTSIDE())
    if path.is_symlink() and path.is_dir():
        return _obstructed(path, top, Code.LINK_TO_FOLDER())
    if not path.is_file():
        return _obstructed(path, top, Code.NO_FILE())
    return Found(path, name, path.stat().st_size)


def _obstructed(path: Path, top: Path, obstacle: Message) -> Found:
    name = path.relative_to(top).as_posix()
    return Found(path, name.encode("utf-8", "backslashreplace").decode(), 0, obstacle)


def shown(name: str) -> bool:
    """Whether a name can be shown: it has no character that is invisible or no character at all."""
    return name.isprintable() and name == name.encode("utf-8", "replace").decode()
