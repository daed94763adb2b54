"""The tile map: a square for each province, with its name and number of documents, leading to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output.markdown import join, text
from generator.output.pictures.svg import figure, linked, picture, rect, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.knowledge.placenames.tiles import Tile
    from generator.output.markdown import Html

SIDE: Final = 44
"""The side of a square, in pixels: of the eight in a row each is 40 wide at 320."""
GAP: Final = 3
"""The gap after a square."""
NAME_AT: Final = 20
COUNT_AT: Final = 35
"""The base lines of the name and of the number in a square."""


class Province(NamedTuple):
    """A province on the map: its short name, how many documents there are, and the page; empty without any."""

    name: str
    documents: int
    target: str


def tile_map(caption: str, tiles: Sequence[Tile], provinces: Mapping[str, Province]) -> Html:
    """Return the map of provinces by code; `caption` is source text. A province without documents has no link.

    Links are in the order of the codes, each named with its number, so that the map is a list to a screen reader.
    """
    step = SIDE + GAP
    width, height = (max(line) * step - GAP for line in zip(*((t.column, t.row) for t in tiles), strict=True))
    shapes = (_tile((tile.column - 1) * step, (tile.row - 1) * step, provinces[tile.code]) for tile in tiles)
    label = "省份方格图：方格只示大致方位，不是地图"
    return figure(
        text(caption), picture((width, height), label, shapes, "fz-tiles", links=True), name="fz-tile-map"
    )


def _tile(x: int, y: int, province: Province) -> Html:
    middle = x + SIDE // 2
    square = rect((x, y, SIDE, SIDE), "fz-has" if province.documents else "fz-none")
    name = words(middle, y + NAME_AT, province.name, "fz-called")
    if not province.documents:
        return join([square, name])
    shapes = (square, name, words(middle, y + COUNT_AT, str(province.documents), "fz-count"))
    return linked(province.target, f"{province.name}，{province.documents}篇", shapes)
