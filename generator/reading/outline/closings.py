"""Paragraphs that leave the section above them: addresses to the audience, transitions, the final appeal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.model import Part
    from generator.reading.outline.heads import Head
    from generator.reading.outline.outline_rows import OutlineRow

SECTION = 1
"""The level of the headings that a closing stays below."""
DOCUMENT = 0
"""The final appeal is below none."""


def closings(
    rows: Sequence[OutlineRow],
    heads: Sequence[Sequence[Head]],
    tops: Sequence[bool],
    parts: Sequence[Part],
    words: OutlineWords,
) -> dict[int, int]:
    """Return the rows that close sections, each with the deepest level that is still above it and what follows.

    `tops` says which rows have a heading of the first level.
    """
    found: dict[int, int] = {}
    last = -1
    followed = True  # whether no sub-heading comes before the next heading of the first level
    body = [i for i, part in enumerate(parts) if part == "body"]
    for i in reversed(body):
        if words.address.match(rows[i].text):
            found[i] = SECTION
            last = i if last < 0 else last
        elif (
            followed
            and not heads[i]
            and words.transition.match(rows[i].text)
            and not _is_heading(rows, heads, i - 1)
        ):
            found[i] = SECTION
        followed = tops[i] or (followed and not heads[i])
    end = body[-1] + 1 if body else 0
    if last >= 0 and not any(heads[last:end]) and any(words.appeal.search(row.text) for row in rows[last:end]):
        found[last] = DOCUMENT
    return found


def _is_heading(rows: Sequence[OutlineRow], heads: Sequence[Sequence[Head]], i: int) -> bool:
    """Whether a row is nothing but a heading: the next one is its text."""
    return i >= 0 and bool(heads[i]) and heads[i][-1].end == len(rows[i].text)
