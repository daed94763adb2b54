"""The headings of a document, row by row: first those that its form shows, then the likely run-in headings."""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.knowledge.cues.outline_words import (
    APPENDIX,
    CLAUSE,
    EXPLICIT,
    INFERRED,
    LABEL,
    NESTED,
    OWN_LINE,
    RUN_IN,
)
from generator.knowledge.marks import GAP_CLOSE
from generator.reading.outline.heads import Head, clause_head, line_head, numbered_head, points
from generator.reading.outline.marked import marked_head
from generator.reading.outline.outline_rows import is_short
from generator.reading.outline.own_lines import own_line_heads
from generator.reading.outline.run_in.candidates import HeadingCandidate, Kin, candidates, features, score
from generator.reading.outline.run_in.parallels import second_scores
from generator.reading.outline.run_in.siblings import PARAGRAPH_MIN, Siblings
from generator.reading.outline.series import MOST, find_series, is_bare, is_entry_list, long_point
from generator.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.model import Part
    from generator.reading.outline.outline_rows import OutlineRow
    from generator.reading.outline.series import Series

PARAGRAPH_MAX = 20_000
"""Characters above which a row is not a paragraph that someone wrote; the longest in the reports has 1,342."""
SILENT: frozenset[Part] = frozenset({"front", "glossary", "notes"})
"""The parts whose lines are no headings, besides the one that opens a glossary."""


class HeadingSearch:
    """The rows of a document: the headings that their form shows, the sentences that may be run-in headings."""

    def __init__(
        self,
        rows: Sequence[OutlineRow],
        parts: Sequence[Part],
        words: OutlineWords,
        marks: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        """Read the rows, given their parts; `marks` are the levels of rows that the source marks as headings."""
        self._rows, self._parts, self._words = rows, parts, words
        self._found = [sentences(row.text) for row in rows]
        self._notes = {row.style for row, part in zip(rows, parts, strict=True) if part == "notes"}
        self.sure: list[list[Head]] = [self._formal(i) for i in range(len(rows))]
        self._settle_series()
        self._drop_orphans()
        self._add_marked(marks)
        self._add_own_lines()
        for i in range(len(rows)):
            self._add_points(i)
        self._section = self._sections()
        self.candidates = [one for i in range(len(rows)) for one in self._possible(i)]
        self._kin = Kin(self.candidates, self._section, words)

    def headings(self, *, run_in: bool = True) -> list[list[Head]]:
        """Return the headings of each row in order; without `run_in` only those that the source marks."""
        found = [[head for head in heads if run_in or head.style not in INFERRED] for heads in self.sure]
        if run_in:
            self._add_likely(found)
        return [_apart(heads) for heads in found]

    def _add_likely(self, found: list[list[Head]]) -> None:
        """Add the run-in headings that the document bears out; in prose no clause is a heading either."""
        likely = [verdict > 0 for verdict in self.scores()]
        siblings = Siblings(self.candidates, likely, self._able(), self._section, self._words)
        borne = siblings.borne_out()
        if siblings.is_prose():
            found[:] = [[head for head in heads if head.style != CLAUSE] for heads in found]
        for one, is_heading in zip(self.candidates, borne, strict=True):
            if is_heading:
                found[one.row].append(Head(one.start, one.end, RUN_IN, inner=one.place > 0))

    def features(self, one: HeadingCandidate) -> list[str]:
        """Return the features of a candidate."""
        return features(one, self._rows[one.row].text, self._kin, self._words)

    def scores(self) -> list[float]:
        """Return the scores of the candidates, positive for a heading."""
        weights = self._words.weights
        first = [score(self.features(one), weights) for one in self.candidates]
        return second_scores(self.candidates, first, weights)

    def _formal(self, i: int) -> list[Head]:
        """Return the heading that the number, the label or the form of a row shows."""
        row, words, part = self._rows[i], self._words, self._parts[i]
        if not row.text or part in SILENT:
            opens = part == "glossary" and self._parts[i - 1 : i] != ["glossary"]
            return [Head(0, len(row.text), APPENDIX)] if opens else []
        if row.style >= 0:
            if row.style in self._notes:  # the mark of a note, whose sentence was broken before it
                return []
            follower = self._rows[i + 1] if i + 1 < len(self._rows) else None
            head = numbered_head(row, self._found[i], follower, words)
        else:
            since = next((k + 1 for k in (i - 1, i - 2) if k >= 0 and self._parts[k] in SILENT), 0)
            head = line_head(self._rows, i, words, since) or clause_head(row, self._found[i], words)
        if head and head.style == APPENDIX and part == "body":
            return []
        return [head] if head else []

    def _settle_series(self) -> None:
        """Make all rows of a series headings, or none; the entries of a list are none."""
        silent = [part in SILENT for part in self._parts]
        for one in find_series(self._rows, silent, self._words):
            if is_entry_list(one, self._rows):
                for i in one.rows:
                    self.sure[i] = []
            else:
                self._settle(one)

    def _settle(self, one: Series) -> None:
        sure = [i for i in one.rows if self.sure[i]]
        if len(sure) < len(one.rows):
            heads = self._long_points(one) if len(sure) >= MOST * len(one.rows) else {}
            if not heads and self._only_last_is_open(one):
                self.sure[one.rows[-1]] = [Head(0, len(self._rows[one.rows[-1]].text), one.style.id)]
            elif len(heads) + len(sure) == len(one.rows):
                for i, head in heads.items():
                    self.sure[i] = [head]
            elif one.style.inner or one.nested or self._are_paragraphs(one, sure):
                for i in sure:
                    self.sure[i] = []
        if one.nested:
            for i in one.rows:
                self.sure[i] = [Head(head.start, head.end, NESTED) for head in self.sure[i]]

    def _only_last_is_open(self, one: Series) -> bool:
        """Whether a series ends with the text, in a line like the headings before it."""
        last = one.rows[-1]
        text = self._rows[last].text
        return (
            last == len(self._rows) - 1
            and is_short(text)
            and all(self.sure[i] and is_bare(self._rows[i]) for i in one.rows[:-1])
        )

    def _are_paragraphs(self, one: Series, sure: Sequence[int]) -> bool:
        """Whether most rows of a series are paragraphs, and the others start with a short sentence by chance."""
        ends = (self.sure[i][0].end < len(self._rows[i].text) for i in sure)
        return 2 * len(sure) <= len(one.rows) and len(one.rows) > 1 and all(ends) and self._follow_each_other(one)

    def _follow_each_other(self, one: Series) -> bool:
        """Whether the rows of a series have no text between them."""
        return all(after == before + 1 for before, after in pairwise(one.rows))

    def _long_points(self, one: Series) -> dict[int, Head]:
        """Return the headings of the points that are none by themselves, as far as they can be headings."""
        heads: dict[int, Head] = {}
        numbered = set(one.rows)
        for i in one.rows:
            if not self.sure[i]:
                holds = i + 1 < len(self._rows) and i + 1 not in numbered
                if end := long_point(self._rows[i], self._found[i], holds=holds):
                    heads[i] = Head(0, end, one.style.id)
        return heads

    def _drop_orphans(self) -> None:
        """Drop a plain line that is the only one of its kind among numbered headings: a badge, a caption.

        One before the first numbered heading and one in the body are looked at alone. A line that names a part of
        the report (2009年工作回顾) stays: county reports number the headings below it.
        """
        top = next((i for i, heads in enumerate(self.sure) if heads and is_top(heads[0].style, self._words)), None)
        if top is None:
            return
        plain = [i for i, heads in enumerate(self.sure) if heads and heads[0].style == EXPLICIT]
        for group in ([i for i in plain if i < top], [i for i in plain if i > top]):
            if len(group) == 1 and not self._words.part.match(self._rows[group[0]].text):
                self.sure[group[0]] = []

    def _add_marked(self, marks: Mapping[int, int]) -> None:
        """Add the headings that only the format of the source marks."""
        for i, level in marks.items():
            head = marked_head(self._rows[i], level, self.sure[i], self._words)
            if head and self._parts[i] not in SILENT:
                self.sure[i] = [head]

    def _add_own_lines(self) -> None:
        taken = [
            part in SILENT or bool(heads) or bool(self._words.address.match(row.text))
            for part, heads, row in zip(self._parts, self.sure, self._rows, strict=True)
        ]
        for i, head in own_line_heads(self._rows, taken, self._words).items():
            self.sure[i] = [head]

    def _add_points(self, i: int) -> None:
        """Add the headings of the points inside a row."""
        if self._rows[i].text and self._parts[i] not in SILENT:
            row, following = self._rows[i], self._rows[i + 1 : i + 2]
            goes_on = (
                bool(following)
                and following[0].style >= 0
                and bool(self.sure[i + 1])
                and self._words.styles[following[0].style].inner
            )
            self.sure[i] += points(row, self._found[i], self._words, cut_off=self._is_cut_off(i), goes_on=goes_on)

    def _is_cut_off(self, i: int) -> bool:
        """Whether the text before a row is missing."""
        return i == 0 or self._rows[i - 1].text.endswith(GAP_CLOSE)

    def _sections(self) -> dict[int, int]:
        """Return the row of the heading above each row, itself included; -1 for none."""
        section: dict[int, int] = {}
        for i, heads in enumerate(self.sure):
            section[i] = i if heads and not heads[0].inner else section.get(i - 1, -1)
        return section

    def _possible(self, i: int) -> list[HeadingCandidate]:
        """Return the sentences of a row that may be run-in headings."""
        row, heads = self._rows[i], self.sure[i]
        if self._parts[i] in SILENT or not row.text or len(row.text) > PARAGRAPH_MAX:
            return []
        if any(head.style == CLAUSE for head in heads):
            return []
        inner = any(head.inner for head in heads)
        below = i > 0 and any(head.style == OWN_LINE for head in self.sure[self._section[i - 1]])
        addressed = bool(self._words.salutation.match(row.text))
        first = (
            1
            if addressed or row.style >= 0 or self._is_cut_off(i) or below or (heads and not heads[0].inner)
            else 0
        )
        found = candidates(i, row.text, self._found[i], first)
        return [one for one in found if not (inner and one.place) and not self._words.narration.search(one.words)]

    def _able(self) -> list[int]:
        """Return the rows of paragraphs that could have a run-in heading."""
        return [
            i
            for i, row in enumerate(self._rows)
            if row.style < 0
            and len(row.text) >= PARAGRAPH_MIN
            and self._parts[i] == "body"
            and not any(not head.inner for head in self.sure[i])
            and len(self._found[i]) > 1
            and not self._words.salutation.match(row.text)
            and not (self._section[i] >= 0 and any(h.style == OWN_LINE for h in self.sure[self._section[i]]))
        ]


def _apart(heads: Sequence[Head]) -> list[Head]:
    """Return the headings of a row in order, without those that lie inside the one before."""
    kept: list[Head] = []
    for head in sorted(heads, key=lambda head: head.start):
        if not kept or head.start >= kept[-1].end:
            kept.append(head)
    return kept


def is_top(style: str, words: OutlineWords) -> bool:
    """Whether a style opens the parts of a text: a label, or a style of numbering that the table calls top."""
    return style == LABEL or (style in words.by_id and words.by_id[style].top)
