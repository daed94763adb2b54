"""Stand-ins: marks that look like Chinese ones and are others, put in by old encodings, input methods and OCR."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import WRITTEN_HAN
from generator.knowledge.marks import COLON, COMMA, EXCLAMATION, QUESTION, SEMICOLON
from generator.text.ledger import Change
from generator.text.marks.width import AFTER, BEFORE
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.text.view import View

LOOKALIKES: Final = CodeRule("lookalike-marks")
STOPS: Final = CodeRule("half-width-stops")
RULES: Final = (LOOKALIKES, STOPS)

SAME: Final = {
    "\N{SMALL COMMA}": COMMA,
    "\N{SMALL IDEOGRAPHIC COMMA}": "、",
    "\N{SMALL SEMICOLON}": SEMICOLON,
    "\N{SMALL COLON}": COLON,
    "\N{SMALL QUESTION MARK}": QUESTION,
    "\N{SMALL EXCLAMATION MARK}": EXCLAMATION,
    "\N{REVERSED DOUBLE PRIME QUOTATION MARK}": "“",
    "\N{DOUBLE PRIME QUOTATION MARK}": "”",
    "\N{LOW DOUBLE PRIME QUOTATION MARK}": "”",
}
"""Marks of Big5 that only have another width, and the quotation marks of vertical print."""

CARE_OF: Final = "\N{CARE OF}"
PERCENTAGE: Final = re.compile(f"{CARE_OF}(?<=[0-9].)")
LINE: Final = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"
DASHES: Final = tuple(
    re.compile(f"{mark}{mark}(?<!{mark}..)(?!{mark})(?:(?<=[{BEFORE}]..)|(?<![^\n]..))(?=[{AFTER}])")
    for mark in ("-", LINE)
)
"""Two hyphens or two pieces of a table's frame where a dash is: between Han, or before the first Han of a line."""

DOT: Final = re.compile(f"\\.(?<=[{BEFORE}].)(?<!\n[{WRITTEN_HAN}].)(?=[{AFTER}]|\n|\\Z)")
"""A half-width full stop after Chinese, before Chinese or a line end, but not after the number of a heading."""

DOTS: Final = 3
DOTS_TO_STOPS: Final = 4
"""A text has half-width stops if it has three, and four for each full-width one; dots put in against copying are
among many full-width stops.
"""


def restore_lookalikes(view: View, _knowledge: Knowledge) -> Outcome:
    """Propose the Chinese mark for another that looks like it."""
    text, present = view.text, view.uncommon
    changes = [] if SAME.keys().isdisjoint(present) else list(_same(text))
    if CARE_OF in present:
        changes += (Change(*match.span(), "%", LOOKALIKES.id) for match in PERCENTAGE.finditer(text))
    for mark, dash in zip(("-", LINE), DASHES, strict=True):
        if mark in present:
            changes += (Change(*match.span(), "——", LOOKALIKES.id) for match in dash.finditer(text))
    return Outcome(tuple(sorted(changes, key=lambda change: change.start)))


def restore_stops(view: View, _knowledge: Knowledge) -> Outcome:
    """Propose full-width stops in a text that has half-width ones throughout."""
    text = view.text
    if "." not in view.uncommon:
        return Outcome()
    found = list(DOT.finditer(text))
    if len(found) < max(DOTS, DOTS_TO_STOPS * text.count("。")):
        return Outcome()
    return Outcome(tuple(Change(*match.span(), "。", STOPS.id) for match in found))


def _same(text: str) -> Iterator[Change]:
    return (Change(at, at + 1, SAME[char], LOOKALIKES.id) for at, char in enumerate(text) if char in SAME)
