"""The files of the lists: grams by shard, and a file of its own for a long list."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from generator.output.search.lists.grams import BUCKETS, NEAR, form_of, listed, spread
from generator.output.search.lists.merge import runs
from generator.output.search.lists.varints import encode, varint
from generator.output.search.pack import Packed, pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.output.search.lists.merge import Lists
    from generator.output.search.lists.varints import Numbers

SHARD = 100_000
"""The target size of a shard of lists, in bytes of streams: a query reads one for each of its grams."""

PLACED = 200_000
"""The same for a shard of offsets, which are read for phrases alone that many passages may hold."""

LONG = 12_000
"""Bytes from which a list has a file of its own: most queries need only its start."""

HEAD = 500
"""Passages of such a list that its shard has: enough for the first hits."""

FEW = 12
"""Passages of a gram from which its offsets are kept; a phrase with a rarer one is verified in the texts.

At least `READ` of engine.js, so that what it does not read can be counted.
"""


@dataclass(frozen=True, slots=True)
class Shape:
    """The numbers of shards of lists and of offsets; each a multiple of the number of buckets, or 0."""

    lists: int
    offsets: int


def shape(size: int) -> Shape:
    """Return the numbers of shards for so many bytes of streams."""
    return Shape(*(BUCKETS * max(1, -(-size // (target * BUCKETS))) for target in (SHARD, PLACED)))


def file_name(gram: str) -> str:
    """Return the name of a gram's own file: its code points."""
    return "x" + "-".join(f"{ord(char):x}" for char in gram)


def write_shards(bucket: int, lists: Lists, shards: Shape, write: Callable[[str, Packed], None]) -> None:
    """Make the files of a bucket and `write` each with its name.

    A gram is in the shard numbered by `spread` modulo the number of shards, which is a multiple of the number of
    buckets: so the shards of a bucket are made from that bucket alone.
    """
    size, offset_size = np.diff(lists.ends, prepend=0), np.diff(lists.offset_ends, prepend=0)
    long = size > LONG
    inline, rest = size.copy(), np.zeros(len(size), np.int64)
    for n in np.flatnonzero(long).tolist():
        inline[n] = _write_long(lists, n, write)
        rest[n] = offset_size[n] + 1
    number = spread(lists.grams)
    placed = (form_of(lists.grams) >= NEAR) & (lists.held >= FEW) & ~long
    for folder, count, chosen, octets, ends, lengths in (
        ("grams", shards.lists, np.ones(len(size), bool), lists.passages, lists.ends - size, inline),
        ("offsets", shards.offsets, placed, lists.offsets, lists.offset_ends - offset_size, offset_size),
    ):
        part = np.where(chosen, number % count // BUCKETS, -1)
        order = np.argsort(part, kind="stable")
        borders = np.searchsorted(part[order], np.arange(count // BUCKETS + 1))
        for n, (start, end) in enumerate(pairwise(borders.tolist())):
            own = order[start:end]
            data = octets[runs(ends[own], lengths[own])].tobytes()
            packed = _packed(listed(lists.grams[own]), lengths[own], rest[own], data)
            write(f"{folder}/{n * BUCKETS + bucket}.bin", packed)


def _write_long(lists: Lists, gram: int, write: Callable[[str, Packed], None]) -> int:
    """Write the files of a long list; return the number of its bytes that its shard has."""
    ends, offset_ends = (np.append(0, ends) for ends in (lists.ends, lists.offset_ends))
    data = lists.passages[ends[gram] : ends[gram + 1]]
    name = file_name(listed(lists.grams[gram : gram + 1]))
    head = int(np.flatnonzero(data < 1 << 7)[HEAD - 1]) + 1
    write(f"grams/{name}.bin", pack(data[head:].tobytes()))
    offsets = lists.offsets[offset_ends[gram] : offset_ends[gram + 1]]
    if len(offsets):
        write(f"offsets/{name}.bin", pack(offsets.tobytes()))
    return head


def _packed(names: str, lengths: Numbers, rest: Numbers, data: bytes) -> Packed:
    """Return a shard: the length of the names, the names by line, the lengths of the lists, the lists.

    A length is doubled, and one more if the list goes on in a file: then the size of its offsets plus one follows.
    """
    raw = names.encode("utf-8", "surrogatepass")
    goes_on = np.flatnonzero(rest)
    sizes = np.insert(lengths << 1 | (rest > 0), goes_on + 1, rest[goes_on])
    return pack(varint(len(raw)) + raw + encode(sizes).tobytes() + data)
