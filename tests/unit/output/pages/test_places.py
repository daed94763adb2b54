"""How places are shown: the whole country first and not counted, a page under its name of today."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.corpus.briefs import brief_of
from generator.corpus.disambiguation import document_order
from generator.knowledge.places import CHINA, UNPLACED
from generator.output.overview.tally import tally
from generator.output.pages import blocks
from generator.output.pages.cities import Around, beside, city_page
from generator.output.pages.place_lists import cities_index
from generator.output.promise.glance import NOTHING
from generator.output.registry import pages
from generator.output.search.corpus_rows import rows
from generator.reading.model import Place, Report, ThemeHit
from tests.unit.output.large import place
from tests.unit.output.samples import PLACE, corpus, passage, report

if TYPE_CHECKING:
    from generator.corpus.model import Corpus

NATION = Place("全国", "national", None, None, None, None, CHINA, "stated", "据正文“代表国务院”，这是全国的文献。")
OLD = Place(
    "望城县",
    "county",
    "湖南省",
    "长沙市",
    "望城县",
    "430112",
    "changsha-wangcheng",
    "stated",
    "今望城区。",
    "望城区",
)
TODAY = replace(OLD, name="望城区", county="望城区", page=None)
ZONE = Place("湘江新区", "zone", "湖南省", "长沙市", None, None, "changsha-xiangjiang", "stated", "文中写明。")
NOWHERE = Place("地区不详", None, None, None, None, None, UNPLACED, "stated", "据正文“青石县”。", None, "青石县")


def of(place: Place, year: int) -> Report:
    hit = ThemeHit("industry", ("制造业",))
    text = passage(f"p-{place.slug}-{year}", "paragraph", "制造业增长8%。", themes=(hit,))
    return report(f"{place.slug}-{year}", (text,), place, year)


def made() -> Corpus:
    found = [of(PLACE, 2023), of(ZONE, 2020), of(NOWHERE, 2019), of(TODAY, 2012), of(OLD, 2008), of(NATION, 2021)]
    return replace(
        corpus(), reports=tuple(sorted(found, key=lambda one: document_order(brief_of(one)))), findings=()
    )


def test_the_whole_country_comes_first_and_is_not_counted_as_a_place() -> None:
    shown = dict(pages(made()))
    assert next(iter(made().by_slug())) == CHINA
    assert "全国和3个地区，" in shown["index.md"]
    matrix = shown["index.md"].partition("fz-matrix")[2]
    assert matrix.index("cities/china/") < matrix.index("cities/changsha/")
    assert shown["cities/index.md"].count("<table") == 1
    assert "# 全国 {" in shown["cities/china.md"]
    assert "## 全国 {: #china " in shown["themes/industry.md"]
    assert {row.place_name for row in rows(made()) if row.place == CHINA} == {"全国"}


def test_a_page_has_the_name_of_today_and_documents_their_own() -> None:
    reports = made().by_slug()["changsha-wangcheng"]
    assert [one.year for one in reports] == [2008, 2012]
    page = city_page("changsha-wangcheng", reports, made().knowledge)
    assert "# 望城区 {" in page
    assert "湖南省长沙市望城县（正文写明：今望城区）" in page


def test_places_are_one_table_by_code_with_provinces_whole() -> None:
    part = replace(place("xiangtan"), name="某区", level="county", code=None, page="湘潭市")
    lands = [of(place(slug), 2023) for slug in ("xinjiang", "changsha", "beijing", "xiangtan-shaoshan")]
    found = sorted([*lands, of(part, 2023)], key=lambda one: document_order(brief_of(one)))
    assert found[-1].place is part, "in the order of the corpus it is last"
    page = cities_index(replace(made(), reports=tuple(found)))
    assert page.count("<table") == 1
    assert re.findall('<a href="(.*?)/"', page.partition("<table")[2]) == [
        "beijing", "changsha", "xiangtan", "xiangtan-shaoshan", "xinjiang",
    ]  # fmt: skip
    assert page.count('scope="rowgroup">湖南省<') == 1
    assert "未见残缺" not in page


def test_a_long_list_has_a_box_that_filters_it_by_every_name() -> None:
    slugs = ("changsha", "zhuzhou", "xiangtan", "hengyang", "shaoyang", "yueyang", "changde", "beijing", "hunan")
    corpus = replace(made(), reports=(*made().reports, *(of(place(slug), 2021) for slug in slugs)))
    page = cities_index(corpus)
    assert "fz-find-place" in page
    assert re.search(r'data-names="[^"]*望城县[^"]*"><th scope="row"><a href="changsha-wangcheng/"', page)
    assert "fz-find-place" not in cities_index(made())


def test_a_stated_name_that_no_table_has_is_shown() -> None:
    assert blocks.full_name(NOWHERE) == "青石县（地区不详）"
    assert blocks.page_name([of(NOWHERE, 2019)]) == "地区不详"


def test_the_latest_document_comes_first_and_leads_on_to_the_older_one() -> None:
    reports = made().by_slug()["changsha-wangcheng"]
    near = beside(tally(made()).by_slug["changsha-wangcheng"])
    page = city_page("changsha-wangcheng", reports, made().knowledge, {}, Around(near, NOTHING))
    newer, older = reports[1].id, reports[0].id
    assert page.index(f"data-report={newer} }}") < page.index(f"data-report={older} }}")
    assert re.findall(r'data-report="(.*?)">(.{3})', page) == [(older, "下一篇"), (newer, "上一篇")]
    assert "本页收录文献2篇，2008—2012年" in page


def test_the_head_of_a_document_is_one_line_and_its_evidence_is_folded() -> None:
    page = city_page("changsha-wangcheng", made().by_slug()["changsha-wangcheng"], made().knowledge)
    head, folded = page[page.index('<div class="fz-meta"') :].split("<details", 1)
    assert "<span>2012年（推断）</span><span>望城区</span>" in head, "what is doubtful says so"
    assert "文中写明" not in head
    assert "<dl" in folded
