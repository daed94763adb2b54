"""The grams of a report as bytes by bucket, in which they are kept and set aside until all reports are merged."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from generator.output.search.lists.grams import BUCKETS, NEAR, bucket_of, form_of, within
from generator.output.search.lists.varints import encode, sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.output.search.lists.grams import Occurrences
    from generator.output.search.lists.varints import Numbers

STREAMS = 4
"""What a bucket has of a report: the grams, the number of occurrences of each, their passages, their offsets.

All are varints: grams, and passages of a gram, as steps; offsets of a gram that has them, as steps in a passage.
"""


def _steps(values: Numbers, same: Numbers) -> Numbers:
    """Return values as steps from the one before where that belongs to the same."""
    return values - np.concatenate((np.zeros(1, np.int64), values[:-1] * same))[: len(values)]


def streams(found: Occurrences) -> Iterator[bytes]:
    """Yield the streams of each bucket, in which everything starts anew."""
    first = np.ones(len(found.grams), bool)
    first[1:] = found.grams[1:] != found.grams[:-1]
    starts = np.flatnonzero(first)
    grams = found.grams[starts]
    counts = np.diff(np.append(starts, len(first)))
    follows = ~first[1:]
    together = follows & (found.passages[1:] == found.passages[:-1])
    buckets = bucket_of(grams)
    own = within(grams)
    placed = form_of(found.grams) >= NEAR
    columns = (
        (_steps(own, buckets[1:] == buckets[:-1]), buckets),
        (counts, buckets),
        (_steps(found.passages, follows), bucket_of(found.grams)),
        (_steps(found.offsets, together)[placed], bucket_of(found.grams)[placed]),
    )
    pieces = [_pieces(values, where) for values, where in columns]
    for bucket in range(BUCKETS):
        for stream in pieces:
            yield stream[bucket]


def _pieces(values: Numbers, buckets: Numbers) -> list[bytes]:
    data = encode(values).tobytes()
    ends = np.append(0, np.cumsum(sizes(values)))
    borders = ends[np.searchsorted(buckets, np.arange(BUCKETS + 1))].tolist()
    return [data[a:b] for a, b in pairwise(borders)]
