"""Ask one thing of the lines of a document, as a report is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.identity.kind import find_kind
from generator.reading.identity.opening import read_opening
from generator.reading.identity.place import find_place
from generator.reading.identity.title_block import read_title_block
from generator.reading.identity.year import find_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge import Knowledge
    from generator.reading.identity.year import Dating
    from generator.reading.model import OutlineLine, Place
    from generator.sources.manifest import ManifestEntry


def kind_of(
    lines: Sequence[OutlineLine], knowledge: Knowledge, title: str = "", entry: ManifestEntry | None = None
) -> str:
    """Return the kind of a document without metadata."""
    opening = read_opening(lines, knowledge.outline)
    block = read_title_block(opening, knowledge.outline)
    return find_kind(lines, opening, block, title, (), entry, knowledge)


def year_of(  # noqa: PLR0913, PLR0917 - as `find_year`
    lines: Sequence[OutlineLine],
    kind: str,
    metadata: Sequence[tuple[str, str]],
    file: str,
    entry: ManifestEntry | None,
    knowledge: Knowledge,
) -> Dating:
    """Return the year of a document."""
    front = read_opening(lines, knowledge.outline).front.lines
    return find_year(lines, front, kind, metadata, file, entry, knowledge)


def place_of(  # noqa: PLR0913, PLR0917 - as `find_place`
    lines: Sequence[OutlineLine],
    metadata: Sequence[tuple[str, str]],
    file: str,
    entry: ManifestEntry | None,
    knowledge: Knowledge,
    year: int | None = None,
) -> Place:
    """Return the place of a document."""
    return find_place(lines, read_opening(lines, knowledge.outline), metadata, file, entry, knowledge, year)
