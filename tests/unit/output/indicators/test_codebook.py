"""The codebook says of each indicator what it is, how it is read, and how often it is stated here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.output.indicators import codebook
from generator.output.indicators.codebook import indicator_codebook
from tests.unit.output import large
from tests.unit.output.indicators.made import Said, stating

if TYPE_CHECKING:
    from pathlib import Path

HUNAN = large.place("hunan")
TARGET = Said("生产总值增长5%左右。", "生产总值增长5%左右", 5, ("左右",), operator="~")
RESULT = Said("生产总值增长6%。", "生产总值增长6%", 6, kind="result", year=2022)
SEVERAL = Said("年均减排3%。", "减排3%", -3, base="carbon", span="several")


@pytest.fixture(scope="module")
def page() -> str:
    return indicator_codebook(large.corpus(stating(HUNAN, 2023, TARGET, RESULT, SEVERAL)))


def part(page: str, anchor: str) -> str:
    return page.partition(f"{{: #{anchor} }}")[2].partition("\n### ")[0]


def test_an_indicator_is_explained_with_its_names_and_examples(page: str) -> None:
    revenue = part(page, "revenue")
    assert "地方财政总收入（至2016年）：含上划中央和省的部分" in revenue
    assert "公共财政预算收入（2011—2015年）" in revenue
    assert "- “地方一般公共预算收入增长7%”：目标，增速，数，等于，7%" in revenue
    assert "不算。说的是税收占比。" in revenue
    assert "<dt>方向</dt><dd>越高越好</dd>" in revenue


def test_what_the_corpus_states_is_counted_and_led_to(page: str) -> None:
    assert '1篇文献说到：目标1条，结果1条。<a href="../gdp/">各地各年</a>' in part(page, "gdp")
    assert "1篇文献说到：目标1条，结果0条。</dd>" in part(page, "carbon")  # of several years: it has no page
    assert "所收文献没有说到。" in part(page, "grain")
    assert "左右（1）" in page


def test_every_group_is_there_once(page: str) -> None:
    groups = [line for line in page.splitlines() if "{: #group-" in line]
    assert len(groups) == len(set(groups)) > 5
    assert page.index("#group-1") < page.index("{: #gdp }") < page.index("{: #old-housing }")


def test_what_was_measured_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    measured = tmp_path / "measured.csv"
    head = "labels,tuned,kind,reports,labelled,found,read,right,recall,precision,same_kind\n"
    measured.write_text(
        f"{head}indicators/unseen,false,target,6,175,170,180,176,0.971,0.978,0.990\n", encoding="utf-8"
    )
    monkeypatch.setattr(codebook, "MEASURED", measured)
    shown = indicator_codebook(large.corpus())
    assert "<td>未用</td><td>目标</td><td>6</td><td>175</td><td>0.971</td><td>0.978</td><td>0.990</td>" in shown
    measured.write_text(head, encoding="utf-8")
    assert "准确程度" not in indicator_codebook(large.corpus())
    assert page
