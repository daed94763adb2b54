"""Script: traditional characters to simplified, only where the text is traditional."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from opencc import OpenCC

from generator.text.characters import uncommon_characters
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge

DOCUMENT_SHARE: Final = 0.02
"""Share of Han characters that are traditional only: 0.329 in a traditional report, 0.000 in simplified ones."""

DISTINCT: Final = 3
"""Fewer different characters are names in a simplified text."""

QUOTED_SHARE: Final = 0.15
QUOTED_COUNT: Final = 6
"""A paragraph of a simplified document is converted alone when this much of it is traditional."""

HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
ZHE: Final = "\u8457"


@cache
def converter() -> OpenCC:
    """Return the converter, made once in a process; phrase configurations would rewrite words, this one not."""
    return OpenCC("t2s")


@cache
def traditional_only() -> frozenset[str]:
    """Return the characters that conversion changes and simplified text (GB2312) does not have."""
    han = [chr(code) for code in range(0x3400, 0xA000)]
    converted = converter().convert("\n".join(han)).split("\n")
    return frozenset(
        old for old, new in zip(han, converted, strict=True) if old != new and not old.encode("gb2312", "ignore")
    )


@cache
def rare_characters() -> frozenset[str]:
    """Return the Han that simplified are not of the frequent level of GB2312 (rows 16 to 55)."""
    han = [chr(code) for code in range(0x3400, 0xA000)]
    converted = converter().convert("\n".join(han)).split("\n")
    return frozenset(
        old
        for old, new in zip(han, converted, strict=True)
        if not b"\xb0" <= new.encode("gb2312", "ignore")[:1] <= b"\xd7"
    )


def traditional_share(text: str) -> float:
    """Return the share of Han that are traditional only; 0 where so few are that they may be names."""
    found = {char for char in traditional_only() & uncommon_characters(text) if char in text}
    if len(found) < DISTINCT:
        return 0.0
    return sum(map(text.count, found)) / len(HAN.findall(text))


def restore_script(text: str, knowledge: Knowledge) -> Outcome:
    """Propose simplified characters for the paragraphs that are traditional."""
    share = traditional_share(text)
    if not share:
        return Outcome()
    found = traditional_only() & uncommon_characters(text)
    keeps = _keeps(knowledge.rules["zhe"].words)
    changes: list[Change] = []
    for start, end in _lines(text):
        line = text[start:end]
        if _is_traditional(line, found, share):
            changes += _converted(line, start, keeps)
    return Outcome(tuple(changes))


def _is_traditional(line: str, found: frozenset[str], document: float) -> bool:
    count = sum(char in found for char in line)
    if document >= DOCUMENT_SHARE:
        return count > 0 or document >= QUOTED_SHARE
    return count >= QUOTED_COUNT and count >= QUOTED_SHARE * len(line)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _keeps(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for the words in which 著 is the right character."""
    return re.compile("|".join(map(re.escape, words)))


def _converted(line: str, offset: int, keeps: re.Pattern[str]) -> Iterator[Change]:
    """Yield a change for each character: every entry of the dictionaries keeps the length."""
    converted = converter().convert(line)
    if len(converted) != len(line):  # pragma: no cover - holds for the pinned dictionaries, guarded all the same
        return
    kept = {at for m in keeps.finditer(converted) for at in range(*m.span())} if ZHE in converted else set()
    for at, (old, new) in enumerate(zip(line, converted, strict=True)):
        if new == ZHE and at not in kept:
            yield Change(offset + at, offset + at + 1, "\u7740", "zhe")
        elif old != new:
            yield Change(offset + at, offset + at + 1, new, "traditional")
