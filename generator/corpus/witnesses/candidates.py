"""Candidates: pairs of texts of which one may be in the other, from samples alone, in linear time."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROBES: Final = 48
"""The sampled stretches by which a text is looked for in others: the lowest hashes, the same in every copy."""

SHARED: Final = 0.2
"""The share of its probes that another text has, before a text is compared with it.

Of a copy with a wrong character in twenty, 0.44 of the stretches are whole; two years of one place share 0.07.
"""

FEWEST: Final = 2
"""The fewest probes that the other text has: one is in a text by chance, in a quotation."""

CROWD: Final = 256
"""The most texts looked for by one stretch. A set phrase is in thousands; more of them find nothing that the other
probes do not find, and their number would grow with the square of the corpus."""


def candidates(samples: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs (a, b), a before b, of texts that may be copies, each once, by their numbers in order.

    Kept are at most CROWD texts for each probe, and so about 10 kB a text, samples included.
    """
    seekers = _seekers(samples)
    found: set[tuple[int, int]] = set()
    for text, values in enumerate(samples):
        hits = Counter(seeker for value in values for seeker in seekers.get(value, ()))
        for seeker, count in hits.items():
            if seeker != text and count >= max(FEWEST, SHARED * min(PROBES, len(samples[seeker]))):
                found.add((min(seeker, text), max(seeker, text)))
    yield from sorted(found)


def _seekers(samples: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    """Return for each probe the texts that are looked for by it."""
    seekers: dict[int, list[int]] = defaultdict(list)
    for text, values in enumerate(samples):
        for value in values[:PROBES]:
            if len(seekers[value]) < CROWD:
                seekers[value].append(text)
    return dict(seekers)
