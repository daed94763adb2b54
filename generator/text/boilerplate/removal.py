"""Removals: the spans that a rule of boilerplate removes from a text, and the metadata in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.knowledge.rules import FIELDS
from generator.text.rule_matching import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.knowledge.patterns.expressions import Match


class Removal(NamedTuple):
    """A span to remove, the id of its rule, and the metadata in it as pairs of field and value."""

    start: int
    end: int
    rule: str
    metadata: tuple[tuple[str, str], ...]


def metadata_of(match: Match) -> tuple[tuple[str, str], ...]:
    """Return the groups of a match that are named after metadata fields, as pairs of field and value."""
    named = ((name.replace("_", "-"), value) for name, value in match.texts.items())
    return tuple((field, value.strip(BLANK)) for field, value in named if value and field in FIELDS)


def longest_first(removal: Removal) -> tuple[int, int]:
    """Return the sort key of removals: by start, at equal starts the longest first."""
    return removal.start, -removal.end


def without_overlaps(removals: Iterable[Removal]) -> Iterator[Removal]:
    """Yield of overlapping removals the first."""
    at = 0
    for removal in removals:
        if removal.start >= at:
            yield removal
            at = removal.end
