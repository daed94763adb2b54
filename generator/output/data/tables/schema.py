"""The tables of the exported data and their columns, from `columns.yml`: schemas and codebook follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FILE: Final = Path(__file__).with_name("columns.yml")
EACH: Final = "{theme}"
"""What the id of each theme replaces in the name of a column."""


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column: its name, its type in a Data Package, and what it says, for readers."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table: its file, title, what a row is, its key columns, and the column that refers to a report, if any."""

    file: str
    title: str
    row: str
    columns: tuple[DataColumn, ...]
    key: tuple[str, ...] = ()
    refers: str = ""

    def of_themes(self, themes: Sequence[str]) -> Iterator[DataColumn]:
        """Yield the columns; one for each theme where the name says so."""
        for column in self.columns:
            if EACH in column.name:
                yield from (
                    DataColumn(column.name.replace(EACH, theme), column.type, column.meaning) for theme in themes
                )
            else:
                yield column

    def names(self, themes: Sequence[str]) -> list[str]:
        """Return the names of the columns."""
        return [column.name for column in self.of_themes(themes)]

    def schema(self, themes: Sequence[str]) -> dict[str, Any]:
        """Return the schema of the table, as a Data Package has it."""
        fields = [
            {"name": column.name, "type": column.type, "description": column.meaning}
            for column in self.of_themes(themes)
        ]
        return {"fields": fields, "missingValues": [""], **({"primaryKey": list(self.key)} if self.key else {})}


@cache
def tables() -> Mapping[str, DataTable]:
    """Return the tables by the names of their files, in the order of the codebook."""
    return {row["file"]: _table(row) for row in yaml.safe_load(FILE.read_text(encoding="utf-8"))}


def _table(row: Mapping[str, Any]) -> DataTable:
    columns = tuple(DataColumn(*column) for column in row["columns"])
    return DataTable(
        row["file"], row["title"], row["of"], columns, tuple(row.get("key", ())), row.get("refers", "")
    )


def codebook_rows(themes: Sequence[str]) -> Iterator[list[str]]:
    """Yield a row for each column of each table: file, name, type, meaning."""
    for table in tables().values():
        yield from ([table.file, column.name, column.type, column.meaning] for column in table.of_themes(themes))
