"""Numbers that a line end divides: they are put together, and each is a suspect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.findings.codes import Code
from generator.text.ledger import spans
from generator.text.model import Suspect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.text.ledger import Tracked
    from generator.text.lines.layout import Line

NUMBERS: Final = CodeRule("broken-numbers")
RULES: Final = (NUMBERS,)

MARKS: Final = ",."
FIGURES: Final = f"0123456789{MARKS}"
LONGEST: Final = 20
"""How many characters around a line end to look for a number; the longest in reports have 14."""


def breaks_number(a: Line, b: Line) -> bool:
    """Whether the last characters of a line and the first of the next are digits of one number."""
    return b.text[0] in FIGURES and b.text[0] not in MARKS and _tail(a.text) != ""


def numbers_of(joins: Iterable[tuple[Line, Line]]) -> Iterator[Suspect]:
    """Yield the numbers that joins put together: a digit may have been lost, or be the number of a page."""
    yield from (_suspect(_tail(a.text), _head(b.text), a.end, b.start) for a, b in joins if breaks_number(a, b))


def numbers_joined(tracked: Tracked) -> tuple[Suspect, ...]:
    """Return the numbers that an earlier round put together."""
    text = tracked.text
    return tuple(
        _suspect(_tail(text[max(0, start - LONGEST) : start]), _head(text[end : end + LONGEST]), start, end)
        for start, end, edit in spans(tracked.edits)
        if NUMBERS.id in edit.steps
    )


def _suspect(tail: str, head: str, start: int, end: int) -> Suspect:
    return Suspect(start - len(tail), end + len(head), Code.NUMBER_JOINED(a=tail, b=head))


def _tail(text: str) -> str:
    """Return the figures at the end of a text, with the mark after them."""
    return text[len(text.rstrip(FIGURES)) :].lstrip(MARKS)


def _head(text: str) -> str:
    return text[: len(text) - len(text.lstrip(FIGURES))].rstrip(MARKS)
