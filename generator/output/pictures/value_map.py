"""The tile map of an indicator: in each square the target of a province, darker where it is higher."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output.markdown import element, join, text
from generator.output.pictures.svg import figure, linked, picture, rect, words
from generator.output.pictures.tile_map import COUNT_AT, GAP, NAME_AT, SIDE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.knowledge.placenames.tiles import Tile
    from generator.output.markdown import Html

KEY: Final = "色深者高；方格只示大致方位"
STEPS: Final = 5
"""The shades, from the lowest to the highest number."""


class Valued(NamedTuple):
    """A province on the map: its name, its target in full and as short as a square, and where its sentence is.

    `number` decides the shade; without one the square is empty, without words there is no link.
    """

    name: str
    said: str = ""
    shown: str = ""
    number: float | None = None
    target: str = ""


def value_map(caption: str, tiles: Sequence[Tile], provinces: Mapping[str, Valued]) -> Html:
    """Return the map of provinces by code; `caption` and words are source text."""
    step = SIDE + GAP
    width, height = (max(line) * step - GAP for line in zip(*((t.column, t.row) for t in tiles), strict=True))
    ranked = sorted({one.number for one in provinces.values() if one.number is not None})
    shapes = (
        _tile((tile.column - 1) * step, (tile.row - 1) * step, provinces[tile.code], ranked) for tile in tiles
    )
    label = f"{caption}，省份方格图：方格只示大致方位，不是地图"
    drawn = picture((width, height), label, shapes, "fz-tiles fz-values", links=True)
    return figure(text(caption), element("span", text(KEY), "fz-legend"), drawn, name="fz-value-map")


def _tile(x: int, y: int, province: Valued, ranked: Sequence[float]) -> Html:
    middle = x + SIDE // 2
    square = rect((x, y, SIDE, SIDE), _shade(province.number, ranked))
    name = words(middle, y + NAME_AT, province.name, "fz-called")
    if not province.target:
        return join([square, name])
    shapes = (square, name, words(middle, y + COUNT_AT, province.shown, "fz-count"))
    return linked(province.target, f"{province.name}，{province.said}", shapes)


def _shade(number: float | None, ranked: Sequence[float]) -> str:
    """Return the class of a square: by the rank of its number among the different ones."""
    if number is None:
        return "fz-none"
    last = max(len(ranked) - 1, 1)
    return f"fz-has fz-shade-{1 + ranked.index(number) * (STEPS - 1) // last}"
