"""What a report states of an indicator as a row of `indicators.jsonl`, but for the names of report and passage."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reading.indicators.model import Figure
    from generator.reading.model import Report

STATED: Final = ("indicator", "kind", "form", "operator", "value", "unit", "relative_to", "year", "quote")
"""The keys of a row that say what is stated; the others follow from them or name its place."""


def by_place(report: Report) -> list[Figure]:
    """Return the figures of a report in reading order."""
    return sorted(report.indicators, key=lambda figure: (figure.at, figure.start, figure.end))


def figure_row(report: Report, figure: Figure) -> dict[str, object]:
    """Return a figure under the keys `STATED`; a whole number is one, a range a list of two."""
    return {
        "indicator": figure.indicator,
        "kind": figure.kind,
        "form": figure.form,
        "operator": figure.operator,
        "value": _value(figure.value),
        "unit": figure.unit or None,
        "relative_to": figure.relative_to,
        "year": figure.year,
        "quote": report.passages[figure.at].text[figure.start : figure.end],
    }


def stated_of(row: Mapping[str, object]) -> str:
    """Return what a row states, as JSON: `Brief.stated` is of it."""
    return json.dumps([row.get(key) for key in STATED])


def _value(value: float | tuple[float, float] | None) -> object:
    if isinstance(value, tuple):
        return [_number(end) for end in value]
    return None if value is None else _number(value)


def _number(value: float) -> float:
    return int(value) if float(value).is_integer() else value
