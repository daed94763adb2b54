"""The sitemap, made once from the list of all pages: the same bytes as MkDocs makes with the theme's template."""

from __future__ import annotations

import gzip
import io
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin

if TYPE_CHECKING:
    from collections.abc import Iterable

SITEMAP: Final = "sitemap.xml"
PACKED: Final = "sitemap.xml.gz"
START: Final = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"""
END: Final = "\n</urlset>"


def sitemap(address: str, pages: Iterable[tuple[str, str]]) -> bytes:
    """Return the sitemap of a site at an address, with pages below it; without an address it lists nothing.

    A page comes with the day of the newest thing on it, YYYY-MM-DD, or an empty text.
    """
    places = ((urljoin(address, quote(page)), day) for page, day in pages) if address else ()
    rows = (f"\n    <url><loc>{_escaped(place)}</loc>{_changed(day)}</url>" for place, day in places)
    return (START + "".join(rows) + END).encode()


def packed(data: bytes) -> bytes:
    """Return the sitemap packed by gzip, with no time in it, so that the same pages give the same bytes."""
    packing = io.BytesIO()
    with gzip.GzipFile(filename=PACKED, mode="wb", fileobj=packing, mtime=0) as file:
        file.write(data)
    return packing.getvalue()


def _changed(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def _escaped(address: str) -> str:
    """Escape an address as the template does, which writes quotation marks as numbers."""
    return escape(address).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
