"""The pages of indicators: the list of years and indicators, the targets of each year, each indicator by year."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.output import addresses
from generator.output.indicators.codebook import indicator_codebook
from generator.output.indicators.indicator_pages import indicator_pages, indicators_in
from generator.output.indicators.year_pages import (
    plan_years,
    title_of,
    year_columns,
    year_looks,
    year_pages,
    year_spreads,
)
from generator.output.markdown import Html, Md, anchor, bullets, heading, join, link, page, paragraph, table, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.corpus.model import Corpus
    from generator.output.indicators.indicator_pages import Measured
    from generator.output.indicators.year_pages import PlanYear
    from generator.output.page_kind import Page
    from generator.output.settings import Settings

LEAD = (
    "各地政府工作报告提出的主要目标，并排可比：数字和语气照录原文，每个数字一点即见原句。各地区的目标与结果逐年对照，"
    "见该地区的页面。"
)
NOTHING = "所收文献中没有读出主要指标的目标或结果。"


def indicator_kind_pages(corpus: Corpus, _settings: Settings) -> Iterator[Page]:
    """Yield the index, the pages of each plan year and those of each indicator."""
    years, measured = plan_years(corpus), indicators_in(corpus)
    yield addresses.INDICATORS.file, _index(corpus, years, measured)
    yield addresses.INDICATOR_CODEBOOK, indicator_codebook(corpus)
    for year in years:
        yield from year_pages(corpus, year)
    for one in measured:
        yield from indicator_pages(corpus, one)


def _index(corpus: Corpus, years: Sequence[PlanYear], measured: Sequence[Measured]) -> Md:
    here = addresses.INDICATORS
    parts = [heading(1, text(here.name), "fz-top"), paragraph(text(LEAD), "", "fz-lead")]
    if years:
        parts += [_latest(corpus, years[0]), heading(2, text("各年目标"), "years"), _years(here.file, years)]
    if measured:
        parts += [heading(2, text("各指标"), "indicators"), *_groups(here.file, measured)]
    if not years and not measured:
        parts.append(text(NOTHING))
    book = link(text("编码手册"), addresses.source_link(here.file, addresses.INDICATOR_CODEBOOK))
    parts.append(Md(f"各指标的定义、名称和读法，读得有多准，见{book}。"))
    return page(here.name, *parts, hide=["navigation", "toc"], description=LEAD)


def _latest(corpus: Corpus, one: PlanYear) -> Html:
    """Return the pictures of the latest year, as its page has them."""
    first = next(year_spreads(corpus, one))
    return year_looks(addresses.INDICATORS.file, corpus, one, first.rows, year_columns(corpus, one))


def _years(here: str, years: Sequence[PlanYear]) -> Html:
    rows = [
        [
            anchor(text(title_of(one.year)), addresses.site_link(here, addresses.year_file(one.year))),
            text(str(len(one.cards))),
            text(str(len(one.stated))),
            text(str(len(one.every()))),
        ]
        for one in years
    ]
    columns = [text("年份"), text("有文献的地区"), text("写明目标的"), text("目标")]
    return table(text("各年的目标"), columns, rows, "fz-numbers")


def _groups(here: str, measured: Sequence[Measured]) -> Iterator[Md]:
    """Yield the main indicators, then the others by group, each with the number of its places."""
    main = [one for one in measured if one.entry.core]
    others = groupby((one for one in measured if not one.entry.core), key=lambda one: one.entry.group)
    named = [("主要指标", main), *((group, list(found)) for group, found in others)]
    yield bullets(
        join([text(f"{name}："), join((_indicator(here, one) for one in found), "、")])
        for name, found in named
        if found
    )


def _indicator(here: str, one: Measured) -> Html:
    link = anchor(text(one.entry.name), addresses.site_link(here, addresses.indicator_file(one.entry.id)))
    return join([link, text(f"（{len(one.stated)}地）")])
