"""Formats: what a file is, by its first bytes and, where they do not tell, by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.findings.codes import Code
from generator.sources import containers, readers
from generator.sources.model import Reader
from generator.sources.readers.text import TEXT
from generator.sources.signatures import format_of

if TYPE_CHECKING:
    from generator.knowledge.findings.codes import Message
    from generator.sources.model import Container

OTHER_KINDS: Final = {
    "picture": ".jpg .jpeg .png .gif .svg .webp .ico .bmp .tif .tiff",
    "style sheet": ".css .scss .less",
    "script": ".js .mjs .py .sh .bat .exe .dll",
    "font": ".woff .woff2 .ttf .otf .eot",
    "sound or film": ".mp3 .mp4 .wav .avi .wmv .flv .mov .m4a",
    "data": ".xml .rss .atom .yml .yaml .db .sqlite .log .lock .torrent",
    "spreadsheet": ".xls .xlsx .et .ods",
    "presentation": ".ppt .pptx .dps .odp",
}
"""Kinds of files that hold no report, with their suffixes: they are counted, and are no finding."""

FOR_CRAWLERS: Final = frozenset(("robots.txt", "ads.txt", "security.txt", "humans.txt", "llms.txt"))
"""Names of text files that a site has for programs (RFC 9309, RFC 9116): a mirror has one of each site."""

ARCHIVES: Final = {
    "RAR": ".rar",
    "7z": ".7z",
    "Zstandard": ".zst .tzst",
    "cabinet, LZH or another old": ".cab .lzh .lha .arj .ace .z .lz4 .lzma .lz",
    "disk image": ".iso .dmg .img",
}
"""Formats of archives that are named and not opened, with their suffixes: the libraries for them run programs of
other licences, and their owner opens them in a minute.
"""

PACKED: Final = {".gz": "", ".bz2": "", ".xz": "", ".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
"""Suffixes of files that hold one file, and the suffix that takes their place in its name."""

ADDED: Final = re.compile("[?@&;#~]")
"""The signs before what a crawler adds to a name."""

_OTHER: Final = {suffix: kind for kind, suffixes in OTHER_KINDS.items() for suffix in suffixes.split()}
_ARCHIVES: Final = {suffix: kind for kind, suffixes in ARCHIVES.items() for suffix in suffixes.split()}


def suffix_of(file: str) -> str:
    """Return the suffix of a name, in lower case with the dot; empty if it has none.

    What a crawler adds after the suffix of an address (`index.html@id=5`, `list.aspx?id=3`), and the ordinal of a
    second file of one name (`a.txt~2`), is no part of it, unless there is no suffix before it (`get?f=a.pdf`).
    """
    return _ending(_plain(file))


def unpacked_name(file: str) -> str:
    """Return the name of the one file in a packed one: without `.gz`; any other name as it is."""
    suffix = suffix_of(file)
    return f"{_plain(file)[: -len(suffix)]}{PACKED[suffix]}" if suffix in PACKED else file


def _ending(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"{dot}{suffix}".lower() if stem and suffix.isalnum() else ""


def _plain(file: str) -> str:
    """Return the last part of a name up to its suffix, without what a crawler adds after it."""
    name = file.rpartition("/")[2]
    starts = (name[: match.start()] for match in ADDED.finditer(name))
    return next(filter(_ending, starts), name)


def handler_of(file: str, head: bytes) -> Reader | Container | Message:
    """Return the reader or container for a file by its name and first bytes, or why there is none."""
    suffix = suffix_of(file)
    if _plain(file).lower() in FOR_CRAWLERS:
        return Code.NO_DOCUMENT(kind="file for crawlers")
    handlers: tuple[Reader | Container, ...] = (*readers.READERS, *containers.CONTAINERS)
    recognised = (handler for handler in handlers if handler.recognises(head, suffix))
    named = (handler for handler in handlers if suffix in handler.suffixes)
    found = next(recognised, None) or next(named, None)
    if found:
        return found
    if suffix in _OTHER:
        return Code.NO_DOCUMENT(kind=_OTHER[suffix])
    known = format_of(head)
    archive = known if known in ARCHIVES else _ARCHIVES.get(suffix)
    if archive:
        return Code.ARCHIVE_CLOSED(format=archive)
    return Code.FILE_FORMAT(format=known) if known else Code.SUFFIX_UNKNOWN(suffix=suffix or "no suffix")


def reader_for(file: str, head: bytes) -> Reader:
    """Return the reader for a file that is given by name: a file of unknown format is read as text."""
    found = handler_of(file, head)
    return found if isinstance(found, Reader) else TEXT
