"""Common words of two and three characters and how rare each is: what decides where a word of a text ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SHORTEST_WORD: Final = 2
LONGEST_WORD: Final = 3
"""The lengths of stored words. Longer ones are compounds (生命财产) and say nothing about borders inside them."""


def load_words(path: Path) -> Mapping[str, int]:
    """Return the words with their rarity: ten times the decimal logarithm of how many words there is one of.

    A malformed line is a KnowledgeError that names it.
    """
    found: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("# "):
            continue
        rarity, _, row = line.partition("\t")
        words = row.split(" ")
        if not rarity.isdecimal() or any(not SHORTEST_WORD <= len(word) <= LONGEST_WORD for word in words):
            remedy = "write it again with tools/make_words.py"
            raise KnowledgeError(f"{path.name} line {number}", "not a rarity and words of that rarity", remedy)
        found.update(dict.fromkeys(words, int(rarity)))
    return found
