"""Zipped: the parts of an office file that is a zip archive, read by name within limits of their real size."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from generator.sources.readers.xml import parse, unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LARGEST_PART: Final = 64_000_000
"""The most bytes of a part that is read. The text of the longest report has 3 MB: a choice."""

LARGEST_PARTS: Final = 128_000_000
"""The most bytes of all parts of a file that are read: a choice."""

ENCRYPTED: Final = 0x1
"""The flag of a member that is encrypted (APPNOTE.TXT 4.4.4)."""

LOCAL_HEADER: Final = b"PK\x03\x04"
NAME_LENGTH: Final = slice(26, 28)
NAME_START: Final = 30
"""Where a local header has the length of its name, and the name (APPNOTE.TXT 4.3.7)."""


def names_at_start(head: bytes) -> list[str]:
    """Return the names of the members whose headers are among the first bytes of a zip archive."""
    names = []
    for header in head.split(LOCAL_HEADER)[1:]:
        header = LOCAL_HEADER + header  # noqa: PLW2901 - offsets count from the signature
        length = int.from_bytes(header[NAME_LENGTH], "little")
        names.append(header[NAME_START : NAME_START + length].decode("utf-8", "replace"))
    return names


def unpacked_size(data: bytes) -> int:
    """Return the bytes that the members of a zip archive unpack to; of what is none, its own.

    Members are never read beyond the size that their archive states.
    """
    try:
        return sum(info.file_size for info in zipfile.ZipFile(BytesIO(data)).infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return len(data)


class Parts:
    """The parts of an office file by name. Names are only looked up, never used as paths."""

    def __init__(self, data: bytes, fmt: str) -> None:
        """Open an archive; bytes that are none are a SourceError."""
        self._fmt = fmt
        self._budget = LARGEST_PARTS
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise unreadable(f"the {fmt} file is damaged: {error}") from error
        self._members = {info.filename: info for info in self._archive.infolist()}

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._members

    @property
    def names(self) -> list[str]:
        """Return the names of all parts, in their order."""
        return list(self._members)

    def tree(self, name: str) -> Element | None:
        """Return the root of a part; None if there is none of this name."""
        info = self._members.get(name)
        return None if info is None else parse(self._bytes(info), name, self._fmt)

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & ENCRYPTED:
            raise unreadable(f"'{info.filename}' is protected by a password")
        limit = min(LARGEST_PART, self._budget)
        if info.file_size <= limit:
            with self._archive.open(info) as part:
                data = part.read(limit + 1)
            if len(data) <= limit:
                self._budget -= len(data)
                return data
        raise unreadable(f"'{info.filename}' unpacks to more than {limit} bytes")
