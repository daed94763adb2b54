"""Seams: where lines ended in a report that a site delivers as one line, without even the blanks of indents.

Only what opens a line in every report counts: salutations, numbered headings in sequence, dashes, points of more
than a sentence. Paragraphs between these cannot be told apart, and stay together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.marks import (
    CLOSE_BRACKET,
    COLON,
    COMMA,
    ENDS,
    EXCLAMATION,
    OPEN_BRACKET,
    PAUSES,
    SEMICOLON,
)
from generator.text.ledger import Change
from generator.text.lines.layout import LONGEST_HEADING
from generator.text.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams
    from generator.knowledge.cues.document_words import DocumentWords
    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.text.view import View

SEAMS: Final = CodeRule("lost-line-ends")
RULES: Final = (SEAMS,)

SHORTEST: Final = 100
"""The fewest characters of a report without line ends; a shorter line is read at a glance. A choice."""

MOST_OF_TEXT: Final = 0.7
"""The share of the text that is in one line if the text has lost its line ends."""

TOO_LONG: Final = 1_500
"""Characters of a line that no paragraph has: the longest in the reports has 1,342."""

LONG: Final = 600
"""Characters of a line that is a delivery if it has all signs, whatever is around it. A choice."""

SIGNS: Final = 2
"""The signs of several lines that one line must have: salutation, headings of two levels, formula."""

FRONT: Final = 300
"""The characters within which a salutation ends a title block; the longest in the reports read has 150."""

SERIES: Final = 2
"""The fewest numbers in sequence that are headings."""

SPEAKER: Final = 24
"""The most characters of the line on the speaker, between the session and the salutation."""

SHORTEST_HEADING: Final = 4
"""The fewest characters of a heading after its number."""

BORDER: Final = -5.0
"""Nats for a line end from which on a heading ends before a word that opens paragraphs.

Of 80 such places in the reports 78 have more, and other places with such a word have less.
"""

GOES_ON: Final = frozenset("、和与及的")
"""A heading with the name of a part goes on where one of these follows it (目标任务和重点工作)."""

CLOSED: Final = frozenset(f"{ENDS}”{CLOSE_BRACKET}")
STOP: Final = re.compile(f"[{ENDS}]")
BROKEN: Final = re.compile(f"[{ENDS}{PAUSES}]")


class Mark(NamedTuple):
    """What may open a line: its offset and end in the line, its style and number."""

    start: int
    end: int
    style: str
    number: int


class SeamForms(NamedTuple):
    """Patterns for marks, salutations, the words of a delivery, the end of a session and of a title."""

    words: DocumentWords
    outline: OutlineWords
    mark: re.Pattern[str]
    salutation: re.Pattern[str]
    formula: re.Pattern[str]
    session: re.Pattern[str]
    title: re.Pattern[str]
    dated: re.Pattern[str]


@lru_cache(maxsize=2)
def _forms(knowledge: Knowledge) -> SeamForms:
    words = knowledge.document_words
    marks = (
        "(?P<han>{han-number})|(?P<bracket>{han-bracket-number})|(?P<point>[{numerals}]{1,2}是)"
        "|(?P<arabic>{arabic-number})|(?P<dash>——)"
    )
    return SeamForms(
        words,
        knowledge.outline,
        words.compile(marks),
        words.compile(f"(?:尊敬的)?{{salutations}}(?:、[^。{COMMA}{COLON}]{{1,12}})?[{COLON}{EXCLAMATION}]"),
        words.compile("{formulas}"),
        words.compile(f"{{sessions}}上(?!的)[{CLOSE_BRACKET}]?"),
        words.compile(
            f"{{report-title-nouns}}(?=——|[{OPEN_BRACKET}(]?{{year}}年|[{OPEN_BRACKET}(][〇○零一二三四五六七八九]{{4}}年)"
        ),
        words.compile("{year}年"),
    )


def cut_at_seams(view: View, knowledge: Knowledge) -> Outcome:
    """Propose line ends in lines that hold several: for the most part of a text, or longer than any paragraph."""
    text = view.text
    found: list[Change] = []
    at = 0
    for line in text.split("\n"):
        alone = len(line) >= max(SHORTEST, MOST_OF_TEXT * len(text))
        if alone or len(line) > LONG:
            seams = _Seams(line, _forms(knowledge), knowledge.bigrams)
            cuts = seams.cuts(alone=alone) if alone or len(line) > TOO_LONG or seams.is_delivery() else []
            found += (Change(at + cut, at + cut, "\n", SEAMS.id) for cut in cuts)
        at += len(line) + 1
    return Outcome(tuple(found))


class _Seams:
    """The seams of one line."""

    def __init__(self, line: str, forms: SeamForms, bigrams: Bigrams) -> None:
        self._line = line
        self._forms = forms
        self._bigrams = bigrams
        self._front = self._title_block()

    @cached_property
    def _series(self) -> list[Mark]:
        """The marks that open lines; a long paragraph without a title block is not searched for them."""
        return self._in_sequence()

    def is_delivery(self) -> bool:
        """Whether a line has a salutation near its start and numbered headings of two levels."""
        return bool(self._front) and {mark.style for mark in self._series} >= {"han", "bracket"}

    def cuts(self, *, alone: bool) -> list[int]:
        """Return the offsets of line ends; none for a line that may be one paragraph."""
        signs = sum(
            any(mark.style == style and mark.start for mark in self._series) for style in ("han", "bracket")
        )
        signs += bool(self._front) + (alone and self._forms.formula.search(self._line) is not None)
        if signs < SIGNS:
            return []
        headings = (cut for mark in self._series if (cut := self._heading_end(mark)))
        opened = (mark.start for mark in self._series)
        return sorted({*self._front, *opened, *headings, *self._addresses()} - {0, len(self._line)})

    def _title_block(self) -> list[int]:
        """Return the seams around the title, the session, the speaker and the salutation."""
        salutation = self._forms.salutation.search(self._line, 0, FRONT)
        if salutation is None or (STOP.search(self._line, 0, salutation.start()) and salutation[0][-1] != COLON):
            return []
        start = salutation.start()
        session = [
            m.end() for m in self._forms.session.finditer(self._line, 0, start) if start - m.end() <= SPEAKER
        ]
        title = [m.end() for m in self._forms.title.finditer(self._line, 0, start)]
        after = [salutation.end()] if salutation[0].endswith(COLON) else []
        return [*title[:1], *session[-1:], start, *after]

    def _addresses(self) -> Iterator[int]:
        """Yield the starts of salutations after the end of a sentence."""
        for match in self._forms.salutation.finditer(self._line):
            if match.start() and self._line[match.start() - 1] in CLOSED:
                yield match.start()

    def _in_sequence(self) -> list[Mark]:
        """Return the marks that open lines: those in sequence with others of their style, and dashes."""
        by_style: defaultdict[str, list[Mark]] = defaultdict(list)
        for match in self._forms.mark.finditer(self._line):
            style = match.lastgroup or ""
            mark = Mark(*match.span(), style, self._forms.words.ordinal(match[0]) or 0)
            if self._may_open(mark):
                by_style[style].append(mark)
        dashes = by_style.pop("dash", [])
        runs = [run for marks in by_style.values() for run in _series(marks)]
        found = [mark for run in runs if run[0].style != "point" or self._are_paragraphs(run) for mark in run]
        return sorted([*found, *(dashes if len(dashes) >= SERIES else [])])

    def _may_open(self, mark: Mark) -> bool:
        """Whether a line may start with a mark: a sentence ends before it, or a heading without a stop."""
        before = self._line[mark.start - 1 : mark.start]
        if not before or before in CLOSED or (before == COLON and mark.style != "arabic"):
            return True
        if mark.style == "dash" or before == SEMICOLON:
            return False
        return mark.style == "bracket" and self._is_in_heading(mark.start)

    def _are_paragraphs(self, points: Sequence[Mark]) -> bool:
        """Whether points are of two sentences or more, most of them: shorter ones are the sentences of a list."""
        borders = [*(point.start for point in points[1:]), len(self._line)]
        stops = (self._line.count("。", point.end, end) for point, end in zip(points, borders, strict=True))
        return sum(count > 1 for count in stops) * 2 > len(points)

    def _is_in_heading(self, at: int) -> bool:
        """Whether there is nothing but a heading of the first level between its number and an offset."""
        above = self._forms.mark.finditer(self._line, max(0, at - LONGEST_HEADING), at)
        return any(m.lastgroup == "han" and not BROKEN.search(self._line, m.end(), at) for m in above)

    def _heading_end(self, mark: Mark) -> int:
        """Return where a numbered heading without a stop ends, 0 if that is not sure.

        It ends with the name of a part of a report (工作回顾), or before words that open a paragraph.
        """
        if mark.style != "han":
            return 0
        stop = BROKEN.search(self._line, mark.end, mark.end + LONGEST_HEADING)
        limit = stop.start() if stop else min(len(self._line), mark.end + LONGEST_HEADING)
        following = [other.start for other in self._series if mark.end < other.start <= limit]
        if following:
            return following[0]
        ends = range(mark.end + SHORTEST_HEADING, limit)
        named = (end for end in ends if self._line[end] not in GOES_ON and self._names_part(mark.end, end))
        return self._before_opener(ends) or next(named, 0)

    def _names_part(self, start: int, end: int) -> bool:
        return self._forms.outline.part.match(self._line, start, end) is not None

    def _before_opener(self, ends: Sequence[int]) -> int:
        """Return the likeliest end of a heading before a word that opens paragraphs, 0 if none is likely."""
        opener, dated = self._forms.outline.opener, self._forms.dated
        weighed = [
            (self._border(end), end)
            for end in ends
            if opener.match(self._line, end)
            or (dated.match(self._line, end) and not self._line[end - 1].isdigit())
        ]
        best, end = max(weighed, default=(BORDER, 0))
        return end if best > BORDER else 0

    def _border(self, at: int) -> float:
        """Return how much likelier a line ends at an offset than goes on, in nats."""
        last, first = self._line[at - 1], self._line[at]
        ended = self._bigrams.log_probability(last, "\n") + self._bigrams.log_probability("\n", first)
        return ended - self._bigrams.log_probability(last, first)


def _series(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Yield the runs of marks whose numbers follow each other from one on."""
    run: list[Mark] = []
    for mark in marks:
        if mark.number == 1:
            if len(run) >= SERIES:
                yield run
            run = [mark]
        elif run and mark.number == run[-1].number + 1:
            run.append(mark)
    if len(run) >= SERIES:
        yield run
