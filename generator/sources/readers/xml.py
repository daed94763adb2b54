"""XML: the parts of office files, parsed so that nothing in them is resolved, fetched or expanded.

lxml is optional: it is imported when the first such file is read.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code

if TYPE_CHECKING:
    from types import ModuleType

    from lxml.etree import _Element as Element

MOST_TAGS: Final = 1_000_000
"""The most signs `<` in a part, which take 20 seconds and 250 MB; a report has up to 150,000: a choice."""


def library(fmt: str) -> ModuleType:
    """Return lxml.etree; without it, a SourceError names the format and the extra to install."""
    try:
        from lxml import etree  # noqa: PLC0415 - optional: a site of text files does without
    except ImportError as error:
        raise SourceError(Code.EXTRA_MISSING(format=fmt, extra="formats")) from error
    return etree


def parse(data: bytes, part: str, fmt: str) -> Element:
    """Return the root of a part; one with a document type, or with too many elements, is a SourceError.

    No part of an office file has a document type, and only through one can it name entities.
    """
    etree = library(fmt)
    if data.count(b"<") > MOST_TAGS:
        raise unreadable(f"'{part}' has more than {MOST_TAGS} elements")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root: Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise unreadable(f"'{part}' is damaged: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise unreadable(f"'{part}' has a document type, which no {fmt} file has")
    return root


def unreadable(reason: str) -> SourceError:
    """Return the error for a file that cannot be read for a reason."""
    return SourceError(Code.UNREADABLE(reason=reason))


@lru_cache(maxsize=4096)
def local_name(tag: str) -> str:
    """Return the name of a tag without its namespace: the strict variants of a format have others."""
    return tag.rpartition("}")[2]


def name_of(element: Element) -> str:
    """Return the name of an element without its namespace; empty for an entity that was not resolved."""
    tag = element.tag
    return local_name(tag) if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute in the namespace of its element, or in none."""
    if element is None:
        return None
    namespace, brace, _ = str(element.tag).rpartition("}")
    return element.get(f"{namespace}{brace}{name}", element.get(name))


def number(text: str | None) -> int | None:
    """Return the whole number that an attribute holds, None for anything else."""
    try:
        return int(text or "")
    except ValueError:
        return None


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first element on a path of names below an element, or None."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if name_of(inner) == name), None)
    return element
