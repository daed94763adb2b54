"""The passages in the exported data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output.data.objects import object_paths, read_objects

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.output.data.objects import JsonObject

FOLDER: Final = "passages"
"""What the file with the passages of all reports is called, or the folder that takes its place."""


def passage_paths(data: Path) -> list[Path]:
    """Return the files of the passages in a folder of data, in either layout."""
    return object_paths(data, FOLDER)


def read_passages(data: Path) -> Iterator[tuple[str, list[JsonObject]]]:
    """Yield the passages of each report with its id, as `read_objects` does."""
    return read_objects(data, FOLDER)
