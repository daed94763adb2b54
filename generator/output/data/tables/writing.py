"""Write the tables and texts beside the JSON lines, one report at a time."""

from __future__ import annotations

import json
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.output.data.tables.flat import (
    FOLDER,
    INDICATORS,
    INDICATORS_FOLDER,
    PASSAGES,
    REPORTS,
    TEXTS,
    report_rows,
)
from generator.output.data.tables.reliability import measured_rows, reliability_rows
from generator.output.data.tables.schema import codebook_rows, tables
from generator.output.data.tables.sheets import BOM, sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

    from generator.knowledge.indicators import Indicators
    from generator.knowledge.themes import Themes

THEMES: Final = "themes.csv"
RELIABILITY: Final = "reliability.csv"
NAMES: Final = "indicator-names.csv"
MEASURED: Final = "indicator-reliability.csv"
CODEBOOK: Final = "codebook.csv"


@dataclass(frozen=True, slots=True)
class Sheets:
    """Open files of a folder of data.

    `together` and `figures` are those of all passages and indicators, None where each report has its own.
    """

    folder: Path
    themes: tuple[str, ...]
    reports: TextIO
    together: TextIO | None
    figures: TextIO | None

    def report(self, line: str) -> None:
        """Write a report, given as a line of `reports.jsonl`."""
        self.reports.write(sheet(report_rows([json.loads(line)], self.themes)))

    def passages(self, report: str, lines: str) -> None:
        """Write the passages of a report, given its id and their lines of CSV."""
        if self.together:
            self.together.write(lines)
        else:
            _write(self.folder / FOLDER / f"{report}.csv", passages_head(self.themes) + lines)

    def indicators(self, report: str, lines: str) -> None:
        """Write the figures of a report, given its id and their lines of CSV."""
        if self.figures:
            self.figures.write(lines)
        else:
            _write(self.folder / INDICATORS_FOLDER / f"{report}.csv", indicators_head() + lines)

    def text(self, report: str, clean: str) -> None:
        """Write the clean text of a report."""
        _write(self.folder / TEXTS / f"{report}.txt", f"{clean}\n")


@contextmanager
def sheet_files(folder: Path, themes: Iterable[str], *, apart: bool) -> Iterator[Sheets]:
    """Open the tables of a new folder of data, their heads written; the texts get a folder."""
    names = tuple(themes)
    (folder / TEXTS).mkdir()
    if apart:
        (folder / FOLDER).mkdir()
        (folder / INDICATORS_FOLDER).mkdir()
    with ExitStack() as files:
        reports = files.enter_context(_open(folder / REPORTS))
        reports.write(reports_head(names))
        together = None if apart else files.enter_context(_open(folder / PASSAGES))
        figures = None if apart else files.enter_context(_open(folder / INDICATORS))
        if together and figures:
            together.write(passages_head(names))
            figures.write(indicators_head())
        yield Sheets(folder, names, reports, together, figures)


def reports_head(themes: Iterable[str]) -> str:
    """Return what `reports.csv` starts with."""
    return BOM + sheet([tables()[REPORTS].names(tuple(themes))])


def passages_head(themes: Iterable[str]) -> str:
    """Return what each table of passages starts with."""
    return BOM + sheet([tables()[PASSAGES].names(tuple(themes))])


def indicators_head() -> str:
    """Return what each table of indicators starts with."""
    return BOM + sheet([tables()[INDICATORS].names(())])


def write_themes(folder: Path, themes: Themes, years: Iterable[int | None]) -> None:
    """Write the terms of the themes, how reliable themes are, and the codebook of all tables."""
    names = tuple(themes.by_id)
    _table(folder, THEMES, names, _terms(themes))
    _table(folder, RELIABILITY, names, reliability_rows(names, years))
    _table(folder, CODEBOOK, names, codebook_rows(names))


def write_indicators(folder: Path, indicators: Indicators) -> None:
    """Write the names of the indicators, and how reliably they are read."""
    _table(folder, NAMES, (), _names(indicators))
    _table(folder, MEASURED, (), measured_rows())


def _names(indicators: Indicators) -> Iterator[list[object]]:
    for one in indicators.by_id.values():
        said = [
            one.id,
            one.name,
            one.growth_name,
            one.change_name,
            one.group,
            one.core,
            one.measure,
            one.direction,
        ]
        for alias in one.aliases:
            yield [*said, ";".join(one.units), alias.text, alias.since, alias.until, alias.why or None]


def _terms(themes: Themes) -> Iterator[list[object]]:
    for theme in themes.by_id.values():
        for term in theme.terms:
            words = "、".join(term.needs), "、".join(term.excludes)
            yield [theme.id, theme.name, term.text, term.weight, *words, term.why]


def _table(folder: Path, name: str, themes: tuple[str, ...], rows: Iterable[Iterable[object]]) -> None:
    _write(folder / name, BOM + sheet([tables()[name].names(themes)]) + sheet(rows))


def _open(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
