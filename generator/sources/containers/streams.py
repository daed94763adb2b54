"""Streams: the bytes of a file that may be packed, and a bound on what a library may take of them at once."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedIOBase
    from pathlib import Path

PART: Final = 1 << 16
"""The number of bytes that are read at a time; a choice."""

SLACK: Final = 1 << 20
"""The bytes a library may read ahead, or for a header: real ones have a few hundred. A choice."""

GZIP: Final = b"\x1f\x8b\x08"  # RFC 1952
BZIP2: Final = b"BZh"  # the blocks follow, each with a mark of its own
XZ: Final = b"\xfd7zXZ\x00"  # The .xz File Format, 2.1.1.1

OPENERS: Final[dict[bytes, Callable[[Path], BufferedIOBase]]] = {
    GZIP: gzip.GzipFile,
    BZIP2: bz2.BZ2File,
    XZ: lzma.LZMAFile,
}
"""How to open a packed file, by its first bytes."""

START: Final = 2048
"""The number of unpacked bytes by which a format is recognised: the mark of a tar archive is at 257."""


def packed_as(head: bytes) -> bytes | None:
    """Return the first bytes of the packed format that a file starts with, or None."""
    return next((mark for mark in OPENERS if head.startswith(mark)), None)


def open_plain(path: Path) -> BufferedIOBase:
    """Return a stream of the bytes of a file, unpacked if it is packed. What is cut off raises an EOFError."""
    with path.open("rb") as stream:
        mark = packed_as(stream.read(len(XZ)))
    return OPENERS[mark](path) if mark else path.open("rb")


def unpacked_head(head: bytes) -> bytes:
    """Return the start of what is in a file with this head, as far as it can be unpacked; of another, the head."""
    try:
        if head.startswith(GZIP):
            return zlib.decompressobj(wbits=31).decompress(head, START)
        if head.startswith(XZ):
            return lzma.LZMADecompressor().decompress(head, START)
    except (zlib.error, lzma.LZMAError, EOFError):
        return b""
    return head


def parts_of(stream: IO[bytes] | BufferedIOBase) -> Iterator[bytes]:
    """Yield the bytes of a stream in parts of bounded size."""
    while part := stream.read(PART):
        yield part


class Bounded:
    """A stream to read from, which refuses to give a library more than it has been allowed.

    Libraries read the header of a member as a whole: one that says it has ten gigabytes would take that memory.
    """

    def __init__(self, stream: BufferedIOBase) -> None:
        """Read from a stream; nothing is allowed yet."""
        self._stream = stream
        self._allowed = 0

    def allow(self, size: int = 0) -> None:
        """Allow to read so many bytes from now on, and a header."""
        self._allowed = size + SLACK

    def read(self, size: int = -1) -> bytes:
        """Return at most `size` bytes; a ValueError where more is read than is allowed."""
        try:
            data = self._stream.read1(min(size, PART) if size >= 0 else PART)  # what comes before damage is given
        except EOFError as error:  # which libraries take for the proper end
            raise ValueError("it is cut off") from error
        self._allowed -= len(data)
        if self._allowed < 0:
            raise ValueError("the header of a member is too long")
        return data
