"""Recognise: whether a file is a web page, by how it starts, whatever it is called."""

from __future__ import annotations

import re
from typing import Final

SUFFIXES: Final = (
    ".html",
    ".htm",
    ".shtml",
    ".shtm",
    ".jhtml",
    ".xhtml",
    ".xht",
    ".aspx",
    ".asp",
    ".php",
    ".jsp",
    ".do",
    ".mhtml",
    ".mht",
)
"""The suffixes under which sites deliver pages and browsers save them."""

START: Final = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+"
    rb"<(?:!doctype\s++html|html[\s>]|head[\s>])",
    re.IGNORECASE,
)
"""The start of a whole page; blanks, comments and an XML declaration may come before it."""

ARCHIVED: Final = re.compile(
    rb"\s*+(?:[A-Za-z-]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*?content-type:\s*+multipart/related", re.IGNORECASE
)
"""The header of a page saved with its pictures in one file (MHTML, RFC 2557)."""

TAG: Final = re.compile("<[a-zA-Z!/?][^<>]*>")


def is_page(head: bytes, _suffix: str) -> bool:
    """Whether the first bytes are those of a page: a document type, `<html` or `<head`, or the header of MHTML.

    A text with single tags in it is a text file: the text layer removes them.
    """
    head = head.replace(b"\0", b"")
    return START.match(head) is not None or is_archived(head)


def is_archived(head: bytes) -> bool:
    """Whether the first bytes are those of a page saved as MHTML."""
    return ARCHIVED.match(head) is not None


def has_tags(text: str) -> bool:
    """Whether a text has any tag: a file of text may have the suffix of a page."""
    return TAG.search(text) is not None
