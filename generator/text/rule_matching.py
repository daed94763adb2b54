"""Rule matching: finds the rules that a text or a line has a literal for.

Rules for whole lines look at short lines only: lines that a site adds are short, paragraphs are not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from generator.knowledge.patterns.literals import Literals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule

BLANK: Final = " \t\N{IDEOGRAPHIC SPACE}\N{NO-BREAK SPACE}"


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
    """Rules with an index of their literals, to find the rules that a text has a literal for.

    `literals` are found in a text at once; `of` has for each the places of the rules that need it.
    """

    rules: tuple[Rule, ...]
    literals: Literals
    of: tuple[tuple[int, ...], ...]

    @classmethod
    def among(cls, rules: Iterable[Rule]) -> Searched:
        """Return rules with their literals."""
        rules = tuple(rules)
        literals = Literals(need for rule in rules for need in rule.needs)
        needing: dict[str, list[int]] = {word: [] for word in literals.words}
        for n, rule in enumerate(rules):
            for need in rule.needs:
                needing[need].append(n)
        return cls(rules, literals, tuple(map(tuple, needing.values())))

    def having(self, text: str) -> list[Rule]:
        """Return the rules, in order, of which a text has a literal."""
        return self._needing({number for number, _, _ in self.literals.found(text)})

    def by_line(self, lines: list[str]) -> Iterator[tuple[int, list[Rule]]]:
        """Yield for each line with a literal its number and the rules, all in order."""
        ends = list(accumulate(len(line) + 1 for line in lines))
        numbers: defaultdict[int, set[int]] = defaultdict(set)
        for number, start, end in self.literals.found("\n".join(lines)):
            line = bisect_right(ends, start)
            if end < ends[line]:
                numbers[line].add(number)
        for line in sorted(numbers):
            yield line, self._needing(numbers[line])

    def _needing(self, numbers: set[int]) -> list[Rule]:
        """Return the rules, in order, that need one of these literals."""
        return [self.rules[n] for n in sorted({n for number in numbers for n in self.of[number]})]


def line_rules(text: str, rules: tuple[Rule, ...]) -> Iterator[tuple[int, int, str, Rule]]:
    """Yield (start, end, line, rule) for each short line and rule where the line has a literal of the rule."""
    searched = _for_lines(rules)
    lines = list(short_lines(text, max((rule.longest for rule in searched.rules), default=0)))
    for number, near in searched.by_line([line for _, _, line in lines]):
        start, end, line = lines[number]
        yield from ((start, end, line, rule) for rule in near if end - start <= rule.longest)


@lru_cache(maxsize=8)
def _for_lines(rules: tuple[Rule, ...]) -> Searched:
    return Searched.among(rule for rule in rules if rule.line or rule.words)


def span_rules(text: str, rules: tuple[Rule, ...]) -> list[Rule]:
    """Return the rules for parts of lines that a text has a literal for."""
    return _for_spans(rules).having(text)


@lru_cache(maxsize=8)
def _for_spans(rules: tuple[Rule, ...]) -> Searched:
    return Searched.among(rule for rule in rules if rule.span)


@lru_cache(maxsize=16)
def stage_rules(knowledge: Knowledge, stage: str) -> tuple[Rule, ...]:
    """Return the rules of a stage in their order."""
    return tuple(rule for rule in knowledge.rules.values() if rule.stage == stage)
