"""Figures made by hand, in one line each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.reading.indicators.model import Figure

if TYPE_CHECKING:
    from generator.reading.indicators.model import Operator

    Value = float | tuple[float, float] | None


BARE = Figure(
    at=1,
    start=0,
    end=1,
    indicator="地区生产总值增速",
    base="gdp",
    measure="growth",
    kind="target",
    form="number",
    operator="=",
    value=1.0,
    unit="%",
    year=2012,
)


def figure(value: Value, operator: Operator = "=", *tone: str, **others: Any) -> Figure:  # noqa: ANN401
    """Return a figure of the growth of the gross product; of two ends it is a range, of None it is words."""
    form = "word" if value is None else "range" if isinstance(value, tuple) else "number"
    stated = operator if form == "number" else None
    worded = "" if form != "word" else "稳中有升"
    given = {"form": form, "worded": worded, **others}
    return replace(BARE, value=value, operator=stated, tone=tone, **given)


def level(value: float, operator: Operator = "=", unit: str = "亿元") -> Figure:
    """Return an amount."""
    return figure(value, operator, measure="level", unit=unit)
