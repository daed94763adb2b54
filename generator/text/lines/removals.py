"""Removals: what was between two lines in the source."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.knowledge.rules import Rule
    from generator.text.ledger import Edit


class Removals:
    """The edits that removed lines, and whether these were nothing but the numbers of pages."""

    def __init__(self, edits: Sequence[Edit], rules: Mapping[str, Rule]) -> None:
        """Take the edits so far; the rules say what each removed."""
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._kept = frozenset(rule.id for rule in rules.values() if rule.evidence not in {"removed", "gap"})
        self._pages = frozenset(rule.id for rule in rules.values() if rule.role == "page")

    def are_pages(self, start: int, end: int) -> bool:
        """Whether all that was removed from a part of the source are numbers of pages."""
        n = bisect_right(self._starts, start)
        first = n - 1 if n and self._edits[n - 1].end > start else n
        steps = {step for edit in self._edits[first : bisect_right(self._starts, end)] for step in edit.steps}
        removed = steps - self._kept
        return bool(removed) and removed <= self._pages
