"""GBK: what pairs of bytes stand for, and which bytes a shown character may stand for."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.text.script import converter

LEADS: Final = range(0x81, 0xFF)
TRAILS: Final = range(0x40, 0xFF)
WIDE: Final = {mark: bytes((0xA3, ord(mark) + 0x80)) for mark in ",:;!?()"}
"""Full-width marks of GBK row A3 that the crawl showed at half width."""

PRIVATE: Final = frozenset(map(chr, range(0xE000, 0xF900)))


@lru_cache(maxsize=40_000)
def character(lead: int, trail: int) -> str | None:
    """Return the character of a pair of bytes in GBK, or None."""
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None


@lru_cache(maxsize=20_000)
def pair(char: str) -> bytes | None:
    """Return the two bytes of a character in GBK (private use included), or None for ASCII and what GBK lacks."""
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
    """Whether a pair has no character but a place for private use: many decoders show nothing for it."""
    try:
        return bytes((lead, trail)).decode("gb18030") in PRIVATE
    except UnicodeDecodeError:
        return False


@lru_cache(maxsize=20_000)
def code(char: str) -> bytes | None:
    """Return the two bytes that a shown character may stand for: its own, or those of the wide mark."""
    return WIDE.get(char) or pair(char)
