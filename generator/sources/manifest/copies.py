"""What the manifest says of copies must be possible: a copy has a base, and no file is a copy of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.errors import KnowledgeError
from generator.sources.manifest.keys import SEPARATE, WITNESS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.sources.manifest.keys import Fields


def copy_mistakes(said: Mapping[str, tuple[str, Fields]]) -> Iterator[KnowledgeError]:
    """Yield a mistake for each file that is a copy of itself, if by way of others, or a copy and separate as well.

    `said` has the place of its entry and its fields for each file.
    """
    bases = {file: fields.get(WITNESS_OF) for file, (_, fields) in said.items()}
    for file, first in bases.items():
        base = first
        place, fields = said[file]
        if base and fields.get(SEPARATE):
            problem = f"'{file}' is to be a witness of another file, and separate"
            yield KnowledgeError(place, problem, f"keep one of '{WITNESS_OF}' and '{SEPARATE}'")
        seen = [file]
        while base and base not in seen:
            seen.append(base)
            base = bases.get(base)
        if base == file:
            problem = f"the witnesses go in a circle: {' → '.join([*seen, file])}"
            yield KnowledgeError(place, problem, f"drop '{WITNESS_OF}' of the one to be published")
