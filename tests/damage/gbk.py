"""GBK bytes edited without regard for character borders, and the lossy decoder that reads them afterwards.

Two editors are known from crawled pages. One inserts a gloss after every match of a character's two bytes; the
other cuts at every match of a full-width mark (A3xx) and reads the pieces on their own. Both also match across
the border of two characters: BC9A (細) occurs inside 燃氣 = C8BC 9AE2, A3BF (？) inside 。總 = A1A3 BF82.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARKS = "\N{FULLWIDTH COMMA}\N{FULLWIDTH QUESTION MARK}\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH SEMICOLON}"
"""The full-width marks the second editor is known to look for (，？！；)."""

FIRST_LEAD = 0x81
LAST_LEAD = 0xFE
FIRST_TRAIL = 0x40
_USER_DEFINED = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a lossy decoder made of bytes, and what got lost.

    `vanished`: pairs in the user-defined area, which left nothing. `eaten`: pairs read as `?` whose second byte
    is not the bracket of a gloss (a bracket is known to have been there). `dangling`: lead bytes without a
    second byte.
    """

    text: str
    vanished: tuple[bytes, ...] = ()
    eaten: tuple[bytes, ...] = ()
    dangling: tuple[bytes, ...] = ()

    def __add__(self, other: Reading) -> Reading:
        """Return the reading of two pieces in a row."""
        return Reading(
            self.text + other.text,
            self.vanished + other.vanished,
            self.eaten + other.eaten,
            self.dangling + other.dangling,
        )


def inject(data: bytes, glosses: Mapping[str, str]) -> bytes:
    """Return the bytes with each character's gloss after every match of its code, aligned or not."""
    for character, gloss in glosses.items():
        code = character.encode("gbk")
        data = data.replace(code, code + gloss.encode("gbk"))
    return data


def cut_at_marks(data: bytes, marks: str = MARKS) -> list[bytes]:
    """Return the bytes cut before and after every match of a full-width mark, aligned or not."""
    codes = b"|".join(re.escape(mark.encode("gbk")) for mark in marks)
    return [piece for piece in re.split(b"(" + codes + b")", data) if piece]


def read(pieces: list[bytes], dangling: str = "?") -> Reading:
    """Decode pieces of GBK with loss, each on its own: a bad pair gives `?`, a user-defined one nothing.

    A bad pair uses up both bytes, as the decoder of Windows does. A lead byte at the end of a piece or of a
    line gives `dangling`.
    """
    whole = Reading("")
    for piece in pieces:
        whole += _read(piece, dangling)
    return whole


DECODERS = ("replace", "ignore", "browser", "iconv")
"""Decoders other than that of Windows: Python's two ways with errors, browsers (WHATWG), `iconv -c`."""


def decode(piece: bytes, decoder: str) -> str:
    """Return what another decoder makes of bytes.

    Python's `gbk` and browsers give up one byte of a bad pair and go on with the next (they show a sign for it, or
    nothing); browsers show what is in the user-defined areas; `iconv -c` drops the lead byte before ASCII, and
    both bytes of a pair without a character.
    """
    if decoder == "browser":
        return piece.decode("gb18030", "replace")
    if decoder != "iconv":
        return piece.decode("gbk", decoder)
    kept: list[str] = []
    at = 0
    while at < len(piece):
        pair = piece[at : at + 2]
        if pair[0] < FIRST_LEAD or len(pair) == 1 or pair[1] < FIRST_TRAIL:
            kept.append(chr(pair[0]) if pair[0] < FIRST_LEAD else "")
            at += 1
        else:
            kept.append(pair.decode("gbk", "ignore") if len(pair.decode("gbk", "replace")) == 1 else "")
            at += 2
    return "".join(kept)


def _read(piece: bytes, dangling: str) -> Reading:
    text: list[str] = []
    vanished: list[bytes] = []
    eaten: list[bytes] = []
    alone: list[bytes] = []
    for pair in _pairs(piece):
        character = _character(pair)
        if len(pair) == 1 and pair >= b"\x80":
            alone.append(pair)
            text.append(dangling)
        elif character is None:
            if pair[1:] != b"(":
                eaten.append(pair)
            text.append("?")
        elif _USER_DEFINED.match(character):
            vanished.append(pair)
        else:
            text.append(character)
    return Reading("".join(text), tuple(vanished), tuple(eaten), tuple(alone))


def _pairs(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        wide = FIRST_LEAD <= data[at] <= LAST_LEAD and at + 1 < len(data) and data[at + 1] not in b"\r\n"
        yield data[at : at + 1 + wide]
        at += 1 + wide


@lru_cache(maxsize=30_000)
def _character(pair: bytes) -> str | None:
    try:
        return pair.decode("gb18030")
    except UnicodeDecodeError:
        return None
