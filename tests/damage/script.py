"""Conversion to traditional characters as a mirror site does it, where it can be undone exactly."""

from __future__ import annotations

from functools import lru_cache

import opencc

_TO_TRADITIONAL = opencc.OpenCC("s2t")
_TO_TAIWAN = opencc.OpenCC("s2tw")
_TO_SIMPLIFIED = opencc.OpenCC("t2s")


@lru_cache(maxsize=20_000)
def to_traditional(text: str) -> str:
    """Return the text in traditional characters (OpenCC s2t)."""
    return str(_TO_TRADITIONAL.convert(text))


def to_taiwan(text: str) -> str:
    """Return the text in the characters of Taiwan, which are in Big5 (OpenCC s2tw: 為, 群; s2t has 爲, 羣)."""
    return str(_TO_TAIWAN.convert(text))


def survives(text: str) -> bool:
    """Whether converting there and back gives the text again; the expected result is known only for such text."""
    return _back(to_traditional(text)) == text


@lru_cache(maxsize=20_000)
def traditional_only(character: str) -> bool:
    """Whether a character is traditional: simplified text has another one, and GB2312 lacks it."""
    if _back(character) == character:
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


@lru_cache(maxsize=20_000)
def _back(text: str) -> str:
    return str(_TO_SIMPLIFIED.convert(text))
