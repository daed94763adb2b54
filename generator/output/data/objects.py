"""Objects of reports in the exported data: one file while hosts take it, above that one for each report."""

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

FITS: Final = 100 << 20
"""Bytes of the one file: GitHub refuses larger ones, which the passages of about a thousand reports make."""
OF_CHARACTER: Final = 3
OF_PASSAGE: Final = 400
"""Bytes that a character and a passage take at most: in 310 reports 2.9 and, for all else in a row, 343."""


def are_apart(entries: Iterable[Card]) -> bool:
    """Whether the passages of reports are too many for one file; known before it is written, for links to it.

    All else that a report has in rows is as the passages are: they are the largest.
    """
    return sum(OF_CHARACTER * entry.size + OF_PASSAGE * entry.passages for entry in entries) > FITS


@contextmanager
def object_files(data: Path, name: str, *, apart: bool) -> Iterator[Callable[[str, Iterable[str]], None]]:
    """Yield a function that writes objects into a folder of data, given the id of a report and its lines.

    They are `<name>.jsonl`, or the files `<report>.jsonl` of a folder `<name>`.
    """
    if not apart:
        with (data / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            yield lambda _, lines: file.writelines(lines)
        return
    (data / name).mkdir()

    def write(report: str, lines: Iterable[str]) -> None:
        (data / name / f"{report}.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")

    yield write


def object_paths(data: Path, name: str) -> list[Path]:
    """Return the files of the objects with a name in a folder of data, in either layout."""
    folder = data / name
    return sorted(folder.glob("*.jsonl")) if folder.is_dir() else [data / f"{name}.jsonl"]


def read_objects(data: Path, name: str) -> Iterator[tuple[str, list[JsonObject]]]:
    """Yield the id and the objects of each report that has any, in either layout; those of one are held at once.

    An OSError or a ValueError if a file cannot be read.
    """
    for path in object_paths(data, name):
        with path.open(encoding="utf-8", newline="\n") as lines:
            rows = (json.loads(line) for line in lines if line.strip())
            for report, found in groupby(rows, key=lambda row: str(row["report"])):
                yield report, list(found)
