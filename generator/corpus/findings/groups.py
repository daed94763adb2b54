"""Groups of findings with one cause: the same words on 23 reports are one thing to look at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import CAUSES, KNOWN_BY_LINE, Message
from generator.knowledge.findings.messages import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.corpus.findings.work_list import Item
    from generator.knowledge.findings.messages import Messages, Severity

FEWEST: Final = 3
"""The fewest findings that the same words make a group of; fewer are with the others of their code."""
DIFFERENT: Final = "…"
"""What is put into the words of a group where its findings differ."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one code, one at least, in their order."""

    items: tuple[Item, ...]
    severity: Severity

    @property
    def finding(self) -> Finding:
        """Return a finding in the words of which is only what all of them share; without a line."""
        first = self.items[0].finding
        shared = tuple(
            (name, value if all(item.finding.arguments[name] == value for item in self.items) else DIFFERENT)
            for name, value in first.message.arguments
        )
        return Finding(Message(first.code, shared), first.file)

    @property
    def quote(self) -> str:
        """Return the line that all of them are about; empty if their lines differ, or the words say enough."""
        first, *others = {item.quote for item in self.items}
        return "" if others or self.items[0].finding.code not in KNOWN_BY_LINE else first


def grouped(items: Iterable[Item], messages: Messages) -> list[Group]:
    """Return items in groups of one cause: the serious first, then the large, then by code."""
    by_cause: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        by_cause[_cause(item)].append(item)
    groups: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for cause, alike in by_cause.items():
        groups[cause if len(alike) >= FEWEST else cause[:1]] += alike
    made = [Group(tuple(_in_order(alike)), messages.severity(alike[0].finding)) for alike in groups.values()]
    rank = list(SEVERITIES.values())
    return sorted(made, key=lambda group: (rank.index(group.severity), -len(group.items), _cause(group.items[0])))


def _in_order(items: Iterable[Item]) -> Sequence[Item]:
    return sorted(items, key=lambda item: item.finding)


def _cause(item: Item) -> tuple[str, ...]:
    """Return code and words that findings of one cause share."""
    said = (f"{name}={value}" for name, value in item.finding.message.arguments if name in CAUSES)
    line = (item.quote,) if item.finding.code in KNOWN_BY_LINE else ()
    return item.finding.code.id, *said, *line
