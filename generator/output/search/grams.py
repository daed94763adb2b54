"""The filter in front of the texts: for every gram, the chunks that hold it.

A gram is a letter, two letters that follow one another but for punctuation, a whole number, or a whole number and
the letter right behind it. Letters are what is left of folded text without punctuation, blanks and gap marks. A
passage that matches a query, exactly or loosely, holds all grams of the query: the filter never loses a hit, and
what it lets through is verified in the text. `docs/assets/search/grams.js` makes the same grams of a query.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
import zlib
from functools import cache
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from generator.output.search.fold import BARRIER, fold, varint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

NUMBER = re.compile("[0-9]+(?:(?:\\.(?=[0-9])(?![0-9]{4}\u5e74)|,(?=[0-9]{3}(?![0-9])))[0-9]+)*")
"""A number as a whole: 7.5, 1,200. A list number before a year (1.2023年) is a number of its own."""

LONGEST = 16
"""Characters of a number that count in its gram, so that a line of digits is no gram of megabytes."""

KEPT = "%\u2030\u2031"
"""Punctuation by its class, but part of a quantity: percent, per mille, per myriad."""

BUCKETS = 64
"""Temporary files among which grams are spread, so that one of them at a time is in memory."""

SHARD = 24_000
"""Bytes aimed at for a shard before compression: about 10 KB of the first search for each gram."""

Postings = dict[str, tuple[int, int, bytes]]
"""For each gram: the first chunk, the last one, and the steps between them as varints."""


@cache
def _dropped() -> dict[int, str | None]:
    # The basic plane alone: the browser reads punctuation beyond it as two letters.
    punctuation = (chr(code) for code in range(1 << 16) if unicodedata.category(chr(code))[0] in "PZ")
    dropped: dict[int, str | None] = {ord(char): None for char in punctuation if char not in KEPT}
    return dropped | dict.fromkeys(map(ord, "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85"))


def _numbers(text: str) -> Iterator[str]:
    for found in NUMBER.finditer(text):
        number = "#" + found[0][:LONGEST]
        yield number
        after = text[found.end() : found.end() + 1]
        if after and after != "\n" and ord(after) not in _dropped():
            yield number + after


def grams(texts: Iterable[str]) -> set[str]:
    """Return the grams of the texts of passages; none reaches from one passage into the next."""
    folded = "\n".join(fold(text) for text in texts).replace(BARRIER, "\n")
    letters = NUMBER.sub("\n", folded).translate(_dropped())
    out = set(map(add, letters, letters[1:]))
    out.update(letters)
    out = {gram for gram in out if "\n" not in gram}
    out.update(_numbers(folded))
    return out


def postings(chunks: Iterable[tuple[int, set[str]]]) -> Postings:
    """Return the postings of chunks given as (number, grams), in rising order of their numbers."""
    out: dict[str, list[int]] = {}
    for number, found in chunks:
        for gram in found:
            out.setdefault(gram, []).append(number)
    return {
        gram: (where[0], where[-1], b"".join(varint(b - a) for a, b in pairwise(where)))
        for gram, where in out.items()
    }


def spread(found: Postings) -> list[bytes]:
    """Return postings as bytes for each bucket: gram, first, last, and steps, each with its length before it."""
    buckets = [bytearray() for _ in range(BUCKETS)]
    for gram, (first, last, steps) in found.items():
        name = gram.encode("utf-8", "surrogatepass")
        record = varint(len(name)) + name + varint(first) + varint(last) + varint(len(steps)) + steps
        buckets[zlib.crc32(name) % BUCKETS] += record
    return [bytes(bucket) for bucket in buckets]


def _records(data: bytes) -> Iterator[tuple[bytes, int, int, bytes]]:
    at = 0

    def number() -> int:
        nonlocal at
        value = shift = 0
        while data[at] & 0x80:
            value |= (data[at] & 0x7F) << shift
            shift, at = shift + 7, at + 1
        value |= data[at] << shift
        at += 1
        return value

    while at < len(data):
        size = number()
        name = data[at : at + size]
        at += size
        first, last, length = number(), number(), number()
        yield name, first, last, data[at : at + length]
        at += length


def _joined(data: bytes) -> dict[bytes, bytearray]:
    """Return each gram's list as varints: the first chunk, then steps. Records of a gram are in rising order."""
    lists: dict[bytes, bytearray] = {}
    ends: dict[bytes, int] = {}
    for name, first, last, steps in _records(data):
        known = lists.setdefault(name, bytearray())
        known += varint(first - ends.get(name, 0)) + steps
        ends[name] = last
    return lists


def _packed(lists: Sequence[tuple[bytes, bytearray]]) -> bytes:
    """Return a shard: how long the names are, the names by line, the lengths of the lists, the lists."""
    names = b"\n".join(name for name, _ in lists)
    lengths = b"".join(varint(len(data)) for _, data in lists)
    return gzip.compress(varint(len(names)) + names + lengths + b"".join(data for _, data in lists), 9, mtime=0)


def write_shards(buckets: Sequence[Path], write: Callable[[int, bytes], None]) -> int:
    """Make the shards of all buckets, `write` each with its number, and return how many there are.

    A gram is in the shard that its CRC-32 (of UTF-8) leaves as rest of their number. That is a multiple of the
    number of buckets, so the shards of a bucket are made from that bucket alone.
    """
    size = sum(bucket.stat().st_size for bucket in buckets)
    parts = max(1, -(-size // (SHARD * len(buckets))))
    shards = parts * len(buckets)
    for bucket, file in enumerate(buckets):
        split: list[list[tuple[bytes, bytearray]]] = [[] for _ in range(parts)]
        for name, data in sorted(_joined(file.read_bytes()).items()):
            split[zlib.crc32(name) % shards // len(buckets)].append((name, data))
        for part, lists in enumerate(split):
            write(part * len(buckets) + bucket, _packed(lists))
    return shards
