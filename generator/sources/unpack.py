"""Unpack: the files in a container become files in a folder of our own, as far as the limits allow.

A name in a container is a label and never a path on the disk: what is unpacked is numbered, so no name leads out.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.read import REASON
from generator.sources.walk import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.knowledge.findings.codes import Message
    from generator.sources.limits import Limits
    from generator.sources.model import Container, Facts, Member


class Unpacked(NamedTuple):
    """A file in a container: its label, where it is now, its facts, and why it is not looked at, if so."""

    file: str
    path: Path
    size: int
    facts: Facts = ()
    obstacle: Message | None = None


class Unpacker:
    """Unpacks containers into one folder, within limits that hold for all of them together."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        """Unpack into an existing folder, which is the caller's to remove."""
        self._folder = folder
        self._limits = limits
        self._bytes = 0
        self._files = 0

    def unpack(self, container: Container, path: Path, file: str) -> Iterator[Unpacked]:
        """Yield the members of the container at a path, whose label is `file`, in their order.

        What the container cannot read ends it: the members before it are there, and the last item says why.
        """
        labels: set[str] = set()
        try:
            for number, member in enumerate(container.members(path), 1):
                if number > self._limits.members:
                    yield self._stopped(file, Code.MEMBERS_TOO_MANY(limit=self._limits.members))
                    return
                yield self._member(member, file, labels)
                if self._bytes > self._limits.unpacked:
                    yield self._stopped(file, Code.UNPACKED_TOO_LARGE(limit=self._limits.unpacked))
                    return
        except SourceError as error:
            yield self._stopped(file, error.message)
        except Exception as error:  # noqa: BLE001 - a library may raise anything for a damaged file
            said = " ".join(f"{type(error).__name__}: {error}".split())
            yield self._stopped(file, Code.UNREADABLE(reason=f"'{container.name}' failed: {said[:REASON]}"))

    def _stopped(self, file: str, message: Message) -> Unpacked:
        return Unpacked(file, self._folder, 0, (), message)

    def _member(self, member: Member, file: str, labels: set[str]) -> Unpacked:
        label = _label(file, member.name, labels)
        labels.add(label)
        obstacle = member.obstacle or _named_badly(member.name)
        if obstacle:
            return self._stopped(label.encode("utf-8", "backslashreplace").decode(), obstacle)
        self._files += 1
        target = self._folder / f"{self._files:07}"
        size = self._write(target, member.content)
        if size is None:
            target.unlink()
            return self._stopped(label, Code.UNPACKED_TOO_LARGE(limit=self._limits.unpacked))
        return Unpacked(label, target, size, member.facts)

    def _write(self, target: Path, content: Iterable[bytes]) -> int | None:
        """Write a file and return its size; None where all that is unpacked would be more than the limit."""
        size = 0
        with target.open("wb") as out:
            for part in content:
                size += len(part)
                self._bytes += len(part)
                if self._bytes > self._limits.unpacked:
                    return None
                out.write(part)
        return size


def _label(file: str, name: str, taken: set[str]) -> str:
    """Return the label of a member; a second one of the same name gets an ordinal."""
    wanted = f"{file}/{name}" if name else file
    label, ordinal = wanted, 1
    while label in taken:
        ordinal += 1
        label = f"{wanted}~{ordinal}"
    return label


def _named_badly(name: str) -> Message | None:
    """Return what is wrong with the name of a member: it must be a path inside the container that can be shown."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or (name and path.as_posix() != name):
        return Code.MEMBER_OUTSIDE()
    return None if shown(name) else Code.NAME_NOT_SHOWN()
