"""Prints: what a passage is recognized by when its text is not at hand, in about a hundred bytes.

A print has a digest of the words, by which equal passages are found; a sample of their trigrams, by which
corrected, merged and divided ones are; and the start of the text, which a reader is shown when the passage is
gone.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from generator.reading.anchors import digest, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.model import Passage, Report

GRAM: Final = 3
"""Letters of a gram: two passages of one report share few by chance, and a corrected letter costs three."""
BITS: Final = 18
"""Bits of a gram in a sample: three characters of base64."""
WIDTH: Final = 4
"""Bytes of a letter in UTF-32."""
SAMPLE: Final = 20
"""Grams in a sample, those with the lowest hashes: a share of 0.7 looks whole once in a thousand times."""
SHORT: Final = 14
"""Letters below which a passage is compared by its letters: it has too few grams. All of it is in its print."""
SHOWN: Final = 24
"""Characters of a passage that its print has, enough to recognize it by eye. A choice."""
HASH: Final = 8
"""Characters of the digest of the words."""
CUT: Final = "…"
"""What ends the start of a text that goes on."""
_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Print(NamedTuple):
    """The print of a passage: kind, digest of its words, number of letters, sample of grams, start of its text."""

    kind: str
    hash: str
    letters: int
    sample: str
    shown: str

    def grams(self) -> frozenset[int]:
        """Return the hashes in the sample."""
        return frozenset(map(_decoded, _threes(self.sample)))

    def short_words(self) -> str | None:
        """Return the words of a passage that is compared by its letters; None of one that is compared by grams."""
        return self.known_words() if self.letters < SHORT else None

    def known_words(self) -> str | None:
        """Return the words of a short passage; None of one whose print has not all."""
        return None if self.shown.endswith(CUT) else words(self.shown)


def print_of(passage: Passage) -> Print:
    """Return the print of a passage."""
    said = words(passage.text)
    lowest = sorted(grams_of(said))[:SAMPLE]
    return Print(passage.kind, word_hash(said), len(said), "".join(map(_encoded, lowest)), _shown(passage.text))


def prints_of(report: Report) -> tuple[Print, ...]:
    """Return the prints of the passages of a report, in their order."""
    return tuple(map(print_of, report.passages))


def word_hash(said: str) -> str:
    """Return the digest of words by which equal passages are found."""
    return digest("words", said)


def hashes_of(report: Report) -> str:
    """Return the digests of the words of all passages, one after the other."""
    return "".join(word_hash(words(passage.text)) for passage in report.passages)


def each_hash(joined: str) -> list[str]:
    """Return the digests that `hashes_of` joined."""
    return [joined[at : at + HASH] for at in range(0, len(joined), HASH)]


def grams_of(said: str) -> set[int]:
    """Return the hashes of the grams of words."""
    data, mask = said.encode("utf-32-le", "surrogatepass"), (1 << BITS) - 1
    return {crc32(data[at : at + WIDTH * GRAM]) & mask for at in range(0, WIDTH * (len(said) - GRAM + 1), WIDTH)}


@dataclass(frozen=True)
class Seen:
    """A passage of today that prints are compared with: its kind and its words."""

    kind: str
    words: str

    @cached_property
    def grams(self) -> frozenset[int]:
        """Return the hashes of all its grams."""
        return frozenset(grams_of(self.words))

    @cached_property
    def ordered(self) -> list[int]:
        """Return the hashes, the lowest first."""
        return sorted(self.grams)


class Likeness(NamedTuple):
    """How much of an earlier passage is in one of today, and how much of that one was in it: 0 to 1, estimated."""

    kept: float
    old: float

    @property
    def both(self) -> float:
        """Return the lower of the two: 1 for equal passages."""
        return min(self)


NOTHING: Final = Likeness(0, 0)
"""The likeness of passages that share nothing."""


def likeness(before: Print, sample: frozenset[int], now: Seen) -> Likeness:
    """Return how alike an earlier passage, of which the sample is given, and one of today are."""
    said = before.short_words()
    if said is not None:
        return by_letters(said, now.words)
    return by_grams(sample, len(sample & now.grams), now)


def by_grams(sample: frozenset[int], shared: int, now: Seen) -> Likeness:
    """Return how alike a passage of which a sample is given is to one that shares so many grams of it."""
    if not shared:
        return NOTHING
    limit = max(sample) if len(sample) == SAMPLE else 1 << BITS
    comparable = bisect_right(now.ordered, limit)
    return Likeness(shared / len(sample), shared / comparable)


def starts_alike(before: Print, now: Seen) -> float:
    """Return how much of the start of an earlier passage is where one of today starts: 0 to 1."""
    start = words(before.shown.removesuffix(CUT))
    return by_letters(start, now.words[: len(start)]).kept


def by_letters(before: str, now: str) -> Likeness:
    """Compare short passages by their letters in order; much longer ones share nothing that can be trusted."""
    if not before or not now or len(now) > 2 * SHORT:
        return NOTHING
    if 2 * sum(letter in now for letter in before) < len(before):
        return NOTHING
    equal = sum(block.size for block in SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks())
    return Likeness(equal / len(before), equal / len(now))


def _shown(text: str) -> str:
    plain = "".join(char if char.isprintable() else " " for char in text)
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + CUT


def _encoded(gram: int) -> str:
    return _DIGITS[gram >> 12] + _DIGITS[(gram >> 6) & 63] + _DIGITS[gram & 63]


def _decoded(three: str) -> int:
    high, middle, low = map(_DIGITS.index, three)
    return high << 12 | middle << 6 | low


def _threes(joined: str) -> Iterator[str]:
    return (joined[at : at + 3] for at in range(0, len(joined), 3))
