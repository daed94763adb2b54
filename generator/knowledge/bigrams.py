"""How often one character follows another in reports: what decides between readings that the bytes allow."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

BORDER: Final = "\n"
REPORTS: Final = "# reports: "
"""The start of the line that names the reports counted."""

SEEN: Final = 0.85
"""Weight of the pairs seen after a character against the overall frequency of the next one."""

UNSEEN: Final = 0.02
"""Count given to a character that was never seen."""

DISCOUNT: Final = 0.7
"""Taken off each count of a pair in favour of pairs not seen (absolute discounting, Ney and Essen 1991)."""

ALPHABET: Final = 21_000
"""The number of characters in GBK: a character that was never seen is one of these."""


@dataclass(frozen=True, eq=False)
class Bigrams:
    """Counts of characters and of pairs of them; digits count as 0, Latin letters as a.

    They are compared by identity, so that values derived from them can be cached under them.

    `reports` are the names of the reports counted: only figures measured on other reports are unbiased.
    """

    singles: Mapping[str, int]
    pairs: Mapping[str, int]
    reports: frozenset[str] = frozenset()

    @cached_property
    def total(self) -> float:
        """Return the number of characters counted, including those that represent unseen ones."""
        return sum(self.singles.values()) + UNSEEN * ALPHABET

    def log_probability(self, before: str, char: str) -> float:
        """Return the natural logarithm of the probability of a character after another."""
        before, char = class_of(before), class_of(char)
        alone = (self.singles.get(char, 0) + UNSEEN) / self.total
        followed = self.pairs.get(before + char, 0) / max(1, self.singles.get(before, 0))
        return math.log(SEEN * followed + (1 - SEEN) * alone)

    @cached_property
    def _kept(self) -> Mapping[str, float]:
        """Return for each character the sum of the discounted counts of its followers."""
        kept: dict[str, float] = {}
        for pair, n in self.pairs.items():
            kept[pair[0]] = kept.get(pair[0], 0.0) + n - DISCOUNT
        return kept

    @cached_property
    def _followers(self) -> dict[str, Followers]:
        return {}

    def anywhere(self, char: str) -> float:
        """Return the probability of a class of characters, whatever is before it."""
        return (self.singles.get(char, 0) + UNSEEN) / self.total

    def after(self, before: str) -> Followers:
        """Return what follows a character."""
        before = class_of(before)
        found = self._followers.get(before)
        if found is None:
            found = self._followers[before] = Followers(self, before, self._kept.get(before, 0.0))
        return found

    def discounted(self, before: str, char: str) -> float:
        """Return the natural logarithm of the probability of a character after another, with discounted counts.

        What is taken off the counts of pairs goes to the pairs not counted: a character with few and frequent
        followers hardly has others, a rare one may have any.
        """
        return self.after(before).log_probability(char)

    def attraction(self, before: str, char: str) -> float:
        """Return how much likelier a character is after another than anywhere, in nats."""
        alone = (self.singles.get(class_of(char), 0) + UNSEEN) / self.total
        return self.log_probability(before, char) - math.log(alone)

    def frequency(self, char: str) -> int:
        """Return how often a character was counted."""
        return self.singles.get(class_of(char), 0)

    def knows(self, char: str) -> bool:
        """Whether a character was ever counted."""
        return char in self.singles


class Followers:
    """What follows one character: how likely each other one is, by discounted counts."""

    __slots__ = ("_before", "_bigrams", "_left", "_pairs", "_times")

    def __init__(self, bigrams: Bigrams, before: str, kept: float) -> None:
        """Take the counts, the class of the character, and the sum of the discounted counts of its followers."""
        self._before = before
        self._bigrams, self._pairs = bigrams, bigrams.pairs
        self._times = bigrams.singles.get(before, 0)
        self._left = max(self._times - kept, DISCOUNT) / max(1, self._times)

    def log_probability(self, char: str) -> float:
        """Return the natural logarithm of the probability that a character follows."""
        char = class_of(char)
        return self.log_probability_of(char, self._bigrams.anywhere(char))

    def log_probability_of(self, char: str, anywhere: float) -> float:
        """Return the same for the class of a character that has this probability anywhere."""
        if not self._times:
            return math.log(anywhere)
        times = self._pairs.get(self._before + char)
        if times is None:
            return math.log(self._left * anywhere)  # most of the pairs that are asked for
        return math.log(max(times - DISCOUNT, 0.0) / self._times + self._left * anywhere)


def class_of(char: str) -> str:
    """Return the class a character is counted in: all digits are one class, and all Latin letters another."""
    if char.isascii() and char.isalnum():
        return "0" if char.isdigit() else "a"
    return char


def count(texts: Iterable[str], least: int, reports: Iterable[str]) -> Bigrams:
    """Return the counts over texts; pairs seen less often than `least` are left out."""
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in texts:
        classes = "".join(map(class_of, f"{BORDER}{text.strip()}{BORDER}"))
        singles.update(classes)
        pairs.update(map("".join, pairwise(classes)))
    return Bigrams(dict(singles), {pair: n for pair, n in pairs.items() if n >= least}, frozenset(reports))


def write_bigrams(bigrams: Bigrams, path: Path, source: str) -> None:
    """Write one line per character: itself, its count, and its followers with counts, the most frequent first."""
    followers: dict[str, list[tuple[int, str]]] = {char: [] for char in bigrams.singles}
    for pair, n in bigrams.pairs.items():
        followers[pair[0]].append((-n, pair[1]))
    lines = [f"# {source}", REPORTS + " ".join(sorted(bigrams.reports))]
    for char in sorted(followers):
        row = "".join(f"{written(after)}{-n}" for n, after in sorted(followers[char]))
        lines.append(f"{written(char)}\t{bigrams.singles[char]}\t{row}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def written(char: str) -> str:
    """Return a character that cannot be taken for a count or a separator."""
    return {"\n": "N", "0": "D", "\t": "T"}.get(char, char)


READ: Final = {"N": "\n", "D": "0", "T": "\t"}
"""The characters that `written` replaces, by what it writes for them."""

REMEDY: Final = "write it again with python -m generator.review.count_statistics"


def load_bigrams(path: Path) -> Bigrams:
    """Return the stored counts; a malformed line is a KnowledgeError that names it."""
    singles: dict[str, int] = {}
    pairs: dict[str, int] = {}
    reports: frozenset[str] = frozenset()
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith(REPORTS):
            reports = frozenset(line.removeprefix(REPORTS).split(" "))
        if not line or line.startswith("# "):
            continue
        try:
            char, n, row = line.split("\t")
            char = READ.get(char, char)
            singles[char] = int(n)
            pairs.update(read_followers(char, row))
        except ValueError as error:
            raise KnowledgeError(f"{path.name} line {number}", "not a line of counts", REMEDY) from error
    return Bigrams(singles, pairs, reports)


def read_followers(before: str, row: str) -> dict[str, int]:
    """Return the counts of a character with each of its followers in a row; a malformed row is a ValueError."""
    found: dict[str, int] = {}
    at = 0
    while at < len(row):
        end = at + 1
        while end < len(row) and row[end].isascii() and row[end].isdigit():
            end += 1
        found[before + READ.get(row[at], row[at])] = int(row[at + 1 : end])
        at = end
    return found
