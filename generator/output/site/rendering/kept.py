"""Pages in the store: packed HTML by the key of all that a page depends on, and whether it may still be used."""

from __future__ import annotations

import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.output.site.checking.parts import SIZE, digests
from generator.output.site.values import keep_value, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.output.site.checking.parts import PageParts
    from generator.store import Store

PAGE: Final = "page"
FAST: Final = 1
"""The level of zlib: a fifth of the bytes remain; a higher level takes three times as long for a tenth less."""


def kept_page(store: Store, key: str) -> bytes | None:
    """Return a page; None if it is not in the store, or what is there is no page."""
    data = value_of(store, PAGE, key)
    with suppress(zlib.error):
        return zlib.decompress(data) if data else None
    return None


def keep_page(store: Store, key: str, html: bytes) -> None:
    """Keep a page, if the store can be written."""
    keep_value(store, PAGE, key, zlib.compress(html, FAST))


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a site, by digest."""

    digests: frozenset[bytes]

    def has_all_of(self, parts: PageParts) -> bool:
        """Whether all files that a page leads to are there."""
        return self.digests.issuperset(_split(parts.files))


def files_of(names: Iterable[str]) -> Files:
    """Return the files of a site with these names."""
    return Files(frozenset(_split(digests(names))))


def _split(joined: bytes) -> Iterable[bytes]:
    return (joined[at : at + SIZE] for at in range(0, len(joined), SIZE))
