"""Figures made by hand, in one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.indicators.model import Figure

if TYPE_CHECKING:
    from generator.reading.indicators.model import FigureKind, Form, Measure, Operator, Span


def figure(
    value: float | tuple[float, float] | None,
    operator: Operator | None = "=",
    unit: str = "%",
    measure: Measure = "growth",
    *tone: str,
    kind: FigureKind = "target",
    form: Form | None = None,
    span: Span = "year",
) -> Figure:
    """Return a figure of the gross product; of two ends it is a range, of None it is words."""
    made: Form = "word" if value is None else "range" if isinstance(value, tuple) else "number"
    return Figure(
        at=1,
        start=0,
        end=1,
        indicator="地区生产总值增速",
        base="gdp",
        measure=measure,
        kind=kind,
        form=form or made,
        operator=operator if made == "number" else None,
        value=value,
        unit=unit,
        tone=tone,
        year=2012,
        span=span,
        worded="稳中有升" if value is None else "",
    )


def level(value: float, operator: Operator = "=", unit: str = "亿元") -> Figure:
    """Return an amount."""
    return figure(value, operator, unit, "level")
