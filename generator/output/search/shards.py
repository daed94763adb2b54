"""The files of the filter: lists of chunks by gram, gathered batch by batch, a bucket at a time in memory."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.output.search.fold import varint
from generator.output.search.pack import Packed, pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

BUCKETS = 64
"""The number of temporary files among which grams are spread, so that one of them at a time is in memory."""

SHARD = 160_000
"""The target size of a shard in bytes of records: about 6 KB compressed, which the first search reads per gram."""


@dataclass(slots=True)
class Postings:
    """The occurrences of a gram: their number, the last chunk, the chunks as varints (the first, then steps)."""

    count: int = 0
    last: int = 0
    steps: bytearray = field(default_factory=bytearray)


def spread(chunks: Iterable[tuple[int, Mapping[str, int]]]) -> list[bytes]:
    """Return the records of a batch for each bucket; chunks are (number, count of each gram), in rising order.

    A record is the gram, its count, the first chunk, the last one, and the steps between; numbers are varints, and
    parts of variable length are preceded by their length.
    """
    where: dict[str, list[int]] = {}
    counts: dict[str, int] = {}
    for number, found in chunks:
        for gram, count in found.items():
            where.setdefault(gram, []).append(number)
            counts[gram] = counts.get(gram, 0) + count
    buckets = [bytearray() for _ in range(BUCKETS)]
    for gram, numbers in where.items():
        name = gram.encode("utf-8", "surrogatepass")
        steps = b"".join(varint(b - a) for a, b in pairwise(numbers))
        record = varint(len(name)) + name + varint(counts[gram]) + varint(numbers[0]) + varint(numbers[-1])
        buckets[zlib.crc32(name) % BUCKETS] += record + varint(len(steps)) + steps
    return [bytes(bucket) for bucket in buckets]


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number at an offset and the offset after it."""
    value = shift = 0
    while data[at] & 0x80:
        value |= (data[at] & 0x7F) << shift
        shift, at = shift + 7, at + 1
    return value | data[at] << shift, at + 1


def _records(data: bytes) -> Iterator[tuple[bytes, int, int, int, bytes]]:
    at = 0
    while at < len(data):
        size, at = read_varint(data, at)
        name = data[at : at + size]
        count, at = read_varint(data, at + size)
        first, at = read_varint(data, at)
        last, at = read_varint(data, at)
        length, at = read_varint(data, at)
        yield name, count, first, last, data[at : at + length]
        at += length


def gather(bucket: Path) -> dict[bytes, Postings]:
    """Return the postings of a bucket by gram; the records of a gram are in rising order of chunks."""
    out: dict[bytes, Postings] = {}
    for name, count, first, last, steps in _records(bucket.read_bytes()):
        known = out.get(name)
        if known is None:
            known = out[name] = Postings()
        known.steps += varint(first - known.last) + steps
        known.count += count
        known.last = last
    return out


def _packed(lists: Sequence[tuple[bytes, Postings]]) -> Packed:
    """Return a shard: the length of the names, the names by line, the lengths of the lists, the lists."""
    names = b"\n".join(name for name, _ in lists)
    lengths = b"".join(varint(len(found.steps)) for _, found in lists)
    steps = b"".join(found.steps for _, found in lists)
    return pack(varint(len(names)) + names + lengths + steps)


def shard_count(size: int) -> int:
    """Return the number of shards for so many bytes of records: a multiple of the number of buckets."""
    return BUCKETS * max(1, -(-size // (SHARD * BUCKETS)))


def write_shards(
    bucket: int, found: Mapping[bytes, Postings], shards: int, write: Callable[[int, Packed], None]
) -> None:
    """Make the shards of a bucket and `write` each with its number.

    A gram is in the shard numbered by its CRC-32 (of UTF-8) modulo the number of shards, which is a multiple of
    the number of buckets: so the shards of a bucket are made from that bucket alone.
    """
    split: list[list[tuple[bytes, Postings]]] = [[] for _ in range(shards // BUCKETS)]
    for name, data in sorted(found.items()):
        split[zlib.crc32(name) % shards // BUCKETS].append((name, data))
    for part, lists in enumerate(split):
        write(part * BUCKETS + bucket, _packed(lists))
