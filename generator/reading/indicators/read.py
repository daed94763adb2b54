"""Read the indicators of a report: every figure that its review and its plan state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.reading.divisions import divisions
from generator.reading.indicators.claims import claims
from generator.reading.indicators.context.kinds import kind_of
from generator.reading.indicators.context.scope import is_of_part
from generator.reading.indicators.context.times import time_of
from generator.reading.indicators.context.tone import tone_of
from generator.reading.indicators.model import Figure
from generator.reading.indicators.plain import plain
from generator.reading.indicators.table import entry_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.divisions import Division
    from generator.knowledge.indicators import Indicator
    from generator.reading.indicators.amounts import Value
    from generator.reading.indicators.claim import Claim
    from generator.reading.indicators.model import FigureKind, Form
    from generator.reading.indicators.plain import Plain
    from generator.reading.model import Passage

_SENTENCE: Final = re.compile(
    "[^。\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}\N{FULLWIDTH SEMICOLON}]+"
)


def read_indicators(
    passages: Sequence[Passage], kind: str, year: int | None, place: str, knowledge: Knowledge
) -> tuple[Figure, ...]:
    """Return what a report states, in its order; nothing for a kind of document that is not counted.

    `place` is the name of the place that the report is about.
    """
    if not knowledge.kinds[kind].counted:
        return ()
    found: list[Figure] = []
    for at, (passage, division) in enumerate(zip(passages, divisions(passages, knowledge), strict=True)):
        if passage.kind == "paragraph" and passage.part == "body":
            here = _Here(at, division, kind, year, place, passage.path, knowledge)
            text, *asides = plain(passage.text)
            found.extend(here.figures(text))
            found.extend(figure for aside in asides for figure in here.figures(aside, passage.text))
    return tuple(sorted(found, key=lambda one: (one.at, one.start, one.end)))


@dataclass(frozen=True, slots=True)
class _Here:
    """What is known of a passage while its sentences are read."""

    at: int
    division: Division | None
    kind: str
    year: int | None
    place: str
    path: tuple[str, ...]
    knowledge: Knowledge

    def figures(self, text: Plain, whole: str = "") -> Iterator[Figure]:
        """Yield the figures of a passage, or of what is in its brackets; `whole` is then the text around them."""
        for sentence in _SENTENCE.finditer(text.words):
            for one in claims(text.words, *sentence.span(), self.knowledge):
                plans = self.kind == "congress-report"
                kind = kind_of(one, self.division, plans=plans, sentence=whole or sentence[0])
                if kind:
                    yield self._figure(text, sentence.start(), one, kind)

    def _figure(self, text: Plain, start: int, one: Claim, kind: FigureKind) -> Figure:
        planned = self.knowledge.kinds[self.kind].year == "planned"
        usual = self.year - 1 if self.year and kind == "result" and planned else self.year
        clause = max(text.words.rfind("\N{FULLWIDTH COMMA}", start, one.start), start - 1) + 1
        around = (text.words[start:clause], *reversed(self.path))
        time = time_of(text.words[clause : one.end], around, usual, self.year)
        entry = entry_of(one.name, self.knowledge)
        if entry and not _fits(one, entry):
            entry = None
        if entry and is_of_part(text.words[start : one.end], one.start - start, self.path[-1:], self.place):
            entry = None
        measure = (
            entry.measure if entry and one.worded and entry.measure != "change" else one.measure
        )  # 投资稳中有升
        form = _form(one)
        return Figure(
            at=self.at,
            start=text.place(one.start),
            end=text.end(one.end),
            indicator=entry.named(measure) if entry else one.name + _SAID[one.measure],
            base=entry.id if entry else "",
            measure=measure,
            kind=kind,
            form=form,
            operator=None if form == "range" else one.operator,
            value=_value(one),
            unit=_unit(one),
            tone=tone_of(one),
            relative_to=one.relative_to,
            year=time.year,
            span=time.span,
            worded=one.worded,
        )


_SAID: Final = {"level": "", "growth": "增速", "change": "变化"}
"""What is put behind the name of an indicator that is not in the table, for its growth and its change."""


def _fits(one: Claim, entry: Indicator) -> bool:
    """Whether a level can be one of an entry: a share (优良天数93%) is none of an amount, and the reverse."""
    if one.amount is None or one.amount.times or one.measure != "level":
        return True
    return "%" in entry.units if one.amount.unit == "%" else set(entry.units) != {"%"}


def _unit(one: Claim) -> str:
    """Return the unit as written, with what it is counted by if that stands before (每立方米20微克)."""
    if one.amount is None:
        return ""
    return (
        f"{one.amount.unit}/立方米"
        if one.amount.unit.endswith("克") and "每立方米" in one.lead
        else one.amount.unit
    )


def _form(one: Claim) -> Form:
    if one.amount is None:
        return "relative" if one.relative_to else "word"
    if isinstance(one.amount.value, tuple):
        return "range"
    return "multiple" if one.amount.times else "number"


def _value(one: Claim) -> Value | None:
    """Return the value as written, a fall negative."""
    if one.amount is None:
        return None
    value = one.amount.value
    if not one.negative or one.measure == "level":
        return value
    return (-value[1], -value[0]) if isinstance(value, tuple) else -value
