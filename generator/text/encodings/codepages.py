"""Code pages: the single-byte encodings that pages are mistaken for, and the text that each of them shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

GONE: Final = "\ufffd"
LOST: Final = 0xFF
"""Represents U+FFFD among the bytes: it is not a byte of UTF-8."""

UPPER: Final = range(0x80, 0x100)
"""The bytes that are not ASCII."""

NO_BREAK: Final = "\u00a0"


@dataclass(frozen=True, eq=False)
class CodePage:
    """A single-byte encoding: the byte of each character it shows, and the bytes that it has no character for.

    `blank` is the byte shown as a no-break space, which later tools turn into a plain one.
    """

    name: str
    bytes_of: Mapping[str, int]
    lacking: bytes
    blank: int

    @cached_property
    def leads(self) -> frozenset[str]:
        """Return what the first bytes of Chinese characters in UTF-8 and GBK look like."""
        return frozenset(char for char, byte in self.bytes_of.items() if 0xA1 <= byte <= 0xFE)  # noqa: PLR2004

    @cached_property
    def run(self) -> re.Pattern[str]:
        """Return the pattern of two or more characters that are misread bytes, with ASCII only in between."""
        shown = "".join(map(re.escape, sorted(self.bytes_of)))
        first = "".join(map(re.escape, sorted(self.leads)))
        return re.compile(f"[{first}](?:[{shown}{GONE}]|[\x20-\x7e](?=[\x20-\x7e]{{0,80}}[{shown}]))+ ?")

    def loses(self, byte: int, _following: int | None) -> bool:
        """Whether a byte may not be shown: there is no character for it, or one that later tools make plain."""
        return byte in self.lacking or byte == self.blank

    def encode(self, text: str) -> bytes:
        """Return the bytes that a text shows; U+FFFD is `LOST`."""
        return bytes(LOST if char == GONE else self.bytes_of.get(char, ord(char) & 0xFF) for char in text)


def _page(name: str, *, also: Mapping[str, int] | None = None) -> CodePage:
    """Return the code page of a Python codec; bytes that it lacks show as in Latin-1, as in browsers."""
    shown = {byte: bytes((byte,)).decode(name, "ignore") for byte in UPPER}
    lacking = bytes(byte for byte, char in shown.items() if not char)
    bytes_of = {char or chr(byte): byte for byte, char in shown.items()}
    blank = bytes_of.get(NO_BREAK, 0xA0)
    return CodePage(name, bytes_of | dict(also or {}), lacking, blank)


LATIN: Final = _page("cp1252", also={chr(byte): byte for byte in UPPER})
"""Code page 1252 and Latin-1, which differ in the bytes 80 to 9F: shown text may be of either."""

PAGES: Final = (
    LATIN,
    _page("mac_roman", also={"\N{CURRENCY SIGN}": 0xDB}),  # the euro sign of newer systems
    _page("cp437"),
    _page("cp850"),
    _page("cp1250"),
    _page("cp1251"),
    _page("iso8859_15"),
    _page("koi8_r"),
)
"""Tried in this order: the encodings of Western, Macintosh, DOS, Central European and Cyrillic systems."""

UNUSUAL: Final = frozenset().union(*(page.leads for page in PAGES)) - frozenset(
    "·×÷°±§¨‘’“”…—–•※←→↑↓■□▲△●○◆◇★☆①②③④⑤⑥⑦⑧⑨⑩─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬▀▄█▌▐░▒▓≤≥≈≠∞√∑∏∫‰™®©€£¥¢"
)
"""What misread leads look like and Chinese text has not."""
