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


FEW_SIZES = (100, 200, 400, 700)
"""Characters of an excerpt with few marks replaced, more or less."""

FEW_SETS = ("，。", "，。", "，。", "，。、", "，")
"""Marks that are replaced where the font of the page has the others: most often commas and full stops."""

REAL_WORDS = (
    "推广袁家村经验",
    "学习袁家村模式",
    "袁家村年接待游客650万人次",
    "弘扬袁隆平精神",
    "支持袁州区发展",
    "卫星遥感应用加快",
    "增速遥遥领先",
    "多项指标遥遥领先全省",
    "遥感监测覆盖全域",
    "建设逍遥镇",
    "发展遥控设备",
    "诗和远方不再遥远",
    "扩建遥墙机场",
    "治理袁河流域",
    "学习袁先生的品格",
    "遥想当年创业",
    "袁氏宗祠修缮完工",
    "遥祝各位身体健康",
    "加强遥感执法",
)
"""Clauses with words that are written with 袁 and 遥."""


def epaper_page(paragraphs: list[str], rng: Random) -> Damaged:
    """Return an excerpt in which commas and full stops are shown as Han, beside words with these Han."""
    excerpt = "\n".join(paragraphs)[: rng.choice(FEW_SIZES)]
    clauses = excerpt.split(_COMMA)
    for at in range(1, len(clauses)):
        if rng.random() < 0.1:
            clauses.insert(at, rng.choice(REAL_WORDS))
    expected = _COMMA.join(clauses)
    marks = rng.choice(FEW_SETS)
    source = "".join(symbol_code(char) if char in marks else char for char in expected)
    return Damaged(source, expected, f"epaper/{marks}", recoverable=False)


_COMMA = PUNCTUATION[0]
