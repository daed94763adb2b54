"""Keys: the name of a stored value is a digest of everything that the value depends on."""

from __future__ import annotations

import hashlib
from typing import Final

FORMAT: Final = 1
"""The version of the layout of the store; a store of another version has other keys, so it is not read."""

SIZE: Final = 20
"""Bytes of a digest: among 2^40 values two share one with a probability of 10^-24."""


def key_of(*parts: str | bytes) -> str:
    """Return the key of a value that depends on `parts`: 40 hexadecimal digits.

    Each part is preceded by its length, so that no two lists of parts give the same bytes.
    """
    digest = hashlib.blake2b(b"fangzhi-store-%d" % FORMAT, digest_size=SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%s%d:" % (b"t" if isinstance(part, str) else b"b", len(data)))
        digest.update(data)
    return digest.hexdigest()
