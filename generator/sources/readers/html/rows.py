"""Rows: a row of a table of data is one line of cells; a table that only lays out the page has no rows.

What is a row here must be one for the text layer (`generator.text.lines.rows`), which else takes the blank between
two cells for a stray one and removes it: figures would run together.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from generator.knowledge.marks import CELL, COLON, COMMA, ENDS, SEMICOLON
from generator.sources.readers.html.page import WebLine, solid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_ROW: Final = 200
"""The most characters of a row, as in the text layer."""

SURE_CELLS: Final = 3
"""The number of cells, or of rows of two, from which on rows are sure, as in the text layer."""

LINES_IN_CELL: Final = 3
"""The most lines of a cell of data: a name with its unit in brackets below it. A choice."""

SENTENCE: Final = re.compile(f"[。{SEMICOLON}{ENDS}]|[{COMMA}、{COLON}](?:\\s|\\Z)")
_OPEN: Final = "(\N{FULLWIDTH LEFT PARENTHESIS}"
_CLOSE: Final = ")\N{FULLWIDTH RIGHT PARENTHESIS}"
NUMBER: Final = re.compile(f"[{_OPEN}]?(?:[0-9]{{1,3}}|[一二三四五六七八九十百]{{1,4}}|[①-⑳㈠-㈩])[{_CLOSE}、.]?")
"""A cell that numbers its row; the text layer takes it for the number of a heading."""

LABEL: Final = re.compile(f"[^{COLON}:\n]{{2,10}}[{COLON}:]\\s*")
"""A cell that names the value in the next one."""

INNER: Final = re.compile("\\s+")


def with_rows(lines: Sequence[WebLine]) -> list[WebLine]:
    """Return the lines of a page with each row of data as one line, its cells apart by U+3000."""
    found: list[WebLine] = []
    for table, of_table in groupby(lines, key=lambda line: line.cell.table if line.cell else 0):
        part = list(of_table)
        found += _table(part) if table else part
    return found


def _table(lines: Sequence[WebLine]) -> Iterator[WebLine]:
    rows = [list(row) for _, row in groupby(lines, key=lambda line: line.cell.row if line.cell else 0)]
    joined = [_cells(row) for row in rows]
    for is_row, group in groupby(zip(rows, joined, strict=True), key=lambda pair: bool(pair[1])):
        block = list(group)
        if is_row and _sure([cells for _, cells in block]):
            yield from (_row(row, cells) for row, cells in block)
        else:
            yield from (line for row, _ in block for line in _pairs(row))


def _cells(row: Sequence[WebLine]) -> list[str]:
    """Return the texts of the cells of a row of data; nothing for another row."""
    cells: list[str] = []
    for _, of_cell in groupby(row, key=lambda line: line.cell):
        lines = [INNER.sub(" ", line.text).strip() for line in of_cell]
        glued = any(a[-1:].isascii() and b[:1].isascii() for a, b in pairwise(lines))
        if len(lines) > LINES_IN_CELL or glued:
            return []
        cells.append("".join(lines))
    size = sum(map(len, cells)) + len(cells) - 1
    text = CELL.join(cells)
    single = len(cells) < SURE_CELLS and NUMBER.fullmatch(cells[0])
    return [] if len(cells) < 2 or size > LONGEST_ROW or SENTENCE.search(text) or single else cells  # noqa: PLR2004


def _pairs(row: Sequence[WebLine]) -> list[WebLine]:
    """Return the lines of a row of labels and values, as the index of a document has them, one for each pair."""
    cells = [list(of_cell) for _, of_cell in groupby(row, key=lambda line: line.cell)]
    labels = [cell[0].text for cell in cells[::2]]
    single = all(len(cell) == 1 for cell in cells)
    if len(cells) % 2 or not single or not all(LABEL.fullmatch(label) for label in labels):
        return list(row)
    pairs = zip(labels, cells[1::2], strict=True)
    return [replace(value[0], text="".join(label.split()) + value[0].text.strip()) for label, value in pairs]


def _sure(rows: Sequence[Sequence[str]]) -> bool:
    """Whether neighbouring rows are rows for the text layer: three of them, or two of three cells."""
    equal = len({len(cells) for cells in rows}) < len(rows)
    return len(rows) > 1 and equal and (len(rows) >= SURE_CELLS or all(len(cells) >= SURE_CELLS for cells in rows))


def _row(lines: Sequence[WebLine], cells: Sequence[str]) -> WebLine:
    first = lines[0]
    text = CELL.join(cells)
    linked = min(sum(line.linked for line in lines), solid(text))
    return replace(first, text=text, linked=linked, level=0, indent=False)
