"""Parts of a document: what is before its first sentence, its body, annexes, a glossary, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.reading.outline.outline_rows import is_heading_line, is_short

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.model import Part
    from generator.reading.outline.outline_rows import OutlineRow

CONTENTS_WITHIN = 20
"""The number of lines from the start within which a list of contents begins: a title block has up to fourteen."""
CONTENTS_MIN = 2
"""The fewest entries of a list of contents that no line announces."""
COME_AGAIN = 0.6
"""The share of the entries of a list of contents that come again in the same words; a choice."""
LISTED = 10
"""The most lines of a list of annexes before the signature; a choice."""
OFFICE = re.compile("(?:政府|办公室|办公厅|委员会|[局厅部院])$")
DATE = re.compile(
    r"[\d〇○零一二三四五六七八九]{4} ?年[ \d一二三四五六七八九十]{1,4}月[ \d一二三四五六七八九十]{1,5}日"
)
_PAGE, _LEADER = "0123456789", " .…·・"
"""The page number after an entry, and the dots before it."""


def contents_list(rows: Sequence[OutlineRow], words: OutlineWords) -> range:
    """Return the rows of a list of contents near the start, with the line that announces it; empty without one.

    Its entries come again as headings. Without such a line, it is a run of numbered lines that do.
    """
    for i, row in enumerate(rows[:CONTENTS_WITHIN]):
        if words.contents.fullmatch(row.text):
            end = _entries_end(rows, i + 1, words)
            return range(i, end if _come_again(rows, i + 1, end) else i + 1)
    for i, row in enumerate(rows[:CONTENTS_WITHIN]):
        if row.style >= 0 and _entry(row):
            end = _entries_end(rows, i, words)
            return range(i, end) if end - i >= CONTENTS_MIN and _come_again(rows, i, end) else range(0)
    return range(0)


def _entries_end(rows: Sequence[OutlineRow], at: int, words: OutlineWords) -> int:
    """Return the row after the last entry: a paragraph, the salutation, a title, or the first entry again."""
    seen: set[str] = set()
    for i in range(at, len(rows)):
        entry = _entry(rows[i])
        title = rows[i].style < 0 and words.title.match(rows[i].text)
        if not entry or entry in seen or title or words.salutation.match(rows[i].text):
            return i
        seen.add(entry)
    return len(rows)


def _entry(row: OutlineRow) -> str:
    """Return the words of an entry without its page number; nothing if the row cannot be one."""
    words = row.text.rstrip(_PAGE).rstrip(_LEADER) or row.text
    return words if is_short(words) else ""


def _come_again(rows: Sequence[OutlineRow], start: int, end: int) -> bool:
    """Whether most entries are headings below; a word of some may have been changed."""
    below = {_entry(row) for row in rows[end:]}
    return sum(_entry(row) in below for row in rows[start:end]) >= COME_AGAIN * (end - start)


def parts_of(rows: Sequence[OutlineRow], front: Container[int], words: OutlineWords) -> list[Part]:
    """Return the part of each row; `front` are the rows of the title block and the list of contents.

    A salutation is in the body, so what seems to open an annex or a glossary before the last one does not.
    """
    spoken = max((i for i, row in enumerate(rows) if words.salutation.match(row.text)), default=-1)
    parts: list[Part] = []
    part: Part = "body"
    for i, row in enumerate(rows):
        if i > spoken and i not in front:
            part = _opened(row.text, words) or part
        parts.append("front" if i in front else part)
    for i in _signatures(rows, parts, words):
        parts[i] = "body"
    return parts


def _signatures(rows: Sequence[OutlineRow], parts: Sequence[Part], words: OutlineWords) -> Iterator[int]:
    """Yield the rows of signatures, an office and a date, after a list of annexes."""
    for i in range(1, len(rows) - 1):
        signed = parts[i] == "annex" and OFFICE.search(rows[i].text) and DATE.fullmatch(rows[i + 1].text)
        listed = (rows[k] for k in range(max(0, i - LISTED), i) if parts[k] == "annex")
        if signed and is_short(rows[i].text) and any(words.annexes.match(row.text) for row in listed):
            yield from (i, i + 1)


def _opened(text: str, words: OutlineWords) -> Part | None:
    """Return the part that a line opens."""
    if words.notes.match(text):
        return "notes"
    if not is_heading_line(text, words):
        return "annex" if words.annexes.match(text) else None
    if words.glossary.match(text):
        return "glossary"
    return "annex" if words.appendix.match(text) else None
