"""Read the indicators of a report: every figure that its review and its plan state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.reading.divisions import divisions
from generator.reading.indicators.kinds import kind_of
from generator.reading.indicators.model import Figure
from generator.reading.indicators.plain import plain
from generator.reading.indicators.statements import statements
from generator.reading.indicators.table import entry_of
from generator.reading.indicators.times import time_of
from generator.reading.indicators.tone import tone_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.divisions import Division
    from generator.reading.indicators.plain import Plain
    from generator.reading.indicators.statements import Statement
    from generator.reading.model import Passage

_SENTENCE: Final = re.compile("[^。！？；]+")


def read_indicators(
    passages: Sequence[Passage], kind: str, year: int | None, knowledge: Knowledge
) -> tuple[Figure, ...]:
    """Return what a report states, in its order; nothing for a kind of document that is not counted."""
    if not knowledge.kinds[kind].counted:
        return ()
    found: list[Figure] = []
    for at, (passage, division) in enumerate(zip(passages, divisions(passages, knowledge), strict=True)):
        if passage.kind == "paragraph" and passage.part == "body":
            reader = _Reader(at, division, kind, year, knowledge)
            found.extend(reader.figures(plain(passage.text), " ".join(passage.path)))
    return tuple(sorted(found, key=lambda one: (one.at, one.start)))


class _Reader:
    """What is known of a passage while its sentences are read."""

    def __init__(
        self, at: int, division: Division | None, kind: str, year: int | None, knowledge: Knowledge
    ) -> None:
        self.at, self.division, self.kind, self.year, self.knowledge = at, division, kind, year, knowledge
        self.plans = kind == "congress-report"

    def figures(self, text: Plain, path: str) -> Iterator[Figure]:
        """Yield the figures of a passage."""
        for sentence in _SENTENCE.finditer(text.words):
            for one in statements(text.words, *sentence.span(), self.knowledge):
                figure = self._figure(text, sentence.start(), sentence[0], one, path)
                if figure:
                    yield figure

    def _figure(self, text: Plain, start: int, sentence: str, one: Statement, path: str) -> Figure | None:
        kind = kind_of(one, self.division, plans=self.plans, sentence=sentence)
        if kind is None:
            return None
        planned = self.knowledge.kinds[self.kind].year == "planned"
        usual = self.year - 1 if self.year and kind == "result" and planned else self.year
        clause = max(text.words.rfind("，", 0, one.start), start - 1) + 1
        time = time_of(text.words[clause : one.end], text.words[start:clause] + path, usual, self.year)
        entry = entry_of(one.name)
        name = (entry.name if entry else one.name) + ("增速" if one.measure == "growth" and not entry else "")
        if entry and one.measure == "growth":
            name = entry.growth or entry.name
        value = one.amount.value
        if one.negative and one.measure != "level":
            value = (-value[1], -value[0]) if isinstance(value, tuple) else -value
        form = "range" if isinstance(value, tuple) else "multiple" if one.amount.times else "number"
        return Figure(
            at=self.at,
            start=text.place(one.start),
            end=text.end(one.end),
            indicator=name,
            base=entry.id if entry else "",
            measure=one.measure,
            kind=kind,
            form=form,
            operator=None if form == "range" else one.operator,
            value=value,
            unit=one.amount.unit,
            tone=tone_of(one),
            year=time.year,
            span=time.span,
        )
