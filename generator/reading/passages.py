"""Passages: the lines of the outline with their anchor, the headings above them and their themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.anchors import anchors
from generator.reading.model import OutlineLine, Passage
from generator.reading.themes.passage_themes import themes_of_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.reading.model import Part

THEMELESS: frozenset[Part] = frozenset({"front", "glossary", "notes"})
"""The parts that say nothing of the place on a theme: provenance, contents, explanations of words, references."""


def read_passages(
    lines: Sequence[OutlineLine], document: str, knowledge: Knowledge, *, themed: bool = True
) -> Iterator[Passage]:
    """Yield the passages of a document in reading order.

    `document` identifies the document (place, year, kind): its anchors are derived from it. Without `themed` none
    has a theme.
    """
    paths = tuple(headings_above(lines))
    words = [
        (line.kind, (*path, line.text) if line.kind == "heading" else (line.text,))
        for line, path in zip(lines, paths, strict=True)
    ]
    paragraphs = [
        (path[-1] if path else "", line.text)
        for line, path in zip(lines, paths, strict=True)
        if themed and may_have_themes(line)
    ]
    themes = iter(themes_of_all(paragraphs, knowledge))
    for line, path, anchor in zip(lines, paths, anchors(document, words), strict=True):
        hits = next(themes) if themed and may_have_themes(line) else ()
        yield Passage(anchor, line.kind, line.level, line.text, path, hits, line.part, line.inferred, line.basis)


def may_have_themes(line: OutlineLine) -> bool:
    """Whether a line can carry themes: paragraphs alone, as a heading is evidence for those below it."""
    return line.kind == "paragraph" and line.part not in THEMELESS


def headings_above(lines: Sequence[OutlineLine]) -> Iterator[tuple[str, ...]]:
    """Yield the headings above each line, outermost first."""
    above: list[tuple[int, str]] = []
    path: tuple[str, ...] = ()
    for line in lines:
        if line.closes is not None:
            while above and above[-1][0] > line.closes:
                above.pop()
            path = tuple(text for _, text in above)
        if line.level is not None:
            while above and above[-1][0] >= line.level:
                above.pop()
            path = tuple(text for _, text in above)
            yield path
            above.append((line.level, line.text))
            path = (*path, line.text)
        else:
            yield path
