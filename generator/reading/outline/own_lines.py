"""Headings on lines of their own that end like sentences: short line, long paragraph, again and again."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from generator.knowledge.cues.outline_words import OWN_LINE
from generator.knowledge.han import has_han
from generator.knowledge.marks import COLON, COMMA, ENDS, GAP_CLOSE, GAP_OPEN, QUESTION, SEMICOLON
from generator.reading.outline.heads import Head
from generator.text.lines.layout import LONGEST_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.outline.outline_rows import OutlineRow

ALTERNATIONS = 3
"""How often short line and long paragraph alternate before the form alone shows headings."""
APART = 4
"""The most lines from one such heading to the next: it has up to three paragraphs."""
DENSE = 0.3
"""The least share of short lines among the lines of an alternation; in continuous prose they are one in ten."""
LONGER = 2
PARAGRAPH_MIN = 40
"""A paragraph has twice the characters of its heading, and at least so many."""
SHARED_OPENING = 4
"""The initial characters that two headings have in common where there are no more (这一年，我们…)."""
_INSIDE = frozenset(f"{SEMICOLON}{COLON}{QUESTION};:…{GAP_OPEN}{GAP_CLOSE}?")


def own_line_heads(rows: Sequence[OutlineRow], taken: Sequence[bool], words: OutlineWords) -> dict[int, Head]:
    """Return the headings of one short sentence each, by row.

    A row that is `taken` (a heading, a closing, the front) ends a section. Once a section shows the form, it
    counts in the others from the first time.
    """
    sections = list(_sections(rows, taken, words))
    shown = any(_alternates(section) for section in sections)
    sure = [one for one in sections if _alternates(one, 1 if shown else ALTERNATIONS) or _starts_alike(one, rows)]
    return {i: Head(0, len(rows[i].text), OWN_LINE) for section in sure for i in section}


def _sections(rows: Sequence[OutlineRow], taken: Sequence[bool], words: OutlineWords) -> Iterator[list[int]]:
    """Yield the short lines over paragraphs of each section."""
    for is_taken, group in groupby(range(len(rows)), key=lambda i: taken[i]):
        if not is_taken:
            short = [i for i in group if i + 1 < len(rows) and not taken[i + 1] and _is_over(rows, i, words)]
            openings = Counter(rows[i].text[:2] for i in short)
            yield from _runs([i for i in short if _may_head(rows[i].text, openings, words)])


def _runs(short: Sequence[int]) -> Iterator[list[int]]:
    """Yield the runs of lines that are not farther apart than a heading from the next one."""
    run: list[int] = []
    for i in short:
        if run and i - run[-1] > APART:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _is_over(rows: Sequence[OutlineRow], i: int, words: OutlineWords) -> bool:
    """Whether a row is one short sentence, and the next one a paragraph that is much longer."""
    text, below = rows[i].text, rows[i + 1]
    if rows[i].style >= 0 or not 1 < len(text) <= LONGEST_HEADING or not has_han(text):
        return False
    if not _INSIDE.isdisjoint(text) or any(stop in text[:-1] for stop in ENDS) or text[-1] in f"{COMMA}、":
        return False
    if words.salutation.match(text) or words.byline.match(text) or words.promise.search(text):
        return False
    return below.style < 0 and len(below.text) >= max(PARAGRAPH_MIN, LONGER * len(text)) and "。" in below.text


def _may_head(text: str, openings: Counter[str], words: OutlineWords) -> bool:
    """Whether a short line names what follows: it neither counts nor states, or others start with its words."""
    plain = not (words.opener.match(text) or words.statement.search(text) or any(c.isdigit() for c in text))
    return plain or openings[text[:2]] >= ALTERNATIONS


def _alternates(section: Sequence[int], least: int = ALTERNATIONS) -> bool:
    return len(section) >= least and len(section) >= DENSE * (section[-1] + 2 - section[0])


def _starts_alike(section: Sequence[int], rows: Sequence[OutlineRow]) -> bool:
    """Whether two headings with one paragraph each start with the same words."""
    openings = {rows[i].text[:SHARED_OPENING] for i in section}
    return len(section) > 1 and len(openings) == 1 and section[-1] - section[0] == 2 * (len(section) - 1)
