"""Cells of tables of indicators: what a place states, leading to its sentence, or why there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output import addresses
from generator.output.indicators.quantities import number_in
from generator.output.markdown import Html, Md, address, attribute, element, join, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.output.indicators.columns import IndicatorColumn
    from generator.output.indicators.points import Point
    from generator.output.overview.areas import Area
    from generator.reading.model import Level

MOST: Final = 3
"""The most figures in a cell: two of a double target, and one more."""
UNSTATED: Final = ("未见", "fz-unsaid")
UNREPORTED: Final = ("结果未见", "fz-unsaid")
LOST: Final = ("来源缺", "fz-lost")
NONE: Final = ("未收", "fz-unheld")
"""What a cell says without a figure, and its class: not in the document, whose source has gaps, no document."""
LEVELS: Final[dict[Level | None, str]] = {
    "national": "全国",
    "province": "省级",
    "prefecture": "地级",
    "county": "县级",
    "zone": "功能区",
    None: "地区不详",
}


def figure_cell(here: str, found: Sequence[Point], unit: str) -> Html:
    """Return a cell with figures, each a link to its sentence; scripts sort it by its number in a unit."""
    number = next((value for point in found if (value := number_in(point, unit)) is not None), None)
    sorting = "" if number is None else f' data-value="{number:g}"'
    shown = join((figure_link(here, point) for point in found[:MOST]), "、")
    more = text("等") if len(found) > MOST else text("")
    return Html(Md(f"<td{sorting}>{shown}{more}</td>"))


def figure_link(here: str, point: Point) -> Html:
    """Return the words of a figure as a link to its sentence, by which the script opens it in place."""
    target = addresses.site_link(here, point.card.home, point.anchor)
    said = f"{point.card.id}/{point.number}"
    name = "" if point.figure.value is not None else ' class="fz-worded"'
    return Html(Md(f'<a href="{address(target)}" data-said="{attribute(said)}"{name}>{text(point.shown)}</a>'))


def empty_cell(why: tuple[str, str]) -> Html:
    """Return a cell without a figure."""
    words, name = why
    return Html(Md(f'<td class="{name}">{text(words)}</td>'))


def place_head(here: str, place: Area, note: str = "") -> Html:
    """Return the head of a row: the place, leading to its page."""
    label = text(place.name)
    target = addresses.site_link(here, addresses.city_file(place.slug))
    small = element("small", text(note)) if note else text("")
    return Html(Md(f'<th scope="row"><a href="{address(target)}">{label}</a>{small}</th>'))


def place_row(place: Area, cells: Iterable[Html]) -> Html:
    """Return a row of a place, with what scripts choose rows by."""
    stands = place.own[0].place
    province = attribute(stands.province or (stands.name if stands.level == "province" else ""))
    level = attribute(LEVELS[stands.level])
    return Html(Md(f'<tr data-province="{province}" data-level="{level}">{"".join(cells)}</tr>'))


def cell_table(caption: str, columns: Sequence[IndicatorColumn], rows: Iterable[Html], root: str) -> Html:
    """Return a table of places by indicators; `root` is the way from the page to the folder of sentences."""
    heads = (Html(Md(_head(column.name, "-".join(column.key)))) for column in columns)
    return _table(caption, heads, rows, root)


def year_table(caption: str, years: Iterable[int], rows: Iterable[Html], root: str) -> Html:
    """Return a table of places by years."""
    return _table(caption, (Html(Md(_head(f"{year}年", str(year)))) for year in years), rows, root)


def _head(name: str, key: str) -> str:
    return f'<th scope="col" data-key="{attribute(key)}">{text(name)}</th>'


def _table(caption: str, heads: Iterable[Html], rows: Iterable[Html], root: str) -> Html:
    frame = f'role="region" tabindex="0" aria-label="{attribute(caption)}" data-root="{address(root)}"'
    lines = [
        f'<div class="fz-table fz-cells" {frame}>',
        '<table class="fz-grid">',
        f"<caption>{text(caption)}</caption>",
        f'<thead><tr><th scope="col">{text("地区")}</th>{join(heads)}</tr></thead>',
        "<tbody>",
        *rows,
        "</tbody>",
        "</table>",
        "</div>",
    ]
    return Html(Md("\n".join(lines)))
