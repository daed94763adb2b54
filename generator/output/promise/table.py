"""What the table of indicators says of figures: which way each is meant to go, its place in lists, its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.knowledge import Knowledge
    from generator.knowledge.indicators import Indicators
    from generator.output.indicators.collect import Cited, Key
    from generator.output.promise.pairs import Directions

MEASURES = ("growth", "level", "change")
"""The measures of an indicator in the order of lists."""


def directions(knowledge: Knowledge) -> Directions:
    """Return the direction of each indicator by its base."""
    return {base: one.direction for base, one in knowledge.indicators.by_id.items()}


def place_of(key: Key, indicators: Indicators) -> tuple[float, str, int]:
    """Return where a base and measure is in a list; a base that the table has not comes last."""
    base, measure = key
    known = indicators.by_id.get(base)
    return known.order if known else float("inf"), base, MEASURES.index(measure)


def is_core(base: str, indicators: Indicators) -> bool:
    """Whether nearly all reports state an indicator."""
    known = indicators.by_id.get(base)
    return known is not None and known.core


def renamed(target: Cited, result: Cited | None, indicators: Indicators) -> tuple[str, str] | None:
    """Return the two names where two reports call an indicator by different ones of the table."""
    if result is None:
        return None
    names = _name(target, indicators), _name(result, indicators)
    return names if all(names) and names[0] != names[1] else None


def _name(cited: Cited, indicators: Indicators) -> str:
    """Return by which name of the table a quote calls its indicator; empty if it has none."""
    known = indicators.by_id.get(cited.figure.base)
    return next((alias.text for alias in known.aliases if alias.text in cited.quote), "") if known else ""
