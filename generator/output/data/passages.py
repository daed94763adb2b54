"""The passages in the exported data: one file while hosts take it, above that one for each report."""

from __future__ import annotations

import json
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from generator.output.overview.tally import Card

JsonObject = dict[str, Any]

PASSAGES: Final = "passages.jsonl"
FOLDER: Final = "passages"
"""The file with the passages of all reports, and the folder that takes its place: `<report>.jsonl` in it."""
FITS: Final = 100 << 20
"""Bytes of the one file: GitHub refuses larger ones, which about a thousand reports make."""
OF_CHARACTER: Final = 3
OF_PASSAGE: Final = 400
"""Bytes that a character and a passage take at most: in 310 reports 2.9 and, for all else in a row, 343."""


def are_apart(entries: Iterable[Card]) -> bool:
    """Whether the passages of reports are too many for one file; known before it is written, for links to it."""
    return sum(OF_CHARACTER * entry.size + OF_PASSAGE * entry.passages for entry in entries) > FITS


@contextmanager
def passage_files(data: Path, *, apart: bool) -> Iterator[Callable[[str, Iterable[str]], None]]:
    """Yield a function that writes passages into a folder of data, given the id of a report and its lines."""
    if not apart:
        with (data / PASSAGES).open("w", encoding="utf-8", newline="\n") as file:
            yield lambda _, lines: file.writelines(lines)
        return
    (data / FOLDER).mkdir()

    def write(report: str, lines: Iterable[str]) -> None:
        (data / FOLDER / f"{report}.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")

    yield write


def passage_paths(data: Path) -> list[Path]:
    """Return the files of the passages in a folder of data, in either layout."""
    folder = data / FOLDER
    return sorted(folder.glob("*.jsonl")) if folder.is_dir() else [data / PASSAGES]


def read_passages(data: Path) -> Iterator[tuple[str, list[JsonObject]]]:
    """Yield the passages of each report with its id, in either layout; the rows of one report are held at a time.

    An OSError or a ValueError if a file cannot be read.
    """
    for path in passage_paths(data):
        with path.open(encoding="utf-8", newline="\n") as lines:
            rows = (json.loads(line) for line in lines if line.strip())
            for report, found in groupby(rows, key=lambda row: str(row["report"])):
                yield report, list(found)
