"""The tile map: where each province is on a grid of equal squares, roughly as on a map and without borders."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.yaml_entries import shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.knowledge.placenames.division import Division

COLUMNS: Final = ("code", "row", "column")
PROVINCE: Final = "0000"
"""The end of the code of a province."""


class Tile(NamedTuple):
    """A province on the grid: its GB/T 2260 code, row and column, both from 1."""

    code: str
    row: int
    column: int


def load_tiles(path: Path, provinces: Mapping[str, Division]) -> tuple[Tile, ...]:
    """Return the tile of each province; one that has two or that of another is a KnowledgeError."""
    file = shown(path)
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    if not rows or tuple(rows[0]) != COLUMNS:
        raise KnowledgeError(f"{file} line 1", "the columns are not known", f"write {','.join(COLUMNS)}")
    tiles = [_tile(f"{file} line {number}", row, provinces) for number, row in enumerate(rows[1:], 2)]
    _check(file, tiles)
    return tuple(tiles)


def _tile(place: str, row: list[str], provinces: Mapping[str, Division]) -> Tile:
    if len(row) != len(COLUMNS) or not all(cell.isascii() and cell.isdigit() and int(cell) for cell in row):
        raise KnowledgeError(
            place, f"not a tile: {','.join(row)}", f"write {', '.join(COLUMNS)} as numbers from 1"
        )
    code, line, column = row
    if code not in provinces or not code.endswith(PROVINCE):
        raise KnowledgeError(place, f"'{code}' is not the code of a province", "see places.csv")
    return Tile(code, int(line), int(column))


def _check(file: str, tiles: list[Tile]) -> None:
    for found in ([tile.code for tile in tiles], [f"{tile.row},{tile.column}" for tile in tiles]):
        if twice := [one for one in found if found.count(one) > 1]:
            raise KnowledgeError(file, f"{twice[0]} is given twice", "give each province a tile of its own")
