"""What reports state of indicators in the exported data: `indicators.jsonl`, a row a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.corpus.figures import by_place, figure_row
from generator.output.addresses import HOME, home_file, site_link
from generator.output.data.objects import object_paths, read_objects

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.output.data.objects import JsonObject
    from generator.reading.model import Report

Row = dict[str, object]

FOLDER: Final = "indicators"
"""What the file with the figures of all reports is called, or the folder that takes its place."""


def indicator_rows(report: Report) -> Iterator[Row]:
    """Yield the figures of a report as the lines of `indicators.jsonl`, in reading order.

    `start` and `end` are the quote as offsets in the text of the passage; `base` is the entry of the table of
    indicators, null where the name is in the words of the text.
    """
    here = home_file(report)
    for figure in by_place(report):
        passage = report.passages[figure.at].id
        yield {
            "report": report.id,
            "passage": passage,
            **figure_row(report, figure),
            "url": site_link(HOME.file, here, passage),
            "base": figure.base or None,
            "measure": figure.measure,
            "tone": list(figure.tone),
            "worded": figure.worded or None,
            "span": figure.span,
            "start": figure.start,
            "end": figure.end,
        }


def figure_paths(data: Path) -> list[Path]:
    """Return the files of the figures in a folder of data, in either layout; data of before 0.8.0 have none."""
    return [path for path in object_paths(data, FOLDER) if path.exists()]


def read_figures(data: Path) -> Iterator[tuple[str, list[JsonObject]]]:
    """Yield the figures of each report that has any with its id, as `read_objects` does; of older data none."""
    return read_objects(data, FOLDER) if figure_paths(data) else iter(())
