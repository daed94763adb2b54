"""Check a built site: links and anchors exist, ids are unique, no other host is asked for anything."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.knowledge.findings.codes import Message

SITE = "https://site.invalid/"
"""The host of the site when addresses are resolved; the name can belong to nobody (RFC 2606)."""
FETCHED = {
    "audio": ("src",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""Attributes whose address a browser fetches without being asked, and forms, which send what a reader types."""
LINK_RELS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
}
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
SCRIPT_ADDRESS = re.compile(r"""(?:fetch|import|Worker|importScripts)\s*\(\s*["'`]((?:https?:)?//[^"'`]+)""")
NOT_FOUND = "404.html"
"""Served at any address, so its links start at the root; they are checked if the site has an address."""


@dataclass(slots=True)
class Parsed:
    """The parts of a page to check: ids, repeated ids, links, and addresses that a browser fetches."""

    ids: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Parsed()
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record ids and addresses."""
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            if given["id"] in self.found.ids:
                self.found.twice.append(given["id"])
            self.found.ids.add(given["id"])
        if tag in {"a", "area"} and "href" in given:
            self.found.links.append(given["href"])
        if tag == "link" and LINK_RELS & set(given.get("rel", "").lower().split()):
            self.found.fetched.append(given.get("href", ""))
        self.found.fetched += [given[name].split(" ")[0] for name in FETCHED.get(tag, ()) if name in given]
        self.found.fetched += css_addresses(given.get("style", ""))
        self._style = tag == "style"

    def handle_data(self, data: str) -> None:
        """Record the addresses in styles of the page."""
        if self._style:
            self.found.fetched += css_addresses(data)

    def handle_endtag(self, tag: str) -> None:
        """Leave a style element."""
        self._style = self._style and tag != "style"


def css_addresses(css: str) -> list[str]:
    """Return the addresses that a style sheet fetches."""
    return [first or second for first, second in CSS_ADDRESS.findall(css)]


def read_page(html: str) -> Parsed:
    """Return the parts of a page to check."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def check_site(site: Path, allowed: str = "") -> list[Finding]:
    """Return a finding for each broken link or anchor, each id given twice, each request to another host.

    `allowed` is the one address on another host that pages may ask for: the script of the operator's analytics.
    """
    pages = {
        path.relative_to(site).as_posix(): read_page(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
    findings = [
        finding for name, page in pages.items() for finding in _check_page(site, pages, name, page, allowed)
    ]
    return findings + list(_check_assets(site))


def _check_page(
    site: Path, pages: Mapping[str, Parsed], name: str, page: Parsed, allowed: str
) -> Iterator[Finding]:
    for twice in dict.fromkeys(page.twice):
        yield Finding(Code.ID_TWICE(id=twice), name)
    for address in page.fetched:
        if not allowed or address != allowed:
            yield from _foreign(name, address)
    for address in dict.fromkeys(page.links + [a for a in page.fetched if not _is_foreign(a)]):
        problem = _broken(site, pages, name, address)
        if problem:
            yield Finding(problem, name)


def _foreign(name: str, address: str) -> Iterator[Finding]:
    if _is_foreign(address):
        yield Finding(Code.FOREIGN_REQUEST(address=address), name)


def _is_foreign(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in {"http", "https", "ws", "wss"}


def _broken(site: Path, pages: Mapping[str, Parsed], name: str, address: str) -> Message | None:
    """Return the problem with an address of a page, if any. Other hosts are not asked."""
    if address.startswith(("data:", "mailto:", "javascript:")) or _is_foreign(address):
        return Code.LINK_SCRIPT(address=address) if address.startswith("javascript:") else None
    if name == NOT_FOUND:
        return None
    target = urlsplit(urljoin(SITE + name, address))
    file = unquote(target.path).lstrip("/")
    if not urljoin(SITE, target.path).startswith(SITE) or _climbs_out(name, address):
        return Code.LINK_OUT_OF_SITE(address=address)
    if file == "" or file.endswith("/"):
        file += "index.html"
    if file not in pages and not (site / file).is_file():
        return Code.LINK_BROKEN(address=address)
    anchor = unquote(target.fragment)
    if anchor and file in pages and not anchor.startswith("__"):  # the theme's own toggles
        return None if anchor in pages[file].ids else Code.LINK_NO_ANCHOR(address=address)
    return None


def _climbs_out(name: str, address: str) -> bool:
    """Whether an address goes above the root of the site, which may be published below another."""
    path = urlsplit(address).path
    return path.startswith("/") or path.count("../") > name.count("/")


def _check_assets(site: Path) -> Iterator[Finding]:
    for path in sorted([*site.rglob("*.css"), *site.rglob("*.js"), *site.rglob("*.mjs")]):
        source = path.read_text(encoding="utf-8", errors="replace")
        found = css_addresses(source) if path.suffix == ".css" else SCRIPT_ADDRESS.findall(source)
        for address in found:
            yield from _foreign(path.relative_to(site).as_posix(), address)
