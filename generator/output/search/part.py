"""What one report gives to the index: a function of its rows alone, and kept in the store as bytes."""

from __future__ import annotations

import json
from base64 import b32encode
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from generator.output.search.chunks import cut, packed
from generator.output.search.fold import fold
from generator.output.search.grams import BUCKETS, NEAR, bucket_of, form_of, occurrences, within
from generator.output.search.pack import Packed
from generator.output.search.varints import decode, encode, sizes, varint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.output.search.grams import Occurrences
    from generator.output.search.rows import PassageRow
    from generator.output.search.varints import Numbers

KINDS = {"title": 0, "heading": 1, "paragraph": 2}
"""The kind of a passage, in two bits."""

STREAMS = 4
"""What a bucket has of a report: the grams, the number of occurrences of each, their passages, their offsets.

All are varints: grams, and passages of a gram, as steps; offsets of a gram that has them, as steps in a passage.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """The share of a report: facts for the catalogue, its chunks, its grams by bucket and stream.

    `facts` has place, place_name, year, kind (of the report), characters, passages (the number in each chunk),
    themes, and sets: for each passage its kind (two bits) and above it its themes as a set of bits.
    """

    facts: dict[str, Any]
    texts: tuple[Packed, ...]
    grams: tuple[bytes, ...]

    @property
    def name(self) -> str:
        """Return a name for the files of its chunks, derived from their contents: 52 characters."""
        digest = sha256(b"".join(text.digest for text in self.texts)).digest()
        return b32encode(digest).decode().lower().rstrip("=")


def make_part(rows: Sequence[PassageRow]) -> Part:
    """Return the part of a report from its rows, of which there is at least one."""
    chunks = list(cut(rows))
    themes = list(dict.fromkeys(theme for row in rows for theme in row.themes))
    facts = {
        "place": rows[0].place,
        "place_name": rows[0].place_name,
        "year": rows[0].year,
        "kind": rows[0].report_kind,
        "characters": sum(len(row.text) for row in rows),
        "passages": [len(chunk) for chunk in chunks],
        "themes": themes,
        "sets": [sum(4 << themes.index(theme) for theme in set(row.themes)) | KINDS[row.kind] for row in rows],
    }
    found = occurrences([fold(row.text) for row in rows])
    return Part(facts, tuple(packed(chunk) for chunk in chunks), tuple(_streams(found)))


def _steps(values: Numbers, same: Numbers) -> Numbers:
    """Return values as steps from the one before where that belongs to the same."""
    return values - np.concatenate((np.zeros(1, np.int64), values[:-1] * same))[: len(values)]


def _streams(found: Occurrences) -> Iterator[bytes]:
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


def to_bytes(part: Part) -> bytes:
    """Return a part as it is kept."""
    blobs = [text.data for text in part.texts] + list(part.grams)
    head = {"facts": part.facts, "digests": [text.digest.hex() for text in part.texts]}
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    lengths = encode(np.array([len(written), *map(len, blobs)], np.int64)).tobytes()
    return varint(len(lengths)) + lengths + written + b"".join(blobs)


def from_bytes(data: bytes) -> Part:
    """Return the part that `to_bytes` wrote."""
    size = next(n for n, octet in enumerate(data) if octet < 1 << 7) + 1
    start = size + int(decode(data[:size])[0])
    ends = start + np.cumsum(decode(data[size:start]))
    blobs = [data[a:b] for a, b in zip([start, *ends.tolist()], ends.tolist(), strict=False)]
    head = json.loads(blobs[0])
    count = len(head["digests"])
    texts = [Packed(blob, bytes.fromhex(digest)) for blob, digest in zip(blobs[1:], head["digests"], strict=False)]
    return Part(head["facts"], tuple(texts[:count]), tuple(blobs[count + 1 :]))
