"""The store: a folder of values by key, each written whole or not at all, shared by processes and machines."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
import socket
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHECK: Final = 16
"""Bytes of the digest in front of each value, by which a damaged one is known."""

_NUMBERS = itertools.count()


class Store:
    """Values by kind and key (`key_of`). A value never changes; one that is damaged counts as missing.

    Any number of processes may read and write at once, also on a folder that machines share: writers of one key
    write the same bytes, and the last rename wins. What is read is marked as used by its time, so that what was
    not used for longest can go first. The store is trusted as the program's own files are.
    """

    def __init__(self, folder: Path, under: Path | None = None) -> None:
        """Take a folder, which is made when the first value is written.

        What is not there is looked for in a folder `under` it, in which nothing is written or marked.
        """
        self.folder = folder
        self.under = under

    def __reduce__(self) -> tuple[type[Store], tuple[Path, Path | None]]:
        """Return how another process makes its value: its working folder may be another one."""
        return Store, (self.folder.absolute(), self.under and self.under.absolute())

    def get(self, kind: str, key: str) -> bytes | None:
        """Return a value, or None if it is missing or damaged."""
        path = _path(self.folder, kind, key)
        value = _read(path)
        if value is None:
            return _read(_path(self.under, kind, key)) if self.under else None
        with contextlib.suppress(OSError):  # a store that may only be read
            os.utime(path)
        return value

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Keep a value; an OSError if it cannot be written, in which case nothing is there under its key."""
        path = _path(self.folder, kind, key)
        part = path.with_name(f".{socket.gethostname()}-{os.getpid()}-{next(_NUMBERS)}.part")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(_check(value) + value)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def made(self, kind: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Return a value; one that is missing is made and kept."""
        value = self.get(kind, key)
        if value is None:
            value = make()
            self.put(kind, key, value)
        return value


def _path(folder: Path, kind: str, key: str) -> Path:
    return folder / kind / key[:2] / key[2:]


def _read(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    value = data[CHECK:]
    return value if _check(value) == data[:CHECK] else None


def _check(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=CHECK).digest()
