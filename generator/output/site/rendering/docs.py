"""A docs folder with the digest of each of its files, read only where a file changed since the last build."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from generator.output.site.listing import SETTLED, Listing, SiteFile, as_noted, digest_of, digest_of_bytes
from generator.output.site.rendering.links import is_listed, last_changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.output.site.rendering.tree import DocsFile

LISTED: Final = "listed"
"""Noted of a page that the sitemap lists; after it, if the page states it, the day of the newest thing on it."""
UNLISTED: Final = "unlisted"
"""Noted of a page that asks search engines to leave it out."""
UNSETTLED: Final = -1
"""The time noted of a file that changed just now, and so may change again without another time: read next time."""


def docs_listing(docs: Path, files: Iterable[DocsFile], before: Mapping[str, SiteFile]) -> Listing:
    """Return the entries of the files of a docs folder; the source of a page is how the sitemap lists it."""
    now = time.time_ns()
    return {file.name: _entry(docs / file.name, file, before.get(file.name), now) for file in files}


def _entry(path: Path, file: DocsFile, before: SiteFile | None, now: int) -> SiteFile:
    if before and as_noted(path, before):
        return before
    status = path.stat()
    changed = status.st_mtime_ns if status.st_mtime_ns < now - SETTLED else UNSETTLED
    if not file.is_page:
        return SiteFile("", digest_of(path), status.st_size, changed)
    data = path.read_bytes()
    noted = f"{LISTED} {last_changed(data)}".rstrip() if is_listed(data) else UNLISTED
    return SiteFile(noted, digest_of_bytes(data), len(data), changed)
