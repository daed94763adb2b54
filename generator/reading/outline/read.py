"""The outline of a restored text: which line is a title, a heading (and its level) or a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.code_rules import CodeRule
from generator.reading.model import OutlineLine
from generator.reading.outline.heads import Head, clause_head, line_head, numbered_head, points, sentence_heads
from generator.reading.outline.levels import Nesting
from generator.reading.outline.outline_rows import JOIN_RULE, read_rows
from generator.reading.outline.parallels import second_scores
from generator.reading.outline.runin import HeadingCandidate, Kin, candidates, features, score
from generator.reading.outline.title import title_block
from generator.reading.sentences import Sentence, sentences
from generator.text.ledger import Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.outline.outline_rows import OutlineRow
    from generator.text.ledger import Tracked

SPLIT_RULE = "run-in-heading"
RULES = (CodeRule(JOIN_RULE), CodeRule(SPLIT_RULE))
GAP_END = "⟧"
PARAGRAPH_MAX = 20_000
"""Characters above which a row is not a paragraph that someone wrote; the longest in the reports has 1,342."""


def read_outline(tracked: Tracked, knowledge: Knowledge) -> tuple[Tracked, tuple[OutlineLine, ...]]:
    """Return the text with its headings on separate lines, and the kind of each line.

    `tracked.text` is restored text, one paragraph per line. The lines' texts joined by line ends are the new text.
    """
    words = knowledge.outline
    rows, joins = read_rows(tracked.text, words)
    titles = title_block(rows, words)
    heads = read_heads(rows, len(titles), words)
    lines: list[OutlineLine] = [
        OutlineLine("title" if is_title else "paragraph", row.text)
        for is_title, row in zip(titles, rows, strict=False)
    ]
    nesting = Nesting(words.styles)
    splits: list[Change] = []
    for row, found in zip(rows[len(titles) :], heads, strict=True):
        splits += (Change(at, at, "\n", SPLIT_RULE) for at in _cuts(row, found))
        lines += _lines(row, found, nesting, words)
    changes = sorted([*joins, *splits], key=lambda change: change.start)
    return tracked.apply(changes), tuple(lines)


def read_heads(rows: Sequence[OutlineRow], first: int, words: OutlineWords) -> list[list[Head]]:
    """Return the headings of each row from the one numbered `first` on."""
    reading = HeadingSearch(rows, first, words)
    found = reading.sure
    for one, verdict in zip(reading.candidates, reading.scores(), strict=True):
        if verdict > 0:
            found[one.row - first].append(Head(one.start, one.end, "run-in", inner=one.place > 0))
    for row_heads in found:
        row_heads.sort(key=lambda head: head.start)
    return found


class HeadingSearch:
    """The rows of a document: the explicit headings, and the sentences that may be run-in headings."""

    def __init__(self, rows: Sequence[OutlineRow], first: int, words: OutlineWords) -> None:
        """Read the rows from the one numbered `first` on."""
        self._rows, self._first, self._words = rows, first, words
        self.sure: list[list[Head]] = []
        self.candidates: list[HeadingCandidate] = []
        section: dict[int, int] = {}
        glossary = False
        alike = sentence_heads(rows, first, words)
        for i in range(first, len(rows)):
            cut_off = i == first == 0 or rows[i - 1].text.endswith(GAP_END)
            found = sentences(rows[i].text)
            heads = (
                []
                if glossary and not words.appendix.match(rows[i].text)
                else self._sure(i, found, cut_off=cut_off)
            )
            if i in alike and not heads and not glossary:
                heads = [alike[i]]
            if heads and heads[0].style == "appendix":
                glossary = bool(words.glossary.match(rows[i].text))
            section[i] = i if heads and not heads[0].inner else section.get(i - 1, -1)
            self.sure.append(heads)
            if not glossary:
                self.candidates += self._possible(i, found, heads, cut_off=cut_off)
        self._drop_orphan()
        self._kin = Kin(self.candidates, section, words)

    def _drop_orphan(self) -> None:
        """Drop a single plain line before the first numbered heading or label: a badge, a caption.

        A line that names a part of the report (2009年工作回顾) stays: county reports number the headings below it.
        """
        before: list[int] = []
        for i, heads in enumerate(self.sure):
            if heads and not heads[0].inner and _is_top(heads[0].style, self._words):
                break
            before += [i] if heads and heads[0].style == "explicit" else []
        else:
            return
        if len(before) == 1 and not self._words.part.match(self._rows[self._first + before[0]].text):
            self.sure[before[0]] = []

    def features(self, one: HeadingCandidate) -> list[str]:
        """Return the features of a candidate."""
        return features(one, self._rows[one.row].text, self._kin, self._words)

    def scores(self) -> list[float]:
        """Return the scores of the candidates, positive for a heading."""
        weights = self._words.weights
        first = [score(self.features(one), weights) for one in self.candidates]
        return second_scores(self.candidates, first, weights)

    def _sure(self, i: int, found: Sequence[Sentence], *, cut_off: bool) -> list[Head]:
        row, words = self._rows[i], self._words
        follower = self._rows[i + 1] if i + 1 < len(self._rows) else None
        if not row.text:
            return []
        if row.style >= 0:
            head = numbered_head(row, found, follower, words)
        else:
            head = line_head(self._rows, i, words) or clause_head(row, found, words)
        return [*([head] if head else []), *points(row, found, words, cut_off=cut_off)]

    def _possible(
        self, i: int, found: Sequence[Sentence], heads: Sequence[Head], *, cut_off: bool
    ) -> list[HeadingCandidate]:
        row = self._rows[i]
        if len(row.text) > PARAGRAPH_MAX:
            return []
        if any(head.inner or head.style == "clause" for head in heads) or self._words.salutation.match(row.text):
            return []
        first = 1 if heads or cut_off or row.style >= 0 else 0
        return list(candidates(i, row.text, found, first))


def _is_top(style: str, words: OutlineWords) -> bool:
    """Whether a style opens the parts of a text: a label, or a style of numbering that the table calls top."""
    return style == "label" or (style in words.by_id and words.by_id[style].top)


def _cuts(row: OutlineRow, heads: Sequence[Head]) -> list[int]:
    """Return the offsets in the text where line ends are inserted into a row."""
    cuts = {at for head in heads for at in (head.start, head.end)} - {0, len(row.text)}
    return [row.start + row.dropped + cut for cut in sorted(cuts)]


def _lines(row: OutlineRow, heads: Sequence[Head], nesting: Nesting, words: OutlineWords) -> list[OutlineLine]:
    """Return the lines that a row with its headings becomes."""
    lines: list[OutlineLine] = []
    at = 0
    own: tuple[str, int] | None = None
    for head in heads:
        if head.start > at:
            lines.append(OutlineLine("paragraph", row.text[at : head.start]))
        if not head.inner:
            known = words.by_id.get(head.style)
            holds = head.end == len(row.text) or not (known and known.inner)
            own = (head.style, nesting.level(head.style, holds=holds))
            level = own[1]
        elif own and own[0] == head.style and head.style != "run-in":
            level = own[1]
        else:
            level = nesting.inner(own[1] if own else None)
        lines.append(OutlineLine("heading", row.text[head.start : head.end], level))
        at = head.end
    if at < len(row.text) or not lines:
        lines.append(OutlineLine("paragraph", row.text[at:]))
    return lines
