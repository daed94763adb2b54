"""Packed files: .gz, .bz2 and .xz hold one file, which has their name without the suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.sources.containers.streams import open_plain, packed_as, parts_of
from generator.sources.model import Container, Member

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _members(path: Path) -> Iterator[Member]:
    with open_plain(path) as stream:
        yield Member("", parts_of(stream))


def _is_packed(head: bytes, _suffix: str) -> bool:
    return packed_as(head) is not None


PACKED: Final = Container("packed", (".gz", ".bz2", ".xz"), _members, _is_packed)
