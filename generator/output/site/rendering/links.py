"""The files that a page's Markdown links to, and the front matter at its top: read without rendering it."""

from __future__ import annotations

import posixpath
import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

import yaml

if TYPE_CHECKING:
    from collections.abc import Container

LINK: Final = re.compile(
    r"""\]\(\s{0,3}<?([^()\s<>#?]+)|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]{0,9}<?([^\s<>#?]+)""", re.MULTILINE
)
"""The file in a link or in a definition of one; what it misses is found when MkDocs warns of it."""
KEY: Final = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
"""The start of a line of front matter that is written as keys and values (MkDocs 1.6, `mkdocs.utils.meta`)."""
CHANGED: Final = re.compile(rb"""^lastmod: {0,3}["']?([0-9]{4}-[0-9]{2}-[0-9]{2})["']?\s*$""", re.MULTILINE)
"""The line of front matter with the day of the newest thing on a page."""
OPEN: Final = b"---"
CLOSE: Final = (b"---", b"...")
"""The lines around front matter in YAML."""
BOM: Final = b"\xef\xbb\xbf"


def linked(name: str, markdown: bytes, known: Container[str]) -> set[str]:
    """Return the files of docs/ that the page `name` links to, of those that are known."""
    folder = posixpath.dirname(name)
    found = {first or second for first, second in LINK.findall(markdown.decode("utf-8", "replace"))}
    files = (posixpath.normpath(posixpath.join(folder, unquote(address))) for address in found)
    return {file for file in files if file in known and file != name}


def front_matter(markdown: bytes) -> bytes:
    """Return the front matter of a page with the lines around it, or nothing."""
    lines = markdown.removeprefix(BOM).splitlines(keepends=True)
    if lines and lines[0].rstrip() == OPEN:
        ends = (number for number, line in enumerate(lines[2:], 3) if line.rstrip() in CLOSE)
        return b"".join(lines[: next(ends, 0)])
    return "".join(takewhile(_is_pair, (line.decode("latin-1") for line in lines))).encode("latin-1")


def _is_pair(line: str) -> bool:
    """Whether a line is a key and a value, or more of a value; the first of a page that is not ends them."""
    return bool(KEY.match(line)) or line.startswith(("    ", "\t"))


def is_listed(markdown: bytes) -> bool:
    """Whether a page may be in the sitemap: its front matter does not ask search engines to leave it out."""
    front = front_matter(markdown)
    if b"robots" not in front:
        return True
    inner = front.splitlines(keepends=True)[1:-1] if front.startswith(OPEN) else [front]
    try:
        stated = yaml.safe_load(b"".join(inner).decode())
    except (yaml.YAMLError, ValueError):
        return True
    robots = stated.get("robots") if isinstance(stated, dict) else None
    return not isinstance(robots, str) or "noindex" not in robots


def last_changed(markdown: bytes) -> str:
    """Return the day of the newest thing on a page, YYYY-MM-DD, as its front matter states it, or nothing."""
    found = CHANGED.search(front_matter(markdown))
    return found[1].decode() if found else ""
