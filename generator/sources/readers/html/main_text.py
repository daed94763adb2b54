"""Main text: which lines of a page are the document, and what the others are. In doubt, they are the document.

The column of the text is the smallest element that holds nearly all prose of the page. A line is left only for a
reason that the page itself shows: it is hidden, it is in an element that is no text by its tag or name and holds
little prose, it is a link among links, or it comes before the title, outside of the column. Prose is never left
because of where it is.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from generator.knowledge.marks import CELL, COLON, COMMA, ENDS, SEMICOLON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.sources.readers.html.page import WebLine, WebPage

STOP: Final = re.compile(f"[。{SEMICOLON}{ENDS}]")
PAUSE: Final = re.compile(f"[{COMMA}、]")
SHORTEST_CLAUSE: Final = 15
"""The fewest characters of a line without a stop but with a pause that is prose: as slogans have. A choice."""

LONG: Final = 40
"""The number of characters from which on a line is prose without any mark. A choice."""

WHOLE: Final = 200
"""The fewest characters of prose of a page that has a document; of a list or an error page nothing is left out, so
that it can be recognized. A choice."""

NEARLY_ALL: Final = 0.9
"""The share of the page's prose that the column of the text holds: comments are outside of it. A choice."""

LITTLE: Final = 0.1
"""The largest share of the page's prose in an element that is no text by its tag or name. A choice: the form
around a page of ASP.NET holds all of it, a footer or some comments hold little.
"""

MOSTLY: Final = 0.5
"""The share of characters in links from which on an element consists of links. A choice."""

LIST_OF_LINKS: Final = 3
"""The fewest lines of a list of links: one or two are the way to the next page, or a heading that is a link."""

STRAY: Final = 0.02
"""The largest share of the page's prose in a list of links, as summaries of news are. A choice."""

HIDDEN_TEXT: Final = 200
"""The fewest characters of prose in a hidden element that a script shows: a page of a text in parts. A choice."""

TITLE_MATCH: Final = 6
"""The fewest characters of a line that is part of the page's title: 首页 may be part of it as well. A choice."""

LONGEST_TITLE: Final = 200
"""The most characters of a line that may be the title."""

TITLE_HEADING: Final = 2
"""The lowest heading that may be the title of a document: an `<h2>`."""

TITLE_BLOCK: Final = 8
"""The most lines between two lines of a title: it may come again after source and date. A choice."""

LABEL: Final = re.compile(f"[^{COLON}:\\s][^{COLON}:]{{0,7}}[{COLON}:]\\s*\\S")
"""A field of a document in an index: number, issuer, date."""

LETTERS: Final = re.compile(r"[\W_]+")

ABOVE: Final = "before the title"
LINKS: Final = "links"
HIDDEN: Final = "hidden"


def sort_lines(page: WebPage, title: str) -> list[str | None]:
    """Return for each line of a page why it is left, or None if it belongs to the document.

    `title` is what the page states to be its title; empty if it states none.
    """
    return _Sorter(page, title).reasons()


def prose(line: WebLine) -> int:
    """Return the characters of a line that are prose outside links, or figures of a row."""
    unlinked = line.chars - line.linked
    if unlinked * 2 < line.chars:
        return 0
    text = line.text
    clause = len(text) >= SHORTEST_CLAUSE and PAUSE.search(text)
    is_row = line.cell is not None and CELL in text.strip()
    return unlinked if len(text) >= LONG or STOP.search(text) or clause or is_row else 0


class _Sorter:
    """Sorts the lines of one page."""

    def __init__(self, page: WebPage, title: str) -> None:
        self.lines = page.lines
        self.blocks = page.blocks
        self.title = LETTERS.sub("", title)
        self.prose = [prose(line) for line in page.lines]
        self.hidden = self._hidden()
        self.prose = [0 if n in self.hidden else weight for n, weight in enumerate(self.prose)]
        self.total = sum(self.prose)
        self.held = self._sums(self.prose)
        self.titles = [n for n, line in enumerate(self.lines) if n not in self.hidden and self._is_title(line)]
        titles = set(self.titles)
        self.titled = self._sums([n in titles for n in range(len(self.lines))])

    def reasons(self) -> list[str | None]:
        """Return the reason of each line."""
        found: list[str | None] = [self.hidden.get(n) for n in range(len(self.lines))]
        if self.total < WHOLE:
            return found
        column = self._column()
        roles = self._inherited(self._roles(column))
        found = [reason or roles[line.block] for reason, line in zip(found, self.lines, strict=True)]
        lists = self._inherited(self._lists([reason is None for reason in found]))
        found = [reason or lists[line.block] for reason, line in zip(found, self.lines, strict=True)]
        start = self._start(column, found)
        for n in range(start):
            if found[n] is None and not (column[self.lines[n].block] or self.prose[n] or self._is_label(n)):
                found[n] = ABOVE
        return found

    def _sums(self, values: Sequence[int]) -> list[int]:
        """Return for each block the sum over the lines in it."""
        sums = [0] * len(self.blocks)
        for line, value in zip(self.lines, values, strict=True):
            sums[line.block] += value
        for block in range(len(self.blocks) - 1, 0, -1):
            sums[max(self.blocks[block].parent, 0)] += sums[block]
        return sums

    def _inherited(self, reason: Callable[[int], str | None]) -> list[str | None]:
        """Return for each block its reason, or the one of a block that it is in."""
        found: list[str | None] = []
        for n, block in enumerate(self.blocks):
            above = found[block.parent] if block.parent >= 0 else None
            found.append(above or reason(n))
        return found

    def _hidden(self) -> dict[int, str]:
        """Return the lines in hidden elements, other than those that hold prose which is shown nowhere else."""
        roots: list[int] = []
        for n, block in enumerate(self.blocks):
            above = roots[block.parent] if block.parent >= 0 else -1
            roots.append(above if above >= 0 else n if block.hidden else -1)
        root = [roots[line.block] for line in self.lines]
        seen = {line.text for line, at in zip(self.lines, root, strict=True) if at < 0}
        fresh: Counter[int] = Counter()
        for line, at, weight in zip(self.lines, root, self.prose, strict=True):
            fresh[at] += weight if at >= 0 and line.text not in seen else 0
        return {n: HIDDEN for n, at in enumerate(root) if at >= 0 and fresh[at] < HIDDEN_TEXT}

    def _column(self) -> list[bool]:
        """Return for each block whether it is in the column of the text."""
        top = max(n for n, weight in enumerate(self.held) if weight >= NEARLY_ALL * self.total)
        inside: list[bool] = []
        for n, block in enumerate(self.blocks):
            inside.append(n == top or (block.parent >= 0 and inside[block.parent]))
        return inside

    def _roles(self, column: Sequence[bool]) -> Callable[[int], str | None]:
        """Return what a block is that is no text; in the column of the text, it holds no prose at all."""

        def role(n: int) -> str | None:
            most = 0 if column[n] else LITTLE * self.total
            return self.blocks[n].role if self.held[n] <= most and not self.titled[n] else None

        return role

    def _lists(self, still: Sequence[bool]) -> Callable[[int], str | None]:
        """Return whether a block is a list of links, by the lines that are `still` there."""
        count = self._sums(still)
        pairs = list(zip(self.lines, still, strict=True))
        chars = self._sums([line.chars if there else 0 for line, there in pairs])
        linked = self._sums([line.linked if there else 0 for line, there in pairs])

        def is_list(n: int) -> str | None:
            many = count[n] >= LIST_OF_LINKS and linked[n] >= MOSTLY * chars[n]
            return LINKS if many and self.held[n] <= STRAY * self.total and not self.titled[n] else None

        return is_list

    def _is_title(self, line: WebLine) -> bool:
        if line.linked or len(line.text) > LONGEST_TITLE:
            return False
        text = LETTERS.sub("", line.text)
        matches = len(text) >= TITLE_MATCH and bool(self.title) and (text in self.title or self.title in text)
        return matches or 0 < line.level <= TITLE_HEADING

    def _is_label(self, n: int) -> bool:
        return LABEL.match(self.lines[n].text) is not None

    def _start(self, column: Sequence[bool], found: Sequence[str | None]) -> int:
        """Return the line with which the title before the text starts; 0 if there is none."""
        inside = (n for n, line in enumerate(self.lines) if column[line.block] and self.prose[n])
        first = next(inside, 0)
        start = first
        for n in self._before(first, found):
            if start != first and start - n > TITLE_BLOCK:
                break
            start = n
        return start if start != first else 0

    def _before(self, first: int, found: Sequence[str | None]) -> Iterator[int]:
        """Yield the lines that may be the title before a line, from the last to the first."""
        return (n for n in reversed(self.titles) if n < first and found[n] is None)
