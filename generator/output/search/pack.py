"""Packing: files as gzip, with a digest of their unpacked content.

Builds of zlib pack the same text differently. Values that must be the same everywhere (the version of an index)
are derived from `digest`, which does not depend on zlib.
"""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEVEL = 9
_GZIP = 31
"""Window bits that make zlib write the header of gzip (zlib's manual, deflateInit2)."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of the index: its bytes as written, and the SHA-256 of what they unpack to."""

    data: bytes
    digest: bytes


def pack(raw: bytes) -> Packed:
    """Return bytes packed for the browser's DecompressionStream, without a time."""
    return Packed(gzip.compress(raw, _LEVEL, mtime=0), sha256(raw).digest())


def pack_parts(parts: Sequence[bytes]) -> Packed:
    """Return the parts in one file, each packed with a separate code: for numbers, in which nothing repeats."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP, 9, zlib.Z_HUFFMAN_ONLY)
    out = bytearray()
    for part in parts:
        out += packer.compress(part) + packer.flush(zlib.Z_FULL_FLUSH)
    return Packed(bytes(out) + packer.flush(), sha256(b"".join(parts)).digest())
