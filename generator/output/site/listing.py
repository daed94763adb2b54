"""What is in a built site: for each file what it was made of, its digest, size and time; kept between builds.

A file whose size and time are as noted is not read again.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output.site.values import keep_value, value_of
from generator.store import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.store import Store

KIND: Final = "listing"
DIGEST: Final = 20
"""Bytes of a digest, as in a key of the store."""
SETTLED: Final = 2_000_000_000
"""Nanoseconds after which another change of a file has another time, on any file system (FAT: two seconds)."""


class SiteFile(NamedTuple):
    """A file: what it was made of (a key or a digest), the digest of its bytes, its size and time.

    The time is that of its last change, in nanoseconds.
    """

    source: str
    digest: str
    size: int
    time: int


Listing = dict[str, SiteFile]
"""The files of a folder by name."""


class Noted(NamedTuple):
    """What was noted at the last build of a site: its files, and those of the docs folder it was made of."""

    site: Listing
    docs: Listing


def noted_of(store: Store, site: Path) -> Noted:
    """Return what was noted of a site; nothing where there is no such note."""
    data = value_of(store, KIND, _key(site))
    try:
        site_rows, docs_rows = json.loads(data) if data else ({}, {})
        return Noted(_listing(site_rows), _listing(docs_rows))
    except (ValueError, TypeError, AttributeError):
        return Noted({}, {})


def _listing(rows: dict[str, list[str | int]]) -> Listing:
    return {name: _entry(*row) for name, row in rows.items()}


def _entry(source: str | int, digest: str | int, size: str | int, time: str | int) -> SiteFile:
    if not (
        isinstance(source, str) and isinstance(digest, str) and isinstance(size, int) and isinstance(time, int)
    ):
        raise TypeError
    return SiteFile(source, digest, size, time)


def note(store: Store, site: Path, noted: Noted) -> None:
    """Note what a site and its docs folder have, if the store can be written."""
    keep_value(store, KIND, _key(site), json.dumps(noted, ensure_ascii=False, separators=(",", ":")).encode())


def _key(site: Path) -> str:
    return key_of(KIND, str(site.resolve()))


def as_noted(path: Path, entry: SiteFile | None) -> bool:
    """Whether a file has the size and the time that were noted."""
    if entry is None:
        return False
    try:
        status = path.stat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and (status.st_size, status.st_mtime_ns) == (entry.size, entry.time)


def entry_of(path: Path, source: str, digest: str) -> SiteFile:
    """Return the entry of a file that is there."""
    status = path.stat()
    return SiteFile(source, digest, status.st_size, status.st_mtime_ns)


def listing_of(folder: Path, before: Mapping[str, SiteFile]) -> Listing:
    """Return what is in a folder now; files that are as noted before are not read. The order is that of names."""
    return {name: _now(folder / name, before.get(name)) for name in sorted(names_in(folder))}


def names_in(folder: Path) -> Iterator[str]:
    """Yield the names of all files below a folder."""
    for here, _, names in os.walk(folder, followlinks=True):
        below = os.path.relpath(here, folder).replace(os.sep, "/")
        yield from (name if below == "." else f"{below}/{name}" for name in names)


def _now(path: Path, before: SiteFile | None) -> SiteFile:
    if before and as_noted(path, before):
        return before
    digest = digest_of(path)
    return entry_of(path, digest, digest)


def digest_of(path: Path) -> str:
    """Return the digest of the bytes of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=DIGEST)).hexdigest()


def digest_of_bytes(data: bytes) -> str:
    """Return the digest of bytes, the same as of a file that has them."""
    return hashlib.blake2b(data, digest_size=DIGEST).hexdigest()
