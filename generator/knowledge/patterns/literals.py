"""Literals: many fixed words found in a text at once, whatever their number.

An Aho-Corasick automaton goes over the text once: `ahocorasick_rs`, a wrapper of the Rust crate aho-corasick.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ahocorasick_rs import AhoCorasick

if TYPE_CHECKING:
    from collections.abc import Iterable

SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters, which UTF-8 cannot have; no literal has one."""


class Literals:
    """Fixed words, none of them empty, that are looked for all at once. They are pickled as their words."""

    __slots__ = ("_automaton", "words")

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words; their numbers are their places in sorted order, each once."""
        self.words = tuple(sorted(set(words)))
        self._automaton = AhoCorasick(self.words, store_patterns=False)

    def __reduce__(self) -> tuple[type[Literals], tuple[tuple[str, ...]]]:
        """Return what this is made of."""
        return Literals, (self.words,)

    def __eq__(self, other: object) -> bool:
        """Whether these are the same words."""
        return self.words == other.words if isinstance(other, Literals) else NotImplemented

    def __hash__(self) -> int:
        """Return the hash of the words."""
        return hash(self.words)

    def found(self, text: str) -> list[tuple[int, int, int]]:
        """Return (number, start, end) for each place of each word, those inside others as well, by their ends."""
        try:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            whole = SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
            return self._automaton.find_matches_as_indexes(whole, overlapping=True)
