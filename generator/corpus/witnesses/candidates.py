"""Candidates: pairs of texts of which one may be in the other, from samples alone, in linear time."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PROBES: Final = 48
"""The sampled stretches by which a text is looked for in others."""

SHARED: Final = 0.2
"""The share of its probes that another text has, before a text is compared with it.

Of a copy with a wrong character in twenty, 0.44 of the stretches are whole; two years of one place share 0.07.
"""

FEWEST: Final = 2
"""The fewest probes that the other text has: one is in a text by chance, in a quotation."""

CROWD: Final = 32
"""The texts that are looked for by one stretch before it is crowded, and others are looked for by further ones: a
set phrase is in thousands of texts, and each of these would be led to by all of them."""


def candidates(samples: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs (a, b), a before b, of texts that may be copies, each once, by their numbers in order.

    A text takes about 10 kB, its sample included; the work for each is bounded by its sample times CROWD, but for
    documents of which there are hundreds of copies.
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
        for value in _probes(values, seekers):
            seekers[value].append(text)
    return dict(seekers)


def _probes(values: Sequence[int], seekers: Mapping[int, Sequence[int]]) -> list[int]:
    """Return the lowest stretches that are not crowded, else the lowest: of an excerpt all may be."""
    free = list(islice((value for value in values if len(seekers.get(value, ())) < CROWD), PROBES))
    return free if len(free) == min(PROBES, len(values)) else list(values[:PROBES])
