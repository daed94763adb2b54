"""Blanks: none around lines, no blank lines, none inside a Chinese sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.text.ledger import Change
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams
    from generator.text.view import View

RULES: Final = (CodeRule("outer-blanks"), CodeRule("inner-blanks"), CodeRule("letterspacing"))

RUN: Final = re.compile("[^\\S\n]+")
SPACES: Final = re.compile("  *")  # what begins with a literal is found many times faster
HAN: Final = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
PUNCTUATION: Final = frozenset(
    "\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\u201c\u201d\u2018\u2019\u300a\u300b\uff08\uff09\u300c\u300d\u3010\u3011"
)
SENTENCE: Final = re.compile("[\uff0c\u3002\uff1b]")
"""A line that has one of these is a sentence, not a heading or a list of names set apart by blanks."""

BLANK_BEFORE: Final = re.compile("\n(?<=\\s\n)")
BLANK_BEHIND: Final = re.compile("\n(?=\\s)")
"""A line end with a blank on one side of it."""

BETWEEN: Final = re.compile(f"(?<={HAN.pattern})[^\\S\\n]+(?={HAN.pattern})")
SCATTERED: Final = 3
SCATTERED_IN: Final = 60
"""Three blanks between Han in a sentence, one in sixty characters: scattered by print or crawl."""

LETTERSPACED: Final = 2
"""Runs of blanks with a single Han between them, from which on a title is letterspaced."""

SPACED: Final = 0.9
"""Share of the places between two characters that have a blank in a letterspaced line."""

NAME: Final = 3
MOTTO: Final = 4
OFFICES: Final = frozenset("\u957f\u4efb\u8bb0\u5e2d\u7535\u8baf")
"""Characters of a name, or of the halves of a motto, at most: the blank beside one sets it apart, and so does that
behind an office or the line of a news agency.
"""

TOKEN: Final = re.compile("[^\\s\uff0c\u3002\u3001\uff1b\uff1a\uff08\uff09\u201c\u201d]+")
NUMBERED: Final = re.compile(
    "[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}\u3001|\uff08[^\uff09]{1,3}\uff09"
)
"""How headings begin that have no blanks inside; those of chapters have one."""

LISTING: Final = "\u3001"
NAME_BEGINS: Final = frozenset("\u3001\uff0c\uff1a\uff1b\uff08\n")
NAME_ENDS: Final = frozenset("\u3001\uff0c\u3002\uff1b\uff09\n\u7b49\u540c")
"""What stands around a name in a list; behind the last one also \u201c\u7b49\u201d or \u201c\u540c\u5fd7\u201d."""

DIGITS: Final = frozenset("0123456789")
UNITS: Final = frozenset("%\u2030\u2103\uff05\u00b0")


def tidy_lines(view: View, _knowledge: Knowledge) -> Outcome:
    """Propose to drop blank lines and the blanks around lines."""
    text = view.text
    untidy = text[:1].isspace() or text[-1:].isspace() or BLANK_BEFORE.search(text) or BLANK_BEHIND.search(text)
    return Outcome(tuple(_outer(text)) if untidy else ())


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


def tidy_blanks(view: View, knowledge: Knowledge) -> Outcome:
    """Propose to drop the blanks in sentences and in letterspaced titles; others become one blank."""
    text = view.text
    wide = any(map(str.isspace, view.uncommon))
    runs = [match.span() for match in (RUN if wide else SPACES).finditer(text)]
    inner = [(start, end) for start, end in runs if start and end < len(text)]
    spaced = _letterspaced(text, inner) | _spaced_lines(text, inner) | _fillers(text, inner)
    return Outcome(tuple(_changes(text, inner, spaced, knowledge.bigrams)))


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


def _spaced_lines(text: str, runs: list[tuple[int, int]]) -> frozenset[int]:
    """Return the starts of the runs in lines in which nearly all characters are set apart, numbers too."""
    if len(runs) <= LETTERSPACED:
        return frozenset()
    found: set[int] = set()
    n = at = 0
    for line in text.split("\n"):
        first, at = n, at + len(line) + 1
        while n < len(runs) and runs[n][0] < at:
            n += 1
        if n - first > LETTERSPACED and _is_spaced(line, n - first):
            found.update(start for start, _ in runs[first:n])
    return frozenset(found)


def _is_spaced(line: str, runs: int) -> bool:
    """Whether a line with so many runs of blanks is letterspaced: a sentence or title, not a row of figures."""
    size = len("".join(line.split()))
    apart = runs >= SPACED * (size - 1) and len(HAN.findall(line)) * 3 >= size
    return apart and len(BETWEEN.findall(line)) > LETTERSPACED


def _fillers(text: str, runs: list[tuple[int, int]]) -> frozenset[int]:
    """Return the starts of the runs inside names of two characters, set to the width of three, in a list."""
    return frozenset(
        start
        for start, end in runs
        if HAN.match(text, start - 1)
        and HAN.match(text, end)
        and _bounds(text[start - 2 : start - 1], text[end + 1 : end + 2])
    )


def _bounds(before: str, after: str) -> bool:
    """Whether a name in a list stands between these two characters."""
    return (before == LISTING and (not after or after in NAME_ENDS)) or (
        after == LISTING and (not before or before in NAME_BEGINS)
    )


def _changes(text: str, runs: list[tuple[int, int]], titles: frozenset[int], bigrams: Bigrams) -> Iterator[Change]:
    line, line_start, line_end = _Line("", bigrams), 0, -1
    for start, end in runs:
        if start in titles:
            yield Change(start, end, "", "letterspacing")
            continue
        if start >= line_end:
            line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
            line_end = len(text) if line_end < 0 else line_end
            line = _Line(text[line_start:line_end], bigrams)
        yield Change(start, end, line.inner(start - line_start, end - line_start), "inner-blanks")


class _Line:
    """A line with blanks inside, and what it looks like."""

    def __init__(self, text: str, bigrams: Bigrams) -> None:
        self.text = text
        self._bigrams = bigrams
        self.in_sentence = SENTENCE.search(text) is not None
        self.scattered = self.in_sentence and _is_scattered(text)
        self.numbered = NUMBERED.match(text) is not None

    def inner(self, start: int, end: int) -> str:
        """Return what a run of blanks becomes: nothing or one blank.

        Between two Han of a sentence or of a numbered heading it goes if they are seen to follow each other more
        than by chance, or if nothing beside it is as short as a name.
        """
        before, after = self.text[start - 1], self.text[end]
        if before in PUNCTUATION or after in PUNCTUATION or (after in UNITS and before in DIGITS):
            return ""
        han = (HAN.match(before) is not None) + (HAN.match(after) is not None)
        if not (self.in_sentence or self.numbered) or not han:
            return " "
        if han == 1:
            return "" if before.isalnum() and after.isalnum() else " "
        joined = (
            self.scattered or self._bigrams.attraction(before, after) > 0 or not self._is_beside_name(start, end)
        )
        return "" if joined else " "

    def _is_beside_name(self, start: int, end: int) -> bool:
        """Whether what stands before or behind a blank is as short as a name, or an office stands before it."""
        if self.text[start - 1] in OFFICES:
            return True
        behind = TOKEN.match(self.text[end : end + MOTTO + 1])
        ahead = TOKEN.match(self.text[max(0, start - MOTTO - 1) : start][::-1])
        sizes = [len(found[0]) if found else 0 for found in (behind, ahead)]
        return min(sizes) <= NAME or max(sizes) <= MOTTO


def _is_scattered(line: str) -> bool:
    """Whether a sentence is so full of blanks between Han that none of them means anything."""
    count = len(BETWEEN.findall(line))
    return count >= SCATTERED and count * SCATTERED_IN >= len(line)
