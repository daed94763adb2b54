"""Long places: a place whose documents are too long for one page has them on pages by year."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.corpus.briefs import Brief

LONG: Final = 272_000
"""Bytes of a place's documents up to which one page has them all, which is 287 kB: three reports of a province.
The place at a glance takes up to 8 kB more."""
OF_CHARACTER: Final = 3
OF_PASSAGE: Final = 250
"""Bytes of HTML that a character and a passage take: in 310 reports 174 to 230 a passage, besides its text."""
UNDATED: Final = "undated"


class Length(NamedTuple):
    """What decides where a report is: the slug of its place, its year, about how many bytes of a page it takes."""

    slug: str
    year: int | None
    size: int


def set_apart(briefs: Iterable[Brief]) -> Iterator[Brief]:
    """Yield the briefs of reports, in their order, with the leaf of their place that has them."""
    kept = tuple(briefs)
    leaves = leaves_of([length_of(one) for one in kept])
    for brief, leaf in zip(kept, leaves, strict=True):
        yield replace(brief, leaf=leaf) if leaf else brief


def length_of(brief: Brief) -> Length:
    """Return what decides where a report is."""
    return Length(brief.place.slug, brief.year, OF_CHARACTER * brief.chars + OF_PASSAGE * brief.passages)


def leaves_of(lengths: Sequence[Length]) -> list[str]:
    """Return for each report the leaf of its place: empty, or its year, with an ordinal where needed.

    A place that becomes too long is divided and stays so while it grows. Within a year documents follow each other
    as long as they fit; one that is longer than a page is alone on one.
    """
    whole, number = Counter[str](), Counter(one.slug for one in lengths)
    for one in lengths:
        whole[one.slug] += one.size
    filled: dict[tuple[str, int | None], tuple[int, int]] = {}
    leaves = []
    for one in lengths:
        if whole[one.slug] <= LONG or number[one.slug] == 1:
            leaves.append("")
            continue
        ordinal, size = filled.get((one.slug, one.year), (1, 0))
        if size and size + one.size > LONG:
            ordinal, size = ordinal + 1, 0
        filled[one.slug, one.year] = ordinal, size + one.size
        leaves.append(f"{one.year or UNDATED}{f'-{ordinal}' if ordinal > 1 else ''}")
    return leaves
