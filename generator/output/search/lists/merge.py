"""The lists of all reports from the streams of each: a bucket at a time in memory, all its grams at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from generator.output.search.lists.grams import BUCKETS, NEAR, form_of
from generator.output.search.lists.streams import STREAMS
from generator.output.search.lists.varints import decode, encode, sizes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.output.search.lists.varints import Numbers, Octets

HELD = 32_000_000
"""Bytes of streams in memory before they are written to the files of the buckets (a choice)."""


class Scratch:
    """Keeps the streams of all reports in a file for each bucket until they are merged."""

    def __init__(self, folder: Path) -> None:
        """Take a folder; `size` is the bytes of all streams taken so far."""
        self._files = [folder / f"bucket-{n}" for n in range(BUCKETS)]
        self._held: list[tuple[bytes, ...]] = []
        self._waiting = 0
        self.size = 0
        self._sizes: list[Numbers] = []
        self._grams: list[list[int]] = [[] for _ in range(BUCKETS)]
        self._first: list[int] = []

    def take(self, streams: tuple[bytes, ...], first: int) -> None:
        """Take the streams of a report whose first passage has this number."""
        self._first.append(first)
        self._held.append(streams)
        size = sum(map(len, streams))
        self.size += size
        self._waiting += size
        if self._waiting > HELD:
            self._write()

    def _write(self) -> None:
        columns = list(zip(*self._held, strict=True))
        for bucket, file in enumerate(self._files):
            with file.open("ab") as out:
                out.writelines(chain(*columns[bucket * STREAMS : (bucket + 1) * STREAMS]))
            self._grams[bucket] += map(_count, columns[bucket * STREAMS])
        self._sizes.append(np.array([[sum(map(len, column))] for column in columns]).reshape(BUCKETS, STREAMS))
        self._held, self._waiting = [], 0

    def merged(self, bucket: int) -> Lists:
        """Return the lists of a bucket."""
        if self._held:
            self._write()
        parts: list[list[bytes]] = [[] for _ in range(STREAMS)]
        if self._sizes:
            with self._files[bucket].open("rb") as file:
                for block in self._sizes:
                    for part, size in zip(parts, block[bucket].tolist(), strict=True):
                        part.append(file.read(size))
        return merge([b"".join(part) for part in parts], self._grams[bucket], self._first)


def _count(stream: bytes) -> int:
    """Return the number of varints."""
    return int(np.count_nonzero(np.frombuffer(stream, np.uint8) < 1 << 7))


@dataclass(frozen=True, slots=True)
class Lists:
    """The grams of a bucket in rising order, each with the numbers of its occurrences and passages, and two lists.

    `passages` are the passages of all grams as varint steps, `ends` the end of each gram's. `offsets` likewise:
    for each occurrence twice its offset (a step, if it is not the first of its passage), and one more if another
    one of this passage follows.
    """

    grams: Numbers
    counts: Numbers
    held: Numbers
    passages: Octets
    ends: Numbers
    offsets: Octets
    offset_ends: Numbers


def runs(starts: Numbers, counts: Numbers) -> Numbers:
    """Return the numbers from each start on, as many as its count."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    out: Numbers = np.arange(total) + np.repeat(starts - ends + counts, counts)
    return out


def _sums(steps: Numbers, counts: Numbers) -> Numbers:
    """Return the running sums of steps, from anew after so many each time."""
    sums = np.cumsum(steps)
    starts = np.cumsum(counts) - counts
    out: Numbers = sums - np.repeat(sums[starts] - steps[starts], counts)
    return out


def merge(streams: Sequence[bytes], lengths: Sequence[int], first: Sequence[int]) -> Lists:
    """Return the lists of a bucket; `lengths` are the reports' numbers of grams, `first` their first passages."""
    own, counts, steps, offsets = map(decode, streams)
    reports = np.array(lengths, np.int64)
    grams = _sums(own, reports[reports > 0])
    passages = _sums(steps, counts) + np.repeat(np.repeat(np.array(first, np.int64), reports), counts)
    placed = np.where(form_of(grams) >= NEAR, counts, 0)
    order = np.argsort(grams, kind="stable")  # the reports of a gram stay in order
    passages = passages[runs((np.cumsum(counts) - counts)[order], counts[order])]
    offsets = offsets[runs((np.cumsum(placed) - placed)[order], placed[order])]
    return _lists(grams[order], counts[order], passages, offsets)


def _lists(grams: Numbers, counts: Numbers, passages: Numbers, offsets: Numbers) -> Lists:
    """Return the lists of grams in rising order, with repetitions; each with its count of occurrences."""
    new = np.ones(len(grams), bool)
    new[1:] = grams[1:] != grams[:-1]
    at = np.flatnonzero(new)
    totals = np.add.reduceat(counts, at) if len(at) else counts
    starts = np.zeros(len(passages), bool)
    starts[np.cumsum(totals) - totals] = True
    again = np.zeros(len(passages), bool)
    again[1:] = ~starts[1:] & (passages[1:] == passages[:-1])
    steps = passages.copy()
    steps[1:] -= np.where(starts[1:], 0, passages[:-1])
    index = np.repeat(np.arange(len(at)), totals)
    placed = np.repeat(form_of(grams[at]) >= NEAR, totals)
    more = np.append(again[1:], False)[placed]
    listed = ~again
    packed, ends = _encoded(steps[listed], index[listed], len(at))
    offset, offset_ends = _encoded(offsets << 1 | more, index[placed], len(at))
    held = np.bincount(index[listed], minlength=len(at))
    return Lists(grams[at], totals, held, packed, ends, offset, offset_ends)


def _encoded(values: Numbers, owners: Numbers, count: int) -> tuple[Octets, Numbers]:
    size = np.bincount(owners, weights=sizes(values), minlength=count).astype(np.int64)
    return encode(values), np.cumsum(size)
