"""The positions of every letter, by which the hits of a frequent phrase are counted without reading all texts.

The folded passages of the corpus, in order, one position between any two, are one long text. For each letter the
positions are kept as steps, split into the low byte and the rest: each part has its own distribution, and
compresses close to its entropy. A letter is any character here, including marks and blanks; a point or comma
within a number is a separate letter, so that it is known where a number goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import sub
from typing import TYPE_CHECKING

from generator.output.search.fold import BARRIER, varint
from generator.output.search.grams import NUMBER
from generator.output.search.pack import Packed, pack, pack_parts
from generator.output.search.shards import BUCKETS, read_varint

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence
    from pathlib import Path

_LEFT_OUT = "\n" + BARRIER
_WITHIN = {".": "\ue00e", ",": "\ue00c"}
"""Point and comma within a number, as separate letters from the private use area."""
_KINDS = {"t": 0, "h": 1, "p": 2}
_SMALL = 4096
"""Positions below which letters share a file, by `letter % SHARED`: rare ones would be thousands of tiny files."""

SHARED = 128
"""The number of files that rare letters share (a choice): each is read in full for a letter. See positions.js."""

_MARKS = str.maketrans(_WITHIN)


@dataclass(slots=True)
class Letter:
    """The positions of a letter: their number, the last, the steps' low bytes and their remainders as varints."""

    count: int = 0
    last: int = 0
    low: bytearray = field(default_factory=bytearray)
    high: bytearray = field(default_factory=bytearray)

    def step(self, size: int) -> None:
        """Add a step."""
        self.low.append(size & 0xFF)
        self.high += varint(size >> 8)


def _own(number: re.Match[str]) -> str:
    return number[0].translate(_MARKS)


def locate(folded: Sequence[str]) -> list[bytes]:
    """Return the records of a batch of passages for each bucket.

    A record is the letter, the number of positions, the first and the last from the start of the batch, and the
    steps between them.
    """
    text = NUMBER.sub(_own, "\n".join(folded))
    where: dict[str, list[int]] = {}
    for at, char in enumerate(text):
        where.setdefault(char, []).append(at)
    buckets = [bytearray() for _ in range(BUCKETS)]
    for char, found in where.items():
        if char in _LEFT_OUT:
            continue
        steps = list(map(sub, found[1:], found))
        low = bytes([step & 0xFF for step in steps])
        high = b"".join([varint(step >> 8) for step in steps])
        numbers = (ord(char), len(found), found[0], found[-1], len(high))
        buckets[ord(char) % BUCKETS] += b"".join(map(varint, numbers)) + low + high
    size = varint(len(text) + 1)
    return [size + varint(len(bucket)) + bytes(bucket) for bucket in buckets]


def _gather(bucket: Path) -> dict[int, Letter]:
    data = bucket.read_bytes()
    letters: dict[int, Letter] = {}
    at = base = 0
    while at < len(data):
        size, at = read_varint(data, at)
        length, at = read_varint(data, at)
        end = at + length
        while at < end:
            numbers = []
            for _ in range(5):
                number, at = read_varint(data, at)
                numbers.append(number)
            char, count, first, last, high = numbers
            letter = letters.setdefault(char, Letter())
            letter.step(base + first - letter.last)
            letter.low += data[at : at + count - 1]
            letter.high += data[at + count - 1 : at + count - 1 + high]
            letter.last = base + last
            letter.count += count
            at += count - 1 + high
        base += size
    return letters


def _packed(letters: Sequence[tuple[int, Letter]]) -> Packed:
    """Return a file of letters: how many, each with its count and the length of its high parts; then the parts."""
    head = [len(letters), *(n for char, letter in letters for n in (char, letter.count, len(letter.high)))]
    low = b"".join(letter.low for _, letter in letters)
    high = b"".join(letter.high for _, letter in letters)
    return pack_parts([b"".join(map(varint, head)), low, high])


def write_letters(buckets: Sequence[Path], write: Callable[[str, Packed], None]) -> None:
    """Write the positions: a frequent letter in a file by its code point, others by code point modulo `SHARED`.

    `frequent` lists the letters of the first kind.
    """
    small: dict[int, list[tuple[int, Letter]]] = {n: [] for n in range(SHARED)}
    frequent = ""
    for bucket in buckets:
        for char, letter in sorted(_gather(bucket).items()):
            if letter.count < _SMALL:
                small[char % SHARED].append((char, letter))
            else:
                write(f"{char:x}", _packed([(char, letter)]))
                frequent += chr(char)
    for number, letters in small.items():
        write(f"few-{number}", _packed(letters))
    write("frequent", pack(frequent.encode()))


def passage_bytes(folded: Sequence[str], columns: Sequence[tuple[str, Sequence[int]]]) -> bytes:
    """Return, for each passage, its length with its kind (two bits), and its themes as a set of bits; varints.

    `columns` are the kinds (t, h, p) and themes (numbers) of the passages.
    """
    out = bytearray()
    for text, (kind, themes) in zip(folded, columns, strict=True):
        out += varint(len(text) << 2 | _KINDS[kind]) + varint(sum(1 << theme for theme in themes))
    return bytes(out)
