"""The themes of a place by year, for the picture on its page; a place with one year has none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from generator.output.pages import blocks
from generator.output.pictures.completeness import kept
from generator.output.pictures.theme_years import ThemeYears, YearCount, theme_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.knowledge import Knowledge
    from generator.output.markdown import Html
    from generator.output.overview.tally import Card
    from generator.reading.model import Report


class DocumentThemes(NamedTuple):
    """A document: its year, its characters and its passages by theme."""

    year: int | None
    characters: int
    passages: Mapping[str, int]


def themes_by_year(reports: Sequence[Report], knowledge: Knowledge) -> Iterator[Html]:
    """Yield the picture of the documents of a place, if they are of two years or more."""
    yield from _drawn((_said(report) for report in reports), knowledge)


def shares_of(entries: Iterable[Card], knowledge: Knowledge) -> Iterator[Html]:
    """Yield the same of documents on cards."""
    yield from _drawn(
        (DocumentThemes(entry.year, entry.kept, entry.quoted) for entry in entries if entry.own), knowledge
    )


def _said(report: Report) -> DocumentThemes:
    return DocumentThemes(
        report.year, kept(report), Counter(hit.id for one in report.passages for hit in one.themes)
    )


def _drawn(documents: Iterable[DocumentThemes], knowledge: Knowledge) -> Iterator[Html]:
    """Yield the picture of two years or more in which something is said on a theme."""
    known = [one for one in documents if one.year]
    years = sorted({one.year for one in known if one.year})
    themes = blocks.themes_of(knowledge)
    if len(years) > 1 and any(one.passages for one in known):
        yield theme_years(
            [ThemeYears(theme.name, tuple(_year(theme.id, year, known) for year in years)) for theme in themes]
        )


def _year(theme: str, year: int, known: Iterable[DocumentThemes]) -> YearCount:
    own = [one for one in known if one.year == year]
    passages = sum(one.passages.get(theme, 0) for one in own)
    return YearCount(year, passages, sum(one.characters for one in own))
