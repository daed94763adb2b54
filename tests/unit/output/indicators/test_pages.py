"""The pages of indicators: what each cell says, where it leads, and what is said where there is nothing."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.output import addresses
from generator.output.addresses import INDICATOR_CODEBOOK
from generator.output.indicators.pages import NOTHING, indicator_kind_pages
from generator.output.indicators.said import said_files
from generator.output.settings import DEFAULTS
from generator.reading.model import Gap
from tests.unit.output import large
from tests.unit.output.indicators.made import Said, stating
from tests.unit.output.samples import HOSTILE

if TYPE_CHECKING:
    from generator.corpus.model import Corpus
    from generator.reading.model import Report

BEIJING, HUNAN, CHANGSHA = map(large.place, ("beijing", "hunan", "changsha"))
GDP = Said("地区生产总值增长7%以上、力争8%。", "地区生产总值增长7%以上", 7.0, ("以上",), operator=">=")
STRIVEN = GDP._replace(quote="力争8%", value=8.0, tone=("力争",), operator="=")
JOBS = Said(
    "城镇新增就业5万人。",
    "城镇新增就业5万人",
    5.0,
    base="jobs",
    measure="level",
    unit="万人",
    indicator="城镇新增就业人数",
)
RESULT = GDP._replace(
    kind="result", year=2022, value=6.0, quote="增长6%", sentence="去年增长6%。", tone=(), operator="="
)
FARMLAND = JOBS._replace(
    base="farmland", indicator="高标准农田建设面积", unit="万亩", quote="5万", sentence="建5万亩。"
)

ALWAYS = {addresses.INDICATORS.file, addresses.INDICATOR_CODEBOOK, addresses.KEPT.file, addresses.CHANGES.file}
"""The pages that say as well that there is nothing."""


def pages(*reports: Report) -> dict[str, str]:
    corpus = large.corpus(*reports)
    found = dict(indicator_kind_pages(corpus, DEFAULTS))
    return {file: page for file, page in found.items() if file != INDICATOR_CODEBOOK}


def files(corpus: Corpus) -> dict[str, str]:
    return dict(said_files(corpus, DEFAULTS))


def cells(page: str, place: str) -> list[str]:
    """Return the words of the cells of the first row of a place."""
    row = re.search(f'<tr[^>]*><th scope="row"><a [^>]*>{place}</a>.*?</tr>', page)
    assert row
    return [re.sub("<[^>]*>", "", cell) for cell in re.findall("<td.*?</td>", row[0])]


def test_a_cell_has_the_words_of_the_text_and_leads_to_its_passage() -> None:
    report = stating(BEIJING, 2023, GDP, STRIVEN, JOBS)
    page = pages(report, stating(HUNAN, 2023, GDP))["indicators/2023.md"]
    assert cells(page, "北京市") == ["7%以上、力争8%", "5万人"]
    assert f'href="../../cities/beijing/#{report.passages[1].id}" data-said="beijing-2023/0">7%以上</a>' in page
    assert 'data-value="7"' in page
    assert "地区生产总值增速目标" in page, "the picture"


def test_what_is_not_stated_is_told_from_what_the_source_lacks() -> None:
    broken = replace(stating(HUNAN, 2023, GDP), gaps=(Gap("paywall", "", 900, ""),))
    hidden = replace(stating(CHANGSHA, 2023, GDP), gaps=(Gap("redaction", "", 2, ""),))
    page = pages(stating(BEIJING, 2023, JOBS), broken, hidden)["indicators/2023.md"]
    assert cells(page, "北京市") == ["未见", "5万人"]
    assert cells(page, "湖南省") == ["7%以上", "来源缺"]
    assert cells(page, "长沙市") == ["7%以上", "未见"], "hidden characters are no missing text"


def test_places_without_a_document_of_the_year_are_named() -> None:
    page = pages(stating(BEIJING, 2023, GDP), stating(HUNAN, 2022, GDP._replace(year=2022)))["indicators/2023.md"]
    assert "未收2023年文献的地区（1）" in page
    assert "湖南省" in page
    assert 'data-province="湖南省"' not in page


def test_only_targets_of_the_year_itself_are_on_its_page() -> None:
    several = GDP._replace(span="several", year=2025)
    later = GDP._replace(year=2035)
    page = pages(stating(BEIJING, 2023, several, later, RESULT, JOBS))["indicators/2023.md"]
    assert cells(page, "北京市") == ["5万人"]


def test_other_indicators_are_in_tables_of_their_groups() -> None:
    page = pages(stating(BEIJING, 2023, GDP, FARMLAND), stating(HUNAN, 2023, GDP))["indicators/2023.md"]
    assert "## 农业 {: #group-1 }" in page
    group = page.partition("## 农业")[2]
    assert cells(group, "北京市") == ["5万亩"]
    assert "湖南省</a>" not in group, "who states none of a group has no row in its table"


def test_an_indicator_has_its_targets_and_results_by_year() -> None:
    first = stating(BEIJING, 2022, GDP._replace(year=2022))
    page = pages(first, stating(BEIJING, 2023, GDP, RESULT), stating(HUNAN, 2023, GDP))["indicators/gdp.md"]
    assert cells(page, "北京市") == ["目标 7%以上", "目标 7%以上结果 6%"]
    assert cells(page, "湖南省") == ["目标 7%以上", "结果未见"]
    assert page.count("fz-years-of") == 1, "only a place with two years has a picture of them"


def test_the_index_leads_to_every_page() -> None:
    made = pages(stating(BEIJING, 2023, GDP, FARMLAND), stating(HUNAN, 2022, GDP._replace(year=2022)))
    index = made["indicators/index.md"]
    for file in made:
        assert file == "indicators/index.md" or f'href="{file.split("/")[1].removesuffix(".md")}/"' in index


def test_without_a_figure_the_index_says_so() -> None:
    made = pages(stating(BEIJING, 2023))
    assert not [file for file in made if file not in ALWAYS]
    assert NOTHING in made["indicators/index.md"]


def test_a_report_without_a_year_has_no_page_of_targets() -> None:
    assert not pages(stating(BEIJING, None, GDP._replace(year=None))).keys() - ALWAYS


def test_the_sentences_are_in_a_file_of_their_document() -> None:
    found = files(large.corpus(stating(BEIJING, 2023, GDP, STRIVEN)))
    said = json.loads(found["indicators/said/beijing-2023.json"])
    assert said["said"][1] == ["地区生产总值增长7%以上、", "力争8%", "。"]
    assert said["title"] == "北京市2023年政府工作报告"


def test_the_rows_of_a_year_are_a_table_with_every_quote() -> None:
    found = files(large.corpus(stating(BEIJING, 2023, GDP, RESULT), stating(HUNAN, 2023)))
    assert sorted(found) == ["indicators/2023.csv", "indicators/said/beijing-2023.json"]
    rows = list(csv.DictReader(io.StringIO(found["indicators/2023.csv"].removeprefix("\ufeff"))))
    assert [(row["kind"], row["value"], row["tone"], row["quote"]) for row in rows] == [
        ("target", "7.0", "以上", GDP.quote),
        ("result", "6.0", "", "增长6%"),
    ]


def test_words_of_a_source_are_no_markup() -> None:
    hostile = GDP._replace(
        sentence=HOSTILE, quote=HOSTILE[:16], value=None, form="word", worded=HOSTILE, unit="<b>"
    )
    made = pages(stating(BEIJING, 2023, hostile), stating(HUNAN, 2023, GDP, STRIVEN._replace(unit="<b>")))
    assert not any("<img" in page or "<b>" in page for page in made.values())


def test_pages_stay_small() -> None:
    many = [GDP._replace(base=base) for base in list(large.KNOWLEDGE.indicators.by_id)[:40]]
    counties = [one for one in large.KNOWLEDGE.places.by_slug.values() if one.level == "county"][:400]
    made = pages(*(stating(large.place(one.slug), 2023, *many) for one in counties))
    assert max(len(page.encode()) for page in made.values()) < 300_000
