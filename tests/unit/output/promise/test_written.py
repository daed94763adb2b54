"""Reports of three years as text: what is read in them stands side by side, from the folder to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.corpus.gather import gather
from generator.output import addresses
from generator.output.indicators.collect import of_place
from generator.output.promise.pairs import pairs
from generator.output.promise.place_pages import place_pages
from generator.output.promise.table import directions

if TYPE_CHECKING:
    from pathlib import Path

    from generator.corpus.model import Corpus

SLUG = "hulunbeier-hailaer"
COPIED = "全年投入14.5亿元，重点实施了40个民生项目，民生支出占公共财政预算支出的80.6%。"
TEXT = (
    "呼伦贝尔市海拉尔区{year}年政府工作报告\n各位代表：\n现在，我代表区人民政府，向大会报告政府工作，请予审议。\n"
    "一、{before}年工作回顾\n{before}年，全区{review}\n二、{year}年工作安排\n{year}年全区经济社会发展的主要预期目标是：{plan}\n"
)
YEARS = {
    2015: (
        f"地区生产总值达到274.4亿元，增长9.1%。{COPIED}",
        "地区生产总值增长8%，达到296亿元；固定资产投资增长12%；社会消费品零售总额增长10%左右；城镇新增就业5300人。",
    ),
    2016: (
        f"地区生产总值达到287.9亿元，增长8.9%；固定资产投资增长11.5%；社会消费品零售总额增长9.6%；城镇新增就业5650人。{COPIED}",
        "地区生产总值增长7.5%左右，达到309亿元；前三季度加快建设；一般公共预算收入增长6%。",
    ),
    2017: (
        "地区生产总值达到192.3亿元，增长7.2%；一般公共预算收入稳中有升。",
        "地区生产总值增长7%以上。",
    ),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return what is read in a folder of the three reports."""
    folder: Path = tmp_path_factory.mktemp("reports")
    for year, (review, plan) in YEARS.items():
        written = TEXT.format(year=year, before=year - 1, review=review, plan=plan)
        (folder / f"{year}.txt").write_text(written, encoding="utf-8")
    return gather(folder)


def test_targets_and_results_of_written_reports(corpus: Corpus) -> None:
    found = pairs(of_place(corpus, SLUG), directions(corpus.knowledge))
    assert [(pair.planned.year, *one.key, one.outcome) for pair in found for one in pair.promises] == [
        (2015, "gdp", "growth", "met"),
        (2015, "gdp", "level", "missed"),
        (2015, "investment", "growth", "missed"),
        (2015, "retail", "growth", "met"),
        (2015, "jobs", "level", "met"),
        (2016, "gdp", "growth", "met"),
        (2016, "gdp", "level", "rebased"),
        (2016, "revenue", "growth", "worded"),
    ]


def test_repeated_words_of_written_reports(corpus: Corpus) -> None:
    page = dict(place_pages(corpus))[addresses.promise_file(SLUG)]
    assert f"<q>{COPIED}</q>" in page
