"""Removals: what a rule of boilerplate takes from a text, and what that says about the report."""

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
    """Return what the groups of a match that are named for fields have, as pairs of field and value."""
    named = ((name.replace("_", "-"), value) for name, value in match.texts.items())
    return tuple((field, value.strip(BLANK)) for field, value in named if value and field in FIELDS)


def longest_first(removal: Removal) -> tuple[int, int]:
    """Return the key by which removals are sorted: by their start, the longest of those that share it first."""
    return removal.start, -removal.end


def without_overlaps(removals: Iterable[Removal]) -> Iterator[Removal]:
    """Yield the first of those that overlap."""
    at = 0
    for removal in removals:
        if removal.start >= at:
            yield removal
            at = removal.end
