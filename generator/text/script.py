"""Script: traditional characters to simplified, only where the text is traditional."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from opencc import OpenCC

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.findings.codes import Code
from generator.knowledge.han import ANY_HAN, HAN, characters
from generator.text.encodings.language import is_foreign, is_japanese
from generator.text.ledger import Change
from generator.text.model import Outcome, Suspect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.text.view import View

TRADITIONAL: Final = CodeRule("traditional", has_words=True, signs=("name",))
VARIANTS: Final = CodeRule("variant-forms", has_words=True)
ZHE_AS_MARKER: Final = CodeRule("zhe", has_words=True)
RULES: Final = (TRADITIONAL, VARIANTS, ZHE_AS_MARKER)

DOCUMENT_SHARE: Final = 0.02
"""The share of Han that are traditional only: 0.329 in a traditional report, 0.000 in simplified ones."""

DISTINCT: Final = 3
"""Fewer different traditional characters are names in a simplified text."""

QUOTED_SHARE: Final = 0.15
QUOTED_COUNT: Final = 6
"""A single paragraph of a simplified document is converted if this share of it is traditional."""

HEADING_SHARE: Final = 0.25
"""A short line next to such a paragraph is converted if this share of it is, and nothing is simplified only."""

MIXED: Final = 2
"""A line with so many times more simplified-only characters is a simplified one in a traditional text."""

ANY_HAN_CHARACTER: Final = re.compile(f"[{ANY_HAN}]")
ZHE: Final = "著"
QIAN: Final = "乾"


@cache
def converter() -> OpenCC:
    """Return the converter, made once per process; unlike phrase configurations, it does not rewrite words."""
    return OpenCC("t2s")


@cache
def traditional_only() -> frozenset[str]:
    """Return the characters that conversion changes and simplified text (GB2312) does not have."""
    han = characters(HAN)
    converted = converter().convert("\n".join(han)).split("\n")
    return frozenset(
        old for old, new in zip(han, converted, strict=True) if old != new and not old.encode("gb2312", "ignore")
    )


@cache
def simplified_only() -> frozenset[str]:
    """Return the characters that only simplified text (GB2312) has: conversion to traditional changes them.

    Those that Big5 has too are not among them: traditional text has them as other words (后, 里, 台).
    """
    han = characters(HAN)
    converted = OpenCC("s2t").convert("\n".join(han)).split("\n")
    return frozenset(
        old
        for old, new in zip(han, converted, strict=True)
        if old != new and old.encode("gb2312", "ignore") and not old.encode("big5", "ignore")
    )


@cache
def rare_characters() -> frozenset[str]:
    """Return the Han whose simplified form is not in the frequent level of GB2312 (rows 16 to 55)."""
    han = characters(HAN)
    converted = converter().convert("\n".join(han)).split("\n")
    return frozenset(
        old
        for old, new in zip(han, converted, strict=True)
        if not b"\xb0" <= new.encode("gb2312", "ignore")[:1] <= b"\xd7"
    )


def traditional_share(view: View) -> float:
    """Return the share of Han that are traditional only; 0 if they are so few that they may be names."""
    found = traditional_only() & view.uncommon
    if len(found) < DISTINCT:
        return 0.0
    return sum(map(view.text.count, found)) / len(ANY_HAN_CHARACTER.findall(view.text))


def restore_script(view: View, knowledge: Knowledge) -> Outcome:
    """Propose simplified characters for the paragraphs that are traditional; a text in another language stays."""
    if is_foreign(view):
        return Outcome(suspects=(Suspect(0, 0, Code.TEXT_FOREIGN()),))
    share = traditional_share(view)
    if not share:
        return Outcome()
    text = view.text
    found = traditional_only() & view.uncommon
    lines = [_ScriptLine.of(text, start, end, found) for start, end in _lines(text)]
    wanted = [line for line in lines if line.is_traditional(share)]
    if wanted and share < DOCUMENT_SHARE:
        wanted = [line for line in lines if line.is_traditional(share) or line.is_short_and_traditional]
    words = _Words(knowledge)
    return Outcome(tuple(change for line in wanted for change in words.converted(line)))


class _ScriptLine(NamedTuple):
    """A line, its start, and its numbers of characters that are traditional only and simplified only."""

    text: str
    start: int
    traditional: int
    simplified: int

    @classmethod
    def of(cls, text: str, start: int, end: int, found: frozenset[str]) -> _ScriptLine:
        """Return a line of a text; `found` are the traditional-only characters of the text."""
        line = text[start:end]
        simplified = simplified_only()
        return cls(line, start, sum(char in found for char in line), sum(char in simplified for char in line))

    @property
    def is_simplified(self) -> bool:
        """Whether it is simplified: its traditional characters are few enough to be names."""
        return self.simplified >= max(DISTINCT, MIXED * self.traditional)

    @property
    def is_short_and_traditional(self) -> bool:
        """Whether it is certainly traditional, such as a heading next to a traditional paragraph."""
        enough = self.traditional >= max(DISTINCT, HEADING_SHARE * len(self.text))
        return enough and not self.simplified

    def is_traditional(self, document: float) -> bool:
        """Whether it is to be converted in a document with this share of traditional characters."""
        if self.is_simplified or is_japanese(self.text):
            return False
        if document >= DOCUMENT_SHARE:
            return self.traditional > 0 or document >= QUOTED_SHARE
        return self.traditional >= max(QUOTED_COUNT, QUOTED_SHARE * len(self.text))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


class _Words:
    """The words and characters whose conversion differs from the dictionaries."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._zhe = re.compile(
            "|".join(map(re.escape, ZHE_AS_MARKER.words(knowledge.rules)))
        )  # 著 is right in them
        self._name = TRADITIONAL.sign(knowledge.rules, "name")
        pairs = TRADITIONAL.words(knowledge.rules)
        self._otherwise = {pair[: len(pair) // 2]: pair[len(pair) // 2 :] for pair in pairs}
        self._variants = {pair[0]: pair[1] for pair in VARIANTS.words(knowledge.rules)}
        self._forms = str.maketrans(self._variants)

    def converted(self, line: _ScriptLine) -> Iterator[Change]:
        """Yield a change for each character: every entry of the dictionaries keeps the length."""
        converted = converter().convert(line.text.translate(self._forms))
        for word, other in self._otherwise.items():
            converted = converted.replace(word, other)
        if len(converted) != len(line.text):  # pragma: no cover - holds for the pinned dictionaries, guarded
            return
        kept = self._kept(converted)
        names = self._names(line.text)
        for at, (old, new) in enumerate(zip(line.text, converted, strict=True)):
            if new == ZHE and at not in kept:
                yield Change(line.start + at, line.start + at + 1, "着", ZHE_AS_MARKER.id)
            elif old != new and at not in names:
                rule = VARIANTS if old in self._variants else TRADITIONAL
                yield Change(line.start + at, line.start + at + 1, new, rule.id)

    def _kept(self, converted: str) -> set[int]:
        """Return the offsets of words in which 著 is right."""
        found = self._zhe.finditer(converted) if ZHE in converted else ()
        return {at for match in found for at in range(*match.span())}

    def _names(self, line: str) -> set[int]:
        """Return the offsets of 乾 in the names of persons, where it is not 干."""
        found = self._name.finditer(line) if QIAN in line else ()
        return {match.start + line[match.start : match.end].index(QIAN) for match in found}
