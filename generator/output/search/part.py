"""What one report gives to the index: a function of its rows alone, and kept in the store as bytes."""

from __future__ import annotations

import json
from base64 import b32encode
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import numpy as np

from generator.output.search.chunks import cut, packed
from generator.output.search.fold import fold
from generator.output.search.lists.grams import occurrences
from generator.output.search.lists.streams import streams
from generator.output.search.lists.varints import decode, encode, varint
from generator.output.search.pack import Packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.output.search.rows import PassageRow

KINDS = {"title": 0, "heading": 1, "paragraph": 2}
"""The kind of a passage, in two bits."""


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
    return Part(facts, tuple(packed(chunk, rows[0].url) for chunk in chunks), tuple(streams(found)))


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
