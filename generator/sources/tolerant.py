r"""Tolerant: decode a file some of whose bytes do not fit, by the encoding that nearly all of them are in.

A byte that does not fit is written as a backslash sequence (`\xff`), as Python's error handler `backslashreplace`
does: no byte is lost, anyone can decode the file again, and the text layer can read a part in another encoding.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.findings.codes import Code
from generator.sources.plausible import SAMPLE, frequent_share

if TYPE_CHECKING:
    from generator.knowledge.findings.codes import Message

ERRORS: Final = "backslashreplace"
ESCAPED: Final = re.compile(r"\\x[0-9a-f]{2}")
"""A byte as the error handler writes it."""

CANDIDATES: Final = ("utf-8", "gb18030", "big5", "cp950", "utf_16_le", "utf_16_be")
"""The encodings tried; of several that read equally well the first is taken."""

MULTIBYTE: Final = re.compile("[^\x00-\x7f]")
FITTING: Final = 10
"""Bytes of whole characters to each that does not fit, from which on the text is UTF-8 whatever it says.

A choice: text in other encodings is never UTF-8 over ten characters, while a table may have little Chinese.
"""

LEAST_FREQUENT: Final = 0.3
"""The least share of frequent Han in text that another encoding gives. A choice: wrong readings have under 0.2."""


class Misfit(NamedTuple):
    """Bytes that are not in the encoding of their file: the line (from one), and what is to be said."""

    line: int
    message: Message


class Decoded(NamedTuple):
    """The text of a file in the encoding of this name, and what is to be said of bytes that are not in it."""

    encoding: str
    text: str
    misfit: Misfit | None = None


def decode_tolerantly(data: bytes, marked: str | None) -> Decoded | None:
    """Return the text by the encoding that nearly all bytes are in, or None if none reads as Chinese text.

    `marked` is the encoding that a byte order mark names; it is tried before the others.
    """
    names = (marked, *CANDIDATES) if marked else CANDIDATES
    texts = {name: data.decode(name, ERRORS) for name in names}
    first = marked if marked == "utf-8-sig" else "utf-8"
    if _fits_utf8(data, first):
        best = first
    else:
        best = max(names, key=lambda name: _share(texts[name]))
        if _share(texts[best]) < LEAST_FREQUENT:
            return None
    return Decoded(best, texts[best], _misfit(data, best, texts[best]))


def _fits_utf8(data: bytes, name: str) -> bool:
    kept = data.decode(name, "ignore")
    misfits = len(data) - len(kept.encode(name))
    return sum(len(char.encode()) for char in MULTIBYTE.findall(kept)) >= FITTING * misfits


def _share(text: str) -> float:
    return frequent_share(ESCAPED.sub("\N{REPLACEMENT CHARACTER}", text[:SAMPLE]))


def _misfit(data: bytes, name: str, text: str) -> Misfit | None:
    try:
        data.decode(name)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(name, ERRORS).count("\n") + 1
        kept = data.decode(name, "ignore")
        count = len(ESCAPED.findall(text)) - len(ESCAPED.findall(kept))
        byte = error.start + (len(BOM_UTF8) if name == "utf-8-sig" else 0)
        return Misfit(line, Code.BYTES_MISFIT(count=count, encoding=name, byte=byte))
    return None
