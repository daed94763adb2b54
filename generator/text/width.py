"""Width: full-width punctuation in Chinese sentences, half-width digits and letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.text.characters import uncommon_characters
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge

HAN: Final = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
BEFORE: Final = (
    f"{HAN}\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u2019\u201d\u2026"
    "%\u2030\u2103\uff01\uff05\uff09\uff0c\uff1a\uff1b\uff1f"
)
"""What a Chinese sentence has before a mark: Han, closing marks, a percentage."""

AFTER: Final = f"{HAN}\u3008\u300a\u300c\u300e\u3010\u2018\u201c\u2014\uff08"
"""What it has behind one: Han, opening marks."""

WIDE: Final = {
    ",": "\uff0c",
    ":": "\uff1a",
    ";": "\uff1b",
    "!": "\uff01",
    "?": "\uff1f",
    "(": "\uff08",
    ")": "\uff09",
}
WIDEN: Final = str.maketrans(WIDE)
MARKS: Final = re.compile("[,:;!?]+")
BEHIND: Final = re.compile(f"[{BEFORE}]")
AHEAD: Final = re.compile(f"[^\\S\n]?[{AFTER}]")
LATIN: Final = re.compile("[0-9A-Za-z)]")
ENDING: Final = re.compile(f"[{AFTER}]|\n|\\Z")
"""Marks, and where they are full-width: behind Chinese, before Chinese, at the end of a line."""

BRACKETS: Final = re.compile("[()\n]")
INSIDE: Final = re.compile(f"[{HAN}]")
NARROW: Final = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+\uff05?|(?<=[0-9])\uff05")
DIGITS: Final = frozenset(
    chr(code) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
)


def narrow_digits(text: str, _knowledge: Knowledge) -> Outcome:
    """Propose half-width digits and Latin letters, and the percent sign behind them."""
    if "\uff05" not in text and DIGITS.isdisjoint(uncommon_characters(text)):
        return Outcome()
    return Outcome(
        tuple(
            Change(*m.span(), "".join(chr(ord(char) - 0xFEE0) for char in m[0]), "half-width-digits")
            for m in NARROW.finditer(text)
        )
    )


def widen_brackets(text: str, _knowledge: Knowledge) -> Outcome:
    """Propose full-width brackets for pairs that hold Han, and for single ones that stand at Han."""
    if "(" not in text and ")" not in text:
        return Outcome()
    return Outcome(
        tuple(Change(at, at + 1, WIDE[text[at]], "full-width-brackets") for at in sorted(_brackets(text)))
    )


def widen_marks(text: str, _knowledge: Knowledge) -> Outcome:
    """Propose full-width marks where the sentence is Chinese."""
    if WIDE.keys().isdisjoint(uncommon_characters(text)):
        return Outcome()
    return Outcome(tuple(_marks(text)))


def _marks(text: str) -> Iterator[Change]:
    for match in MARKS.finditer(text):
        start, end = match.span()
        if start and BEHIND.match(text, start - 1):
            yield Change(start, end, match[0].translate(WIDEN), "full-width-marks")
        elif match[0][-1] in "!?":
            if start and LATIN.match(text, start - 1) and ENDING.match(text, end):
                yield Change(end - 1, end, WIDE[match[0][-1]], "full-width-marks")
        elif AHEAD.match(text, end):
            yield Change(end - 1, end, WIDE[match[0][-1]], "full-width-marks")


def _brackets(text: str) -> Iterator[int]:
    """Yield the offsets of brackets to widen. One pass: between two brackets it is noted whether Han stands."""
    opened: list[int] = []
    at = han = -1  # the bracket before, and the last bracket with Han right before it
    for match in BRACKETS.finditer(text):
        before, at = at, match.start()
        if INSIDE.search(text, before + 1, at):
            han = at
        if match[0] == "(":
            opened.append(at)
        elif match[0] == "\n":
            yield from _unclosed(text, opened)
            opened.clear()
        elif opened:
            start = opened.pop()
            if han > start:
                yield from (start, at)
        elif at and re.match(f"[{BEFORE}]", text[at - 1]):
            yield at
    yield from _unclosed(text, opened)


def _unclosed(text: str, opened: list[int]) -> Iterator[int]:
    return (at for at in opened if re.match(f"[{AFTER}]", text[at + 1 : at + 2]))
