"""Odds: how unlikely a character is behind another, as reports have them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from generator.knowledge import load_knowledge
from generator.knowledge.bigrams import class_of
from generator.text.byteshift.gbk import WIDE, simplified

INDENT: Final = "\u3000"
"""The blank of an indent (A1A1): with the bracket of a number behind it, it shows as a full stop (A1A3)."""

NEW: Final = frozenset(("\n", INDENT))
"""What stands before the first character of a line."""

MISPLACED: Final = 30.0
"""Cost of an indent anywhere but at the beginning of a line, of a mark there, and of two marks in a row."""

FOREIGN: Final = 5.0
"""Cost of a character that only traditional text has, in a simplified document, or the reverse."""

PAUSES: Final = frozenset("\uff0c\u3002\u3001\uff1b\uff1a,;:")
"""Marks of which no two follow each other."""

COUNTED: Final = {mark: wide.decode("gbk") for mark, wide in WIDE.items()} | {INDENT: "\n"}
"""How the counts know marks that the crawl showed at half width, and indents: the marks of reports are wide."""

KEPT: Final = 400_000
"""Costs kept; when there are more, all are forgotten: a page has some ten thousand."""


class Odds:
    """The costs, in nats, of characters behind others; each is worked out once."""

    def __init__(self, *, traditional: bool) -> None:
        """Take whether the document is traditional: in others, traditional characters are foreign."""
        self._bigrams = load_knowledge().bigrams
        self.is_traditional = traditional
        self._rows: dict[str, dict[str, float]] = {}
        self._size = 0

    def cost(self, before: str, char: str) -> float:
        """Return how unlikely a character is behind another."""
        found = self.row(before).get(char)
        return self.work_out(before, char) if found is None else found

    def row(self, before: str) -> dict[str, float]:
        """Return the costs worked out so far of what follows a character."""
        if before not in self._rows:
            if self._size > KEPT:
                self._rows.clear()
                self._size = 0
            self._rows[before] = {}
        return self._rows[before]

    def work_out(self, before: str, char: str) -> float:
        """Return the cost of a character behind another, and keep it in the row of that one."""
        self._size += 1
        self.row(before)[char] = found = self._cost(before, char)
        return found

    def _cost(self, before: str, char: str) -> float:
        if char == INDENT:
            return 0.0 if before in NEW else MISPLACED
        if char in PAUSES and (before in PAUSES or before in NEW):
            return MISPLACED
        cost = -self._bigrams.discounted(counted(before), counted(char))
        return cost + FOREIGN * self.is_foreign(char)

    def cost_between(self, before: str, char: str, behind: str) -> float:
        """Return how unlikely a character is behind the two before it, and the two behind it after that."""
        if before[-1] in PAUSES and char in PAUSES:
            return MISPLACED
        known = [counted(each) for each in before[-2:] + char + behind[:2]]
        threes = zip(known, known[1:], known[2:], strict=False)
        cost = -sum(load_knowledge().trigrams.log_probability(*three) for three in threes)
        return cost + FOREIGN * self.is_foreign(char)

    def cost_as_shown(self, before: str, char: str) -> float:
        """Return how unlikely a character is that the page shows; traditional pages may quote simplified text.

        Lines may be broken before a mark.
        """
        if before in NEW and char in PAUSES:
            before = "\n\n"
        cost = self.cost(before, char)
        return cost - FOREIGN if self.is_traditional and self.is_foreign(char) else cost

    def is_seen(self, before: str, char: str) -> bool:
        """Whether reports have a character behind another."""
        return class_of(counted(before)) + class_of(counted(char)) in self._bigrams.pairs

    def is_foreign(self, char: str) -> bool:
        """Whether a character is Han of the other script: traditional in a simplified document, or the reverse."""
        if not "\u3400" <= char <= "\u9fff":
            return False
        if not self.is_traditional:
            return not char.encode("gb2312", "ignore")
        return _is_simplified(char)

    def knows(self, char: str) -> bool:
        """Whether a character was ever counted in reports, or indents them."""
        return char == INDENT or self._bigrams.knows(simplified(char))


def counted(char: str) -> str:
    """Return a character as the counts know it."""
    return COUNTED.get(char) or simplified(char)


@lru_cache(maxsize=30_000)
def _is_simplified(char: str) -> bool:
    """Whether traditional text does not have a character: Big5 lacks it, and no other is simplified to it."""
    return simplified(char) == char and not char.encode("big5", "ignore")


@cache
def load_odds(*, traditional: bool) -> Odds:
    """Return the odds of traditional or of other documents, made once in a process."""
    return Odds(traditional=traditional)
