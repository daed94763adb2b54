"""Find out whether a page holds a document at all: an error page, a login, a list of documents holds none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.page_signs import PageSign

LEAST_ENTRIES: Final = 4
"""The fewest entries of a list: a document may name three others in its head. A choice."""

LEAST_SHARE: Final = 0.6
"""The least share of a list in the characters of its page. A choice: menus are the rest; a document has prose."""

ENOUGH: Final = 2000
"""The number of characters of prose above which a page is never a list: its text is read as a document's."""

PROSE: Final = 40
"""The length from which on a line is prose: what a page without a document says is shorter. A choice."""


def no_document(lines: Sequence[str], knowledge: Knowledge) -> PageSign | None:
    """Return the sign which shows that a page, given by its lines, holds no document, or None."""
    shown = [line for line in lines if line.strip()]
    size = sum(map(_size, shown))  # once: of a report it is the most work here
    for sign in knowledge.page_signs:
        if sign.line and size <= sign.most * 2 and _is_short_page(shown, sign):
            return sign
        if sign.entry and _is_list(shown, size, sign):
            return sign
    return None


def _is_short_page(lines: Sequence[str], sign: PageSign) -> bool:
    """Whether a page has the sign in one of its lines and little text besides."""
    if not sign.line:
        return False
    others = [line for line in lines if len(line) >= PROSE or not sign.line.search(line)]
    return len(others) < len(lines) and sum(map(_size, others)) <= sign.most


def _is_list(lines: Sequence[str], size: int, sign: PageSign) -> bool:
    """Whether most of a page are entries of a list; entries may share a line."""
    if not sign.entry or sum(len(line) for line in lines if len(line) >= PROSE and "。" in line) > ENOUGH:
        return False
    found = [sum(len(match[0]) for match in sign.entry.finditer(line)) for line in lines]
    entries = sum(len(sign.entry.findall(line)) for line in lines)
    return entries >= LEAST_ENTRIES and sum(found) >= LEAST_SHARE * size


def _size(line: str) -> int:
    """Return the number of characters that are no blanks."""
    return sum(map(len, line.split()))
