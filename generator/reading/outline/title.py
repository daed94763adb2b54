"""The title block of a document: its title, and the lines on date, speaker and source below it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from generator.reading.outline.front.read import FRONT_LINES, read_front
from generator.reading.outline.front.site_names import is_of_site, without_site
from generator.reading.outline.front.titles import without_bullet
from generator.reading.outline.outline_rows import is_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.model import OutlineLine
    from generator.reading.outline.outline_rows import OutlineRow

BLOCK_LINES = 10
"""The most lines of a title block; the longest in the reports read has seven."""


def title_block(rows: Sequence[OutlineRow], words: OutlineWords) -> list[bool]:
    """Return for each line of the title block whether it is of the title; empty if the text has no such block.

    All lines before the salutation belong to the block, even if none of them is a title. There is one title; a
    line that repeats it, or names another document, is not a second one.
    """
    texts = [row.text for row in rows[: FRONT_LINES + 1]]
    front = read_front(texts, words)
    if not front.title and not front.saluted:
        return [False] * sum(1 for _ in takewhile(lambda text: is_of_site(text, words), texts[: front.lines]))
    end = front.lines if front.saluted else _end_of_notes(texts, front.title.stop, words)
    return [i in front.title for i in range(end)]


def find_title(lines: Sequence[OutlineLine], words: OutlineWords) -> str | None:
    """Return the title of a document, joined if it is broken; None if it has none.

    The name of a site before or after it is left out.
    """
    title = ""
    for line in lines[:FRONT_LINES]:
        if title and line.kind != "title":
            break
        title += line.text if line.kind == "title" else ""
    return without_site(without_bullet(title), words) or None


def _end_of_notes(texts: Sequence[str], start: int, words: OutlineWords) -> int:
    """Return where the lines end that follow a title and state date, session, source or speaker, or repeat it."""
    for i, text in enumerate(texts[start : start + BLOCK_LINES], start):
        repeated = words.title.match(text) and is_short(text)
        if text and not repeated and not _is_note(text, words):
            return i
    return min(len(texts), start + BLOCK_LINES)


def _is_note(text: str, words: OutlineWords) -> bool:
    """Whether a line below a title states date, session, source or speaker."""
    if words.session.match(text):
        return True
    if not is_short(text):
        return bool(words.byline.match(text))
    return bool(words.office.match(text) or words.byline.match(text))
