"""The examples of the table of indicators as its tests: what is read in each sentence, of plan or review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.indicators import Expected
from generator.reading.indicators.read import read_indicators
from generator.reading.model import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.indicators import Example, Indicator

YEAR: Final = 2025
"""The plan year of the document that an example is put into; its aliases need not be those of the time."""
HEADINGS: Final = {
    "result": "一、2024年工作回顾",
    "target": "二、2025年主要预期目标",
    "count": "二、2025年重点工作",
}
"""The heading below which a sentence is of each kind."""


def figures_of(indicator: Indicator, example: Example, knowledge: Knowledge) -> list[Expected]:
    """Return what is read in an example for its indicator, in the order of the text."""
    kind = example.figures[0].kind if example.figures else "target"
    passages = tuple(_document(HEADINGS[kind], example.text))
    figures = read_indicators(passages, "work-report", YEAR, "", knowledge)
    return [
        Expected(one.measure, one.form, one.operator, one.value, one.unit, one.kind)
        for one in figures
        if one.base == indicator.id
    ]


def figures_fault(indicator: Indicator, example: Example, knowledge: Knowledge) -> str | None:
    """Return what is wrong with an example, or None."""
    found = figures_of(indicator, example, knowledge)
    if tuple(found) == example.figures:
        return None
    return f"read are: {'; '.join(map(_shown, found)) or 'none'}"


def _document(heading: str, sentence: str) -> Iterator[Passage]:
    yield Passage("s-1", "heading", 1, heading, (), ())
    yield Passage("p-1", "paragraph", None, f"{sentence}。", (heading,), ())


def _shown(figure: Expected) -> str:
    parts = figure.kind, figure.measure, figure.form, figure.operator, figure.value, figure.unit
    return " ".join(str(part) for part in parts if part not in {None, ""})
