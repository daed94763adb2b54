"""Glosses: pinyin that a site put in brackets behind some characters, learned for each document."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.text.ledger import Change
from generator.text.model import Outcome
from generator.text.script import converter, traditional_only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge

VOWELS: Final = {
    "a": "\u0101\u00e1\u01ce\u00e0",
    "e": "\u0113\u00e9\u011b\u00e8",
    "i": "\u012b\u00ed\u01d0\u00ec",
    "o": "\u014d\u00f3\u01d2\u00f2",
    "u": "\u016b\u00fa\u01d4\u00f9",
    "\u00fc": "\u01d6\u01d8\u01da\u01dc",
}
"""Vowels with the four tones of pinyin."""

TONELESS: Final = str.maketrans({toned: plain for plain, row in VOWELS.items() for toned in row})
TONED: Final = "".join(VOWELS.values())
LETTERS: Final = f"a-z\u00fc\u0144\u0148\u01f9\u1e3f{TONED}"
HAN: Final = "\u3400-\u9fff"
QUOTES: Final = "\u201c\u201d\u2019\uff08\u300a\u300b"
LONGEST: Final = 6
"""Letters of the longest syllable (zhuang, chuang, shuang)."""

GLOSS: Final = re.compile(
    f"([{HAN}])"
    f"((?:[(\uff08][ \u3000]?[{LETTERS}]{{1,{LONGEST}}}[ \u3000]?[)\uff09])+"
    f"|[(\uff08][{LETTERS}]{{0,{LONGEST}}}\n[{LETTERS}]{{0,{LONGEST}}}[)\uff09]"  # it goes on in the next line
    f"|[(\uff08][{LETTERS}]{{0,{LONGEST}}}(?:\n(?=[{HAN}{QUOTES}])|\\Z))"  # the rest is lost
)
SYLLABLE: Final = re.compile(f"[{LETTERS}]+")

GLOSS_BEFORE: Final = re.compile(f"([\u3400-\u9fff])\\([{LETTERS}]{{1,{LONGEST}}}\\)\\Z")

SHARE: Final = 0.9
TIMES: Final = 2
CHARACTERS: Final = 3
"""A site's glosses: at least three characters, each met twice or more, their reading at 90 % of their places."""

ESTABLISHED: Final = 5
"""From so many learned characters on, the site also glosses what is met once, and all that is traditional."""


@cache
def readings(char: str) -> frozenset[str]:
    """Return what a gloss of a character may look like: toned, toneless, or with the toned vowel lost."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - slow to load, and few texts have glosses

    toned = set(pinyin(char, style=Style.TONE, heteronym=True)[0])
    plain = {reading.translate(TONELESS) for reading in toned}
    lost = {"".join(c for c in reading if c not in TONED) for reading in toned}
    return frozenset(toned | plain | lost | {reading.replace("\u00fc", "v") for reading in plain}) - {""}


def unglossed(text: str) -> str:
    """Return the last character of a text, or the one that its last gloss stands behind."""
    gloss = GLOSS_BEFORE.search(text[-LONGEST - 3 :])
    return gloss[1] if gloss else text[-1]


def is_injectable(char: str) -> bool:
    """Whether nobody needs to be told how to read it: frequent in GB2312, or traditional for what it has."""
    simplified = converter().convert(char).encode("gb2312", "ignore")
    frequent = b"\xb0" <= simplified[:1] <= b"\xd7"
    return frequent or (bool(simplified) and char in traditional_only())


def strip_glosses(text: str, _knowledge: Knowledge) -> Outcome:
    """Propose to remove the glosses of the characters that this document glosses throughout."""
    if _brackets(text) < CHARACTERS * TIMES:
        return Outcome()
    found = [m for m in GLOSS.finditer(text) if _is_reading(m)]
    learned = _learned(text, found)
    return Outcome(tuple(_changes(found, learned)))


def _brackets(text: str) -> int:
    """Return how many brackets have a letter of pinyin behind them."""
    behind = (piece.lstrip(" ")[:1] for bracket in "(\uff08" for piece in text.split(bracket)[1:])
    return sum(SYLLABLE.match(char) is not None for char in behind)


def _is_reading(match: re.Match[str]) -> bool:
    known = readings(match[1])
    syllables = SYLLABLE.findall(match[2].replace("\n", ""))
    if match[2][-1] in ")\uff09":
        return bool(syllables) and all(syllable in known for syllable in syllables)
    return not syllables or any(reading.startswith(syllables[0]) for reading in known)


def _learned(text: str, found: list[re.Match[str]]) -> frozenset[str]:
    """Return the characters that the document glosses, by how often each is met with and without a gloss."""
    counts = Counter(match[1] for match in found)
    if len(counts) < CHARACTERS:
        return frozenset()
    injectable = {char for char in counts if is_injectable(char)}
    throughout = {char for char in injectable if counts[char] >= SHARE * text.count(char)}
    learned = {char for char in throughout if counts[char] >= TIMES}
    if len(learned) < CHARACTERS:
        return frozenset()
    if len(learned) >= ESTABLISHED:
        learned |= throughout | (injectable & traditional_only())
    return frozenset(learned)


def _changes(found: list[re.Match[str]], learned: frozenset[str]) -> Iterator[Change]:
    for match in found:
        if match[1] in learned:
            yield Change(*match.span(2), "", "pinyin-glosses")
