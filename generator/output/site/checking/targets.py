"""Where an address on a page leads: to a file of the site and an id on it, to another host, out of the site."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from generator.knowledge.findings.codes import Code

if TYPE_CHECKING:
    from generator.knowledge.findings.codes import Message

SITE: Final = "https://site.invalid/"
"""The host of the site when addresses are resolved; the name can belong to nobody (RFC 2606)."""
NOT_FOUND: Final = "404.html"
"""Served at any address, so its links start at the root; they are checked if the site has an address."""
OWN: Final = "__"
"""The start of the anchors of the theme's own toggles, which are not checked."""
SUFFIX: Final = ".html"
"""The suffix of pages, which have anchors."""


class Target(NamedTuple):
    """A file of the site and an id on it; the id is empty where none is named or the file is no page."""

    file: str
    anchor: str = ""


def target_of(name: str, address: str) -> Target | Message | None:
    """Return where an address on the page `name` leads, or what is wrong with it; None outside the site.

    Other hosts are not asked.
    """
    if address.startswith(("data:", "mailto:", "javascript:")):
        return Code.LINK_SCRIPT(address=address) if address.startswith("javascript:") else None
    if is_foreign(address) or name == NOT_FOUND:
        return None
    path, _, fragment = address.partition("#")
    file = _file(name, path)
    if file is None:
        return Code.LINK_OUT_OF_SITE(address=address)
    anchor = unquote(fragment)
    return Target(file, anchor if file.endswith(SUFFIX) and not anchor.startswith(OWN) else "")


def is_foreign(address: str) -> bool:
    """Whether an address is on another host; one that is no address at all is not."""
    return _is_foreign(address.partition("#")[0])


@lru_cache(1 << 12)
def _is_foreign(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.netloc) or parts.scheme in {"http", "https", "ws", "wss"}


@lru_cache(1 << 12)
def _file(name: str, address: str) -> str | None:
    """Return the file that an address without an anchor leads to; None for one above the root of the site."""
    try:
        path = urlsplit(urljoin(SITE + name, address)).path
        outside = not urljoin(SITE, path).startswith(SITE) or _climbs_out(name, address)
    except ValueError:
        return address  # no file has this name
    if outside:
        return None
    file = unquote(path).lstrip("/")
    return file + "index.html" if file == "" or file.endswith("/") else file


def _climbs_out(name: str, address: str) -> bool:
    """Whether an address goes above the root of the site, which may be published below another."""
    path = urlsplit(address).path
    return path.startswith("/") or path.count("../") > name.count("/")
