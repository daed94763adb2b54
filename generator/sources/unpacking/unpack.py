"""Unpack: the files in a container become files in a folder of our own, as far as the limits allow.

A name in a container is a label and never a path on the disk: what is unpacked is numbered, so no name leads out.
Only what a reader or another container takes is written, and no more of it than would be read.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code, Message
from generator.sources.formats import handler_of, unpacked_name
from generator.sources.limits import reason_of
from generator.sources.model import HEAD, Container, Reader
from generator.sources.unpacking.labels import Labels, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.sources.limits import Limits
    from generator.sources.model import Facts, Member

FOLDER_SIZE: Final = 1000
"""The most files that are put into one folder; a choice, since some file systems are slow with more."""


class Unpacked(NamedTuple):
    """A file in a container: its label, how it is read and where it is now, or why it is not looked at.

    `named` is the name by which its format is known; `members` is more than one for an obstacle of as many.
    """

    file: str
    handler: Reader | Container | Message
    path: Path = Path()
    named: str = ""
    size: int = 0
    facts: Facts = ()
    members: int = 1


class _FullError(Exception):
    """All that is unpacked is as much as the limit allows, or as the disk holds."""


class Unpacker:
    """Unpacks containers into one folder, within limits that hold for all of them together."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        """Unpack into an existing folder, which is the caller's to remove."""
        self._folder = folder
        self._limits = limits
        self._bytes = 0
        self._files = 0

    def unpack(self, container: Container, path: Path, file: str, named: str) -> Iterator[Unpacked]:
        """Yield the members of the container at a path, whose label is `file`, in their order.

        What the container cannot read ends it: the members before it are there, and the last item says why.
        """
        labels = Labels(file)
        try:
            for number, member in enumerate(container.members(path), 1):
                if number > self._limits.members:
                    yield Unpacked(file, Code.MEMBERS_TOO_MANY(limit=self._limits.members))
                    return
                yield self._member(member, labels.label(member.name), unpacked_name(named))
        except _FullError:
            yield Unpacked(file, Code.UNPACKED_TOO_LARGE(limit=self._limits.unpacked))
        except Exception as error:  # noqa: BLE001 - a library may raise anything for a damaged file
            yield Unpacked(file, _failure(container, error))

    def remove(self, path: Path) -> None:
        """Remove a file that was unpacked, and is a container whose members have been; another one stays."""
        if path.is_relative_to(self._folder):
            path.unlink(missing_ok=True)

    def _member(self, member: Member, label: str, alone: str) -> Unpacked:
        """Return a member written to the disk; one without a name has the format of the container's, `alone`."""
        obstacle = member.obstacle or problem_of(member.name)
        if obstacle:
            return Unpacked(label, obstacle, members=member.count)
        named = f"member{member.suffix}" if member.suffix else label if member.name else alone
        try:
            return self._written(member, label, named)
        except (_FullError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - as above, but only this member is lost
            return Unpacked(label, _failure(None, error))

    def _written(self, member: Member, label: str, named: str) -> Unpacked:
        head, rest = _head(member.content)
        handler = handler_of(named, head)
        if isinstance(handler, Message):
            return Unpacked(label, handler)
        most = None if isinstance(handler, Container) else self._limits.largest
        target = self._target()
        size: int | None = None
        try:
            size = self._write(target, chain((head,), rest), most)
        finally:
            if size is None:
                target.unlink(missing_ok=True)
        if size is None:
            return Unpacked(label, Code.MEMBER_TOO_LARGE(limit=self._limits.largest))
        return Unpacked(label, handler, target, named, size, member.facts)

    def _target(self) -> Path:
        folder = self._folder / f"{self._files // FOLDER_SIZE:05}"
        if self._files % FOLDER_SIZE == 0:
            folder.mkdir()
        self._files += 1
        return folder / f"{self._files % FOLDER_SIZE:03}"

    def _write(self, target: Path, content: Iterable[bytes], most: int | None) -> int | None:
        """Write a file and return its size; None where it has more than `most` bytes."""
        size = 0
        with target.open("wb") as out:
            for part in content:
                size += len(part)
                if most is not None and size > most:
                    self._bytes -= size - len(part)  # it is removed again
                    return None
                self._bytes += len(part)
                if self._bytes > self._limits.unpacked:
                    raise _FullError
                out.write(part)
        return size


def _head(content: Iterable[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Return the first bytes of some content, enough to recognise its format, and the rest."""
    parts, head = iter(content), b""
    while len(head) < HEAD and (part := next(parts, None)) is not None:
        head += part
    return head, parts


def _failure(container: Container | None, error: Exception) -> Message:
    if isinstance(error, SourceError):
        return error.message
    said = reason_of(error)
    return Code.ARCHIVE_DAMAGED(reason=said) if container else Code.UNREADABLE(reason=said)
