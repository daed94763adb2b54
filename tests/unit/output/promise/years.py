"""Reports of three years that promise and report, made by hand: growth, levels on two bases, words, jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.output import large
from tests.unit.output.indicators.made import Said, stating

if TYPE_CHECKING:
    from generator.corpus.model import Corpus
    from generator.reading.indicators.model import FigureKind, Operator
    from generator.reading.model import Report

COPIED = "全年投入14.5亿元，重点实施了40个民生项目，占公共财政预算支出的80.6%。"


def growth(value: float, year: int, operator: Operator = "=") -> Said:
    """Return a target of growth."""
    tone = {"~": ("左右",), ">=": ("以上",)}.get(operator, ())
    quote = f"地区生产总值增长{value:g}%{''.join(tone)}"
    return Said(f"主要预期目标是：{quote}。", quote, value, tone, operator=operator, year=year)


def grown(value: float, year: int) -> Said:
    """Return a result of growth."""
    quote = f"地区生产总值增长{value:g}%"
    return Said(f"过去一年，{quote}。", quote, value, kind="result", year=year)


def amount(value: float, year: int, *, is_result: bool = False) -> Said:
    """Return a level of the gross product, a target or a result."""
    quote = f"地区生产总值达到{value:g}亿元"
    kind: FigureKind = "result" if is_result else "target"
    name = "地区生产总值"
    return Said(f"{quote}。", quote, value, (), "gdp", "level", kind, unit="亿元", year=year, indicator=name)


def jobs(value: float, year: int, *, is_result: bool = False) -> Said:
    """Return new jobs in towns, a target or a result."""
    quote = f"城镇新增就业{value:g}万人"
    kind: FigureKind = "result" if is_result else "target"
    name = "城镇新增就业"
    return Said(f"{quote}。", quote, value, (), "jobs", "level", kind, unit="万人", year=year, indicator=name)


def plain(sentence: str) -> Said:
    """Return a sentence that states nothing: a figure of no base."""
    return Said(sentence, sentence[:2], 1.0, base="")


CHANGSHA, ZHUZHOU = large.place("changsha"), large.place("zhuzhou")
REPORTS: tuple[Report, ...] = (
    stating(
        CHANGSHA,
        2021,
        amount(303.6, 2020, is_result=True),
        growth(7.5, 2021, ">="),
        amount(320, 2021),
        jobs(1, 2021),
        plain(COPIED),
    ),
    stating(
        CHANGSHA,
        2022,
        grown(6, 2021),
        amount(192.3, 2021, is_result=True),
        growth(7, 2022, "~"),
        jobs(1.2, 2022),
        plain(f"改善民生。{COPIED}"),
    ),
    stating(CHANGSHA, 2023, grown(6.6, 2022), jobs(1.3, 2022, is_result=True), growth(7, 2023, ">=")),
    stating(ZHUZHOU, 2022, growth(8, 2022)),
    stating(ZHUZHOU, 2023, grown(8.5, 2022), growth(7, 2023)),
)


def corpus() -> Corpus:
    """Return the corpus of these reports."""
    return large.corpus(*REPORTS)
