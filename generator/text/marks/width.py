"""Width: full-width punctuation in Chinese sentences, half-width digits and letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import WRITTEN_HAN, characters
from generator.knowledge.marks import (
    CLOSE_BRACKET,
    COLON,
    COMMA,
    DOT,
    EXCLAMATION,
    OPEN_BRACKET,
    PERCENT,
    QUESTION,
    SEMICOLON,
    SIGNS,
    SLASH,
    WIDE_CAPITALS,
    WIDE_DIGITS,
    WIDE_SMALL,
)
from generator.text.encodings.entities import ends_entity
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.text.view import View

RULES: Final = (CodeRule("half-width-digits"), CodeRule("full-width-marks"), CodeRule("full-width-brackets"))

BEFORE: Final = (
    f"{WRITTEN_HAN}、。〉》」』】’”…%‰℃{EXCLAMATION}{PERCENT}{CLOSE_BRACKET}{COMMA}{COLON}{SEMICOLON}{QUESTION}"
)
"""The characters before a mark in a Chinese sentence: Han, closing marks, a percentage."""

AFTER: Final = f"{WRITTEN_HAN}〈《「『【‘“—{OPEN_BRACKET}"
"""The characters after one: Han, opening marks."""

WIDE: Final = {
    ",": COMMA,
    ":": COLON,
    ";": SEMICOLON,
    "!": EXCLAMATION,
    "?": QUESTION,
    "(": OPEN_BRACKET,
    ")": CLOSE_BRACKET,
}
NARROWER: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
HALF: Final = {
    "\uff61": "。",
    "\uff62": "「",
    "\uff63": "」",
    "\uff64": "、",
    "\uff65": "·",
}
"""The half-width forms of Chinese marks in Unicode: they occur nowhere else."""

WIDEN: Final = str.maketrans(WIDE)
ASCII_MARKS: Final = re.compile("[,:;!?]+")
PRECEDING: Final = re.compile(f"[{BEFORE}]")
FOLLOWING: Final = re.compile(f"[^\\S\n]?[{AFTER}]")
HAN_WITHIN: Final = 20
"""The characters around a mark that include Han if the sentence is Chinese; a mark after Latin is no evidence."""

WORD_CHARACTER: Final = re.compile("[0-9A-Za-z)]")
ENDING: Final = re.compile(f"[{AFTER}]|\n|\\Z")
"""Marks, and where they are full-width: after Chinese, before Chinese, at the end of a line."""

BRACKETS: Final = re.compile("[()\n]")
OF_YEAR: Final = re.compile(f"\\((?<=[{WRITTEN_HAN}].)[12]\\d{{3}}\\)(?=第?\\d{{1,4}}号)")
"""The year in the number of a document: its brackets contain no Han, yet are full-width."""

SPACED: Final = re.compile(f"\\( (?<=[{WRITTEN_HAN}] . )[^()\n{WRITTEN_HAN}]{{1,20}} \\)(?= [{WRITTEN_HAN}])")
"""Brackets without Han, set apart by blanks like all characters of a scanned line."""

INSIDE: Final = re.compile(f"[{WRITTEN_HAN}]")
DECIMAL: Final = re.compile(f"{DOT}(?<=[^\n][0-9].)(?<!\n[0-9]{{2}}.)(?=[0-9])")
_DIGIT, _LETTER = f"[{WIDE_DIGITS}]", f"[{WIDE_DIGITS}{WIDE_CAPITALS}{WIDE_SMALL}]"
_AMID = (
    f"{SIGNS}{SLASH}{DOT}"
    "\N{FULLWIDTH AMPERSAND}\N{FULLWIDTH COMMERCIAL AT}\N{FULLWIDTH LOW LINE}\N{FULLWIDTH EQUALS SIGN}"
)
NARROW: Final = re.compile(
    f"(?:[{SIGNS}](?={_DIGIT}))?{_LETTER}+"
    f"(?:(?:[{_AMID}]|{COLON}{SLASH}{SLASH}){_LETTER}+"
    f"|(?<!{_DIGIT}{{4}}){COMMA}{_DIGIT}{{3}}(?!{_DIGIT})"
    f"|(?<!{_DIGIT}{{4}}){COLON}{_DIGIT}{{1,3}}(?!{_DIGIT}))*"
    f"(?:{PERCENT}|(?<={_DIGIT}){DOT})?"
    f"|(?<=[0-9]){PERCENT}"
)
"""Digits and letters with the marks between them: decimal points, signs; thousands; times and ratios."""

WIDE_ALPHANUMERICS: Final = frozenset(characters(f"{WIDE_DIGITS}{WIDE_CAPITALS}{WIDE_SMALL}"))


def narrow_digits(view: View, _knowledge: Knowledge) -> Outcome:
    """Propose half-width digits and Latin letters, and half-width marks inside a number."""
    text, present = view.text, view.uncommon
    changes = []
    if PERCENT in present or not WIDE_ALPHANUMERICS.isdisjoint(present):
        changes += [
            Change(*m.span(), m[0].translate(NARROWER), "half-width-digits") for m in NARROW.finditer(text)
        ]
    if DOT in present:
        changes += [Change(*m.span(), ".", "half-width-digits") for m in DECIMAL.finditer(text)]
    return Outcome(tuple(sorted(changes, key=lambda change: change.start)))


def widen_brackets(view: View, _knowledge: Knowledge) -> Outcome:
    """Propose full-width brackets for pairs that contain Han, and for single ones next to Han."""
    text = view.text
    if view.uncommon.isdisjoint("()"):
        return Outcome()
    pairs = (*OF_YEAR.finditer(text), *SPACED.finditer(text))
    found = {*_brackets(text), *(at for m in pairs for at in (m.start(), m.end() - 1))}
    return Outcome(tuple(Change(at, at + 1, WIDE[text[at]], "full-width-brackets") for at in sorted(found)))


def widen_marks(view: View, _knowledge: Knowledge) -> Outcome:
    """Propose full-width marks where the sentence is Chinese."""
    text, present = view.text, view.uncommon
    changes = [] if WIDE.keys().isdisjoint(present) else list(_marks(text))
    if not HALF.keys().isdisjoint(present):
        changes += [Change(at, at + 1, HALF[c], "full-width-marks") for at, c in enumerate(text) if c in HALF]
    return Outcome(tuple(sorted(changes, key=lambda change: change.start)))


def _marks(text: str) -> Iterator[Change]:
    for match in ASCII_MARKS.finditer(text):
        start, end = match.span()
        if match[0][0] == ";" and ends_entity(text, start):
            continue
        if start and PRECEDING.match(text, start - 1):
            if text[start - 1] == "%" and not _is_near_han(text, start, end):
                continue
            yield Change(start, end, match[0].translate(WIDEN), "full-width-marks")
        elif match[0][-1] in "!?":
            if (
                start
                and WORD_CHARACTER.match(text, start - 1)
                and ENDING.match(text, end)
                and _is_near_han(text, start, end)
            ):
                yield Change(end - 1, end, WIDE[match[0][-1]], "full-width-marks")
        elif FOLLOWING.match(text, end):
            yield Change(end - 1, end, WIDE[match[0][-1]], "full-width-marks")


def _is_near_han(text: str, start: int, end: int) -> bool:
    """Whether there is Han near a mark in its line: a sentence in another language has its own marks."""
    low, high = max(0, start - HAN_WITHIN), end + HAN_WITHIN
    line_start, line_end = text.rfind("\n", low, start) + 1, text.find("\n", end, high)
    return INSIDE.search(text, max(low, line_start), high if line_end < 0 else line_end) is not None


def _brackets(text: str) -> Iterator[int]:
    """Yield the offsets of brackets to widen. One pass, which notes whether there is Han between two brackets."""
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
    return (at for at in opened if re.match(f"\n?[{AFTER}]", text[at + 1 : at + 3]))
