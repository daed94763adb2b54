"""Bodies: the content of an answer of a server, without the chunks and the compression it was sent in.

The library takes chunks apart; it unpacks them whole, and a chunk of a few kilobytes may hold gigabytes. So what
is packed is unpacked here, in parts of bounded size.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.containers.streams import GZIP, PART

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

LONGEST_CHUNKED: Final = 1 << 27
"""The most bytes of a body in chunks: the library reads each chunk as a whole. A choice."""

DEFLATED: Final = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
"""The first bytes of a body in the format of zlib (RFC 1950, 2.2); others call the bare algorithm `deflate`."""


def body_of(record: ArcWarcRecord, length: int) -> Iterator[bytes]:
    """Yield the content of a record of so many bytes; a body that does not end properly is a ValueError."""
    headers = record.http_headers
    parts = _parts(record, length)
    encoding = ((headers.get_header("Content-Encoding") if headers else "") or "").strip().lower()
    if encoding in {"gzip", "x-gzip", "deflate"}:
        yield from _inflated(parts)
    elif encoding == "br":
        yield from _unbrotlied(parts)
    elif encoding in {"", "identity", "none", "utf-8"}:
        yield from parts
    else:
        raise SourceError(Code.UNREADABLE(reason=f"its content encoding is {encoding[:20]}"))


def _parts(record: ArcWarcRecord, length: int) -> Iterator[bytes]:
    from warcio.bufferedreaders import ChunkedDataReader  # noqa: PLC0415 - an extra

    stream, headers = record.raw_stream, record.http_headers
    if headers and (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        if length > LONGEST_CHUNKED:
            raise SourceError(Code.MEMBER_TOO_LARGE(limit=LONGEST_CHUNKED))
        stream = ChunkedDataReader(stream, decomp_type=None)
    while part := stream.read(PART):
        yield part


def _inflated(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what is in a packed body. Some crawlers store it unpacked and keep the header that says it is not."""
    first = next(parts, b"")
    if first.startswith(GZIP):
        unpacker = zlib.decompressobj(wbits=31)
    elif first.startswith(DEFLATED):
        unpacker = zlib.decompressobj()
    elif _is_plain(first):
        yield first
        yield from parts
        return
    else:
        unpacker = zlib.decompressobj(wbits=-15)
    yield from _all(unpacker, first)
    for part in parts:
        yield from _all(unpacker, part)
    if not unpacker.eof:
        raise ValueError("the packed body is cut off")


def _all(unpacker: zlib._Decompress, part: bytes) -> Iterator[bytes]:
    while part and not unpacker.eof:
        yield unpacker.decompress(part, PART)
        part = unpacker.unconsumed_tail


def _is_plain(first: bytes) -> bool:
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")
    return not start or start.startswith((b"<", b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def _unbrotlied(parts: Iterator[bytes]) -> Iterator[bytes]:
    try:
        import brotli  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise SourceError(Code.EXTRA_MISSING(format="brotli", extra="formats")) from error
    unpacker = brotli.Decompressor()
    for part in parts:
        yield unpacker.process(part, output_buffer_limit=PART)
        while not unpacker.can_accept_more_data():
            yield unpacker.process(b"", output_buffer_limit=PART)
    if not unpacker.is_finished():
        raise ValueError("the packed body is cut off")
