"""Labels: the names of files in containers, as a manifest, a finding and an address may show them."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from generator.knowledge.findings.codes import Code
from generator.sources.walk import shown

if TYPE_CHECKING:
    from generator.knowledge.findings.codes import Message

LONGEST: Final = 1000
"""The most characters of a name in a container. A choice: no path on a disk is longer than 4,096 bytes."""

HIDDEN_FOLDERS: Final = frozenset(("__MACOSX",))
"""Folders that a system adds to an archive for itself: its copies of attributes are no files of the sender."""


class Labels:
    """The labels of the members of one container: each is given once."""

    def __init__(self, file: str) -> None:
        """Give labels below the label of the container."""
        self._file = file
        self._times: dict[str, int] = {}

    def label(self, name: str) -> str:
        """Return the label of a member: the container's without a name, an ordinal after a second of one name."""
        if not name:
            return self._file
        wanted = f"{self._file}/{_short(name)}"
        wanted = wanted.encode("utf-8", "backslashreplace").decode()
        label = wanted
        while label in self._times:
            self._times[wanted] += 1
            label = f"{wanted}~{self._times[wanted]}"
        self._times[label] = 1
        return label


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}\N{HORIZONTAL ELLIPSIS}"


def problem_of(name: str) -> Message | None:
    """Return why a member of this name is not read: it must be a path inside the container that can be shown."""
    path = PurePosixPath(name)
    if len(name) > LONGEST:
        return Code.NAME_TOO_LONG(limit=LONGEST)
    if path.is_absolute() or ".." in path.parts or "\\" in name or (name and path.as_posix() != name):
        return Code.MEMBER_OUTSIDE()
    if not shown(name):
        return Code.NAME_NOT_SHOWN()
    hidden = any(part.startswith(".") or part in HIDDEN_FOLDERS for part in path.parts)
    return Code.HIDDEN() if hidden else None
