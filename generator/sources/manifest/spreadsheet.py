"""A manifest as a spreadsheet: a CSV file with one line a file, as programs for spreadsheets save it."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml

from generator.knowledge.errors import KnowledgeError, nearest
from generator.knowledge.yaml_entries import Entry, shown
from generator.sources.manifest.keys import COLUMNS, FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEPARATORS: Final = (",", ";", "\t", "\N{FULLWIDTH COMMA}", "\N{FULLWIDTH SEMICOLON}")
STATED: Final = "sep="
"""The start of a first line with which Excel is told the separator."""
NOTE: Final = "#"
"""The start of a line, or of the name of a column, that is the operator's own and is not read."""
TEXT: Final = "tag:yaml.org,2002:str"
WIDE: Final = (BOM_UTF16_LE, BOM_UTF16_BE)


class Table(NamedTuple):
    """The rows of a spreadsheet as entries, and its mistakes."""

    entries: tuple[Entry, ...]
    wrong: tuple[KnowledgeError, ...]


class _Row(NamedTuple):
    line: int
    cells: list[str]


def read_table(path: Path) -> Table:
    """Return the rows of a CSV file; a mistake in the first line means that no row is read.

    The text is in UTF-8, GB18030, or UTF-16 with its mark; cells are separated by a comma, a semicolon or a tab.
    """
    file = shown(path)
    try:
        rows = list(_rows(_text(path, file), file))
    except KnowledgeError as error:
        return Table((), (error,))
    if not rows:
        return Table((), ())
    head, *rest = rows
    keys, wrong = _columns(head, file)
    if wrong:
        return Table((), tuple(wrong))
    entries = tuple(_entry(file, row, keys) for row in rest)
    return Table(entries, tuple(error for row in rest for error in _too_long(file, row, keys)))


def _text(path: Path, file: str) -> str:
    data = path.read_bytes()
    codecs = ("utf-16",) if data.startswith(WIDE) else ("utf-8-sig", "gb18030")
    for codec in codecs:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    raise KnowledgeError(file, "the file is neither UTF-8 nor GB18030", "save it as “CSV UTF-8”")


def _rows(text: str, file: str) -> Iterator[_Row]:
    """Yield the rows that are neither blank nor a note, with their first line and cells without blanks around."""
    first = text.lstrip("\r\n").partition("\n")[0].strip()
    stated = first.lower().startswith(STATED) and len(first) == len(STATED) + 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, first, stated), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise KnowledgeError(
                f"{file} line {line}", f"not a row of CSV ({error})", "correct its quotes"
            ) from error
        if cells is None:
            return
        cells = [cell.strip() for cell in cells]
        own = any(cells) and cells[0].startswith(NOTE)
        if any(cells) and not own and not (stated and cells[0].lower() in {STATED, first.lower()}):
            yield _Row(line, cells)


def _separator(text: str, first: str, stated: bool) -> str:  # noqa: FBT001 - a fact about the first line
    """Return the separator that the file states, or that divides the names of columns best."""
    if stated:
        return first[-1]
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith(NOTE))
    head = next(lines, "")

    def known(separator: str) -> int:
        return sum(_key(cell.strip(' "')) is not None for cell in head.split(separator))

    return max(SEPARATORS, key=known)


def _key(cell: str) -> str | None:
    return COLUMNS.get(cell.strip().lower())


def _columns(head: _Row, file: str) -> tuple[list[str | None], list[KnowledgeError]]:
    """Return the key of each column, None for one that is not read, and the mistakes."""
    place, taken = f"{file} line {head.line}", dict[str, str]()
    keys: list[str | None] = []
    wrong: list[KnowledgeError] = []
    for cell in head.cells:
        key = _key(cell)
        if key in taken:
            problem = f"the columns '{taken[key]}' and '{cell}' say the same"
            wrong.append(KnowledgeError(place, problem, "keep one"))
        elif key:
            taken[key] = cell
        elif cell and not cell.startswith(NOTE):
            remedy = nearest(cell, COLUMNS, f"known columns: {', '.join(COLUMNS)}")
            problem = f"the column '{cell}' is not known"
            wrong.append(KnowledgeError(place, problem, f"{remedy}; a column of your own starts with '{NOTE}'"))
        keys.append(key)
    if FILE not in taken:
        problem = "there is no column 'file' (文件)"
        wrong.append(KnowledgeError(place, problem, "the first line has the names of the columns"))
    return keys, wrong


def _entry(file: str, row: _Row, keys: list[str | None]) -> Entry:
    """Return a row as an entry, as the same manifest in YAML would have it."""
    mark = yaml.Mark(file, 0, row.line - 1, 0, None, 0)
    nodes: dict[str, yaml.Node] = {
        key: yaml.ScalarNode(TEXT, cell, mark, mark)
        for key, cell in zip(keys, row.cells, strict=False)
        if key and cell
    }
    return Entry(file, row.line, nodes)


def _too_long(file: str, row: _Row, keys: list[str | None]) -> Iterator[KnowledgeError]:
    if any(row.cells[len(keys) :]):
        problem = f"the row has {len(row.cells)} cells, the first line {len(keys)}"
        yield KnowledgeError(
            f"{file} line {row.line}", problem, "put a cell that has the separator in it in quotes"
        )
