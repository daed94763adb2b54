"""Anchors: ASCII ids made from words, so that they survive a rebuild and a change of layout.

An anchor is `t-`, `s-` or `p-` (title, section, paragraph) and eight lower-case base32 characters of a hash. The
hash covers the identity of the document (place, year and kind, not the file, so that a better copy of the same
document keeps its links), the words (letters and digits alone; for a section the heading path), and the ordinal
where the same words occur more than once.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from generator.knowledge.marks import (
    CLOSE_BRACKET,
    COLON,
    COMMA,
    EXCLAMATION,
    OPEN_BRACKET,
    PERCENT,
    QUESTION,
    SEMICOLON,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.reading.model import PassageKind

PREFIX: dict[PassageKind, str] = {"title": "t-", "heading": "s-", "paragraph": "p-"}
BYTES = 5  # 40 bits: about 45 collisions in a site of 10 million passages, which are resolved like equal words
WIDE_MARKS = re.compile(
    f"[{EXCLAMATION}{PERCENT}{OPEN_BRACKET}{CLOSE_BRACKET}{COMMA}{COLON}{SEMICOLON}{QUESTION}]"
)
"""The usual full-width marks (！％（），：；？). They are not words, but slow NFKC down."""
WORDS = re.compile(r"[^\W_]+")
"""A run of characters that `str.isalnum` accepts."""


def words(text: str) -> str:
    """Return the letters and digits of a text, with width and case folded: equal for what readers see as equal."""
    folded = unicodedata.normalize("NFKC", WIDE_MARKS.sub(" ", text)).lower()
    return "".join(WORDS.findall(folded))


def digest(*parts: str) -> str:
    """Return eight lower-case base32 characters of a hash of the parts."""
    data = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(data[:BYTES]).decode("ascii").lower()


def anchors(document: str, passages: Iterable[tuple[PassageKind, tuple[str, ...]]]) -> Iterator[str]:
    """Yield one anchor for each (kind, words) of a document; `words` of a heading are its path and itself.

    All are different within the document.
    """
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    for kind, texts in passages:
        key = "\0".join((kind, *(words(text) for text in texts)))
        seen[key] += 1
        anchor = PREFIX[kind] + digest(document, key, str(seen[key]))
        while anchor in taken:
            seen[key] += 1
            anchor = PREFIX[kind] + digest(document, key, str(seen[key]))
        taken.add(anchor)
        yield anchor
