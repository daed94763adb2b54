"""The pictures of an indicator: the targets of a year as lines of dots and on the map, and the years of places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output import addresses
from generator.output.indicators.cells import LOST, UNSTATED
from generator.output.indicators.points import distinct, is_broken, is_result, is_target
from generator.output.indicators.quantities import mark_of, number_in
from generator.output.markdown import text
from generator.output.pictures.target_dots import TargetLine, target_dots
from generator.output.pictures.value_map import Valued, value_map
from generator.output.pictures.year_lines import AimedYear, PlaceYears, year_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.places import Gazetteer
    from generator.output.indicators.columns import IndicatorColumn
    from generator.output.indicators.points import Point
    from generator.output.markdown import Html
    from generator.output.overview.areas import Area
    from generator.reading.indicators.model import Measure

PROVINCES: Final = 2
"""The fewest provinces with a number for which there is a map."""
YEARS: Final = 2
"""The fewest years of a place for which there is a picture of them."""


class Placed(NamedTuple):
    """What a place states of one indicator and measure, in the documents on a page."""

    place: Area
    found: tuple[Point, ...]


def short_name(place: Area, places: Gazetteer) -> str:
    """Return the name of a place in a picture: 湖南, 长沙."""
    division = places.by_slug.get(place.slug)
    return division.shorts[0] if division and division.shorts else place.name


def joined(found: Iterable[Point]) -> str:
    """Return the different figures of a place in words: 7%以上、力争8%."""
    return "、".join(point.shown for point in found)


def year_dots(column: IndicatorColumn, year: int, placed: Sequence[Placed], knowledge: Knowledge) -> Html:
    """Return the picture of the targets of all places for a year; nothing without a number."""
    unit = column.unit
    lines: dict[str, TargetLine] = {}
    for line in _lines(placed, unit, knowledge.places):
        before = lines.get(line.shown)
        lines[line.shown] = line._replace(names=(*before.names, *line.names)) if before else line
    ordered = sorted(lines.values(), key=lambda line: line.faint)
    return target_dots(f"{year}年{column.name}目标", ordered, from_zero=is_amount(column.key[1], unit))


def _lines(placed: Sequence[Placed], unit: str, places: Gazetteer) -> Iterator[TargetLine]:
    for place, found in placed:
        name = (short_name(place, places),)
        if found:
            yield TargetLine(tuple((point.shown, mark_of(point, unit)) for point in found), name)
        else:
            why, _ = LOST if any(map(is_broken, place.own)) else UNSTATED
            yield TargetLine(((why, None),), name, faint=True)


def is_amount(measure: Measure, unit: str) -> bool:
    """Whether numbers are amounts, which are seen from zero and can be counted anew, and not rates."""
    return measure == "level" and "%" not in unit


def year_map(
    here: str, column: IndicatorColumn, year: int, placed: Sequence[Placed], knowledge: Knowledge
) -> Html:
    """Return the map of the targets of provinces for a year; nothing for fewer than two numbers."""
    unit = column.unit
    by_slug = {one.place.slug: one for one in placed}
    provinces = {}
    for tile in knowledge.tiles:
        division = knowledge.places.by_code[tile.code]
        found = by_slug[division.slug].found if division.slug in by_slug else ()
        provinces[tile.code] = _valued(here, division.shorts[0], found, unit)
    if sum(one.number is not None for one in provinces.values()) < PROVINCES:
        return text("")
    shown = f"（{unit}）" if unit else ""
    return value_map(f"{year}年各省{column.name}目标{shown}", knowledge.tiles, provinces)


WIDEST: Final = 6
"""The most characters in a square: more than three Chinese ones are not in these words."""


def _valued(here: str, name: str, found: Sequence[Point], unit: str) -> Valued:
    if not found:
        return Valued(name)
    first = found[0]
    short = first.shown.replace(unit, "") if unit else first.shown
    number = number_in(first, unit)
    if number is None:
        short = "有表述"
    elif len(short) > WIDEST:
        short = f"{number:g}"
    target = addresses.site_link(here, first.card.home, first.anchor)
    return Valued(name, joined(found), short, number, target)


def place_years(column: IndicatorColumn, placed: Sequence[Placed], places: Gazetteer) -> Html:
    """Return the years of each place with two or more: targets, and results as later documents report them."""
    unit = column.unit
    shown = [
        PlaceYears(short_name(place, places), years)
        for place, found in placed
        if len(years := tuple(_years(found, unit))) >= YEARS
    ]
    caption = f"{column.name}各年目标与结果{f'（{unit}）' if unit else ''}"
    return year_lines(caption, shown, joined=not is_amount(column.key[1], unit))


def _years(found: Sequence[Point], unit: str) -> Iterator[AimedYear]:
    """Yield the years of a place for which a number is known, in order."""
    targets, results = by_year(found)
    for year in sorted(targets.keys() | results.keys()):
        aimed, got = (next(_numbers(ones.get(year, ()), unit), None) for ones in (targets, results))
        if aimed is not None or got is not None:
            said = [
                f"{word}{joined(ones[year])}"
                for word, ones in (("目标", targets), ("结果", results))
                if year in ones
            ]
            yield AimedYear(year, aimed, got, "，".join(said))


def _numbers(found: Iterable[Point], unit: str) -> Iterator[float]:
    return (number for point in found if (number := number_in(point, unit)) is not None)


def by_year(found: Iterable[Point]) -> tuple[dict[int, tuple[Point, ...]], dict[int, tuple[Point, ...]]]:
    """Return the targets and the results of a place by the year that they are for."""
    targets: dict[int, list[Point]] = {}
    results: dict[int, list[Point]] = {}
    for point in found:
        if is_target(point) and point.card.year:
            targets.setdefault(point.card.year, []).append(point)
        elif is_result(point) and point.figure.year:
            results.setdefault(point.figure.year, []).append(point)
    return _distinct(targets), _distinct(results)


def _distinct(years: dict[int, list[Point]]) -> dict[int, tuple[Point, ...]]:
    return {year: distinct(found) for year, found in years.items()}
