"""ZIP archives. A document that is a ZIP inside (.docx, .odt, .ofd, .epub) is none: its parts are no files."""

from __future__ import annotations

import stat
import struct
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.containers.names import decoded_name, tidy_name
from generator.sources.containers.streams import parts_of
from generator.sources.model import Container, Member

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

FIRST: Final = (
    b"PK\x03\x04",
    b"PK\x05\x06",
)  # APPNOTE.TXT 4.3.7 and 4.3.16: a file, or the end of an empty archive

DOCUMENTS: Final = {
    "[Content_Types].xml": "Office Open XML (.docx, .xlsx, .pptx)",  # ECMA-376 part 2, 7.2.3
    "OFD.xml": "OFD",  # GB/T 33190-2016, 7.1
    "mimetype": "OpenDocument or EPUB",  # ODF 1.3 part 2, 3.3; OCF 3.3, 4.3
    "META-INF/container.xml": "EPUB",
    "META-INF/MANIFEST.MF": "Java archive",
    "AndroidManifest.xml": "Android application",
}
"""Files that only a document, or a program, has at the top of its ZIP, and what it is."""

_SUFFIXES: Final = (
    ".docx .docm .dotx .xlsx .xlsm .pptx .pptm .odt .ods .odp .ofd .epub .wps .et .dps .jar .apk .vsdx"
)
"""Suffixes of documents that are ZIP inside."""

UTF8: Final = 0x800
ENCRYPTED: Final = 0x1
"""Bits of the general purpose flag (APPNOTE.TXT 4.4.4)."""

HEADER: Final = 30
"""The bytes of the header of an entry, after which its name is (APPNOTE.TXT 4.3.7)."""

UNICODE_PATH: Final = 0x7075
"""The extra field with the name in UTF-8 (APPNOTE.TXT 4.6.9): version, checksum of the other name, name."""


def _members(path: Path) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise SourceError(Code.ARCHIVE_DAMAGED(reason=str(error))) from error
    with archive:
        infos = archive.infolist()
        document = _document({info.filename for info in infos})
        if document:
            raise SourceError(Code.FILE_FORMAT(format=document))
        if _overlap(infos):
            raise SourceError(Code.ARCHIVE_DAMAGED(reason="its entries overlap, as those of a bomb do"))
        yield from (_member(archive, info) for info in infos if not info.is_dir())


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    name = tidy_name(_name(info).replace("\\", "/"))  # some packers of Windows write backslashes
    if info.flag_bits & ENCRYPTED:
        return Member(name, obstacle=Code.MEMBER_ENCRYPTED())
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        return Member(name, obstacle=Code.MEMBER_NO_FILE(kind="link" if kind == stat.S_IFLNK else "device"))
    return Member(name, _content(archive, info))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as stream:
        yield from parts_of(stream)


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of an entry. Without a mark for UTF-8 the library takes its bytes for code page 437."""
    if info.flag_bits & UTF8:
        return info.orig_filename
    return _unicode_path(info.extra) or decoded_name(info.orig_filename.encode("cp437", "replace"))


def _unicode_path(extra: bytes) -> str | None:
    while len(extra) >= 4:  # noqa: PLR2004 - a field starts with its number and size, two bytes each
        number, size = struct.unpack("<HH", extra[:4])
        if number == UNICODE_PATH:
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return None


def _document(names: Collection[str]) -> str | None:
    return next((what for name, what in DOCUMENTS.items() if name in names), None)


def _overlap(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether the bytes of one entry are those of another too: a small file then unpacks to any size."""
    spans = sorted((info.header_offset, info.compress_size) for info in infos)
    return any(start + size > after for (start, size), (after, _) in pairwise(spans))


def _is_archive(head: bytes, suffix: str) -> bool:
    parts = (name.encode() for name in (*DOCUMENTS, "_rels/.rels", "word/"))
    return (
        head.startswith(FIRST)
        and suffix not in _SUFFIXES.split()
        and not any(_holds(head, part) for part in parts)
    )


def _holds(head: bytes, name: bytes) -> bool:
    """Whether the head of an archive has an entry whose name starts so."""
    at = head.find(name)
    while at >= 0:
        if at >= HEADER and head[at - HEADER :].startswith(FIRST[0]):
            return True
        at = head.find(name, at + 1)
    return False


ZIP: Final = Container("zip", (".zip",), _members, _is_archive)
