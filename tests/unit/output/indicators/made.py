"""Reports that state indicators, made by hand: a sentence each, with the figure that its quote states."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from generator.reading.indicators.model import Figure
from tests.unit.output import large, samples

if TYPE_CHECKING:
    from generator.reading.indicators.model import FigureKind, Form, Measure, Operator, Span
    from generator.reading.model import Place, Report


class Said(NamedTuple):
    """A sentence, its quote, and what the quote states."""

    sentence: str
    quote: str
    value: float | tuple[float, float] | None = None
    tone: tuple[str, ...] = ()
    base: str = "gdp"
    measure: Measure = "growth"
    kind: FigureKind = "target"
    form: Form = "number"
    operator: Operator | None = "="
    unit: str = "%"
    year: int | None = 2023
    span: Span = "year"
    indicator: str = "地区生产总值增速"
    relative_to: str | None = None
    worded: str = ""

    def figure(self, at: int) -> Figure:
        """Return the figure, as one of the passage with a number."""
        start = self.sentence.index(self.quote)
        return Figure(
            at=at,
            start=start,
            end=start + len(self.quote),
            indicator=self.indicator,
            base=self.base,
            measure=self.measure,
            kind=self.kind,
            form=self.form,
            operator=self.operator,
            value=self.value,
            unit=self.unit,
            tone=self.tone,
            relative_to=self.relative_to,
            year=self.year,
            span=self.span,
            worded=self.worded,
        )


def stating(place: Place, year: int | None, *said: Said) -> Report:
    """Return a report of a place and year with a paragraph for each sentence, and its figure."""
    made = large.report(place, year, 0)
    title = made.passages[0]
    paragraphs = tuple(
        samples.passage(large.anchor("p", made.id, str(n)), "paragraph", one.sentence)
        for n, one in enumerate(said)
    )
    figures = tuple(one.figure(n) for n, one in enumerate(said, 1))
    text = "\n".join(one.text for one in (title, *paragraphs))
    return replace(made, passages=(title, *paragraphs), indicators=figures, origin=replace(made.origin, text=text))
