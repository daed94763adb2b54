"""The numbers that words hold, in digits or Chinese numerals: all that a reader may take from them.

It shares nothing with what reads the indicators, so that it can find their mistakes.
"""

from __future__ import annotations

import re
from typing import Final

DIGITS: Final = re.compile(r"\d+(?:,\d{3})*(?:\s*[.\N{MIDDLE DOT}\N{KATAKANA MIDDLE DOT}]\s*\d+)?")
NUMERALS: Final = "零〇一二三四五六七八九"
STEPS: Final = {"十": 10, "百": 100, "千": 1000}
SCALES: Final = {"万": 10**4, "亿": 10**8}
SPOKEN: Final = re.compile(rf"[{NUMERALS}两十百千万亿]+(?:点[{NUMERALS}]+)?")
FOLDED: Final = {ord("\N{FULLWIDTH DIGIT ZERO}") + digit: str(digit) for digit in range(10)} | {
    ord("\N{FULLWIDTH FULL STOP}"): ".",
    ord("\N{FULLWIDTH COMMA}"): ",",
}
WORDS: Final = {"清零": 0, "翻番": 2, "翻一番": 2, "翻两番": 4, "翻二番": 4, "翻三番": 8, "过半": 50, "一半": 50}
"""Words that are numbers: 翻番 is twice as much, 过半 is 50 %."""


def numbers_in(words: str) -> frozenset[float]:
    """Return every number in digits, in Chinese numerals, and of words such as 翻番.

    Of 二十九万 it is 290000 and 29, of 万亿 also 1: the unit of a number may begin with its scale.
    """
    folded = words.translate(FOLDED)
    found = {float(re.sub(r"[^\d.]", "", re.sub(r"[^\d,\s]", ".", match[0]))) for match in DIGITS.finditer(folded)}
    for match in SPOKEN.finditer(folded):
        spoken = match[0]
        found.add(_spoken(spoken))
        if spoken[0] in (*STEPS, *SCALES):
            found.add(1.0)
        while len(spoken) > 1 and spoken[-1] in (*STEPS, *SCALES):
            spoken = spoken[:-1]
            found.add(_spoken(spoken))
    found.update(value for word, value in WORDS.items() if word in folded)
    return frozenset(found)


def _spoken(text: str) -> float:
    """Return the value of Chinese numerals, with 点 as the point."""
    whole, _, fraction = text.replace("两", "二").replace("〇", "零").partition("点")
    total = section = digit = 0
    for char in whole:
        if char in SCALES:
            total = (total + section + digit or 1) * SCALES[char]
            section = digit = 0
        elif char in STEPS:
            section += (digit or 1) * STEPS[char]
            digit = 0
        else:
            digit = digit * 10 + _digit(char)
    decimals = "".join(str(_digit(char)) for char in fraction)
    return float(f"{total + section + digit}.{decimals or 0}")


def _digit(char: str) -> int:
    return max(NUMERALS.index(char) - 1, 0)
