"""Characters: one kind of line end, and no invisible characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.rules import rule_of_gap
from generator.text.encodings.entities import entities
from generator.text.encodings.private import private
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.text.view import View

RULES: Final = (CodeRule("line-ends"), CodeRule("invisible-characters"))

LINE_END: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]+"
)
ODD: Final = re.compile(
    f"[{INVISIBLE.pattern[1:-2]}\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
GLYPHS: Final = re.compile(r"\(cid:\d{1,5}\)(?:[ ]*\(cid:\d{1,5}\))*")
"""Numbers of shapes in the font of a PDF that does not say which characters they are."""

UNREADABLE: Final = "⟦乱码⟧"
"""The mark for damage that cannot be read."""


def restore_characters(view: View, knowledge: Knowledge) -> Outcome:
    """Propose a line feed for other line ends, nothing for invisible characters, the character for an entity.

    Characters of private use, and numbers of shapes in a font, are what they stand for, or marked.
    """
    changes = list(_odd(view.text, knowledge)) if any(map(ODD.match, view.uncommon)) else []
    if "(" in view.uncommon:
        damage = rule_of_gap(knowledge.rules, "unreadable").id
        changes += (Change(*m.span(), UNREADABLE, damage) for m in GLYPHS.finditer(view.text))
    if "&" in view.uncommon:
        changes += entities(view.text)
    return Outcome(tuple(sorted(changes, key=lambda change: change.start)))


def _odd(text: str, knowledge: Knowledge) -> Iterator[Change]:
    """Yield the changes of line ends, of invisible and of private characters."""
    yield from (Change(*m.span(), "\n", "line-ends") for m in LINE_END.finditer(text))
    yield from (Change(*m.span(), "", "invisible-characters") for m in INVISIBLE.finditer(text))
    damage = rule_of_gap(knowledge.rules, "unreadable").id
    yield from private(text, knowledge.rules, UNREADABLE, damage)
