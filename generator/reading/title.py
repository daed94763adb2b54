"""The title block of a document: its title, and the lines on date, speaker and source below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.rows import is_heading_line, is_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.outline import OutlineWords
    from generator.reading.model import Line
    from generator.reading.rows import Row

TITLE_LINES = 3
"""Lines a title is broken over at most."""
BLOCK_LINES = 10
"""Lines a title block has at most; the longest in the reports read has seven."""


def title_block(rows: Sequence[Row], words: OutlineWords) -> list[bool]:
    """Return for each line of the title block whether it is a title; empty where the text has no title."""
    block: list[bool] = []
    pieces = _pieces(rows, words)
    for i, row in enumerate(rows[:BLOCK_LINES]):
        text = row.text
        named = bool(words.office.match(text)) and is_short(text) and not words.title.match(text) and any(block)
        if i < pieces:
            block.append(True)
        elif not text or words.byline.match(text) or named:
            block.append(False)
        elif _is_title(row, words, first=not any(block), follower=rows[i + 1 : i + 2]):
            block.append(True)
        else:
            break
    return block if any(block) else []


def find_title(lines: Sequence[Line]) -> str | None:
    """Return the title of a document, put together where it is broken; None for an excerpt without one."""
    title = ""
    for line in lines[:BLOCK_LINES]:
        if title and line.kind != "title":
            break
        title += line.text if line.kind == "title" else ""
    return title or None


def _pieces(rows: Sequence[Row], words: OutlineWords) -> int:
    """Return over how many lines the title at the very start is broken; 0 where its first line is whole."""
    for i, row in enumerate(rows[:TITLE_LINES]):
        if row.style >= 0 or not is_heading_line(row.text, words) or words.label.match(row.text):
            return 0
        if words.title.match(row.text):
            return i + 1 if i else 0
    return 0


def _is_title(row: Row, words: OutlineWords, *, first: bool, follower: Sequence[Row]) -> bool:
    """Whether a line is a title: the first one by its form, later ones by the noun they end with."""
    if row.style >= 0 or not is_heading_line(row.text, words) or words.label.match(row.text):
        return False
    return bool(follower) if first else bool(words.title.match(row.text))
