"""WARC: a crawl as archives keep it. Its documents are the bodies of successful answers.

Requests, repetitions, errors and files of other kinds are counted by kind: each would be a line otherwise, and a
crawl has as many of them as of pages.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import redirect_stderr
from io import StringIO
from typing import IO, TYPE_CHECKING, Final, cast
from urllib.parse import unquote, urlsplit

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.columns import day_of
from generator.sources.containers.bodies import body_of
from generator.sources.containers.names import tidy_name
from generator.sources.containers.streams import Bounded, open_plain, unpacked_head
from generator.sources.limits import reason_of
from generator.sources.model import Container, Member
from generator.sources.readers.text import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warcio.archiveiterator import ArchiveIterator
    from warcio.recordloader import ArcWarcRecord

    from generator.knowledge.findings.codes import Message

MARK: Final = b"WARC/"  # ISO 28500:2017, 4
ANSWERS: Final = frozenset(("response", "resource", "conversion"))
"""The types of records that hold what a server has sent (ISO 28500:2017, 6)."""

OTHER_TYPES: Final = frozenset(("request", "metadata", "revisit", "warcinfo", "continuation"))
SUCCESS: Final = frozenset(("200", "203", ""))
"""Status codes of an answer with the document (RFC 9110, 15.3); a resource has none."""

SUFFIXES: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": TEXT.suffixes[0],
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.ms-word": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/ofd": ".ofd",
    "application/vnd.ofd": ".ofd",
    "application/wps-office.wps": ".wps",
    "application/kswps": ".wps",
    "application/zip": ".zip",
    "text/csv": ".csv",
    "application/json": ".json",
}
"""Media types of documents, and the suffix of their format."""

UNTYPED: Final = frozenset(
    ("", "application/octet-stream", "application/x-download", "application/force-download")
)
"""Media types that say nothing: the address and the first bytes decide."""

OTHER_KINDS: Final = {
    "image": "picture",
    "audio": "sound or film",
    "video": "sound or film",
    "font": "font",
    "text/css": "style sheet",
    "text/javascript": "script",
    "application/javascript": "script",
    "application/x-javascript": "script",
    "application/vnd.ms-excel": "spreadsheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "spreadsheet",
}
"""What files of other media types, or families of them, are. Whatever is missing here is `another type`."""

SCHEMES: Final = frozenset(("http", "https", "ftp", "file"))
"""Schemes of addresses of documents; crawlers store their settings and what they looked up under others."""

NAME_LENGTH: Final = 200
"""The most characters of an address in a label; a longer one is cut, and a digest keeps it apart. A choice."""

DIGEST: Final = 8  # hexadecimal digits: enough for addresses that start alike


def _members(path: Path) -> Iterator[Member]:
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise SourceError(Code.EXTRA_MISSING(format="WARC", extra="formats")) from error
    passed: Counter[str] = Counter()
    damage: Message | None = None
    with open_plain(path) as plain:
        stream = Bounded(plain)
        stream.allow()
        try:
            for record in _records(ArchiveIterator(cast("IO[bytes]", stream)), stream):
                kind = _passed_as(record)
                if kind:
                    passed[kind] += 1
                else:
                    yield _member(record)
        except Exception as error:  # noqa: BLE001 - whatever ends the file, what was before it is counted
            damage = _damage(error)
    for kind, count in sorted(passed.items()):
        yield Member("", obstacle=Code.RECORDS_PASSED(count=count, kind=kind), count=count)
    if damage:
        raise SourceError(damage)


def _damage(error: Exception) -> Message:
    return error.message if isinstance(error, SourceError) else Code.ARCHIVE_DAMAGED(reason=reason_of(error))


def _records(records: ArchiveIterator, stream: Bounded) -> Iterator[ArcWarcRecord]:
    """Yield records; a SourceError where one does not have the length that it states."""
    while True:
        with redirect_stderr(StringIO()) as said:  # the library prints what is wrong with a length
            record = next(records, None)
        if said.getvalue() or records.err_count:
            raise SourceError(Code.ARCHIVE_DAMAGED(reason="a record is longer than it says"))
        if record is None:
            return
        stream.allow(_length(record))
        yield record
        while record.raw_stream.read(1 << 16):
            pass
        if getattr(record.raw_stream, "limit", 0) > 0:
            raise SourceError(Code.ARCHIVE_DAMAGED(reason="the last record is cut off"))
        stream.allow()


def _length(record: ArcWarcRecord) -> int:
    stated = record.rec_headers.get_header("Content-Length") or ""
    return int(stated) if stated.isdecimal() else 0


def _passed_as(record: ArcWarcRecord) -> str | None:
    """Return what a record is that holds no document; None for one that may hold one."""
    if record.rec_type not in ANSWERS:
        return record.rec_type if record.rec_type in OTHER_TYPES else "other record"
    address = urlsplit(_address(record))
    if address.scheme.lower() not in SCHEMES:
        return "other record"
    status = record.http_headers.get_statuscode() if record.http_headers else ""
    if status not in SUCCESS:
        return f"status {status}" if status.isascii() and status.isdecimal() and len(status) == 3 else "no status"  # noqa: PLR2004
    if address.path == "/robots.txt":
        return "robots.txt"
    kind = _media_type(record)
    if kind in SUFFIXES or kind in UNTYPED:
        return None
    return OTHER_KINDS.get(kind) or OTHER_KINDS.get(kind.partition("/")[0]) or "another type"


def _media_type(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _address(record: ArcWarcRecord) -> str:
    return record.rec_headers.get_header("WARC-Target-URI") or ""


def _member(record: ArcWarcRecord) -> Member:
    name = name_of(_address(record))
    cut = record.rec_headers.get_header("WARC-Truncated")
    if cut:
        reason = f"the crawl has only its start (WARC-Truncated: {cut[:20]})"
        return Member(name, obstacle=Code.UNREADABLE(reason=reason))
    suffix = SUFFIXES.get(_media_type(record), "")
    return Member(name, body_of(record, _length(record)), tuple(_facts(record)), suffix=suffix)


def name_of(address: str) -> str:
    """Return the name of a page: its address without the scheme, readable, as a path without detours."""
    _, _, rest = address.partition("://")
    readable = unquote(rest, errors="strict") if _is_text(rest) else rest
    name = "/".join(part for part in tidy_name(readable.replace("\\", "/")).split("/") if part and part != "..")
    name = "".join(c if c.isprintable() else f"%{ord(c):02X}" for c in name)
    if len(name) <= NAME_LENGTH:
        return name
    digest = hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()[:DIGEST]
    return f"{name[:NAME_LENGTH].rstrip('/')}\N{HORIZONTAL ELLIPSIS}{digest}"


def _is_text(quoted: str) -> bool:
    """Whether the bytes that an address quotes are UTF-8; others are left as they are."""
    try:
        return unquote(quoted, errors="strict") != ""
    except UnicodeDecodeError:
        return False


def _facts(record: ArcWarcRecord) -> Iterator[tuple[str, str]]:
    yield "url", "".join(filter(str.isprintable, _address(record)))
    day = day_of(record.rec_headers.get_header("WARC-Date") or "")
    if day:
        yield "retrieved", day


def _is_crawl(head: bytes, _suffix: str) -> bool:
    return unpacked_head(head).startswith(MARK)


WARC: Final = Container("warc", (".warc",), _members, _is_crawl)
