"""How reliable themes and indicators are: what was measured against labels that readers made, and what was not.

`python -m tests.eval.reliability` of the project makes `reliability.csv`. It measures the program's own themes on
labelled reports; nothing is measured on the reports of a site.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MEASURED: Final = Path(__file__).with_name("reliability.csv")
COLUMNS: Final = (
    "labels",
    "tuned",
    "theme",
    "decade",
    "passages",
    "expected",
    "precision",
    "recall",
)
INDICATORS: Final = Path(__file__).with_name("indicator-reliability.csv")
INDICATOR_COLUMNS: Final = (
    "labels",
    "tuned",
    "kind",
    "reports",
    "labelled",
    "found",
    "read",
    "right",
    "recall",
    "precision",
    "same_kind",
)
"""`found` of those `labelled` are read; of those `read` where labels are whole so many are `right`."""
UNMEASURED: Final = "none"
"""What `labels` says where nothing was measured."""


def decade_of(year: int | None) -> str:
    """Return the decade of a year as `2020s`; of an unknown year nothing."""
    return f"{year // 10 * 10}s" if year else ""


def reliability_rows(themes: Iterable[str], years: Iterable[int | None]) -> Iterator[list[str | None]]:
    """Yield what was measured, then a row without figures for each theme and decade of a corpus that was not."""
    measured = _rows(MEASURED)
    yield from measured
    at = COLUMNS.index("theme"), COLUMNS.index("decade")
    known = {(row[at[0]], row[at[1]]) for row in measured}
    decades = sorted({decade_of(year) for year in years} - {""})
    for pair in ((theme, decade) for theme in themes for decade in decades):
        if pair not in known:
            yield [UNMEASURED, None, *pair, *[None] * (len(COLUMNS) - 4)]


def measured_rows() -> Sequence[list[str | None]]:
    """Return what was measured of indicators: `python -m tests.eval.indicators --update` writes it."""
    return _rows(INDICATORS)


def _rows(file: Path) -> Sequence[list[str | None]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [[cell or None for cell in row] for row in list(csv.reader(lines))[1:]]
