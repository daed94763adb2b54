"""Tar archives, plain or packed, read from start to end in one pass."""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING, Final, cast

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.containers.names import decoded_name, tidy_name
from generator.sources.containers.streams import Bounded, open_plain, parts_of, unpacked_head
from generator.sources.model import Container, Member

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO, Self

MARK: Final = b"ustar"
AT: Final = 257
"""Where the mark of a tar archive is (POSIX.1-1988)."""


class _Info(tarfile.TarInfo):
    """A header that remembers why it is none: the library takes a damaged one for the end of the archive."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined] # the stubs of the library lack it
            raise
        except tarfile.HeaderError as error:
            said = str(error) or "it is cut off"
            raise SourceError(Code.ARCHIVE_DAMAGED(reason=said)) from error


def _members(path: Path) -> Iterator[Member]:
    with open_plain(path) as plain:
        stream = Bounded(plain)
        stream.allow()
        with tarfile.open(
            fileobj=cast("IO[bytes]", stream), mode="r|", tarinfo=_Info, encoding="utf-8"
        ) as archive:
            while (info := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined] # the library keeps all it has seen
                stream.allow(archive.offset - info.offset_data)  # a sparse file says more than it has
                if not info.isdir():
                    yield _member(archive, info)


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Member:
    name = tidy_name(_name(info.name))
    if info.issparse():
        return Member(name, obstacle=Code.MEMBER_NO_FILE(kind="sparse file"))
    if info.issym() or info.islnk():
        return Member(name, obstacle=Code.MEMBER_NO_FILE(kind="link"))
    stream = archive.extractfile(info) if info.isreg() else None
    if stream is None:
        return Member(name, obstacle=Code.MEMBER_NO_FILE(kind="device"))
    return Member(name, parts_of(stream))


def _name(name: str) -> str:
    """Return a name; one that is not UTF-8 comes with its bytes as lone surrogates."""
    return decoded_name(name.encode("utf-8", "surrogateescape"))


def _is_archive(head: bytes, _suffix: str) -> bool:
    return unpacked_head(head)[AT:].startswith(MARK)


TAR: Final = Container("tar", (".tar",), _members, _is_archive)
