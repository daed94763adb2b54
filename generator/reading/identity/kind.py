"""Find the kind of a document: from the manifest, from title and opening, else from the whole text."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from generator.knowledge.kinds import OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.knowledge import Knowledge
    from generator.reading.model import OutlineLine
    from generator.sources.manifest import ManifestEntry

OPENING_LINES = 12
"""The number of lines in the opening of a document."""

LINE_READ = 200
"""The number of characters read of an opening line."""


def find_kind(
    lines: Sequence[OutlineLine],
    title: str,
    metadata: Sequence[tuple[str, str]],
    entry: ManifestEntry | None,
    knowledge: Knowledge,
) -> str:
    """Return the id of a document's kind; `other` if no kind matches.

    A declaration in the opening outranks the title, the title the rest of the opening, the opening the whole text;
    within each the order of the kinds decides.
    """
    if entry and entry.kind:
        return entry.kind
    tags = [value for field, value in metadata if field == "title"]
    opening = [line.text for line in islice((line for line in lines if line.text), OPENING_LINES)]
    return (
        _declared(opening, knowledge)
        or _titled([title, *tags], knowledge)
        or next((kind for line in opening if (kind := _titled([line], knowledge))), None)
        or _by_text(lines, knowledge)
        or OTHER
    )


def _declared(opening: Sequence[str], knowledge: Knowledge) -> str | None:
    for kind in knowledge.kinds.values():
        if kind.declared and any(kind.declared.search(line[:LINE_READ]) for line in opening):
            return kind.id
    return None


def _titled(texts: Iterable[str], knowledge: Knowledge) -> str | None:
    for text in ("".join(text[:LINE_READ].split()) for text in texts):
        for kind in knowledge.kinds.values():
            if kind.title and kind.title.search(text):
                return kind.id
    return None


def _by_text(lines: Sequence[OutlineLine], knowledge: Knowledge) -> str | None:
    for kind in knowledge.kinds.values():
        if kind.body and any(kind.body.search(line.text) for line in lines):
            return kind.id
    return None
