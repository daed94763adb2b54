"""The title block of a document: its title, and the lines on date, speaker and source below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.outline.outline_rows import is_heading_line, is_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.model import OutlineLine
    from generator.reading.outline.outline_rows import OutlineRow

TITLE_LINES = 3
"""The most lines that a title is broken over."""
BLOCK_LINES = 10
"""The most lines of a title block; the longest in the reports read has seven."""
FRONT_LINES = 14
"""The most lines before the salutation, including an aggregator's title, category and copies of the title."""
FRONT_MAX = 60
"""The most characters of a line before the salutation."""


def title_block(rows: Sequence[OutlineRow], words: OutlineWords) -> list[bool]:
    """Return for each line of the title block whether it is a title; empty if the text has no such block.

    All short lines before the salutation belong to the block, even if none of them is a title.
    """
    block: list[bool] = []
    pieces, front = _pieces(rows, words), _front(rows, words)
    whole = False
    for i, row in enumerate(rows[: max(BLOCK_LINES, front)]):
        if i < pieces:
            block.append(True)
        elif not row.text or _is_note(row.text, words, titled=any(block)):
            block.append(False)
        elif not whole and _is_title(row, words, first=not any(block), follower=rows[i + 1 : i + 2]):
            block.append(True)
        elif i < front or (whole and words.title.match(row.text) and is_short(row.text)):
            block.append(False)
        else:
            break
        whole = whole or (block[-1] and bool(words.title.match(row.text)))
    return block if any(block) or front else []


def find_title(lines: Sequence[OutlineLine]) -> str | None:
    """Return the title of a document, joined if it is broken; None for an excerpt without one."""
    title = ""
    for line in lines[:BLOCK_LINES]:
        if title and line.kind != "title":
            break
        title += line.text if line.kind == "title" else ""
    return title or None


def _front(rows: Sequence[OutlineRow], words: OutlineWords) -> int:
    """Return the number of lines before the salutation; 0 if text or numbered headings come first."""
    for i, row in enumerate(rows[:FRONT_LINES]):
        if words.salutation.match(row.text):
            return i
        if len(row.text) > FRONT_MAX or "。" in row.text or (row.style >= 0 and not words.session.match(row.text)):
            return 0
    return 0


def _is_note(text: str, words: OutlineWords, *, titled: bool) -> bool:
    """Whether a line states date, session, source or speaker, and is not a title that opens with its date."""
    if words.session.match(text):
        return True
    if not is_short(text) or words.title.match(text):
        return bool(words.byline.match(text)) and not (text[0].isdigit() and words.title.match(text))
    named = words.office.match(text) if titled else words.speaker.match(text)
    return bool(named or words.byline.match(text))


def _pieces(rows: Sequence[OutlineRow], words: OutlineWords) -> int:
    """Return the number of lines of a broken title at the very start; 0 if its first line is complete."""
    for i, row in enumerate(rows[:TITLE_LINES]):
        if row.style >= 0 or not is_heading_line(row.text, words) or words.label.match(row.text):
            return 0
        if words.title.match(row.text):
            return i + 1 if i else 0
    return 0


def _is_title(row: OutlineRow, words: OutlineWords, *, first: bool, follower: Sequence[OutlineRow]) -> bool:
    """Whether a line is a title: the first one by its form, later ones by their last noun."""
    dated = bool(row.text) and row.text[0].isdigit() and is_short(row.text) and words.title.match(row.text)
    if row.style >= 0 or not (dated or is_heading_line(row.text, words)) or words.label.match(row.text):
        return False
    return bool(follower) if first else bool(words.title.match(row.text))
