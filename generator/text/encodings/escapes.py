r"""Escapes: characters and bytes written out as codes of a programming language (`\uXXXX`, `\n`, `\xa0`).

They come from dumps (JSON, Python, JavaScript, Excel), and from the decoding of this program, which writes a byte
that is not in the encoding of its file as `\xff`. A part in another encoding is read by it; other bytes are lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import HAN
from generator.sources.plausible import frequent_share
from generator.text.encodings.codepages import GONE
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.text.view import View

RULES: Final = (CodeRule("written-bytes"), CodeRule("written-codes"))

BYTES: Final = re.compile(r"(?:\\x[0-9a-f]{2})+")
"""Bytes one after the other."""

CODES: Final = re.compile(
    r"\\{1,2}u[0-9a-fA-F]{4}(?:\\{1,2}u[0-9a-fA-F]{4})*|%u[0-9a-fA-F]{4}(?:%u[0-9a-fA-F]{4})*"
)
"""Code units of UTF-16 in JSON and Python, and as `escape` of JavaScript writes them."""

CONTROL: Final = re.compile(r"(?<![0-9A-Za-z:\\])(?:\\[nrt])+(?![A-Za-z])|x0dx0a|_x000[dD]_")
"""Line ends and tabs; a backslash after a letter or a colon is in a path."""

QUOTED: Final = re.compile(r"\\[\"/]")
"""What JSON writes with a backslash."""

BREAK: Final = re.compile(r"[nr]|x0d|000[dD]")

IN_OTHER: Final = re.compile(
    rf"(?:{BYTES.pattern}|[\u0080-\u07ff])(?:{BYTES.pattern}|[\u0080-\u07ff]|[ -~](?=[ -~]{{0,20}}\\x))*"
)
"""A part of a line in another encoding: bytes, two of which may look like a letter, and ASCII between them."""

SENSE: Final = 0.5
"""The least share of frequent Han in a part in another encoding. (A choice: chance gives under a third.)"""

LEAST_BYTES: Final = 4
"""The fewest written bytes in GBK: what is left of one character of UTF-8 is often a character of GBK."""

BLANK: Final = "\\xa0"
"""A no-break space in Latin-1, which templates put into pages of any encoding."""

HAN_CHARACTER: Final = re.compile(f"[{HAN}]")


def restore_escapes(view: View, _knowledge: Knowledge) -> Outcome:
    """Propose characters for codes, the text of bytes in another encoding, and U+FFFD for bytes without sense."""
    text = view.text
    changes: list[Change] = []
    if "\\" in view.uncommon:
        changes += _bytes(text)
        changes += (Change(*m.span(), m[0][1], "written-codes") for m in QUOTED.finditer(text))
    if "\\" in view.uncommon or "%u" in text:
        changes += _codes(text)
    if "\\" in view.uncommon or "x0d" in text or "_x000" in text:
        changes += (Change(*m.span(), _control(m[0]), "written-codes") for m in CONTROL.finditer(text))
    return Outcome(tuple(sorted(changes, key=lambda change: change.start)))


def _control(code: str) -> str:
    return "\n" if BREAK.search(code) else " "


def _codes(text: str) -> Iterator[Change]:
    """Yield the characters of code units; half of a pair stays as it is written."""
    for match in CODES.finditer(text):
        units = bytes.fromhex("".join(re.findall("[0-9a-fA-F]{4}", match[0])))
        try:
            yield Change(*match.span(), units.decode("utf-16-be"), "written-codes")
        except UnicodeDecodeError:
            continue


def _bytes(text: str) -> Iterator[Change]:
    at = 0
    for line in text.split("\n"):
        if "\\x" in line:
            yield from _line(line, at)
        at += len(line) + 1


def _line(line: str, at: int) -> Iterator[Change]:
    """Yield the changes of a line with written bytes: the line in another encoding, parts of it, or U+FFFD."""
    whole = _in_gbk(line)
    if whole:
        yield Change(at, at + len(line), whole, "written-bytes")
        return
    done = 0
    for match in IN_OTHER.finditer(line):
        other = _in_utf8(match[0]) or _in_gbk(match[0])
        if other:
            yield from _marks(line[done : match.start()], at + done)
            yield Change(at + match.start(), at + match.end(), other, "written-bytes")
            done = match.end()
    yield from _marks(line[done:], at + done)


def _marks(part: str, at: int) -> Iterator[Change]:
    for match in BYTES.finditer(part):
        start, end = at + match.start(), at + match.end()
        if match[0].replace(BLANK, ""):
            yield Change(start, end, GONE, "written-bytes")
        else:
            yield Change(start, end, " " * (len(match[0]) // len(BLANK)), "written-codes")


def _in_gbk(part: str) -> str | None:
    """Return a part of UTF-8 text whose bytes are GBK, if they are."""
    if part.count("\\x") < LEAST_BYTES:
        return None
    data = _bytes_of(part)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return text if frequent_share(text) > max(SENSE, frequent_share(BYTES.sub("\ufffd", part))) else None


def _in_utf8(part: str) -> str | None:
    """Return the text of bytes in UTF-8 that are all written out, if they are."""
    try:
        text = _bytes_of(part).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if HAN_CHARACTER.search(text) else None


def _bytes_of(part: str) -> bytes:
    """Return the bytes of a part: those that are written out, and those of its characters in UTF-8."""
    pieces: list[bytes] = []
    at = 0
    for match in BYTES.finditer(part):
        pieces += (part[at : match.start()].encode("utf-8", "replace"), bytes.fromhex(match[0].replace("\\x", "")))
        at = match.end()
    return b"".join((*pieces, part[at:].encode("utf-8", "replace")))
