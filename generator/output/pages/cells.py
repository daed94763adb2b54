"""Rows of cells on a page: neighbouring rows of equally many cells are one table, each row under its anchor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.marks import CELL
from generator.output.markdown import element, grid, join, text
from generator.output.pages import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from generator.output.markdown import Html
    from generator.reading.model import Passage

FIGURE: Final = re.compile(r"[<>≤≥=~±+-]?[\d.,]+[%‰]?")
LABEL: Final = "表格"


def in_tables(passages: Sequence[Passage], apart: AbstractSet[str]) -> Iterator[list[Passage]]:
    """Yield the passages in order, those of one table together and each other one alone.

    `apart` are the ids of passages that something is put beside.
    """
    run: list[Passage] = []
    for passage in passages:
        if run and not (_cells(run[0]) == _cells(passage) > 0 and apart.isdisjoint((run[0].id, passage.id))):
            yield run
            run = []
        run.append(passage)
    if run:
        yield run


def cell_table(rows: Sequence[Passage]) -> Html:
    """Return rows as a table; the text of each row is exactly its passage, the signs of cells included."""
    split = [passage.text.split(CELL) for passage in rows]
    shown = [
        (passage.id, [_cell(cells, n) for n in range(len(cells))])
        for passage, cells in zip(rows, split, strict=True)
    ]
    return grid(LABEL, shown, has_head=_has_head(split))


def _cells(passage: Passage) -> int:
    """Return the number of cells of a row, 0 for a passage that is none."""
    return passage.text.count(CELL) + 1 if passage.kind == "paragraph" and CELL in passage.text else 0


def _cell(cells: Sequence[str], n: int) -> Html:
    sign = element("span", text(CELL), "fz-cell") if n + 1 < len(cells) else text("")
    return join([blocks.marked(cells[n]), sign])


def _has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: it alone has no figure."""
    figures = [any(FIGURE.fullmatch(cell) for cell in row) for row in rows]
    return not figures[0] and all(figures[1:])
