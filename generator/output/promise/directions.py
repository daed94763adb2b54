"""Which way each indicator is meant to go, by the table of indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.knowledge import Knowledge
    from generator.output.promise.pairs import Directions


def directions(knowledge: Knowledge) -> Directions:
    """Return the direction of each indicator by its base."""
    return {}
