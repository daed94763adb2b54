"""Trigrams: how often a character occurs between, before or after two others, for characters that a cut breaks.

Only characters that a cut at the bytes of a mark may break apart are counted: where one is lost, two neighbours
on each side determine it better than one.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from generator.knowledge.bigrams import BORDER, READ, REMEDY, class_of, read_followers, written
from generator.knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from generator.knowledge.bigrams import Bigrams

WEIGHT: Final = 4.0
"""The weight of the estimate from the last character alone, in occurrences of the last two characters, at least.

If the two have more different followers, their number is the weight (Witten and Bell 1991).
"""


@dataclass(frozen=True, eq=False)
class Trigrams:
    """Counts of three characters in a row, and those of two; digits count as 0, Latin letters as a.

    They are compared by identity, as `Bigrams` are.
    """

    counts: Mapping[str, int]
    bigrams: Bigrams

    @cached_property
    def _followers(self) -> Mapping[str, int]:
        """Return the number of different followers of two characters."""
        return Counter(three[:2] for three in self.counts)

    def log_probability(self, first: str, second: str, char: str) -> float:
        """Return the natural logarithm of the probability of a character after two others."""
        pair = class_of(first) + class_of(second)
        weight = max(WEIGHT, self._followers.get(pair, 0))
        likely = weight * math.exp(self.bigrams.discounted(second, char))
        times = self.bigrams.pairs.get(pair, 0)
        seen = self.counts.get(pair + class_of(char), 0)
        return math.log((seen + likely) / (max(times, seen) + weight))


def count_threes(texts: Iterable[str], targets: Collection[str], least: int) -> Counter[str]:
    """Return the counts of three characters in a row of which one is a target, from a least count on."""
    found: Counter[str] = Counter()
    wanted = frozenset(targets)
    for text in texts:
        classes = "".join(map(class_of, f"{BORDER}{text.strip()}{BORDER}"))
        threes = (classes[at : at + 3] for at in range(len(classes) - 2))
        found.update(three for three in threes if not wanted.isdisjoint(three))
    return Counter({three: n for three, n in found.items() if n >= least})


def write_trigrams(counts: Mapping[str, int], path: Path, source: str) -> None:
    """Write one line per two characters: themselves, and their followers with counts, the most frequent first."""
    rows: dict[str, list[tuple[int, str]]] = {}
    for three, n in counts.items():
        rows.setdefault(three[:2], []).append((-n, three[2]))
    lines = [
        "".join(map(written, two)) + "\t" + "".join(f"{written(char)}{-n}" for n, char in sorted(rows[two]))
        for two in sorted(rows)
    ]
    path.write_text("\n".join([f"# {source}", *lines]) + "\n", encoding="utf-8")


def load_trigrams(path: Path, bigrams: Bigrams) -> Trigrams:
    """Return the stored counts, with those of pairs; a malformed line is a KnowledgeError that names it."""
    counts: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("# "):
            continue
        try:
            two, row = line.split("\t")
            counts.update(read_followers("".join(READ.get(char, char) for char in two), row))
        except ValueError as error:
            raise KnowledgeError(f"{path.name} line {number}", "not a line of counts", REMEDY) from error
    return Trigrams(counts, bigrams)
