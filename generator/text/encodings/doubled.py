"""Doubled: bold text of a PDF that prints each character twice, a little apart, and so has each twice.

A line that begins with enough pairs is read singly, as far as the pairs go. A few pairs are Chinese (认认真真).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import HAN
from generator.knowledge.marks import CLOSE_BRACKET, OPEN_BRACKET
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from generator.knowledge import Knowledge
    from generator.text.view import View

DOUBLED: Final = CodeRule("doubled-characters")
RULES: Final = (DOUBLED,)

PAIRS: Final = 5
"""Pairs of Han from which on a line is doubled at its start: slogans have up to four (认认真真、扎扎实实)."""

PAIRS_MARKED: Final = 2
"""Pairs of Han that are enough if a mark or a digit is doubled with them (一一、、总总则则)."""

KINDS: Final = 3
"""Different characters at the least: a cry or a row of figures repeats one or two."""

OPENING: Final = f"{OPEN_BRACKET}("
CLOSING: Final = f"{CLOSE_BRACKET})"
CLOSED: Final = frozenset(mark * 2 for mark in CLOSING)
NUMBERING: Final = frozenset(f"0123456789.、{OPENING}{CLOSING}")
"""Marks of heading numbers, and digits: Chinese never doubles them."""

HAN_CHARACTER: Final = re.compile(f"[{HAN}]")
INDENT: Final = " \t\u3000"


class _Run(NamedTuple):
    """The doubled start of a line: its span, what it is read as, the doubled characters, whether it is all."""

    start: int
    end: int
    text: str
    pairs: str
    is_line: bool

    @property
    def han(self) -> list[str]:
        """Return the doubled Han."""
        return HAN_CHARACTER.findall(self.pairs)

    @property
    def is_surely_doubled(self) -> bool:
        """Whether this cannot be Chinese."""
        least = PAIRS if NUMBERING.isdisjoint(self.pairs) else PAIRS_MARKED
        return len(self.han) >= least and len(set(self.pairs)) >= KINDS


def undouble(view: View, _knowledge: Knowledge) -> Outcome:
    """Propose single characters for the doubled starts of lines; a short line needs a longer one in the text."""
    runs = [_run(line, start, at) for line, start, at in _starts(view.text)]
    known = any(run.is_surely_doubled for run in runs)
    found = [run for run in runs if run.is_surely_doubled or (known and run.is_line and len(run.han) > 1)]
    return Outcome(tuple(Change(run.start, run.end, run.text, DOUBLED.id) for run in found))


def _starts(text: str) -> list[tuple[str, int, int]]:
    """Return the lines that start with a character twice, where they do, and their offsets in the text."""
    found = []
    at = 0
    for line in text.split("\n"):
        bare = line.lstrip(INDENT)
        if len(bare) > 1 and bare[0] == bare[1]:
            found.append((line, len(line) - len(bare), at))
        at += len(line) + 1
    return found


def _run(line: str, start: int, offset: int) -> _Run:
    at = start
    single: list[str] = []
    pairs: list[str] = []
    while at + 1 < len(line):
        char = line[at]
        if char == line[at + 1]:
            pairs.append(char)
            at += 2
        elif pairs and pairs[-1] in OPENING and line[at + 1 : at + 3] in CLOSED:
            at += 1  # a number that is not bold, between bold brackets
        else:
            break
        single.append(char)
    return _Run(offset + start, offset + at, "".join(single), "".join(pairs), at == len(line))
