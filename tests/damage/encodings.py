"""Encodings: the page was stored as it came, in an encoding that Chinese sites used before or besides UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.damage.model import Damaged
from tests.damage.script import to_taiwan

if TYPE_CHECKING:
    from random import Random

ENCODINGS = ("gb18030", "gbk", "utf-8-sig", "utf-16", "big5")


def encoded_page(paragraphs: list[str], rng: Random) -> Damaged:
    """Return the paragraphs in another encoding; Big5 holds those of Taiwan alone, so they are that."""
    encoding = rng.choice(ENCODINGS)
    expected = "\n".join(paragraphs)
    source = to_taiwan(expected) if encoding == "big5" else expected
    try:
        source.encode(encoding)
    except UnicodeEncodeError:
        return Damaged(expected, expected, "encodings/gb18030", recoverable=True, encoding="gb18030")
    return Damaged(source, expected, f"encodings/{encoding}", recoverable=True, encoding=encoding)
