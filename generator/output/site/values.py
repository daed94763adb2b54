"""Values of a site in the store: each has its key in it, so that one under another key counts as missing."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.store import Store


def value_of(store: Store | None, kind: str, key: str) -> bytes | None:
    """Return a value; None if it is missing, damaged or that of another key, or if there is no store."""
    data = store.get(kind, key) if store else None
    mark = key.encode()
    return data[len(mark) :] if data is not None and data.startswith(mark) else None


def keep_value(store: Store | None, kind: str, key: str, value: bytes) -> None:
    """Keep a value, if there is a store and it can be written."""
    if store:
        with suppress(OSError):
            store.put(kind, key, key.encode() + value)
