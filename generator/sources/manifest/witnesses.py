"""What the manifest says of copies: that a file is a witness of another, or a document of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.sources.manifest.entry import ManifestEntry


def witness_mistakes(entries: Mapping[str, ManifestEntry], places: Mapping[str, str]) -> Iterator[KnowledgeError]:
    """Yield an error for a file that is a witness of itself, if by way of others, or separate as well.

    `places` is where the entry of a file is.
    """
    for file, entry in entries.items():
        place = places.get(file, file)
        if entry.witness_of and entry.separate:
            problem = f"'{file}' is to be a witness of another file, and separate"
            yield KnowledgeError(place, problem, "keep one of 'witness_of' and 'separate'")
        path = _path(file, entries)
        if file in path:
            problem = f"the witnesses go in a circle: {' → '.join([file, *path])}"
            yield KnowledgeError(place, problem, "drop 'witness_of' of the one to be published")


def _path(file: str, entries: Mapping[str, ManifestEntry]) -> list[str]:
    """Return the files from one to its base, up to the first that is there twice."""
    path: list[str] = []
    base = entries[file].witness_of
    while base and base not in path:
        path.append(base)
        base = entries[base].witness_of if base in entries else None
    return path
