"""Which run-in headings the document bears out: in continuous prose none is made, and none without siblings."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.reading.outline.run_in.candidates import has_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.outline.run_in.candidates import HeadingCandidate

REGULAR = 0.4
"""The share of paragraphs with a run-in heading from which on a document has them; prose has up to 0.26, reports
with such headings from 0.57.
"""
SIBLINGS = 3
"""How many headings of a section make them a series whatever the other paragraphs; two must be neighbours, and one
must be the only paragraph.
"""
NEARLY = 0.6
"""The share of a section's paragraphs that is nearly all of them."""
PARAGRAPH_MIN = 60
"""The fewest characters of a paragraph that could have a run-in heading."""
MANY = 12
"""How many paragraphs show that a document is prose; an excerpt with fewer may have its headings elsewhere."""
INNER_ROWS = 3
"""How many paragraphs with parts make a document in which another may have a single one with a heading."""
SHARED = 2
"""The initial characters that make sentences siblings which by their words are statements (五年来，…)."""


@dataclass(slots=True)
class SectionParagraphs:
    """The paragraphs of a section that could have a run-in heading, and those that seem to (indices of rows)."""

    able: set[int] = field(default_factory=set)
    seeming: set[int] = field(default_factory=set)

    def has_series(self) -> bool:
        """Whether so many paragraphs seem to have a heading that they are a series."""
        count = len(self.seeming)
        if count >= SIBLINGS or count >= NEARLY * len(self.able):
            return True
        return count > 1 and count == sum(min(self.seeming) <= row <= max(self.seeming) for row in self.able)


class Siblings:
    """The likely run-in headings of a document in comparison with each other."""

    def __init__(
        self,
        found: Sequence[HeadingCandidate],
        likely: Sequence[bool],
        able: Iterable[int],
        section: Mapping[int, int],
        words: OutlineWords,
    ) -> None:
        """Take the candidates, and the paragraphs that could have such a heading (rows) by their sections."""
        self._found, self._section, self._words = found, section, words
        likely_ones = [one for one, is_likely in zip(found, likely, strict=True) if is_likely]
        self._inner = Counter(one.row for one in likely_ones if one.place)
        self._openings = Counter(self._opening(one) for one in likely_ones if not one.place)
        self._likely = [
            is_likely and (one.place > 0 or self._names(one)) for one, is_likely in zip(found, likely, strict=True)
        ]
        self._sections: defaultdict[int, SectionParagraphs] = defaultdict(SectionParagraphs)
        for row in able:
            self._sections[section[row]].able.add(row)
        for one, is_likely in zip(found, self._likely, strict=True):
            if is_likely and not one.place:
                self._sections[section[one.row]].able.add(one.row)
                self._sections[section[one.row]].seeming.add(one.row)

        counted = [one for one in self._sections.values() if one.seeming or len(one.able) > 1]
        self._able = sum(len(one.able) for one in counted)
        self._seeming = sum(len(one.seeming) for one in counted)
        self._has_parts = sum(count > 1 for count in self._inner.values()) >= INNER_ROWS

    def is_regular(self) -> bool:
        """Whether a document has run-in headings as a rule; the only paragraph of a section may well have none."""
        return self._seeming >= REGULAR * self._able

    def is_prose(self) -> bool:
        """Whether a document of many paragraphs has none as a rule."""
        return self._able >= MANY and not self.is_regular()

    def borne_out(self) -> list[bool]:
        """Return for each candidate whether it is a heading: likely by its words, with siblings, in no prose."""
        series = {head for head, one in self._sections.items() if self.is_regular() and one.has_series()}
        return [
            is_likely and (self._is_part(one) if one.place else self._section[one.row] in series)
            for one, is_likely in zip(self._found, self._likely, strict=True)
        ]

    def _is_part(self, one: HeadingCandidate) -> bool:
        """Whether a heading inside a paragraph has another one there, or many paragraphs have such parts."""
        return self._inner[one.row] > 1 or self._has_parts

    def _opening(self, one: HeadingCandidate) -> tuple[int, str]:
        return self._section[one.row], one.words[:SHARED]

    def _names(self, one: HeadingCandidate) -> bool:
        """Whether a sentence names what follows: it neither counts nor turns to the audience, or siblings do."""
        states = self._words.opener.match(one.words) or has_figures(one.words)
        return not states or self._openings[self._opening(one)] > 1
