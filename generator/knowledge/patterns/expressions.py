"""Expressions: regular expressions matched by RE2, which does not backtrack: time is linear in the text.

RE2 has no lookaround, no backreferences and no possessive repetition; the notation of rules has keys that serve
the same purposes (`notation.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import re2

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PART: Final = "part"
"""The group of a span that is changed, where the pattern also matches its surroundings."""

DECIMAL_DIGITS: Final = "0-9\N{FULLWIDTH DIGIT ZERO}-\N{FULLWIDTH DIGIT NINE}"
WHITESPACE: Final = (
    r"\s\v\x{1c}-\x{1f}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
)
"""The meaning of `\\d` and `\\s` in a pattern: digits of either width, every blank of Unicode."""

TOKEN: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+(?:\]|\\?\Z)|.", re.DOTALL)
"""An escaped character, a class (even an unclosed one), any other character."""

ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)


INSIDE: Final = 0xC0
INSIDE_MARK: Final = 0x80
"""The bits of UTF-8 that are common to all bytes of a character except the first."""


class PatternError(ValueError):
    """A pattern that RE2 does not accept, or whose meaning differs between engines."""


@dataclass(frozen=True, slots=True)
class Match:
    """A match: its offsets in the text (those of the group `part` if there is one) and its named groups."""

    start: int
    end: int
    spans: Mapping[str, tuple[int, int]]
    texts: Mapping[str, str]


class Expression:
    """A compiled expression; `^` and `$` are the ends of a line. It is pickled as its source."""

    __slots__ = ("_compiled", "_meant", "groups", "source")

    def __init__(self, source: str) -> None:
        """Compile a source whose fragments are expanded; a source that RE2 refuses is a PatternError."""
        options = re2.Options()
        options.log_errors = False
        self.source = source
        try:
            self._compiled = re2.compile(f"(?m){_translated(source)}".encode(), options)
        except re2.error as error:
            message = error.args[0] if error.args else error
            raise PatternError(message.decode() if isinstance(message, bytes) else str(message)) from error
        numbers = sorted((number, name.decode()) for name, number in self._compiled.groupindex.items())
        self.groups: dict[str, int] = {name: number for number, name in numbers}
        self._meant = self.groups.get(PART, 0)

    def __reduce__(self) -> tuple[type[Expression], tuple[str]]:
        """Return how to compile it again."""
        return Expression, (self.source,)

    @property
    def size(self) -> int:
        """Return the number of instructions of its program, the most steps that a match takes per byte."""
        return int(self._compiled.programsize)

    def is_in(self, text: str) -> bool:
        """Whether a text has a match."""
        return self._compiled.search(_encoded(text)) is not None

    def search(self, text: str) -> Match | None:
        """Return the first match in a text, or None."""
        return next(self.finditer(text), None)

    def fullmatch(self, text: str) -> Match | None:
        """Return the match of a whole text, or None."""
        data = _encoded(text)
        found = self._compiled.fullmatch(data)
        return None if found is None else _Offsets(text, data).match(found, self._meant, self.groups)

    def finditer(self, text: str) -> Iterator[Match]:
        """Yield the matches whose parts do not overlap, from the left; the surroundings of parts may overlap."""
        data = _encoded(text)
        offsets = _Offsets(text, data)
        at = done = 0
        while at <= len(data) and (found := self._compiled.search(data, at)):
            start, end = found.span(self._meant)
            at = _next(data, found.start())
            if start >= done and end > start:
                yield offsets.match(found, self._meant, self.groups)
                done = end
                at = max(at, _last(data, end) if self._meant else end)


class _Offsets:
    """Offsets of a text from those of its bytes, asked for from left to right."""

    def __init__(self, text: str, data: bytes) -> None:
        self._text = text
        self._data = data
        self._known = (0, 0)  # an offset in the bytes, and the corresponding one in the text

    def match(self, found: re.Match[bytes], meant: int, groups: Mapping[str, int]) -> Match:
        """Return a match in the bytes as one in the text; `meant` is the number of the group to take."""
        whole = found.span(meant)
        taken = {name: found.span(n) for name, n in groups.items() if found.start(n) >= 0}
        known = self._from(sorted({*whole, *(at for span in taken.values() for at in span)}))
        spans = {name: (known[start], known[end]) for name, (start, end) in taken.items()}
        texts = {name: self._text[start:end] for name, (start, end) in spans.items()}
        return Match(known[whole[0]], known[whole[1]], spans, texts)

    def _from(self, asked: list[int]) -> dict[int, int]:
        """Return the offsets in the text by those in the bytes."""
        known: dict[int, int] = {}
        at, char = self._known if self._known[0] <= asked[0] else (0, 0)
        for offset in asked:
            char += len(self._data[at:offset].decode())
            known[offset], at = char, offset
        self._known = at, char
        return known


def _next(data: bytes, at: int) -> int:
    """Return the start of the character after the one at an offset."""
    at += 1
    while at < len(data) and data[at] & INSIDE == INSIDE_MARK:
        at += 1
    return at


def _last(data: bytes, at: int) -> int:
    """Return the start of the character before an offset."""
    at -= 1
    while data[at] & INSIDE == INSIDE_MARK:
        at -= 1
    return at


def _encoded(text: str) -> bytes:
    """Return a text as UTF-8; a lone surrogate, which has no bytes, becomes a question mark."""
    return text.encode("utf-8", "replace")


def _translated(source: str) -> str:
    """Return a source in the syntax of RE2, whose own classes of digits and blanks cover ASCII alone."""
    return "".join(_token(token[0]) for token in TOKEN.finditer(source))


def _token(token: str) -> str:
    if token.startswith("["):
        return ESCAPED.sub(lambda found: _escaped(found[1], within=True), token)
    return _escaped(token[1], within=False) if token.startswith("\\") else token


def _escaped(char: str, *, within: bool) -> str:
    if char in "wWDS":
        raise PatternError(f"\\{char} is ambiguous: write the characters as a class")
    meant = {"d": DECIMAL_DIGITS, "s": WHITESPACE}.get(char)
    if meant is None:
        return f"\\{char}"
    return meant if within else f"[{meant}]"
