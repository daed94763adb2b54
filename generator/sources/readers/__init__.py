"""Readers: how the bytes of each kind of file become text. Another reader takes one module and one line here."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.sources.readers.text import TEXT

if TYPE_CHECKING:
    from generator.sources.model import Reader

READERS: tuple[Reader, ...] = (TEXT,)
"""All readers, one line each. No two share a name or a suffix."""


def suffixes() -> tuple[str, ...]:
    """Return the suffixes of all files that can be read, in lower case, with the dot."""
    return tuple(suffix for reader in READERS for suffix in reader.suffixes)


def reader_of(file: str) -> Reader | None:
    """Return the reader for a file by the suffix of its name, or None if no reader has it."""
    suffix = PurePosixPath(file).suffix.lower()
    return next((reader for reader in READERS if suffix in reader.suffixes), None)


def reader_named(name: str, version: str) -> Reader | None:
    """Return the reader that an exported report names, or None if this version of the program lacks it."""
    return next((reader for reader in READERS if (reader.name, reader.version) == (name, version)), None)
