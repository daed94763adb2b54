"""Width: the crawl stored some full-width marks as half-width ones and left the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.damage.model import Damaged

if TYPE_CHECKING:
    from random import Random

FULL_WIDTH = (
    "\N{FULLWIDTH COMMA}"
    "\N{FULLWIDTH COLON}"
    "\N{FULLWIDTH SEMICOLON}"
    "\N{FULLWIDTH EXCLAMATION MARK}"
    "\N{FULLWIDTH QUESTION MARK}"
    "\N{FULLWIDTH LEFT PARENTHESIS}"
    "\N{FULLWIDTH RIGHT PARENTHESIS}"
)
HALF_WIDTH = ",:;!?()"
_HALVE = str.maketrans(FULL_WIDTH, HALF_WIDTH)
_COMMA, _OPEN, _CLOSE = FULL_WIDTH[0], FULL_WIDTH[5], FULL_WIDTH[6]

STAYS = (
    "补助资金1,000万元",
    "上午9:30开工",
    "网址http://www.gov.cn/zwgk?id=3",
    "加大研发(R&D)投入",
    "做好“4·29”灾后重建",
    "增长35.9%",
    "比分为3:2",
    "邮箱zwgk@xiangtan.gov.cn",
    "总投资12,345.6亿元",
)
"""Clauses in which half-width marks are right."""


@dataclass(frozen=True, slots=True)
class Narrowed(Damaged):
    """A page with half-width marks. `free` are offsets in `expected` where either width may be right."""

    free: frozenset[int]


def halve(text: str) -> str:
    """Return the text with the crawl's half-width marks."""
    return text.translate(_HALVE)


def narrow_page(paragraphs: list[str], rng: Random) -> Narrowed:
    """Return the paragraphs with the full-width marks halved, and clauses added whose marks stay half-width."""
    written = [_add_clause(paragraph, rng) for paragraph in paragraphs]
    expected = "\n".join(written)
    return Narrowed(halve(expected), expected, "width", recoverable=True, free=frozenset(_free(expected)))


def _add_clause(paragraph: str, rng: Random) -> str:
    commas = [at for at, character in enumerate(paragraph) if character == _COMMA]
    if not commas or rng.random() < 0.6:
        return paragraph
    at = rng.choice(commas) + 1
    return paragraph[:at] + rng.choice(STAYS) + _COMMA + paragraph[at:]


def _free(text: str) -> list[int]:
    """Return the offsets of full-width marks that look the same as right half-width ones when halved.

    A mark between two ASCII characters (5%，GDP) may belong to either, and a bracket around ASCII alone may be
    the author's own.
    """
    found = []
    for at, character in enumerate(text):
        if character not in FULL_WIDTH:
            continue
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        ascii_inside = (character == _OPEN and _ascii_until(text, at, _CLOSE)) or (
            character == _CLOSE and _ascii_since(text, at, _OPEN)
        )
        if ascii_inside or (before.isascii() and after.isascii() and "\n" not in before + after):
            found.append(at)
    return found


def _ascii_until(text: str, at: int, close: str) -> bool:
    end = text.find(close, at)
    return end > at and text[at + 1 : end].isascii()


def _ascii_since(text: str, at: int, opening: str) -> bool:
    start = text.rfind(opening, 0, at)
    return start >= 0 and text[start + 1 : at].isascii()
