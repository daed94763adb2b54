"""The targets of a plan year: places by indicators, the main ones first, then group by group."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output import addresses
from generator.output.indicators.cells import (
    LOST,
    UNSTATED,
    cell_table,
    empty_cell,
    figure_cell,
    place_head,
    place_row,
)
from generator.output.indicators.columns import columns_of
from generator.output.indicators.plots import Placed, year_dots, year_map
from generator.output.indicators.points import distinct, is_broken, is_target, points
from generator.output.indicators.splitting import spreads
from generator.output.markdown import Html, Md, anchor, bullets, details, heading, join, page, paragraph, text
from generator.output.overview.areas import areas
from generator.output.overview.tally import tally
from generator.output.pages import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.corpus.model import Corpus
    from generator.output.indicators.collect import Key
    from generator.output.indicators.columns import IndicatorColumn
    from generator.output.indicators.points import Point
    from generator.output.indicators.splitting import Spread
    from generator.output.overview.areas import Area
    from generator.output.overview.tally import Card
    from generator.output.page_kind import Page

LEAST: Final = 12
"""The cells of a place that states nothing: each main column says so."""
NAMED: Final = 60
"""The most places named of which there is no document of the year."""
LEGEND: Final = (
    "单元格照录文中的数字和语气；点数字在原处看那句话，再到正文。引号内是文字表述，没有数字；“未见”是程序没有从全文里读出，多为未提；"
    "“来源缺”是没有找到，而底本有残缺，是否提过不能断定。"
)
HOW: Final = Html(Md('<div class="fz-cell-form"></div>'))
"""Where `cells.js` puts the form that sorts and filters: room for it from the start."""


class PlanYear(NamedTuple):
    """The targets of a plan year: the documents of each place, and by place what it wants of each indicator."""

    year: int
    cards: Mapping[str, tuple[Card, ...]]
    stated: Mapping[str, Mapping[Key, tuple[Point, ...]]]

    def every(self) -> list[Point]:
        """Return all targets."""
        return [point for found in self.stated.values() for cell in found.values() for point in cell]


def plan_years(corpus: Corpus) -> list[PlanYear]:
    """Return the years with a target, the latest first."""
    found: dict[int, dict[str, dict[Key, list[Point]]]] = {}
    for point in points(corpus):
        if is_target(point) and point.card.year:
            placed = found.setdefault(point.card.year, {}).setdefault(point.card.place.slug, {})
            placed.setdefault(point.key, []).append(point)
    return [_plan_year(corpus, year, found[year]) for year in sorted(found, reverse=True)]


def _plan_year(corpus: Corpus, year: int, found: Mapping[str, Mapping[Key, list[Point]]]) -> PlanYear:
    cards = {
        slug: own
        for slug, every in tally(corpus).by_slug.items()
        if (own := tuple(card for card in every if card.own and card.year == year))
    }
    stated = {
        slug: {key: distinct(cell) for key, cell in cells.items()}
        for slug, cells in found.items()
        if slug in cards
    }
    return PlanYear(year, cards, stated)


def year_spreads(corpus: Corpus, one: PlanYear) -> Iterator[Spread]:
    """Yield the pages of a plan year: one, or where it has no room for all places those of areas too."""
    cells = {slug: max(len(one.stated.get(slug, ())), LEAST) for slug in one.cards}
    return spreads(areas(one.cards, corpus.knowledge.places), cells)


def year_columns(corpus: Corpus, one: PlanYear) -> tuple[IndicatorColumn, ...]:
    """Return the columns of a plan year, the same on all its pages."""
    return columns_of(one.every(), corpus.knowledge.indicators)


def year_pages(corpus: Corpus, one: PlanYear) -> Iterator[Page]:
    """Yield the page of a plan year, and those of areas where it has no room for all places."""
    columns = year_columns(corpus, one)
    for spread in year_spreads(corpus, one):
        yield addresses.year_file(one.year, spread.slug), _page(corpus, one, spread, columns)


def title_of(year: int) -> str:
    """Return the name of the page of a plan year."""
    return f"{year}年目标"


def _page(corpus: Corpus, one: PlanYear, spread: Spread, columns: Sequence[IndicatorColumn]) -> Md:
    here = addresses.year_file(one.year, spread.slug)
    title = title_of(one.year) + (f"：{spread.name}" if spread.name else "")
    above = [
        addresses.Index(name or title_of(one.year), addresses.year_file(one.year, slug))
        for slug, name in spread.above
    ]
    stating = sum(place.slug in one.stated for place in spread.rows)
    lead = f"{len(spread.rows)}个地区{one.year}年的文献，{stating}个写明目标。{LEGEND}"
    parts = [
        blocks.trail(here, addresses.INDICATORS, *above),
        heading(1, text(title), "fz-top"),
        paragraph(text(lead), "", "fz-lead"),
        _leads(one, spread),
        year_looks(here, corpus, one, spread.rows, columns),
        HOW,
        *_tables(here, one, spread, columns),
        _unheld(corpus, one) if not spread.slug else Md(""),
        _rows_link(here, one.year),
    ]
    described = f"{title}：各地政府工作报告提出的主要指标，照录语气，逐格可到原句。"
    return page(title, *parts, hide=["navigation"], description=described)


def year_looks(
    here: str, corpus: Corpus, one: PlanYear, rows: Sequence[Area], columns: Sequence[IndicatorColumn]
) -> Html:
    """Return the pictures of the first main indicator that has numbers; nothing without any."""
    for column in columns:
        placed = placed_of(one, rows, column)
        drawn = year_dots(column, one.year, placed, corpus.knowledge) if column.core else text("")
        if drawn:
            looks = join([drawn, year_map(here, column, one.year, placed, corpus.knowledge)])
            return Html(Md(f'<div class="fz-looks">{looks}</div>'))
    return text("")


def placed_of(one: PlanYear, rows: Sequence[Area], column: IndicatorColumn) -> list[Placed]:
    """Return what some places want of an indicator in a year."""
    return [Placed(place, tuple(one.stated.get(place.slug, {}).get(column.key, ()))) for place in rows]


def _tables(here: str, one: PlanYear, spread: Spread, columns: Sequence[IndicatorColumn]) -> Iterator[Md]:
    slugs = {place.slug for place in spread.rows}
    used = Counter(key for slug in slugs for key in one.stated.get(slug, ()))
    core = [column for column in columns if column.core]
    yield heading(2, text("主要指标"), "core")
    yield _table(here, one, spread.rows, f"{one.year}年主要指标的目标", core)
    others = (column for column in columns if not column.core and used[column.key])
    for n, (group, found) in enumerate(groupby(others, key=lambda column: column.group), 1):
        chosen = list(found)
        keys = {column.key for column in chosen}
        rows = [place for place in spread.rows if keys & one.stated.get(place.slug, {}).keys()]
        yield heading(2, text(group), f"group-{n}")
        yield _table(here, one, rows, f"{one.year}年{group}指标的目标", chosen)


def _table(
    here: str,
    one: PlanYear,
    rows: Sequence[Area],
    caption: str,
    columns: Sequence[IndicatorColumn],
) -> Html:
    shown = (_row(here, one, place, columns) for place in rows)
    return cell_table(caption, columns, shown, addresses.asset_link(here, addresses.SAID))


def _row(here: str, one: PlanYear, place: Area, columns: Sequence[IndicatorColumn]) -> Html:
    stated = one.stated.get(place.slug, {})
    why = LOST if any(map(is_broken, place.own)) else UNSTATED
    cells = (
        figure_cell(here, stated[column.key], column.unit) if column.key in stated else empty_cell(why)
        for column in columns
    )
    return place_row(place, [place_head(here, place), *cells])


def _leads(one: PlanYear, spread: Spread) -> Md:
    """Return the way to the pages of areas whose places have no room here."""
    if not spread.leads:
        return Md("")
    here = addresses.year_file(one.year, spread.slug)
    links = (
        anchor(
            text(f"{area.name}（{sum(1 for _ in area.places())}）"),
            addresses.site_link(here, addresses.year_file(one.year, area.slug)),
        )
        for area in spread.leads
    )
    return paragraph(join([text("各市县的目标分列各页："), join(links, " ")]), "", "fz-inner")


def _unheld(corpus: Corpus, one: PlanYear) -> Html:
    """Return the places of which there is no document of the year, folded."""
    missing = [blocks.page_name(cards) for slug, cards in tally(corpus).by_slug.items() if slug not in one.cards]
    if not missing:
        return text("")
    shown = "、".join(missing[:NAMED]) + ("等" if len(missing) > NAMED else "")
    return details(text(f"未收{one.year}年文献的地区（{len(missing)}）"), Html(Md(f"<p>{text(shown)}</p>")))


def _rows_link(here: str, year: int) -> Md:
    file = addresses.year_rows_file(year)
    book = anchor(text("数据"), addresses.site_link(here, addresses.DATA.file))
    rows = anchor(text(f"{year}年各行（CSV）"), addresses.asset_link(here, file))
    return bullets([join([text("下载："), rows, text("，含每个数字的原句；各列说明见"), book, text("。")])])
