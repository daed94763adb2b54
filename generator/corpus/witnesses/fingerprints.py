"""Fingerprints: a sample of the stretches of a text, the same stretches wherever the text is copied.

A stretch is in the sample if its hash is divisible by RATE, whatever text it is in. So an excerpt has the sample
of the text that it is taken from, as far as it goes, and the share of an excerpt that is in a text can be
estimated. MinHash keeps the same number of values of a short and of a long text, and so finds copies, but not all
excerpts (dev/witnesses.md has figures).
"""

from __future__ import annotations

from array import array
from itertools import islice
from typing import Final

STRETCH: Final = 16
"""The letters of a stretch: set phrases that thousands of reports share are mostly shorter, and of a copy in which
every fiftieth character is wrong, three stretches in four are still whole. A choice."""

RATE: Final = 32
"""One stretch in so many is in the sample: an excerpt of 600 letters has about 18, a report about 500."""

BASE: Final = 1_000_003
"""The base of the hash, a prime above most code points."""

PRIME: Final = (1 << 61) - 1
"""The modulus of the hash, a Mersenne prime: of 50 million stretches, about one pair has one hash by chance."""


def sample(text: str) -> array[int]:
    """Return the sampled hashes of a text, sorted, each once; the hash rolls, so the time is linear."""
    leaves = pow(BASE, STRETCH, PRIME)
    codes = [ord(letter) for letter in text]
    found: set[int] = set()
    value = 0
    for code in islice(codes, STRETCH):
        value = (value * BASE + code) % PRIME
    for old, new in zip(codes, codes[STRETCH:], strict=False):
        if not value % RATE:
            found.add(value)
        value = (value * BASE + new - old * leaves) % PRIME
    if len(codes) >= STRETCH and not value % RATE:
        found.add(value)
    return array("Q", sorted(found))
