"""Characters: one kind of line end, and nothing that cannot be seen."""

from __future__ import annotations

import re
from collections import OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from generator.knowledge.han import HAN
from generator.knowledge.marks import COLON, COMMA, SEMICOLON
from generator.text.encodings.entities import entities
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.knowledge import Knowledge

LINE_END: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]+"
)
ODD: Final = re.compile(
    f"[{INVISIBLE.pattern[1:-2]}\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
LOST: Final = re.compile(f"(?<=[{HAN}])[\ue000-\uf8ff\U000f0000-\U0010ffff]{{4,}}(?=[{HAN}])")
"""So many private characters in a sentence are no bullets: text in a font of the site's own."""

UNREADABLE: Final = "⟦乱码⟧"
"""The mark for damage that cannot be read."""

COMMON: Final = (
    bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail)).decode(
        "gb2312", "ignore"
    )
    + f"{COMMA}。、{SEMICOLON}{COLON}“”\n"
)
"""Simplified Han of the frequent level of GB2312 (rows 16 to 55), and the marks of every text."""

UNCOMMON: Final = re.compile(f"[^{COMMON}0-9A-Za-z ]")


_KNOWN: Final[OrderedDict[str, frozenset[str]]] = OrderedDict()
MOST_KNOWN: Final = 4
"""Texts whose characters are remembered: those of the report that is being restored."""


def uncommon_characters(text: str) -> frozenset[str]:
    """Return the characters of a text but for those of every text: common Han and marks, digits, Latin letters.

    It is what most stages need to see that there is nothing for them to do. Of a text that was followed through
    its changes there may be some more, which the changes took out.
    """
    known = _KNOWN.get(text)
    return _remembered(text, frozenset(UNCOMMON.findall(text)) if known is None else known)


def follow_characters(before: str, after: str, changes: Iterable[Change]) -> None:
    """Note the uncommon characters of a text that another became: those it had, and those put into it."""
    known = _KNOWN.get(before)
    if known is not None:
        _remembered(after, known.union(UNCOMMON.findall("".join(change.after for change in changes))))


def _remembered(text: str, found: frozenset[str]) -> frozenset[str]:
    _KNOWN[text] = found
    while len(_KNOWN) > MOST_KNOWN:
        with suppress(KeyError):  # another thread was faster
            _KNOWN.popitem(last=False)
    return found


def restore_characters(text: str, _knowledge: Knowledge) -> Outcome:
    """Propose line feeds for other line ends, nothing for the invisible, the character for an entity."""
    present = uncommon_characters(text)
    changes = list(_odd(text)) if any(map(ODD.match, present)) else []
    if "&" in present:
        changes += entities(text)
    return Outcome(tuple(sorted(changes, key=lambda change: change.start)))


def _odd(text: str) -> Iterator[Change]:
    """Yield what becomes of line ends, of invisible and of private characters."""
    yield from (Change(*m.span(), "\n", "line-ends") for m in LINE_END.finditer(text))
    yield from (Change(*m.span(), "", "invisible-characters") for m in INVISIBLE.finditer(text))
    lost = {m.start() for m in LOST.finditer(text)}
    for match in PRIVATE.finditer(text):
        gone = (UNREADABLE, "unreadable") if match.start() in lost else ("", "private-characters")
        yield Change(*match.span(), *gone)
