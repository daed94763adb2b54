"""Audit the tables from the files alone: hashes, and that tables and texts are those of the JSON lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from generator.output.data.indicators import read_figures
from generator.output.data.passages import FOLDER as OBJECTS
from generator.output.data.passages import read_passages
from generator.output.data.tables.flat import (
    FOLDER,
    INDICATORS,
    INDICATORS_FOLDER,
    PASSAGES,
    REPORTS,
    TEXTS,
    indicator_rows,
    passage_rows,
    report_rows,
)
from generator.output.data.tables.package import PACKAGE, files_of
from generator.output.data.tables.sheets import sheet
from generator.output.data.tables.writing import indicators_head, passages_head, reports_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

JsonObject = dict[str, Any]


def audit_tables(data: Path) -> list[Finding]:
    """Return a finding for each file with another hash than described, or that is not what the JSON lines give."""
    try:
        described = json.loads((data / PACKAGE).read_text(encoding="utf-8"))
        return [*_hashes(data, described["resources"]), *_tables(data)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [Finding(Code.DATA_UNREADABLE(reason=str(error)), str(data))]


def _hashes(data: Path, resources: Sequence[JsonObject]) -> Iterator[Finding]:
    said = {one["path"]: (one["bytes"], one["hash"]) for one in resources}
    there = {one.path: (one.size, f"sha256:{one.sha256}") for one in files_of(data)}
    for path in sorted(said.keys() | there.keys()):
        if path not in there:
            yield Finding(Code.DATA_GONE(), path)
        elif path not in said:
            yield Finding(Code.DATA_NOT_DESCRIBED(), path)
        elif said[path] != there[path]:
            yield Finding(Code.DATA_HASH(), path)


def _tables(data: Path) -> Iterator[Finding]:
    """Find tables and texts that are not what the objects give; the passages of one report are held at a time."""
    rows = [json.loads(line) for line in (data / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    themes = tuple(theme["id"] for theme in rows[0]["themes"]) if rows else _themes(data)
    if _read(data / REPORTS) != reports_head(themes) + sheet(report_rows(rows, themes)):
        yield Finding(Code.DATA_TABLE(), REPORTS)
    by_id = {row["id"]: row for row in rows}
    yield from _texts_and_passages(data, by_id, themes)
    yield from _indicators(data, by_id)


def _themes(data: Path) -> tuple[str, ...]:
    """Return the themes that the head of the table of reports names, where there is no report."""
    names = _read(data / REPORTS).strip().split(",")
    return tuple(name.removeprefix("theme_") for name in names if name.startswith("theme_"))


def _texts_and_passages(data: Path, reports: dict[str, JsonObject], themes: tuple[str, ...]) -> Iterator[Finding]:
    apart = (data / OBJECTS).is_dir()
    head = passages_head(themes)
    together = None if apart else (data / PASSAGES).open(encoding="utf-8", newline="")
    same = together is None or together.read(len(head)) == head
    for report, passages in read_passages(data):
        place, year = reports[report]["place"]["name"], reports[report]["year"]
        wanted = sheet(passage_rows(passages, place, year, themes))
        if together is None:
            path = f"{FOLDER}/{report}.csv"
            if _read(data / path) != head + wanted:
                yield Finding(Code.DATA_TABLE(), path)
        else:
            same = together.read(len(wanted)) == wanted and same
        text = "\n".join(row["text"] for row in passages)
        if _read(data / TEXTS / f"{report}.txt") != f"{text}\n":
            yield Finding(Code.DATA_TABLE(), f"{TEXTS}/{report}.txt")
    if together is not None:
        same = same and not together.read(1)
        together.close()
        if not same:
            yield Finding(Code.DATA_TABLE(), PASSAGES)


def _indicators(data: Path, reports: dict[str, JsonObject]) -> Iterator[Finding]:
    """Find tables of figures that are not what the objects give."""
    head = indicators_head()
    if (data / OBJECTS).is_dir():
        waiting = set(reports)
        for report, rows in read_figures(data):
            waiting.discard(report)
            yield from _same(data, report, head + _figures(reports[report], rows))
        for report in sorted(waiting):  # they state nothing
            yield from _same(data, report, head)
        return
    with (data / INDICATORS).open(encoding="utf-8", newline="") as together:
        same = together.read(len(head)) == head
        for report, rows in read_figures(data):
            wanted = _figures(reports[report], rows)
            same = together.read(len(wanted)) == wanted and same
        if not same or together.read(1):
            yield Finding(Code.DATA_TABLE(), INDICATORS)


def _same(data: Path, report: str, wanted: str) -> Iterator[Finding]:
    path = f"{INDICATORS_FOLDER}/{report}.csv"
    if _read(data / path) != wanted:
        yield Finding(Code.DATA_TABLE(), path)


def _figures(report: JsonObject, rows: Sequence[JsonObject]) -> str:
    return sheet(indicator_rows(rows, report["place"]["name"], report["year"]))


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")
