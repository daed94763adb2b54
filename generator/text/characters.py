"""Characters: one kind of line end, and nothing that cannot be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.text.encodings.entities import entities
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.text.view import View

LINE_END: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]+"
)
ODD: Final = re.compile(
    f"[{INVISIBLE.pattern[1:-2]}\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
LOST: Final = re.compile("(?<=[\u3400-\u9fff])[\ue000-\uf8ff\U000f0000-\U0010ffff]{4,}(?=[\u3400-\u9fff])")
"""So many private characters in a sentence are no bullets: text in a font of the site's own."""

UNREADABLE: Final = "\u27e6\u4e71\u7801\u27e7"
"""The mark for damage that cannot be read."""


def restore_characters(view: View, _knowledge: Knowledge) -> Outcome:
    """Propose line feeds for other line ends, nothing for the invisible, the character for an entity."""
    changes = list(_odd(view.text)) if any(map(ODD.match, view.uncommon)) else []
    if "&" in view.uncommon:
        changes += entities(view.text)
    return Outcome(tuple(sorted(changes, key=lambda change: change.start)))


def _odd(text: str) -> Iterator[Change]:
    """Yield what becomes of line ends, of invisible and of private characters."""
    yield from (Change(*m.span(), "\n", "line-ends") for m in LINE_END.finditer(text))
    yield from (Change(*m.span(), "", "invisible-characters") for m in INVISIBLE.finditer(text))
    lost = {m.start() for m in LOST.finditer(text)}
    for match in PRIVATE.finditer(text):
        gone = (UNREADABLE, "unreadable") if match.start() in lost else ("", "private-characters")
        yield Change(*match.span(), *gone)
