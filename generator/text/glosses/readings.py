"""Readings: how characters sound, as glosses write it, and which letters are a syllable."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from opencc import OpenCC

from generator.text.script import converter

if TYPE_CHECKING:
    from collections.abc import Iterable

VOWELS: Final = {
    "a": "āáǎà",
    "e": "ēéěè",
    "i": "īíǐì",
    "o": "ōóǒò",
    "u": "ūúǔù",
    "ü": "ǖǘǚǜ",
}
"""Vowels with the four tones of pinyin."""

TONELESS: Final = str.maketrans({toned: plain for plain, row in VOWELS.items() for toned in row})
TONED: Final = "".join(VOWELS.values())
LETTERS: Final = f"a-züńňǹḿ{TONED}"

ALIKE: Final = str.maketrans("ɑɡăĕĭŏŭ", "agǎěǐǒǔ")
"""Letters of other alphabets that fonts for pinyin use, and the breve for the caron."""

SHAPE: Final = re.compile("(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[iuv]?[aeiouv](?:[iou]|ng?|r)?|m|n|ng|hng?|hm")
"""Letters in the order of a syllable, real or nearly so (ü written v): an initial, vowels, n, ng or r."""


@cache
def readings(char: str) -> frozenset[str]:
    """Return the possible forms of a gloss of a character: toned, toneless, or with the toned vowel lost."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - slow to load, and few texts have glosses

    zhuyin = pinyin(char, style=Style.BOPOMOFO, heteronym=True)[0]
    return _shapes(pinyin(char, style=Style.TONE, heteronym=True)[0], zhuyin)


@cache
def usual(char: str) -> frozenset[str]:
    """Return the forms of a gloss that gives the usual reading of a character."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - slow to load, and few texts have glosses

    return _shapes(pinyin(char, style=Style.TONE)[0], pinyin(char, style=Style.BOPOMOFO)[0])


@cache
def readings_of_forms(char: str) -> frozenset[str]:
    """Return the forms of a gloss of a character or of its other form: 党, and 黨 (also chèng)."""
    return readings(char).union(*map(readings, (*converter().convert(char), *_to_traditional().convert(char))))


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


@lru_cache(maxsize=10_000)
def reading_in(words: str, at: int) -> str:
    """Return how a character is read among its neighbours, all of them simplified Han (dictionary of pypinyin)."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - slow to load, and few texts have glosses

    said = pinyin(words, style=Style.TONE)
    return str(said[at][0]) if at < len(said) == len(words) else ""


def is_phrase(words: str) -> bool:
    """Whether the dictionary of pypinyin has a word of several characters."""
    from pypinyin.constants import PHRASES_DICT  # noqa: PLC0415 - slow to load, and few texts have glosses

    return words in PHRASES_DICT


def plain(syllable: str) -> str:
    """Return a syllable as dictionaries write it, without the number of its tone."""
    return unicodedata.normalize("NFC", syllable).translate(ALIKE).lower().rstrip("12345")


def toneless(syllable: str) -> str:
    """Return a syllable of `plain` without the mark of its tone, ü written v."""
    return syllable.translate(TONELESS).replace("ü", "v")


def is_syllable(said: str) -> bool:
    """Whether letters, as `plain` writes them, may be a syllable, whatever the character."""
    return SHAPE.fullmatch(toneless(said)) is not None


def _shapes(toned: Iterable[str], zhuyin: Iterable[str]) -> frozenset[str]:
    shapes = set(toned)
    flat = {reading.translate(TONELESS) for reading in shapes}
    lost = {"".join(c for c in reading if c not in TONED) for reading in shapes}
    shapes |= flat | lost | {reading.replace("ü", "v") for reading in flat}
    return frozenset(shapes.union(zhuyin, (reading.rstrip("ˉ") for reading in zhuyin))) - {""}
