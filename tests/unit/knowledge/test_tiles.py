"""The tile map of provinces: every province has one square of its own, and a mistake is named with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.placenames.tiles import load_tiles

if TYPE_CHECKING:
    from pathlib import Path

CODES = load_knowledge().places.by_code


def test_every_province_has_a_tile() -> None:
    provinces = {code for code in CODES if code.endswith("0000")}
    assert {tile.code for tile in load_knowledge().tiles} == provinces


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("code,row", "line 1: the columns are not known"),
        ("code,row,column\n110000,1", "line 2: not a tile"),
        ("code,row,column\n110000,0,1", "line 2: not a tile"),
        ("code,row,column\n430100,1,1", "line 2: '430100' is not the code of a province"),
        ("code,row,column\n110000,1,1\n120000,1,1", "1,1 is given twice"),
        ("code,row,column\n110000,1,1\n110000,1,2", "110000 is given twice"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, rows: str, problem: str) -> None:
    table = tmp_path / "tiles.csv"
    table.write_text(rows, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=problem):
        load_tiles(table, CODES)
