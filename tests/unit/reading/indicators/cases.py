"""Sentences in the part of a report that says of what kind they are, and what is read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge import load_knowledge
from generator.reading.indicators.read import read_indicators
from generator.reading.model import Passage

if TYPE_CHECKING:
    from generator.reading.indicators.model import Figure

KNOWN = load_knowledge()
YEAR = 2025
PLAN, REVIEW = "二、2025年工作安排", "一、2024年工作回顾"

Value = float | tuple[float, float] | None


def figures(sentence: str, heading: str = PLAN, place: str = "云溪市", *headings: str) -> tuple[Figure, ...]:
    """Return what is read in a paragraph below headings."""
    path = (heading, *headings)
    above = [Passage(f"s-{n}", "heading", n + 1, text, path[:n], ()) for n, text in enumerate(path)]
    passages = (*above, Passage("p-1", "paragraph", None, sentence, path, ()))
    return read_indicators(passages, "work-report", YEAR, place, KNOWN)


def said(sentence: str, heading: str = PLAN) -> list[tuple[str, str | None, Value, str]]:
    """Return name, operator, value and unit of what is read."""
    return [(one.indicator, one.operator, one.value, one.unit) for one in figures(sentence, heading)]
