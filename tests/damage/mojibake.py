"""Mojibake: a page was decoded by the wrong encoding and saved, as a crawler does that believes a wrong header.

Decoders of single bytes keep every byte (Latin-1, Mac Roman, browsers' code page 1252) or put U+FFFD for five;
decoders of GBK pair the bytes of UTF-8 and lose what has no partner. Some write nothing for a lost byte, or a
question mark. Later tools turn no-break spaces into plain ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.damage.model import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable


def _browser(data: bytes) -> str:
    """Decode as browsers decode Latin-1: code page 1252, and the five bytes that it lacks as they are."""
    return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in data)


EVEN = "utf8 as gbk, even"
PIECES = re.compile("[^\x00-\x7f]+")

EXACT: dict[str, Callable[[str], str]] = {
    "utf8 as latin": lambda text: text.encode().decode("latin-1"),
    "utf8 as 1252": lambda text: _browser(text.encode()),
    "utf8 as latin, twice": lambda text: text.encode().decode("latin-1").encode().decode("latin-1"),
    "utf8 as 1252, twice": lambda text: _browser(_browser(text.encode()).encode()),
    "utf8 as 1252, plain blanks": lambda text: _browser(text.encode()).replace("\u00a0", " "),
    "utf8 as mac": lambda text: text.encode().decode("mac_roman"),
    "utf8 as dos": lambda text: text.encode().decode("cp437"),
    "utf8 as cyrillic": lambda text: text.encode().decode("koi8_r"),
    "gbk as latin": lambda text: text.encode("gbk").decode("latin-1"),
    "gbk as 1252": lambda text: _browser(text.encode("gbk")),
    "gbk as mac": lambda text: text.encode("gbk").decode("mac_roman"),
    "gbk as latin, twice": lambda text: text.encode("gbk").decode("latin-1").encode().decode("latin-1"),
    EVEN: lambda text: text.encode().decode("gb18030"),
}
LOSSY: dict[str, Callable[[str], str]] = {
    "utf8 as strict 1252": lambda text: text.encode().decode("cp1252", "replace"),
    "utf8 as gbk": lambda text: text.encode().decode("gb18030", "replace"),
    "utf8 as strict gbk": lambda text: text.encode().decode("gbk", "replace"),
    "utf8 as gbk, dropped": lambda text: text.encode().decode("gb18030", "ignore"),
    "utf8 as strict gbk, dropped": lambda text: text.encode().decode("gbk", "ignore"),
    "utf8 as gbk, asked": lambda text: text.encode().decode("gbk", "replace").replace("\ufffd", "?"),
}


def misread_page(paragraphs: list[str], kind: str) -> Damaged:
    """Return the paragraphs decoded wrongly; those that a kind cannot show are left out.

    GBK keeps an even number of characters only, and of those no full stop at the end: the text is made so.
    """
    even = (
        [PIECES.sub(lambda m: m[0][len(m[0]) % 2 :], p.replace("。", "；")) for p in paragraphs]
        if kind == EVEN
        else paragraphs
    )
    written = [p for p in even if len(p) > 2 and _fits(p, kind)]
    source = "\n".join((EXACT | LOSSY)[kind](paragraph) for paragraph in written)
    return Damaged(source, "\n".join(written), f"mojibake/{kind}", recoverable=kind in EXACT)


def _fits(paragraph: str, kind: str) -> bool:
    try:
        (EXACT | LOSSY)[kind](paragraph)
    except UnicodeError:
        return False
    return True
