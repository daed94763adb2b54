"""GBK: what pairs of bytes stand for, and which bytes a shown character may stand for."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.text.script import converter

LEADS: Final = range(0x81, 0xFF)
TRAILS: Final = range(0x40, 0xFF)
AREAS: Final = ((0xAA, 0xAF, 0xA1, 0xFE), (0xF8, 0xFE, 0xA1, 0xFE), (0xA1, 0xA7, 0x40, 0xA0))
"""The user-defined areas of GBK (first lead, last lead, first trail, last trail): pairs that show nothing."""

WIDE: Final = {mark: bytes((0xA3, ord(mark) + 0x80)) for mark in ",:;!?()"}
"""Full-width marks of GBK row A3 that the crawl showed at half width."""


@lru_cache(maxsize=40_000)
def character(lead: int, trail: int) -> str | None:
    """Return the character of a pair of bytes in GBK, or None."""
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None


@lru_cache(maxsize=20_000)
def pair(char: str) -> bytes | None:
    """Return the two bytes of a character in GBK, or None for ASCII and what GBK lacks (private use included)."""
    try:
        code = char.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return code if len(code) == 2 else None  # noqa: PLR2004 - a pair


@lru_cache(maxsize=20_000)
def simplified(char: str) -> str:
    """Return a character as the counts know it."""
    found: str = converter().convert(char)
    return found if len(found) == 1 else char


@lru_cache(maxsize=70_000)
def shows_nothing(lead: int, trail: int) -> bool:
    """Whether a pair lies in a user-defined area."""
    return any(a <= lead <= b and c <= trail <= d for a, b, c, d in AREAS)


@lru_cache(maxsize=20_000)
def codes(char: str) -> tuple[bytes, ...]:
    """Return the two-byte forms a shown character may stand for."""
    return tuple(filter(None, (pair(char), WIDE.get(char))))
