"""Blanks: none around lines, no blank lines, and none inside a Chinese sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import WRITTEN_HAN
from generator.knowledge.marks import CELL, CLOSE_BRACKET, COLON, COMMA, OPEN_BRACKET, PERCENT, POINTS, SEMICOLON
from generator.text.ledger import Change
from generator.text.lines.rows import separators
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams
    from generator.knowledge.cues.document_words import DocumentWords
    from generator.text.view import View

RULES: Final = (
    CodeRule("outer-blanks"),
    CodeRule("inner-blanks"),
    CodeRule("letterspacing"),
    CodeRule("table-rows"),
)

RUN: Final = re.compile("[^\\S\n]+")
SPACES: Final = re.compile("  *")  # a search that starts with a literal is many times faster
WRITTEN_CHARACTER: Final = re.compile(f"[{WRITTEN_HAN}]")
PUNCTUATION: Final = frozenset(f"{POINTS}“”‘’《》{OPEN_BRACKET}{CLOSE_BRACKET}「」【】")
SENTENCE: Final = re.compile(f"[{COMMA}。{SEMICOLON}]")
"""A line that has one of these is a sentence, not a heading or a list of names separated by blanks."""

BLANK_BEFORE: Final = re.compile("\n(?<=\\s\n)")
BLANK_AFTER: Final = re.compile("\n(?=\\s)")
"""A line end with a blank before it, or after it."""

BETWEEN: Final = re.compile(f"(?<={WRITTEN_CHARACTER.pattern})[^\\S\\n]+(?={WRITTEN_CHARACTER.pattern})")
SCATTERED: Final = 3
SCATTERED_IN: Final = 60
"""Three blanks between Han in a sentence, one in sixty characters, were scattered by print or crawl."""

LETTERSPACED: Final = 2
"""The number of runs of blanks with a single Han between them from which on a title is letterspaced."""

SPACED: Final = 0.9
"""The share of the places between two characters that have a blank in a letterspaced line."""

NAME: Final = 3
MOTTO: Final = 4
"""The most characters of a name, or of half a motto: a blank next to one separates words, and so does one after an
office or the dateline of a news agency.
"""

TOKEN: Final = re.compile(f"[^\\s{COMMA}。、{SEMICOLON}{COLON}{OPEN_BRACKET}{CLOSE_BRACKET}“”]+")
LISTING: Final = "、"
NAME_BEGINS: Final = frozenset(f"、{COMMA}{COLON}{SEMICOLON}{OPEN_BRACKET}\n")
NAME_ENDS: Final = frozenset(f"、{COMMA}。{SEMICOLON}{CLOSE_BRACKET}\n")
"""The characters around a name in a list; after the last one also a word that closes lists."""

SPLIT: Final = re.compile(" (?<=[0-9] )(?=[0-9])")
NUMBER: Final = re.compile(
    f"(?<=[{WRITTEN_HAN}{COMMA}。、“{OPEN_BRACKET}\n])[0-9](?: [0-9])+(?= ?[{WRITTEN_HAN}%{PERCENT}‰])"
)
"""A number whose digits are set apart, as in 1 9 9 8 年: each digit is alone, and no blank is before the first."""

ASCII_DIGITS: Final = frozenset("0123456789")
UNITS: Final = frozenset(f"%‰℃{PERCENT}°")


def tidy_lines(view: View, _knowledge: Knowledge) -> Outcome:
    """Propose to remove blank lines and the blanks around lines."""
    text = view.text
    untidy = text[:1].isspace() or text[-1:].isspace() or BLANK_BEFORE.search(text) or BLANK_AFTER.search(text)
    return Outcome(tuple(_outer(text)) if untidy else ())


def _outer(text: str) -> Iterator[Change]:
    at = end = 0  # the start of the line, and the end of the text before it
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
    """Propose to remove the blanks in sentences and in letterspaced titles; other runs become one blank.

    Between the cells of rows they become the sign of cells.
    """
    text = view.text
    forms = _forms(knowledge.document_words)
    wide = any(map(str.isspace, view.uncommon))
    runs = [match.span() for match in (RUN if wide else SPACES).finditer(text)]
    inner = [(start, end) for start, end in runs if start and end < len(text)]
    spaced = _letterspaced(text, inner) | _spaced_lines(text, inner) | _fillers(text, inner, forms)
    known = dict.fromkeys(spaced, ("", "letterspacing"))
    known |= dict.fromkeys(_in_numbers(text), ("", "letterspacing"))
    known |= dict.fromkeys(separators(text, knowledge.document_words), (CELL, "table-rows"))
    return Outcome(tuple(_changes(text, inner, known, forms, knowledge.bigrams)))


def _letterspaced(text: str, runs: list[tuple[int, int]]) -> frozenset[int]:
    """Return the starts of the runs inside letterspaced titles."""
    found: set[int] = set()
    chain: list[int] = []  # the runs of what may turn out to be a title
    length = 0
    last = -1
    for start, end in runs:
        goes_on = start == last + 1 and WRITTEN_CHARACTER.match(text, last)
        alone = WRITTEN_CHARACTER.match(text[start - 1]) and (start < 2 or text[start - 2].isspace())  # noqa: PLR2004 - two before
        if not goes_on:
            chain, length = [], 0
        if alone and WRITTEN_CHARACTER.match(text, end):
            chain.append(start)
            length += 1
        else:
            chain, length = [], 0
        last = end
        if length >= LETTERSPACED and not WRITTEN_CHARACTER.match(text, end + 1):
            found.update(chain)
            chain = []
    return frozenset(found)


def _spaced_lines(text: str, runs: list[tuple[int, int]]) -> frozenset[int]:
    """Return the starts of the runs in lines in which nearly all characters are separated, including digits."""
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
    is_spaced = runs >= SPACED * (size - 1) and len(WRITTEN_CHARACTER.findall(line)) * 3 >= size
    return is_spaced and len(BETWEEN.findall(line)) > LETTERSPACED


def _in_numbers(text: str) -> Iterator[int]:
    """Yield the blanks between the digits of a number, in a text that sets only these apart."""
    if SPLIT.search(text):
        for match in NUMBER.finditer(f"\n{text}"):
            yield from (match.start() - 1 + at for at, char in enumerate(match[0]) if char == " ")


def _fillers(text: str, runs: list[tuple[int, int]], forms: _BlankForms) -> frozenset[int]:
    """Return the starts of the runs inside names of two characters in a list, which are set as wide as three."""
    return frozenset(
        start
        for start, end in runs
        if WRITTEN_CHARACTER.match(text, start - 1)
        and WRITTEN_CHARACTER.match(text, end)
        and _bounds(text[start - 2 : start - 1], text[end + 1 : end + 2], forms.name_ends)
    )


def _bounds(before: str, after: str, name_ends: frozenset[str]) -> bool:
    """Whether a name in a list may be between these two characters."""
    return (before == LISTING and (not after or after in name_ends)) or (
        after == LISTING and (not before or before in NAME_BEGINS)
    )


def _changes(
    text: str,
    runs: list[tuple[int, int]],
    known: Mapping[int, tuple[str, str]],
    forms: _BlankForms,
    bigrams: Bigrams,
) -> Iterator[Change]:
    line, line_start, line_end = _SpacedLine("", forms, bigrams), 0, -1
    for start, end in runs:
        if start in known:
            yield Change(start, end, *known[start])
            continue
        if start >= line_end:
            line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
            line_end = len(text) if line_end < 0 else line_end
            line = _SpacedLine(text[line_start:line_end], forms, bigrams)
        yield Change(start, end, line.inner(start - line_start, end - line_start), "inner-blanks")


class _BlankForms(NamedTuple):
    """How headings without blanks inside start (those of chapters have one), and what is next to names.

    A name comes after the last character of an office or of a news agency's dateline; `name_ends` follow one in a
    list.
    """

    numbered: re.Pattern[str]
    before_names: frozenset[str]
    name_ends: frozenset[str]


@lru_cache(maxsize=2)
def _forms(words: DocumentWords) -> _BlankForms:
    before = (*words.words("offices"), *words.words("datelines"))
    numbered = words.compile("{han-number}|{han-bracket-number}|{arabic-bracket-number}")
    ends = NAME_ENDS.union(word[0] for word in words.words("list-closers"))
    return _BlankForms(numbered, frozenset(word[-1] for word in before), ends)


class _SpacedLine:
    """A line with blanks inside, and its form."""

    def __init__(self, text: str, forms: _BlankForms, bigrams: Bigrams) -> None:
        self.text = text
        self._forms = forms
        self._bigrams = bigrams
        self.in_sentence = SENTENCE.search(text) is not None
        self.scattered = self.in_sentence and _is_scattered(text)
        self.numbered = forms.numbered.match(text) is not None

    def inner(self, start: int, end: int) -> str:
        """Return the replacement of a run of blanks: nothing or one blank.

        Between two Han of a sentence or of a numbered heading it is removed if they follow each other more often
        than by chance, or if nothing next to it is as short as a name.
        """
        before, after = self.text[start - 1], self.text[end]
        if before in PUNCTUATION or after in PUNCTUATION or (after in UNITS and before in ASCII_DIGITS):
            return ""
        han = (WRITTEN_CHARACTER.match(before) is not None) + (WRITTEN_CHARACTER.match(after) is not None)
        if not (self.in_sentence or self.numbered) or not han:
            return " "
        if han == 1:
            return "" if before.isalnum() and after.isalnum() else " "
        joined = (
            self.scattered or self._bigrams.attraction(before, after) > 0 or not self._is_beside_name(start, end)
        )
        return "" if joined else " "

    def _is_beside_name(self, start: int, end: int) -> bool:
        """Whether the words before or after a blank are as short as a name, or an office comes before it."""
        if self.text[start - 1] in self._forms.before_names:
            return True
        follower = TOKEN.match(self.text[end : end + MOTTO + 1])
        leader = TOKEN.match(self.text[max(0, start - MOTTO - 1) : start][::-1])
        sizes = [len(found[0]) if found else 0 for found in (leader, follower)]
        return min(sizes) <= NAME or max(sizes) <= MOTTO


def _is_scattered(line: str) -> bool:
    """Whether a sentence is so full of blanks between Han that none of them means anything."""
    count = len(BETWEEN.findall(line))
    return count >= SCATTERED and count * SCATTERED_IN >= len(line)
