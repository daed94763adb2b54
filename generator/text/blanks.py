"""Blanks: none around lines, no blank lines, none inside a Chinese sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.bigrams import load_bigrams
from generator.text.characters import uncommon_characters
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge

RUN: Final = re.compile("[^\\S\n]+")
SPACES: Final = re.compile("  *")  # what begins with a literal is found many times faster
HAN: Final = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
PUNCTUATION: Final = frozenset(
    "\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\u201c\u201d\u2018\u2019\u300a\u300b\uff08\uff09\u300c\u300d\u3010\u3011"
)
SENTENCE: Final = re.compile("[\uff0c\u3002\uff1b]")
"""A line that has one of these is a sentence, not a heading or a list of names set apart by blanks."""

BETWEEN: Final = re.compile(f"(?<={HAN.pattern})[^\\S\\n]+(?={HAN.pattern})")
SCATTERED: Final = 3
SCATTERED_IN: Final = 60
"""Three blanks between Han in a sentence, one in sixty characters: scattered by print or crawl."""

LETTERSPACED: Final = 2
"""Runs of blanks with a single Han between them, from which on a title is letterspaced."""


def tidy_lines(text: str, _knowledge: Knowledge) -> Outcome:
    """Propose to drop blank lines and the blanks around lines."""
    return Outcome(tuple(_outer(text)))


def _outer(text: str) -> Iterator[Change]:
    at = end = 0  # of the line, and of what the lines before it have of text
    for line in text.split("\n"):
        content = line.strip()
        if content:
            start = at if line[0] == content[0] else at + len(line) - len(line.lstrip())
            if start > end + (end > 0):
                yield Change(end, start, "\n" if end else "", "outer-blanks")
            end = start + len(content)
        at += len(line) + 1
    if end < len(text):
        yield Change(end, len(text), "", "outer-blanks")


def tidy_blanks(text: str, _knowledge: Knowledge) -> Outcome:
    """Propose to drop the blanks in sentences and in letterspaced titles; others become one blank."""
    wide = any(char in text for char in uncommon_characters(text) if char.isspace())
    runs = [match.span() for match in (RUN if wide else SPACES).finditer(text)]
    inner = [(start, end) for start, end in runs if start and end < len(text)]
    return Outcome(tuple(_changes(text, inner, _letterspaced(text, inner))))


def _letterspaced(text: str, runs: list[tuple[int, int]]) -> frozenset[int]:
    """Return the starts of the runs inside letterspaced titles."""
    found: set[int] = set()
    chain: list[int] = []  # the runs of a title that are not yet known to be one
    length = 0
    last = -1
    for start, end in runs:
        goes_on = start == last + 1 and HAN.match(text, last)
        alone = HAN.match(text[start - 1]) and (start < 2 or text[start - 2].isspace())  # noqa: PLR2004 - two before
        if not goes_on:
            chain, length = [], 0
        if alone and HAN.match(text, end):
            chain.append(start)
            length += 1
        else:
            chain, length = [], 0
        last = end
        if length >= LETTERSPACED and not HAN.match(text, end + 1):
            found.update(chain)
            chain = []
    return frozenset(found)


def _changes(text: str, runs: list[tuple[int, int]], titles: frozenset[int]) -> Iterator[Change]:
    line_end, in_sentence, scattered = -1, False, False
    for start, end in runs:
        if start in titles:
            yield Change(start, end, "", "letterspacing")
            continue
        if start >= line_end:
            line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
            line_end = len(text) if line_end < 0 else line_end
            in_sentence = SENTENCE.search(text, line_start, line_end) is not None
            scattered = in_sentence and _is_scattered(text[line_start:line_end])
        kept = _inner(text[start - 1], text[end], in_sentence=in_sentence, scattered=scattered)
        yield Change(start, end, kept, "inner-blanks")


def _is_scattered(line: str) -> bool:
    """Whether a sentence is so full of blanks between Han that none of them means anything."""
    count = len(BETWEEN.findall(line))
    return count >= SCATTERED and count * SCATTERED_IN >= len(line)


def _inner(before: str, after: str, *, in_sentence: bool, scattered: bool) -> str:
    """Return what a run of blanks inside a line becomes: nothing or one blank.

    Between two Han of a sentence it goes if they are seen to follow each other more than by chance.
    """
    if before in PUNCTUATION or after in PUNCTUATION:
        return ""
    han = (HAN.match(before) is not None) + (HAN.match(after) is not None)
    if not in_sentence or not han:
        return " "
    return "" if han == 1 or scattered or load_bigrams().attraction(before, after) > 0 else " "
