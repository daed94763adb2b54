"""Coverage: for each area a row of squares, one a year, that show whether its documents are there and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output.markdown import Html, Md, anchor, element, join, text
from generator.output.pictures.svg import figure, picture, rect, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SIDE: Final = 15
GAP: Final = 2
"""The side of a square and the gap after it, in pixels: twenty of them are as wide as a telephone."""
COUNTED: Final = 22
"""The width of a square with a number in it, in pixels."""
FEW: Final = 8
"""The most years whose squares have a number."""
YEARS: Final = 20
"""The most years in a row, the latest; those between without a document are there as well."""
STATES: Final = (("fz-full", "全"), ("fz-part", "有残缺"), ("fz-none", "未收"))


class Held(NamedTuple):
    """The documents of an area and year: how many there are, and how many of them are incomplete."""

    documents: int
    incomplete: int


class Covered(NamedTuple):
    """An area with the address of its page, and what there is of it by year."""

    name: str
    target: str
    held: Mapping[int, Held]


def coverage(caption: str, rows: Sequence[Covered]) -> Html:
    """Return rows of squares with their legend; `caption` and names are source text. Rows run in columns."""
    there = {year for row in rows for year in row.held}
    last, first = max(there), min(there)
    years = range(max(first, last - YEARS + 1), last + 1)
    before = f"，另有{first}年起的" if first < years[0] else ""
    rows = [row for row in rows if any(year in row.held for year in years)]
    counted = len(years) <= FEW and any(held.documents > 1 for row in rows for held in row.held.values())
    items = "".join(f"<li>{_row(row, years, counted=counted)}</li>" for row in rows)
    listed = Html(Md(f'<ul class="fz-coverage">{items}</ul>'))
    return figure(text(f"{caption}：{_span(years)}{before}"), _legend(), listed, name="fz-covered")


def _span(years: Sequence[int]) -> str:
    return "、".join(map(str, years)) if len(years) <= FEW // 2 else f"{years[0]}—{years[-1]}年，由左到右"


def _legend() -> Html:
    shown = (
        join([picture((SIDE, SIDE), word, [_square(0, SIDE, name)], "fz-key"), text(word)])
        for name, word in STATES
    )
    return element("span", join(shown, " "), "fz-legend")


def _row(row: Covered, years: Sequence[int], *, counted: bool) -> Html:
    step = (COUNTED if counted else SIDE) + GAP
    said = "、".join(f"{year}年{_said(row.held[year])}" for year in years if year in row.held) or "未收"
    shapes = (_year(n * step, step - GAP, row.held.get(year), counted=counted) for n, year in enumerate(years))
    drawn = picture((len(years) * step - GAP, SIDE), f"{row.name}：{said}", shapes, "fz-years")
    return join([anchor(text(row.name), row.target), drawn])


def _said(held: Held) -> str:
    number = f"{held.documents}篇" if held.documents > 1 else ""
    state = "全" if not held.incomplete else f"{held.incomplete}篇有残缺" if held.documents > 1 else "有残缺"
    return number + (f"（{state}）" if number and held.incomplete else "" if number else state)


def _year(x: int, width: int, held: Held | None, *, counted: bool) -> Html:
    name = "fz-none" if not held else "fz-part" if held.incomplete else "fz-full"
    square = _square(x, width, name)
    if not held or not counted:
        return square
    return join([square, words(x + width // 2, SIDE - 4, str(held.documents), f"fz-count {name}")])


def _square(x: int, width: int, name: str) -> Html:
    return rect((x, 0, width, SIDE), name)
