"""Rule matching: finds the rules that a text or a line has a literal for.

Rules for whole lines look at short lines only: lines that a site adds are short, paragraphs are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.knowledge.rules import LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams
    from generator.knowledge.rules import Rule

MANY: Final = 50
"""The most characters that are worth looking up one by one."""

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

    `index` has the literals, each with the position of its rule, by the rarest of their characters, `rarest`.
    Looking up the characters of a text costs less than searching it for very many literals, and more than for a
    few.
    """

    rules: tuple[Rule, ...]
    needed: re.Pattern[str]
    rarest: frozenset[str]
    looked_up: re.Pattern[str]
    index: Mapping[str, tuple[tuple[str, int], ...]]

    @classmethod
    def of(cls, rules: Iterable[Rule], bigrams: Bigrams) -> Searched:
        """Return rules with the index of their literals; the counts determine which characters are rare."""
        rules = tuple(rules)
        index: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for n, rule in enumerate(rules):
            for need in rule.needs:
                index[min(need, key=bigrams.frequency)].append((need, n))
        needs = frozenset(need for rule in rules for need in rule.needs)
        found = {char: tuple(needs) for char, needs in index.items()}
        return cls(rules, any_of(needs), frozenset(index), _any_char(index), found)

    def having(self, text: str) -> list[Rule]:
        """Return the rules, in order, of which a text has a literal."""
        if len(text) > LONGEST_LINE or len(self.rarest) < MANY:
            rare = {char for char in self.rarest if char in text} if self.needed.search(text) else set()
        else:
            rare = set(self.looked_up.findall(text))
        near = (found for char in rare for found in self.index[char])
        return [self.rules[n] for n in sorted({n for need, n in near if need in text})]


@lru_cache(maxsize=16)
def any_of(literals: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for any of the literals.

    Those that differ only in their last character are one alternative; each alternative starts with a character
    and not with a class, so that the search looks at nothing else.
    """
    lasts: defaultdict[str, list[str]] = defaultdict(list)
    for literal in sorted(literals):
        lasts[literal[:-1]].append(literal[-1])
    lasts[""], single = [], lasts[""]
    choices = [re.escape(stem) + f"[{re.escape(''.join(last))}]" for stem, last in lasts.items() if last]
    return re.compile("|".join((*map(re.escape, single), *choices)) or "(?!)")


def _any_char(chars: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(chars)))}]" if chars else "(?!)")


def line_rules(text: str, rules: tuple[Rule, ...], bigrams: Bigrams) -> Iterator[tuple[int, int, str, Rule]]:
    """Yield (start, end, line, rule) for each short line and rule where the line has a literal of the rule."""
    every, long = _for_lines(rules, bigrams)
    lines = list(short_lines(text, max((rule.longest for rule in every.rules), default=0)))
    if len(every.rarest) < MANY and not every.needed.search("\n".join(line for _, _, line in lines)):
        return
    for start, end, line in lines:
        near = (every if end - start <= LONGEST_LINE else long).having(line)
        yield from ((start, end, line, rule) for rule in near if end - start <= rule.longest)


@lru_cache(maxsize=8)
def _for_lines(rules: tuple[Rule, ...], bigrams: Bigrams) -> tuple[Searched, Searched]:
    """Return the rules for whole lines, and those among them that look at longer lines than most."""
    whole = [rule for rule in rules if rule.line or rule.words]
    long = [rule for rule in whole if rule.longest > LONGEST_LINE]
    return Searched.of(whole, bigrams), Searched.of(long, bigrams)


def span_rules(text: str, rules: tuple[Rule, ...], bigrams: Bigrams) -> list[Rule]:
    """Return the rules for parts of lines that a text has a literal for."""
    return _for_spans(rules, bigrams).having(text)


@lru_cache(maxsize=8)
def _for_spans(rules: tuple[Rule, ...], bigrams: Bigrams) -> Searched:
    return Searched.of((rule for rule in rules if rule.span), bigrams)


@lru_cache(maxsize=16)
def stage_rules(knowledge: Knowledge, stage: str) -> tuple[Rule, ...]:
    """Return the rules of a stage in their order."""
    return tuple(rule for rule in knowledge.rules.values() if rule.stage == stage)
