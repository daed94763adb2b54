"""Brackets: a toolbar in brackets whose words are on several lines is one up to its closing bracket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import has_han
from generator.knowledge.marks import CLOSE_BRACKET, OPEN_BRACKET
from generator.text.boilerplate.interface import interface
from generator.text.boilerplate.removal import Removal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge.rules import Rule

GROUP: Final = CodeRule("bracketed-toolbar")
RULES: Final = (GROUP,)

CLOSING: Final = {"【": "】", OPEN_BRACKET: CLOSE_BRACKET, "[": "]", "「": "」", "〖": "〗"}
"""The brackets around toolbars, and what closes each."""

OPENING: Final = frozenset(CLOSING)
"""The opening brackets."""

MOST_LINES: Final = 16
"""The most lines of a toolbar in brackets that are not empty: font sizes and the buttons of some sites."""


def bracketed(short: Sequence[tuple[int, int, str]], rules: tuple[Rule, ...]) -> Iterator[Removal]:
    """Yield the parts of lines (start, end, line) from an opened bracket to its closing one, if all is interface.

    The lines are those that are short and not empty; a bracket that closes on its own line is none.
    """
    words = interface(rules)
    for n, (start, _, line) in enumerate(short):
        if OPENING.isdisjoint(line):
            continue
        opened = _opened(line)
        if opened is None:
            continue
        close = CLOSING[line[opened]]
        last = next((k for k in range(n + 1, min(n + MOST_LINES, len(short))) if close in short[k][2]), None)
        if last is None:
            continue
        end = short[last][0] + short[last][2].index(close) + 1
        parts = _parts(short[n : last + 1], start + opened, end)
        inside = "".join(text for _, _, text in parts)
        if has_han(inside) and words.fullmatch(inside):
            yield from (Removal(at, until, GROUP.id, ()) for at, until, _ in parts)


def _opened(line: str) -> int | None:
    """Return where the last bracket is that this line opens and does not close."""
    at = max(map(line.rfind, CLOSING))
    return at if at >= 0 and CLOSING[line[at]] not in line[at:] else None


def _parts(lines: Sequence[tuple[int, int, str]], start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the parts of lines between two offsets."""
    cut = [(max(at, start), min(until, end), at, line) for at, until, line in lines]
    return [(at, until, line[at - first : until - first]) for at, until, first, line in cut]
