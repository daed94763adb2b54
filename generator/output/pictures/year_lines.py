"""One indicator over the years: for each place what it wanted and what it reports, on one scale for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output.markdown import Html, Md, element, join, text
from generator.output.pictures.marks import Scale
from generator.output.pictures.svg import dot, figure, picture, stroke, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TALL: Final = 56
HEAD: Final = 16
FOOT: Final = 18
"""The height of the numbers, and the room above and below them for words, in pixels."""
WIDE: Final = 44
NARROW: Final = 15
"""The width of a year with and without room for words."""
FEW: Final = 5
"""The most years that have room for words; of more the first and the last are named."""
SIDE: Final = 14
"""The room at both sides for words in the middle of the first and the last year."""


class AimedYear(NamedTuple):
    """A year: the number that was wanted and the one that is reported, if they are known, and both in words."""

    year: int
    target: float | None
    result: float | None
    said: str = ""


class PlaceYears(NamedTuple):
    """A place by its name, with its years in order."""

    name: str
    years: tuple[AimedYear, ...]


def year_lines(caption: str, places: Sequence[PlaceYears], *, joined: bool) -> Html:
    """Return a small picture for each place; `caption` and names are source text. Nothing without a place.

    `joined`: numbers of following years can be compared, so that a line joins them; amounts are not, because one
    that is counted anew looks like a crash.
    """
    numbers = [
        one for place in places for year in place.years for one in (year.target, year.result) if one is not None
    ]
    if not numbers:
        return text("")
    low, high = min(numbers), max(numbers)
    first, last = (pick(year.year for place in places for year in place.years) for pick in (min, max))
    small = [_drawn(place, (first, last), (low, high), joined=joined) for place in places]
    keys = [_key("fz-aim", "目标"), _key("fz-got", "结果")]
    legend = element("span", join(keys, " "), "fz-legend")
    return figure(
        text(caption), legend, Html(Md(f'<div class="fz-multiples">{join(small)}</div>')), name="fz-year-lines"
    )


def _key(name: str, label: str) -> Html:
    shape = stroke(((1, 7), (15, 7)), name) if name == "fz-aim" else dot(8, 7, 3, name)
    return element("span", join([picture((16, 14), label, [shape], "fz-key"), text(label)]))


def _drawn(place: PlaceYears, years: tuple[int, int], ends: tuple[float, float], *, joined: bool) -> Html:
    first, last = years
    few = last - first < FEW
    step = WIDE if few else NARROW
    width = (last - first) * step + 2 * SIDE
    scale = Scale(*ends, 0, TALL)
    shapes = [*_lines(place, first, step, scale)] if joined else []
    for one in place.years:
        shapes += _marks(one, SIDE + (one.year - first) * step, step, scale, few=few)
    if not few:
        shapes.append(words(0, HEAD + TALL + FOOT - 3, str(first), "fz-start"))
        shapes.append(words(width, HEAD + TALL + FOOT - 3, str(last), "fz-end"))
    said = "；".join(f"{one.year}年{one.said}" for one in place.years)
    drawn = picture((width, HEAD + TALL + FOOT), f"{place.name}：{said}", shapes, "fz-years-of")
    return element("span", join([element("span", text(place.name), "fz-called"), drawn]), "fz-multiple")


def _height(scale: Scale, number: float) -> int:
    return HEAD + TALL - scale.at(number)


def _lines(place: PlaceYears, first: int, step: int, scale: Scale) -> Iterator[Html]:
    """Yield a line through the results of years that follow each other."""
    run: list[tuple[int, int]] = []
    before = 0
    for one in place.years:
        if one.result is None or one.year != before + 1:
            if len(run) > 1:
                yield stroke(run, "fz-got-line")
            run = []
        if one.result is not None:
            run.append((SIDE + (one.year - first) * step, _height(scale, one.result)))
            before = one.year
    if len(run) > 1:
        yield stroke(run, "fz-got-line")


def _marks(one: AimedYear, x: int, step: int, scale: Scale, *, few: bool) -> Iterator[Html]:
    half = min(step, 2 * SIDE) // 2 - 2
    if one.target is not None:
        y = _height(scale, one.target)
        yield stroke(((x - half, y), (x + half, y)), "fz-aim")
    if one.result is not None:
        yield dot(x, _height(scale, one.result), 3, "fz-got", f"{one.year}年{one.said}")
    if few:
        yield words(x, HEAD + TALL + FOOT - 3, str(one.year), "fz-year")
        known = [number for number in (one.target, one.result) if number is not None]
        shown = one.result if one.result is not None else one.target
        if shown is not None:
            yield words(x, _height(scale, max(known)) - 6, f"{shown:g}", "fz-count")
