"""Events: what can happen to the bytes of a character, and what a page shows for them."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from generator.text.glosses.readings import LETTERS

SWALLOWED: Final = re.compile(f"(?:[?\ufffd]\\(?|\\()([{LETTERS}]{{1,6}})\\)")
"""What is left of a gloss in the middle of a character.

If the first byte takes the opening bracket with it, one sign is shown for both; other decoders keep the bracket
and show a sign for the byte, or nothing.
"""

INTACT: Final = re.compile(f"\\(([{LETTERS}]{{1,6}})\\)")
"""A whole gloss: the character before it lost its second byte alone."""

LOSS_SIGNS: Final = frozenset("?\N{FULLWIDTH QUESTION MARK}\N{REPLACEMENT CHARACTER}")
"""The signs that decoders show for bytes that are not a character."""

ASCII_TRAILS: Final = range(0x40, 0x7F)
LONE_TRAILS: Final = {chr(byte): byte for byte in ASCII_TRAILS} | {"\x80": 0x80, "€": 0x80}
"""What a second byte without its first one looks like: ASCII, and the euro sign that code page 936 has at 80."""

CUT_MARKS: Final = frozenset(
    "\N{FULLWIDTH COMMA}\N{FULLWIDTH QUESTION MARK}\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH SEMICOLON}"
    "\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH COLON}\N{FULLWIDTH LEFT PARENTHESIS},?!;:("
)
"""The marks that pages are cut at: before one, the first byte of a character may be lost, or a shifted run end."""

CUT_TRAILS: Final = (0xA1, 0xA3)
"""The first bytes of these marks, which are the second bytes of the characters that a cut tears apart."""


class Event(NamedTuple):
    """A place where a decoding leaves the borders of the shown characters, or comes back to them.

    `shown_at` is the offset in the shown text, `text_at` that in the restored one. `kind` is what is lost: the
    `first` byte of a character, its `last` one, a last one that was `dropped` because it begins no pair, or a
    pair that `vanished`; or nothing: a gloss is `inside` a character, or the shifted run is at its `end`. `shown`
    is what the page has for the byte: nothing, a sign, or what is left of a gloss with this `syllable`.
    """

    shown_at: int
    kind: Literal["first", "last", "dropped", "vanished", "inside", "end"]
    shown: str = ""
    syllable: str = ""
    text_at: int = 0
