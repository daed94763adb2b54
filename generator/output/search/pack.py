"""Packing: files as gzip, with a digest of their unpacked content.

Builds of zlib pack the same text differently. Values that must be the same everywhere (the version of an index)
are derived from `digest`, which does not depend on zlib.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from hashlib import sha256

_LEVEL = 9  # the smallest files (gzip)


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of the index: its bytes as written, and the SHA-256 of what they unpack to."""

    data: bytes
    digest: bytes


def pack(raw: bytes) -> Packed:
    """Return bytes packed for the browser's DecompressionStream, without a time."""
    return Packed(gzip.compress(raw, _LEVEL, mtime=0), sha256(raw).digest())


def plain(raw: bytes) -> Packed:
    """Return bytes as they are, for a file that the browser itself reads."""
    return Packed(raw, sha256(raw).digest())
