"""The passages in the exported data: one file while hosts take it, above that one for each report."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

JsonObject = dict[str, Any]

PASSAGES: Final = "passages.jsonl"
FOLDER: Final = "passages"
"""The file with the passages of all reports, and the folder that takes its place: `<report>.jsonl` in it."""
FITS: Final = 96 << 20
"""Bytes of the one file: GitHub refuses files of more than 100 MiB, which about a thousand reports reach."""


def write_passages(reports: Iterable[tuple[str, Iterable[str]]], folder: Path) -> None:
    """Write the passages of reports, given as the id of each and its lines, into a folder of data."""
    whole = folder / PASSAGES
    ends: list[tuple[str, int]] = []
    with whole.open("wb") as file:
        for report, lines in reports:
            file.write("".join(lines).encode("utf-8"))
            ends.append((report, file.tell()))
    if ends and ends[-1][1] > FITS:
        _divide(whole, ends, folder / FOLDER)


def _divide(whole: Path, ends: Sequence[tuple[str, int]], folder: Path) -> None:
    folder.mkdir()
    with whole.open("rb") as file:
        for report, end in ends:
            (folder / f"{report}.jsonl").write_bytes(file.read(end - file.tell()))
    whole.unlink()


def read_passages(data: Path) -> Iterator[tuple[str, list[JsonObject]]]:
    """Yield the passages of each report with its id, in either layout; the rows of one report are held at a time.

    An OSError or a ValueError if a file cannot be read.
    """
    folder = data / FOLDER
    files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else [data / PASSAGES]
    for path in files:
        with path.open(encoding="utf-8", newline="\n") as lines:
            rows = (json.loads(line) for line in lines if line.strip())
            for report, found in groupby(rows, key=lambda row: str(row["report"])):
                yield report, list(found)
