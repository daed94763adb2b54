"""Founder e-paper symbols: text copied from a newspaper's PDF shows 袁 for ，and 遥 for 。.

Founder's symbol fonts keep the symbols of GB2312 rows 1 to 3 (A1xx to A3xx) at codes whose first byte is 0x31
higher (D2xx to D4xx), where the encoding that a PDF reader assumes has Han characters: ，A3AC → D4AC 袁,
。A1A3 → D2A3 遥, ① A2D9 → D3D9 淤, digit 0 A3B0 → D4B0 园. All of it is this one sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.damage.model import Damaged

if TYPE_CHECKING:
    from random import Random

OFFSET = 0x31
PUNCTUATION = "，。、；：？！（）“”《》"
_FULL_WIDTH_ASCII = {character: chr(ord(character) + 0xFEE0) for character in map(chr, range(0x21, 0x7F))}


def symbol_code(character: str) -> str:
    """Return what a symbol of GB2312 rows 1 to 3 turns into."""
    lead, trail = character.encode("gb2312")
    return bytes((lead + OFFSET, trail)).decode("gb2312")


def founder_page(paragraphs: list[str], rng: Random) -> Damaged:
    """Return the paragraphs as copied: marks only (recoverable), or digits and letters as well (a judgement)."""
    everything = rng.random() < 0.3
    expected = "\n".join(paragraphs)
    table: dict[str, str | int | None] = {mark: symbol_code(mark) for mark in PUNCTUATION}
    if everything:
        table |= {
            half: symbol_code(full) for half, full in _FULL_WIDTH_ASCII.items() if half.isalnum() or half == "%"
        }
    source = expected.translate(str.maketrans(table))
    return Damaged(source, expected, f"founder/{'all' if everything else 'marks'}", recoverable=not everything)
