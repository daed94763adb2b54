"""Short lines: where rules for whole lines look. What a site adds is short; paragraphs are not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule

BLANK: Final = " \t\u3000\u00a0"


def short_lines(text: str, longest: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, line) for the lines of a text up to a length that are not empty."""
    at = 0
    for line in text.split("\n"):
        length = len(line)
        if 0 < length <= longest:
            yield at, at + length, line
        at += length + 1


@dataclass(frozen=True, slots=True, eq=False)
class Searched:
    """Rules, and one search for all that they need.

    `reach` has for each literal the rules that it may speak for: those that need it, and those that need one
    which it may hide, because it begins in it.
    """

    rules: tuple[Rule, ...]
    needed: re.Pattern[str]
    reach: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Searched:
        """Return rules with the search for their literals."""
        rules = tuple(rules)
        needs = {need for rule in rules for need in rule.needs}
        reach = {
            literal: frozenset(
                n for n, rule in enumerate(rules) if any(_meet(literal, need) for need in rule.needs)
            )
            for literal in needs
        }
        return cls(rules, any_of(frozenset(needs)), reach)

    def having(self, text: str) -> list[Rule]:
        """Return the rules, in order, of which a text has a literal."""
        found = self.needed.findall(text)
        if not found:
            return []
        near = (self.rules[n] for n in sorted({n for literal in found for n in self.reach[literal]}))
        return [rule for rule in near if any(need in text for need in rule.needs)]


def _meet(literal: str, need: str) -> bool:
    """Whether one literal is another, holds it, or ends with its begin."""
    rests = (literal[n:] for n in range(len(literal)))
    return any(rest.startswith(need) or need.startswith(rest) for rest in rests)


@lru_cache(maxsize=16)
def any_of(literals: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for any of the literals."""
    return re.compile("|".join(map(re.escape, sorted(literals))) or "(?!)")


def line_rules(text: str, rules: tuple[Rule, ...]) -> Iterator[tuple[int, int, str, Rule]]:
    """Yield (start, end, line, rule) for each short line and rule where the line has what the rule needs."""
    groups = _by_length(rules)
    for start, end, line in short_lines(text, max(groups, default=0)):
        for longest, group in groups.items():
            if end - start <= longest:
                yield from ((start, end, line, rule) for rule in group.having(line))


@lru_cache(maxsize=8)
def _by_length(rules: tuple[Rule, ...]) -> dict[int, Searched]:
    """Return the rules for whole lines by the length of these."""
    whole = [rule for rule in rules if rule.line or rule.words]
    lengths = sorted({rule.longest for rule in whole})
    return {length: Searched.of(rule for rule in whole if rule.longest == length) for length in lengths}


def span_rules(text: str, rules: tuple[Rule, ...]) -> list[Rule]:
    """Return the rules for parts of lines that a text has something for."""
    return _for_spans(rules).having(text)


@lru_cache(maxsize=8)
def _for_spans(rules: tuple[Rule, ...]) -> Searched:
    return Searched.of(rule for rule in rules if rule.span)


def stage_rules(knowledge: Knowledge, stage: str) -> tuple[Rule, ...]:
    """Return the rules of a stage in their order."""
    return tuple(rule for rule in knowledge.rules.values() if rule.stage == stage)
