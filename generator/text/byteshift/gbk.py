"""GBK: what pairs of bytes are, and which bytes a shown character may be."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.text.script import converter, rare_characters

LEADS: Final = range(0x81, 0xFF)
TRAILS: Final = range(0x40, 0xFF)
WIDE: Final = {mark: bytes((0xA3, ord(mark) + 0x80)) for mark in ",:;!?()"}
"""Full-width marks of GBK row A3 that the crawl shows at half width."""

INDENT: Final = "\N{IDEOGRAPHIC SPACE}"
"""The blank of an indent (A1A1): with the bracket of a number after it, it is shown as a full stop (A1A3)."""

GBK_PRIVATE: Final = frozenset(map(chr, range(0xE000, 0xF900)))


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
    """Return a character in simplified form, as the counts have it."""
    found: str = converter().convert(char)
    return found if len(found) == 1 else char


def same(char: str, other: str) -> bool:
    """Whether two characters are forms of one."""
    return simplified(char) == simplified(other)


@lru_cache(maxsize=70_000)
def shows_nothing(lead: int, trail: int) -> bool:
    """Whether a pair is not a character but a place for private use: many decoders show nothing for it."""
    try:
        return bytes((lead, trail)).decode("gb18030") in GBK_PRIVATE
    except UnicodeDecodeError:
        return False


@lru_cache(maxsize=20_000)
def code(char: str) -> bytes | None:
    """Return the two bytes that a shown character may be: its own, or those of the full-width mark."""
    return WIDE.get(char) or pair(char)


@lru_cache(maxsize=20_000)
def swallows_letter(char: str) -> bool:
    """Whether a Han that no common word has may show a first byte with the letter that it took for its second."""
    if char not in rare_characters() or char.encode("gb2312", "ignore"):
        return False
    bytes_ = pair(char)
    return bytes_ is not None and bytes((bytes_[1],)).isalpha()
