"""Encoding: a page's bytes decide which encoding they are in; what the page declares is a hint.

Most of a page's bytes are markup and scripts, which are ASCII in every encoding. The bytes between the tags are
judged like a text file (`generator.sources.decode`), and the whole page is decoded in the encoding found.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.decode import BOMS, decode
from generator.sources.plausible import is_plausible
from generator.sources.tolerant import ERRORS, ESCAPED, Decoded, Misfit

DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*+=\s*+["']?\s*+([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
DECLARED_IN: Final = 8192
"""The bytes at the start of a page in which it may declare its encoding; browsers look at 1,024."""

ALIASES: Final = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "cp950"}
"""Encodings as declared, and the larger ones that browsers read them as (WHATWG Encoding, 4.2)."""

CHINESE: Final = ("utf-8", "gb18030", "cp950", "big5hkscs", "hz")
"""The declared encodings that are a hint; others (iso-8859-1) are those of servers and editors."""

TAG: Final = re.compile(rb"<[a-zA-Z/!?][^<>]*>")
"""No trail byte of UTF-8, GB18030 or Big5 is an angle bracket, so tags can be found before anything is decoded."""

WIDE: Final = 0.2
"""The share of NUL from which on a page is in an encoding of two bytes to a character."""


def decode_page(data: bytes, charset: str = "") -> Decoded:
    r"""Return encoding and text of a page; a byte that is not in the encoding is `\xff` in the text.

    `charset` is what was stated outside the page. A page that is no text in any encoding is a SourceError.
    """
    marked = any(data.startswith(mark) for mark, _ in BOMS)
    if marked or data.count(b"\0") > WIDE * len(data):
        return decode(data)
    seen = TAG.sub(b"\n", _without_unseen(data)).replace(b"\0", b"")
    name = _encoding_of(seen, _declared(data, charset)) if seen.strip() else "utf-8"
    text = data.decode(name, ERRORS)
    return Decoded(name, text, _misfit(data, name, text))


def _without_unseen(data: bytes) -> bytes:
    """Return a page without scripts, styles and comments; one that is not closed stays, and ends the search."""
    kept: list[bytes] = []
    at = 0
    lower = data.lower()
    while (start := _next_unseen(lower, at)) is not None:
        closing = b"-->" if lower.startswith(b"<!--", start) else b"</" + lower[start + 1 : start + 6]
        end = lower.find(closing, start)
        if end < 0:
            break
        kept.append(data[at:start])
        at = end
    return b"".join((*kept, data[at:]))


_UNSEEN_STARTS: Final = re.compile(rb"<(?:!--|script\b|style\b)")


def _next_unseen(lower: bytes, at: int) -> int | None:
    found = _UNSEEN_STARTS.search(lower, at)
    return found.start() if found else None


def _declared(data: bytes, charset: str) -> str | None:
    """Return the codec that is declared, if it is one for Chinese."""
    found = DECLARED.search(data, 0, DECLARED_IN)
    for name in (charset, found[1].decode("ascii") if found else ""):
        try:
            codec = codecs.lookup(ALIASES.get(name.lower(), name)).name if name else ""
        except LookupError:
            continue
        if codec in CHINESE:
            return codec
    return None


def _encoding_of(seen: bytes, declared: str | None) -> str:
    """Return the encoding of the bytes that are text: UTF-8 if they are, else as declared, else what fits."""
    if _fits(seen, "utf-8"):
        return "utf-8"
    if declared and declared != "utf-8" and _fits(seen, declared) and is_plausible(seen.decode(declared)):
        return declared
    try:
        return decode(seen).encoding
    except SourceError:
        if declared:
            return declared
        raise


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _misfit(data: bytes, name: str, text: str) -> Misfit | None:
    """Return what is to be said of bytes that are not in the encoding; the line is that of the page's source."""
    try:
        data.decode(name)
    except UnicodeDecodeError as error:
        count = len(ESCAPED.findall(text)) - len(ESCAPED.findall(data.decode(name, "ignore")))
        line = data[: error.start].decode(name, ERRORS).count("\n") + 1
        return Misfit(line, Code.BYTES_MISFIT(count=count, encoding=name, byte=error.start))
    return None
