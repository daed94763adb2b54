"""Short lines: where rules for whole lines look. What a site adds is short; paragraphs are not."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule

BLANK: Final = " \t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class ShortLines:
    """The lines of a text up to a length.

    `starts` are their offsets in the text, `ends` those of their ends in the short lines joined.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, text: str, longest: int) -> ShortLines:
        """Return the short lines of a text."""
        lines: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = total = 0
        for line in text.split("\n"):
            length = len(line)
            if 0 < length <= longest:
                lines.append(line)
                starts.append(at)
                total += length
                ends.append(total)
                total += 1
            at += length + 1
        return cls("\n".join(lines), tuple(starts), tuple(ends))

    def having(self, literals: Iterable[str]) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, line), once each, for the lines that have one of the literals."""
        rows: set[int] = set()
        for literal in literals:
            at = self.text.find(literal)
            while at >= 0:
                row = bisect_right(self.ends, at)
                rows.add(row)
                at = self.text.find(literal, self.ends[row]) if row < len(self.ends) else -1
        for row in sorted(rows):
            line = self.text[self.ends[row - 1] + 1 if row else 0 : self.ends[row]]
            yield self.starts[row], self.starts[row] + len(line), line


@lru_cache(maxsize=8)
def holds_any(text: str, literals: tuple[str, ...]) -> bool:
    """Whether one of the literals stands in a text; rules with the same ones ask once."""
    return any(literal in text for literal in literals)


def stage_rules(knowledge: Knowledge, stage: str) -> tuple[Rule, ...]:
    """Return the rules of a stage in their order."""
    return tuple(rule for rule in knowledge.rules.values() if rule.stage == stage)
