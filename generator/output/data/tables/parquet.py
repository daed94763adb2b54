"""Parquet: reports, passages and indicators as in the tables, their types kept, where pyarrow is installed."""

from __future__ import annotations

import json
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Self

from generator.knowledge.errors import FangzhiError
from generator.output.data.indicators import read_figures
from generator.output.data.passages import read_passages
from generator.output.data.tables.flat import (
    INDICATORS,
    PASSAGES,
    REPORTS,
    indicator_rows,
    passage_rows,
    report_rows,
)
from generator.output.data.tables.schema import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

EXTRA: Final = "parquet"
PARQUET: Final = ("reports", "passages", "indicators")
"""The tables that are written, in this order."""
TYPES: Final = {
    "string": "string",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool_",
    "date": "date32",
    "any": "string",
}
"""The type of pyarrow for each type of a column."""
GROUP: Final = 20_000
"""The least rows that are written at once: some 20 MB of text, a choice."""


def has_parquet() -> bool:
    """Whether the library is installed."""
    try:
        import_module("pyarrow")
    except ImportError:
        return False
    return True


def write_parquet(data: Path, reports: Path, passages: Path, indicators: Path) -> None:
    """Write the three tables of a folder of data to files; a FangzhiError without the library."""
    if not has_parquet():
        raise FangzhiError(
            str(reports), "Parquet needs pyarrow", f"install the extra: pip install 'fangzhi[{EXTRA}]'"
        )
    rows = [json.loads(line) for line in (data / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    themes = tuple(theme["id"] for theme in rows[0]["themes"]) if rows else ()
    with _File(reports, REPORTS, themes) as file:
        file.write(report_rows(rows, themes))
    known = {row["id"]: (row["place"]["name"], row["year"]) for row in rows}
    with _File(passages, PASSAGES, themes) as file:
        for report, found in read_passages(data):
            file.write(passage_rows(found, *known[report], themes))
            file.flush(GROUP)
    with _File(indicators, INDICATORS, ()) as file:
        for report, found in read_figures(data):
            file.write(indicator_rows(found, *known[report]))
            file.flush(GROUP)


class _File:
    """An open Parquet file that takes the rows of a table."""

    def __init__(self, path: Path, table: str, themes: Sequence[str]) -> None:
        self._arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
        self._columns = list(tables()[table].of_themes(themes))
        fields = [(column.name, getattr(self._arrow, TYPES[column.type])()) for column in self._columns]
        self._schema = self._arrow.schema(fields)
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[list[object]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.flush(1)
        self._writer.close()

    def write(self, rows: Iterable[list[object]]) -> None:
        self._rows += rows

    def flush(self, least: int) -> None:
        """Write the rows that wait, if they are so many."""
        if len(self._rows) < least:
            return
        columns: list[Any] = []
        for at, column in enumerate(self._columns):
            values = (row[at] for row in self._rows)
            columns.append(
                self._arrow.array([_typed(value, column.type) for value in values], self._schema.field(at).type)
            )
        self._writer.write_table(self._arrow.Table.from_arrays(columns, schema=self._schema))
        self._rows = []


def _typed(value: object, of: str) -> object:
    """Return a value as its column has it: a day as a date, what may be more than one number as text."""
    if of == "date":
        return date.fromisoformat(str(value)) if value else None
    return str(value) if of == "any" and value is not None else value
