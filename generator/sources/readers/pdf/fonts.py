"""Fonts: those that do not say which characters their glyphs are, so that the numbers of glyphs are read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.knowledge.han import COMPATIBLE, HAN, RADICALS
from generator.sources.readers.pdf.page import LOST

if TYPE_CHECKING:
    from generator.sources.readers.pdf.page import Char, Document, Page

EXPECTED: Final = re.compile(
    f"[ -ÿ\u2000-\u2bff{RADICALS}\u3000-\u33ff{HAN}{COMPATIBLE}\ufe30-\ufe4f\uff00-\uffef]"
)
"""Latin, marks, symbols, Han, kana: what is in Chinese texts, and is no number of a glyph."""

STRANGE: Final = 0.3
"""The share of other characters from which on the text of a font is strange. A choice: names in Greek are less."""

ONE_SCRIPT: Final = 0.6
"""The share of one script among them from which on they are a text in it (Tibetan, Russian). A choice."""


def with_lost(document: Document) -> Document:
    """Return the document with U+FFFD for each character of fonts whose text is none."""
    texts: dict[str, list[str]] = defaultdict(list)
    for page in document.pages:
        for char in page.chars:
            texts[char.font].append(char.text)
    unmapped = {font for font, chars in texts.items() if is_strange("".join(chars))}
    return replace(document, pages=tuple(_lost(page, unmapped) for page in document.pages))


def is_strange(text: str) -> bool:
    """Whether a text is a jumble of scripts, as the numbers of glyphs are when they are taken for characters."""
    others = EXPECTED.sub("", text).replace(LOST, "")
    if len(others) <= STRANGE * len(text):
        return False
    scripts = Counter(unicodedata.name(char, "?").split(" ")[0] for char in others)
    return max(scripts.values()) < ONE_SCRIPT * len(others) or "?" in scripts


def _lost(page: Page, unmapped: set[str]) -> Page:
    if not any(char.font in unmapped for char in page.chars):
        return page
    chars: tuple[Char, ...] = tuple(
        char._replace(text=LOST) if char.font in unmapped else char for char in page.chars
    )
    return replace(page, chars=chars)
