"""View: a text in restoration as it is given to a stage, with derived facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from generator.knowledge.marks import COLON, COMMA, SEMICOLON
from generator.text.ledger import Tracked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.text.ledger import Change

COMMON: Final = (
    bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail)).decode(
        "gb2312", "ignore"
    )
    + f"{COMMA}。、{SEMICOLON}{COLON}“”\n"
)
"""Simplified Han of the frequent level of GB2312 (rows 16 to 55), and the marks of every text."""

UNCOMMON: Final = re.compile(f"[^{COMMON}0-9A-Za-z ]")

FEW: Final = 30
"""The most characters whose lookup in a text, one by one, costs less than reading all of it."""


def uncommon_characters(text: str) -> frozenset[str]:
    """Return the characters of a text except those of every text: common Han and marks, digits, Latin letters."""
    return frozenset(UNCOMMON.findall(text))


@dataclass(frozen=True)
class View:
    """A text with its ledger so far, and facts that are derived once.

    `uncommon` are its uncommon characters, by which most stages see that there is nothing for them to do.
    """

    tracked: Tracked
    uncommon: frozenset[str]

    @classmethod
    def of(cls, source: str) -> View:
        """Return the view of an unchanged source."""
        return cls(Tracked.of(source), uncommon_characters(source))

    @property
    def text(self) -> str:
        """Return the text as it is now."""
        return self.tracked.text

    @cached_property
    def lines(self) -> frozenset[str]:
        """Return its distinct lines without the blanks around them."""
        return frozenset(map(str.strip, self.text.split("\n")))

    def apply(self, changes: Sequence[Change]) -> View:
        """Return the view of the text with the changes made; it equals one that is derived anew.

        Only characters that the changes remove have to be looked for again.
        """
        tracked = self.tracked.apply(changes)
        if tracked is self.tracked:
            return self
        put = uncommon_characters("".join(change.after for change in changes))
        taken = uncommon_characters("".join(self.text[change.start : change.end] for change in changes)) - put
        if len(taken) > FEW:
            return View(tracked, uncommon_characters(tracked.text))
        gone = {char for char in taken if char not in tracked.text}
        return View(tracked, (self.uncommon - gone) | put)
