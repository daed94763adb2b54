"""Folding: the form in which a text and a query are compared.

Folded away are width (NFKC), case, script (traditional to simplified, character by character), the length of
blanks, invisible characters, how a year is written (二〇一一, 二○一一, 2O11: 2011), quotation marks and brackets:
“五好”园区 is 五好园区. Other punctuation stays: an exact search takes it literally. Gap marks
become `BARRIER`, which no query can contain.
`generator/output/site/theme/assets/search/fold.js` does the same with the table written by `table_file`; tests
compare the two.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache

import opencc

from generator.knowledge.cues.year_numerals import years_in_digits
from generator.knowledge.han import CONVERTED_HAN, characters
from generator.output.search.lists.varints import varint
from generator.output.search.pack import Packed, pack

BARRIER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Represents a gap mark in folded text."""

_GAP = re.compile(
    "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}[^\u27e6\u27e7]*\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}|\u25a1+"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
QUOTES = "\"'“”‘’„‟‚‛«»‹›〝〞〟《》〈〉()[]【】〔〕〖〗「」『』"
"""Quotation marks and brackets, after NFKC: they set words off, and are no part of them."""

_SET_OFF = "[" + re.escape(QUOTES) + "]"
_FUSING = rf"(?:(?<=[0-9])|(?<=[0-9][.,])|(?<=[0-9]{_SET_OFF}[.,])){_SET_OFF}+(?!{_SET_OFF})"
_FUSING += rf"(?=[.,]?{_SET_OFF}*[0-9])"
_DROPPED = re.compile(rf"({_FUSING})|(?:{_SET_OFF}|\s)+")
"""Marks and blanks in a row; first marks without which two numbers would be one: 5（3）, 5“200”."""
_ENCLOSED = re.compile("([\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf])")
"""Numbers in circles or brackets: NFKC would merge the 1 of a circled one with the figure after it."""

_CORNERS = {"\u300c": "\u201c", "\u300d": "\u201d", "\u300e": "\u2018", "\u300f": "\u2019"}
"""Quotation marks of traditional texts and their simplified counterparts (GB/T 15834-2011, 4.8 and A.8)."""

VARIANTS = {
    "著": "着",  # OpenCC keeps 著, which is simplified too (著名)
    "瞭": "了",  # as in 瞭解
    "藉": "借",
    "覆": "复",  # as in 答覆
    "鍊": "链",  # as in 產業鍊; the table has 炼
    "俱": "具",
    "座": "坐",
}
"""Characters a traditional text has for several simplified ones, and the second reading.

They cannot be in the table, where 坐 would then find 座; a query in traditional characters is also tried with
the second reading. Found by converting 31 provincial reports with OpenCC's s2t, s2tw and s2hk and folding back.
"""

_ALONE = "著瞭鍊"
"""Variants that alone show that a query is traditional: the others are common in simplified texts."""

_REGIONS = ("hk2s", "tw2s")
"""Tables of OpenCC for the forms of Hong Kong and Taiwan (敍衞粧), which the general one leaves alone."""

_IN_WORDS = {"甦": "苏", "揹": "背"}
"""Further such forms, which OpenCC has in words alone (甦醒), or not at all."""


@cache
def table() -> dict[str, str]:
    """Return the pairs (traditional, simplified) of single characters, about 4,100, sorted by code point."""
    pairs = _converted("t2s")
    for region in _REGIONS:  # GB2312 has what is simplified too (么, 著)
        pairs = {a: b for a, b in _converted(region).items() if not a.encode("gb2312", "ignore")} | pairs
    pairs = {a: pairs.get(b, b) for a, b in pairs.items()}
    return dict(sorted({**pairs, **_IN_WORDS, **_CORNERS}.items()))


def _converted(config: str) -> dict[str, str]:
    """Return the single characters that a table of OpenCC converts to another one."""
    convertible = characters(CONVERTED_HAN)
    converted = opencc.OpenCC(config).convert("\n".join(convertible)).split("\n")
    return {a: b for a, b in zip(convertible, converted, strict=True) if a != b and len(b) == 1}


@cache
def _translation() -> dict[int, str]:
    return str.maketrans(table())


def _width(text: str) -> str:
    if _ENCLOSED.search(text) is None:
        return unicodedata.normalize("NFKC", text)
    parts = _ENCLOSED.split(text)
    return "".join(part if n % 2 else unicodedata.normalize("NFKC", part) for n, part in enumerate(parts))


def fold(text: str) -> str:
    """Return the text in its form for comparison, which is the same for words in another width, case or script."""
    masked = _INVISIBLE.sub("", _GAP.sub(BARRIER, text))
    return _DROPPED.sub(_between, years_in_digits(_width(masked).lower().translate(_translation())))


def _between(found: re.Match[str]) -> str:
    """Return what takes the place of marks and blanks in a row: a blank, or nothing."""
    return " " if found[1] or any(map(str.isspace, found[0])) else ""


def table_file() -> Packed:
    """Return the table for the browser.

    A line of JSON (`n` pairs, the variants, those that count alone), then four planes: the code points of the keys
    as varint steps, and the high, middle and low bytes of the values. Planes compress to half of plain text.
    """
    pairs = table()
    head = {"n": len(pairs), "variants": VARIANTS, "alone": _ALONE}
    keys = [ord(key) for key in pairs]
    values = [ord(value) for value in pairs.values()]
    steps = b"".join(varint(key - before) for before, key in zip([0, *keys], keys, strict=False))
    planes = b"".join(bytes(value >> shift & 0xFF for value in values) for shift in (16, 8, 0))
    raw = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode() + b"\n" + steps + planes
    return pack(raw)
