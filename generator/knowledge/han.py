"""Han: the classes of Chinese characters, each a string for a character class (`f"[{HAN}]"`) and a predicate.

Unicode has Han in several blocks. What a text is searched for decides which of them count: a pattern that looks
for a sentence takes `HAN`, one that counts characters takes `ANY_HAN`. A block is written by its first and last
character where these can be shown. Compatibility ideographs and radicals cannot: normalization, which editors may
apply, turns them into other characters. Nor can the end of the planes, as it is not assigned. Both are escapes.
"""

from __future__ import annotations

import re
from typing import Final

UNIFIED: Final = "一-鿿"
"""CJK Unified Ideographs: every Han of GB2312 and Big5, what pinyin is known of."""

HAN: Final = "㐀-鿿"
"""CJK Unified Ideographs and Extension A: all that reports are written in but for rare names.

The 64 hexagrams of the Yijing lie between the two blocks; no report has them.
"""

COMPATIBLE: Final = "\uf900-\ufaff"
"""CJK Compatibility Ideographs: second codes for Han, which Big5 and text taken from a PDF have."""

RADICALS: Final = "\u2e80-\u2fdf"
"""CJK Radicals Supplement and Kangxi Radicals: parts of Han, as the fonts of a PDF give them for Han."""

FURTHER: Final = "𠀀-\U0003ffff"
"""Planes 2 and 3, Extension B and later: rare characters in the names of persons and places (𬭚, 𫟼)."""

ENCODED_HAN: Final = f"{HAN}{COMPATIBLE}"
"""Han that the encodings before Unicode have (GB2312, GBK, Big5): they have none of `FURTHER`."""

ANY_HAN: Final = f"{HAN}{COMPATIBLE}{FURTHER}"
"""Every ideograph. 〇 is none: Unicode has it among the marks, and both scripts write it the same."""

WRITTEN_HAN: Final = f"〇{ANY_HAN}"
"""Every ideograph and 〇, the zero of years (二〇二五年): what makes the marks and blanks beside it Chinese."""

CONVERTED_HAN: Final = f"{HAN}𠀀-𮯠"
"""What the tables of OpenCC have: up to Extension F."""

MAPPED_TWICE: Final = "龴-龻"
"""Characters that GB 18030-2005 maps to private use and GB 18030-2022 maps here: decoders differ in them."""

_HAN: Final = re.compile(f"[{HAN}]")


def is_unified(char: str) -> bool:
    """Whether a character is one of `UNIFIED`."""
    return "一" <= char <= "鿿"


def is_han(char: str) -> bool:
    """Whether a character is one of `HAN`."""
    return "㐀" <= char <= "鿿"


def has_han(text: str) -> bool:
    """Whether a text has a character of `HAN`."""
    return _HAN.search(text) is not None


def characters(of: str) -> tuple[str, ...]:
    """Return the characters of a class in their order; the class as it stands between square brackets."""
    ranges = re.findall("(.)(?:-(.))?", of, re.DOTALL)
    return tuple(chr(code) for first, last in ranges for code in range(ord(first), ord(last or first) + 1))
