"""Check a built site: links and anchors exist, ids are unique, no other host is asked for anything.

What a page has and needs is read once and kept in the store under the digest of its HTML. Pages are then checked
against each other as sets; a page where something does not match is read again, and its findings are made.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from generator.output.site.checking.page import css_addresses, read_page
from generator.output.site.checking.parts import parts_key, parts_of, unpacked
from generator.output.site.checking.targets import SUFFIX, Target, is_foreign, target_of
from generator.output.site.listing import listing_of, noted_of
from generator.output.site.values import keep_value, value_of
from generator.store import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from generator.knowledge.findings.codes import Message
    from generator.output.site.checking.page import Parsed
    from generator.output.site.checking.parts import PageParts
    from generator.output.site.listing import SiteFile
    from generator.store import Store

PARTS: Final = "parts"
CHECKED: Final = "checked"
"""The kind of the note that a site of these files has no finding."""
SCRIPT_ADDRESS: Final = re.compile(
    r"""(?:fetch|import|Worker|importScripts)\s*\(\s*["'`]((?:https?:)?//[^"'`]+)"""
)
READ: Final = 64
"""The pages that are held, of those that are read again for their findings: a choice."""


def check_site(
    site: Path, allowed: str = "", store: Store | None = None, listing: Mapping[str, SiteFile] | None = None
) -> list[Finding]:
    """Return a finding for each broken link or anchor, each id given twice, each request to another host.

    `allowed` is the one address on another host that pages may ask for: the script of the operator's analytics.
    `listing` is what the site has, if that is known. With a store, files that are as at the last build are not
    read.
    """
    if listing is None:
        listing = listing_of(site, noted_of(store, site).site if store else {})
    key = key_of(CHECKED, allowed, parts_key("", ""), *(part for row in _rows(listing) for part in row))
    if value_of(store, CHECKED, key) is not None:
        return []
    findings = [*_check_pages(site, listing, allowed, store), *_check_assets(site, listing)]
    if not findings:
        keep_value(store, CHECKED, key, b"")
    return findings


def _rows(listing: Mapping[str, SiteFile]) -> list[tuple[str, str]]:
    return [(name, listing[name].digest) for name in sorted(listing)]


def _check_pages(
    site: Path, listing: Mapping[str, SiteFile], allowed: str, store: Store | None
) -> Iterator[Finding]:
    from generator.output.site.checking.matching import unmatched  # noqa: PLC0415 - numpy, only where pages changed

    doubtful: set[str] = set()

    def taken() -> Iterator[tuple[str, PageParts]]:
        for name in _named(listing, SUFFIX):
            parts = page_parts(name, listing[name].digest, site / name, store)
            if parts.doubtful or any(address != allowed for address in parts.foreign):
                doubtful.add(name)
            yield name, parts

    doubtful |= unmatched(listing, taken())

    @lru_cache(READ)
    def read(name: str) -> Parsed:
        return _read(site / name)

    for name in _named(listing, SUFFIX):
        if name in doubtful:
            yield from _check_page(site, listing, read, name, allowed)


def page_parts(name: str, digest: str, html: Path | bytes, store: Store | None) -> PageParts:
    """Return what a page of a site has and needs; its HTML is read only if the store does not have that."""
    key = parts_key(name, digest)
    found = value_of(store, PARTS, key)
    parts = unpacked(found) if found else None
    if parts is None:
        data = html if isinstance(html, bytes) else html.read_bytes()
        parts = parts_of(name, data.decode("utf-8", "replace"))
        keep_value(store, PARTS, key, parts.packed())
    return parts


def _named(listing: Mapping[str, SiteFile], *suffixes: str) -> list[str]:
    """Return the files with one of the suffixes, folder by folder."""
    return sorted(
        (name for name in listing if name.endswith(suffixes)), key=lambda name: PurePosixPath(name).parts
    )


def _read(path: Path) -> Parsed:
    return read_page(path.read_text(encoding="utf-8", errors="replace"))


def _check_page(
    site: Path, listing: Mapping[str, SiteFile], read: Callable[[str], Parsed], name: str, allowed: str
) -> Iterator[Finding]:
    page = read(name)
    for twice in dict.fromkeys(page.twice):
        yield Finding(Code.ID_TWICE(id=twice), name)
    for address in page.fetched:
        if not allowed or address != allowed:
            yield from _foreign(name, address)
    for address in dict.fromkeys(page.links + [a for a in page.fetched if not is_foreign(a)]):
        problem = _broken(site, listing, read, name, address)
        if problem:
            yield Finding(problem, name)


def _foreign(name: str, address: str) -> Iterator[Finding]:
    if is_foreign(address):
        yield Finding(Code.FOREIGN_REQUEST(address=address), name)


def _broken(
    site: Path, listing: Mapping[str, SiteFile], read: Callable[[str], Parsed], name: str, address: str
) -> Message | None:
    """Return the problem with an address of a page, if any."""
    target = target_of(name, address)
    if not isinstance(target, Target):
        return target
    if target.file not in listing and not _is_file(site / target.file):
        return Code.LINK_BROKEN(address=address)
    if target.anchor and target.file in listing and target.anchor not in read(target.file).ids:
        return Code.LINK_NO_ANCHOR(address=address)
    return None


def _is_file(path: Path) -> bool:
    """Whether there is a file of a name that the listing has not, such as one with two slashes."""
    with suppress(OSError, ValueError):
        return path.is_file()
    return False


def _check_assets(site: Path, listing: Mapping[str, SiteFile]) -> Iterator[Finding]:
    for name in _named(listing, ".css", ".js", ".mjs"):
        source = (site / name).read_text(encoding="utf-8", errors="replace")
        found = css_addresses(source) if name.endswith(".css") else SCRIPT_ADDRESS.findall(source)
        for address in found:
            yield from _foreign(name, address)
