"""An indicator over the years: pictures of the latest plan year, the years of each place, places by years."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.output import addresses
from generator.output.indicators.cells import (
    LOST,
    NONE,
    UNREPORTED,
    UNSTATED,
    empty_cell,
    figure_link,
    place_head,
    place_row,
    year_table,
)
from generator.output.indicators.columns import columns_of
from generator.output.indicators.plots import Placed, by_year, place_years, year_dots, year_map
from generator.output.indicators.points import is_broken, is_result, is_target, points
from generator.output.indicators.quantities import number_in
from generator.output.indicators.splitting import spreads
from generator.output.markdown import Html, Md, anchor, element, heading, join, page, paragraph, text
from generator.output.overview.areas import areas
from generator.output.overview.tally import tally
from generator.output.pages import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.knowledge.indicators import Indicator
    from generator.output.indicators.columns import IndicatorColumn
    from generator.output.indicators.points import Point
    from generator.output.indicators.splitting import Spread
    from generator.output.overview.areas import Area
    from generator.output.overview.tally import Card
    from generator.output.page_kind import Page

LEGEND = (
    "目标据当年的报告，结果据其后的报告，两者都照录原文；点数字在原处看那句话。“未见”是没有从报告里读出，多为未提；"
    "“结果未见”是没有当年的报告，次年的报告也没有说到；“来源缺”是没有找到，而底本有残缺；“未收”是两年的报告本站都没有。总量各年的口径可能不同，图上不连线。"
)


class Measured(NamedTuple):
    """An indicator: its entry in the table, the columns of its measures, and its figures by place."""

    entry: Indicator
    columns: tuple[IndicatorColumn, ...]
    stated: Mapping[str, tuple[Point, ...]]


def indicators_in(corpus: Corpus) -> list[Measured]:
    """Return the indicators of which a target or the result of a year is stated, the main ones first."""
    found: dict[str, list[Point]] = {}
    for point in points(corpus):
        if is_target(point) or is_result(point):
            found.setdefault(point.figure.base, []).append(point)
    columns = columns_of((point for ones in found.values() for point in ones), corpus.knowledge.indicators)
    made: dict[str, list[IndicatorColumn]] = {}
    for column in columns:
        made.setdefault(column.key[0], []).append(column)
    table = corpus.knowledge.indicators.by_id
    ordered = sorted(made, key=lambda base: _place_in(table, base))
    return [_measured(table[base], made[base], found[base]) for base in ordered]


def _place_in(table: Mapping[str, Indicator], base: str) -> tuple[bool, int, int]:
    """Return the sort key of an indicator in lists: the main ones, then group by group as the table has them."""
    entry = table[base]
    groups = list(dict.fromkeys(one.group for one in table.values()))
    return not entry.core, 0 if entry.core else groups.index(entry.group), entry.order


def _measured(entry: Indicator, columns: Sequence[IndicatorColumn], found: Sequence[Point]) -> Measured:
    placed: dict[str, list[Point]] = {}
    for point in found:
        placed.setdefault(point.card.place.slug, []).append(point)
    stated = {slug: tuple(ones) for slug, ones in placed.items()}
    return Measured(entry, tuple(columns), stated)


def indicator_pages(corpus: Corpus, one: Measured) -> Iterator[Page]:
    """Yield the page of an indicator, and those of areas where it has no room for all places."""
    by_slug = tally(corpus).by_slug
    cards = {slug: own for slug in by_slug if slug in one.stated and (own := _dated(by_slug[slug]))}
    cells = {slug: len(one.stated[slug]) for slug in cards}
    for spread in spreads(areas(cards, corpus.knowledge.places), cells):
        yield addresses.indicator_file(one.entry.id, spread.slug), _page(corpus, one, spread)


def _dated(cards: Sequence[Card]) -> tuple[Card, ...]:
    return tuple(card for card in cards if card.own and card.year)


def _page(corpus: Corpus, one: Measured, spread: Spread) -> Md:
    here = addresses.indicator_file(one.entry.id, spread.slug)
    title = one.entry.name + (f"：{spread.name}" if spread.name else "")
    above = [
        addresses.Index(name or one.entry.name, addresses.indicator_file(one.entry.id, slug))
        for slug, name in spread.above
    ]
    parts = [
        blocks.trail(here, addresses.INDICATORS, *above),
        heading(1, text(title), "fz-top"),
        paragraph(text(one.entry.definition), "", "fz-lead"),
        paragraph(text(LEGEND)),
        _leads(one, spread),
        *(block for column in one.columns for block in _section(here, corpus, one, spread, column)),
    ]
    described = f"{title}：各地各年的目标与结果，照录原文，逐格可到原句。"
    return page(title, *parts, hide=["navigation"], description=described)


def _section(here: str, corpus: Corpus, one: Measured, spread: Spread, column: IndicatorColumn) -> Iterator[Md]:
    """Yield what there is of one measure."""
    placed = [Placed(place, _of(one, place, column)) for place in spread.rows]
    placed = [own for own in placed if own.found]
    if not placed:
        return
    yield heading(2, text(column.name), "-".join(column.key))
    years = {year for own in placed for year in by_year(own.found)[0]}
    if years:
        latest = max(years)
        drawn = [
            Placed(own.place, by_year(own.found)[0].get(latest, ())) for own in placed if _holds(own.place, latest)
        ]
        looks = [
            year_dots(column, latest, drawn, corpus.knowledge),
            year_map(here, column, latest, drawn, corpus.knowledge),
        ]
        yield Html(Md(f'<div class="fz-looks">{join(looks)}</div>'))
    yield place_years(column, placed, corpus.knowledge.places)
    yield _table(here, column, placed)


def _of(one: Measured, place: Area, column: IndicatorColumn) -> tuple[Point, ...]:
    return tuple(point for point in one.stated.get(place.slug, ()) if point.key == column.key)


def _holds(place: Area, year: int) -> bool:
    return any(card.year == year for card in place.own)


def _table(here: str, column: IndicatorColumn, placed: Sequence[Placed]) -> Html:
    """Return the table of places by years: the target, and below it the result."""
    split = [(own.place, *by_year(own.found)) for own in placed]
    years = sorted({year for _, targets, results in split for year in (*targets, *results)}, reverse=True)
    rows = (
        place_row(
            place,
            [place_head(here, place)]
            + [_cell(here, column, place, year, (targets.get(year, ()), results.get(year, ()))) for year in years],
        )
        for place, targets, results in split
    )
    caption = f"{column.name}：各地各年的目标与结果"
    return year_table(caption, years, rows, addresses.asset_link(here, addresses.SAID))


def _cell(
    here: str, column: IndicatorColumn, place: Area, year: int, found: tuple[Sequence[Point], Sequence[Point]]
) -> Html:
    targets, results = found
    if not targets and not results:
        return empty_cell(_why(place, year))
    numbers = (number_in(point, column.unit) for point in (*targets, *results))
    number = next((one for one in numbers if one is not None), None)
    sorting = "" if number is None else f' data-value="{number:g}"'
    lines = [
        element("div", join([element("small", text(word)), join(_links(here, ones), "、")], " "))
        for word, ones in (("目标", targets), ("结果", results))
        if ones
    ]
    return Html(Md(f"<td{sorting}>{join(lines)}</td>"))


def _why(place: Area, year: int) -> tuple[str, str]:
    """Return why there is nothing of a year: its own report has the target, that of the next year the result."""
    own, later = ([card for card in place.own if card.year == one] for one in (year, year + 1))
    if not own and not later:
        return NONE
    if any(map(is_broken, own or later)):
        return LOST
    return UNSTATED if own else UNREPORTED


def _links(here: str, found: Sequence[Point]) -> Iterator[Html]:
    return (figure_link(here, point) for point in found)


def _leads(one: Measured, spread: Spread) -> Md:
    if not spread.leads:
        return Md("")
    here = addresses.indicator_file(one.entry.id, spread.slug)
    links = (
        anchor(text(area.name), addresses.site_link(here, addresses.indicator_file(one.entry.id, area.slug)))
        for area in spread.leads
    )
    return paragraph(join([text("各市县分列各页："), join(links, " ")]), "", "fz-inner")
