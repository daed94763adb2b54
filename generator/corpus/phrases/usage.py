"""Usage: in which reports each candidate is, how often, and what is beside it there."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generator.corpus.phrases.candidates import RUN, spoken
from generator.knowledge.han import is_han
from generator.knowledge.marks import CLOSE_BRACKET, COLON, COMMA, EXCLAMATION, OPEN_BRACKET, SEMICOLON
from generator.knowledge.patterns.literals import Literals
from generator.reading.divisions import divisions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from generator.knowledge import Knowledge
    from generator.reading.model import Report

CLAUSE: Final = frozenset(f"{COMMA}{SEMICOLON}{COLON}。{EXCLAMATION}\n")
"""What a clause starts after."""
BREAK: Final = CLAUSE | frozenset(f"、{OPEN_BRACKET}{CLOSE_BRACKET}“”《》和与及·+")
"""What ends a phrase or comes before one: marks, the members of a list, words that join two."""
DIGITS: Final = frozenset("0123456789十百千万亿一二三四五六七八九")


@dataclass(slots=True)
class Side:
    """The neighbours of a candidate on one side: breaks among them, and the Han that most of them may be.

    `char` and `lead` are of a majority vote (Boyer and Moore): a character with a share s leads by 2s - 1 or more.
    """

    breaks: int = 0
    char: str = ""
    lead: int = 0

    def take(self, char: str) -> None:
        """Count a neighbour."""
        if char in BREAK:
            self.breaks += 1
        if char == self.char:
            self.lead += 1
        elif self.lead:
            self.lead -= 1
        elif is_han(char):
            self.char, self.lead = char, 1


@dataclass(slots=True)
class Used:
    """A candidate in the corpus: how often it is there, in quotation marks, after a digit and so on.

    `starts` are those at the start of a clause, `review` those in the part that reviews.
    `reports` are the numbers of its reports, in order, and `passages` how many passages of each have it.
    """

    times: int = 0
    quoted: int = 0
    counted: int = 0
    starts: int = 0
    review: int = 0
    left: Side = field(default_factory=Side)
    right: Side = field(default_factory=Side)
    reports: array[int] = field(default_factory=lambda: array("L"))
    passages: array[int] = field(default_factory=lambda: array("L"))

    def take(self, text: str, start: int, end: int, *, reviewed: bool) -> None:
        """Count an occurrence."""
        before, after = text[start - 1] if start else "\n", text[end : end + 1] or "\n"
        self.times += 1
        self.quoted += before == "“" and after == "”"
        self.counted += before in DIGITS
        self.starts += before in CLAUSE
        self.review += reviewed
        self.left.take(before)
        self.right.take(after)

    def note(self, report: int) -> None:
        """Count a passage of a report."""
        if self.reports and self.reports[-1] == report:
            self.passages[-1] += 1
        else:
            self.reports.append(report)
            self.passages.append(1)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted: the candidates, and the occurrences of their parts (all, and at the start of a clause).

    `size` is the number of Han of all texts.
    """

    used: Mapping[str, Used]
    parts: Mapping[str, tuple[int, int]]
    size: int


def count(
    reports: Iterable[tuple[int, Report]], wanted: Sequence[str], parts: Collection[str], knowledge: Knowledge
) -> Counts:
    """Return the usage of candidates in reports, which come with their numbers; `parts` are counted only.

    A term of two characters counts in quotation marks alone, because it is other words elsewhere (两新组织).
    """
    used = {one: Used() for one in wanted}
    index = Literals([*wanted, *parts])
    slots = [used.get(word) for word in index.words]
    seen = [[0, 0] for _ in index.words]
    size = 0
    for number, report in reports:
        where = {
            id(one): part for one, part in zip(report.passages, divisions(report.passages, knowledge), strict=True)
        }
        for passage, text in spoken(report):
            reviewed = where[id(passage)] == "review"
            size += sum(map(len, RUN.findall(text)))
            noted: set[int] = set()
            for word, start, end in index.found(text):
                tally = seen[word]
                tally[0] += 1
                tally[1] += start == 0 or text[start - 1] in CLAUSE
                slot = slots[word]
                if slot is None or (end - start == 2 and not is_quoted(text, start, end)):  # noqa: PLR2004 - see above
                    continue
                slot.take(text, start, end, reviewed=reviewed)
                if word not in noted:
                    noted.add(word)
                    slot.note(number)
    found = {index.words[at]: (times, starts) for at, (times, starts) in enumerate(seen)}
    return Counts(used, {part: found[part] for part in parts}, size)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a term stands in quotation marks of its own."""
    return text[start - 1 : start] == "“" and text[end : end + 1] == "”"
