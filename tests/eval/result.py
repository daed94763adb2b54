"""The result of restoring a damaged page, in the coordinates that the measures need."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.knowledge.rules import weakest
from generator.text.ledger import spans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.knowledge.rules import Rule
    from generator.text.ledger import Edit
    from generator.text.model import Restored


_NARROW = {code + 0xFEE0: code for code in range(0x21, 0x7F)}


@dataclass(frozen=True, slots=True)
class Result:
    """A restored page: its text, its edits with the span of each in the text, and the rules they name."""

    text: str
    edits: tuple[tuple[int, int, Edit], ...]
    rules: Mapping[str, Rule]

    @classmethod
    def of(cls, restored: Restored, rules: Mapping[str, Rule]) -> Result:
        """Return the result of one page."""
        return cls(restored.tracked.text, tuple(spans(restored.tracked.edits)), rules)

    def offset(self, source: int) -> int:
        """Return where a source offset is in the text; inside an edit, where the edit begins."""
        at = bisect_right(self.edits, source, key=lambda span: span[2].start) - 1
        if at < 0:
            return source
        start, end, edit = self.edits[at]
        return start if source < edit.end else end + source - edit.end

    def evidence(self, edit: Edit) -> str:
        """Return the evidence of the weakest rule of an edit."""
        return weakest(edit.steps, self.rules).evidence

    def stages(self, edit: Edit) -> set[str]:
        """Return the stages whose rules made an edit."""
        return {self.rules[step].stage for step in edit.steps}


@dataclass(slots=True)
class Tally:
    """Counts by name, and a few failing pages by name to look at."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def count(self, name: str, good: int, total: int) -> None:
        """Add to a figure: `good` of `total`."""
        self.counts[name + " good"] += good
        self.counts[name + " total"] += total

    def show(self, name: str, text: str, most: int = 12) -> None:
        """Keep a failing case, up to `most` of one name."""
        kept = self.examples.setdefault(name, [])
        if len(kept) < most:
            kept.append(text)


def passages(text: str) -> list[str]:
    """Return the lines of a text that have anything on them, without blanks at either end."""
    return [line for raw in text.split("\n") if (line := raw.strip())]


def narrow(text: str) -> str:
    """Return a text with every full-width form of ASCII narrow."""
    return text.translate(_NARROW)


def folded(text: str) -> str:
    """Return a text without regard to width and white space."""
    return "".join(narrow(text).split())
