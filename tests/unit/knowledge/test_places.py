"""The gazetteer: its table is complete and unique, and names in a text mean what a reader would understand."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.places import load_places

if TYPE_CHECKING:
    from pathlib import Path

PLACES = load_knowledge().places


def test_every_slug_is_there_once() -> None:
    count = Counter(division.slug for division in PLACES.divisions)
    assert [slug for slug, times in count.items() if times > 1] == []


def test_codes_are_in_order_and_slugs_well_formed() -> None:
    """The lines of places.csv are sorted by code; a new one goes where its code belongs."""
    pairs = pairwise(PLACES.divisions)
    assert [f"{b.code} {b.name} belongs above {a.code} {a.name}" for a, b in pairs if b.code <= a.code] == []
    assert [d.slug for d in PLACES.divisions if not re.fullmatch("[a-z]+(-[a-z]+){0,2}", d.slug)] == []


def test_a_prefecture_is_no_county_of_itself() -> None:
    names = {division.name for division in PLACES.divisions if division.level == "prefecture"}
    assert [
        d.name for d in PLACES.divisions if d.level == "county" and d.name in names and d.name == d.prefecture
    ] == []


def test_levels_are_complete() -> None:
    """A zone is on top of what the Ministry of Civil Affairs counts."""
    count = Counter(division.level for division in PLACES.divisions)
    assert count["province"] == 34
    counted = [
        d for d in PLACES.divisions if d.level == "prefecture" and d.name.endswith(("市", "州", "盟", "地区"))
    ]
    assert len(counted) == 333
    assert 2_840 <= count["county"] <= 2_850


DIRECT = re.compile("(?:11|12|31|50)01|5002|..90")
"""How the codes of counties under no prefecture start: in a municipality, or directly under a province."""


def test_counties_are_under_a_prefecture_with_known_exceptions() -> None:
    loose = [d for d in PLACES.divisions if d.level == "county" and not d.prefecture]
    assert [d.name for d in loose if not DIRECT.match(d.code)] == []
    count = Counter(d.province for d in loose)
    least = {"河南省": 1, "湖北省": 4, "海南省": 15, "新疆维吾尔自治区": 12}
    least |= {"北京市": 16, "天津市": 16, "上海市": 16, "重庆市": 38}
    assert count.keys() == least.keys()
    assert {province for province, number in least.items() if count[province] < number} == set()
    assert [d.name for d in PLACES.divisions if DIRECT.match(d.code) and d.prefecture] == []


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("重庆市", "chongqing"),
        ("陕西省", "shaanxi"),
        ("山西省", "shanxi"),
        ("内蒙古自治区", "neimenggu"),
        ("西藏自治区", "xizang"),
        ("六安市", "luan"),
        ("长沙市", "changsha"),
        ("蚌埠市", "bengbu"),
        ("亳州市", "bozhou"),
        ("厦门市", "xiamen"),
        ("阿勒泰地区", "aletai"),
        ("常德市澧县", "changde-lixian"),
        ("河北省蠡县", "baoding-lixian"),
        ("北京市朝阳区", "beijing-chaoyang"),
        ("安徽省天长市", "chuzhou-tianchang"),
        ("河北省蔚县", "zhangjiakou-yuxian"),
        ("浙江省乐清市", "wenzhou-yueqing"),
        ("山东省乐陵市", "dezhou-laoling"),
        ("河北省乐亭县", "tangshan-laoting"),
        ("江西省铅山县", "shangrao-yanshan"),
        ("湖北省仙桃市", "hubei-xiantao"),
        ("彭水苗族土家族自治县", "chongqing-pengshui"),
        ("长白朝鲜族自治县", "baishan-changbai"),
        ("管城回族区", "zhengzhou-guancheng"),
    ],
)
def test_slugs_are_what_the_place_calls_itself(name: str, slug: str) -> None:
    assert [division.slug for division in PLACES.named(name)] == [slug]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("吉林省", "jilin"), ("吉林市", "jilinshi")),
        (("海南省", "hainan"), ("海南藏族自治州", "hainanzhou")),
        (("江苏省泰州市", "jiangsu-taizhou"), ("浙江省台州市", "zhejiang-taizhou")),
        (("新疆维吾尔自治区伊宁市", "yili-yiningshi"), ("新疆维吾尔自治区伊宁县", "yili-yiningxian")),
    ],
)
def test_places_of_equal_pinyin_have_different_slugs(one: tuple[str, str], other: tuple[str, str]) -> None:
    for name, slug in (one, other):
        assert [division.slug for division in PLACES.named(name)] == [slug]


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("430723", ["湖南省常德市澧县"]),
        ("湖南省长沙市望城区", ["湖南省长沙市望城区"]),
        ("望城县", ["湖南省长沙市望城县"]),  # what 望城区 was called until 2011
        ("恩施州", ["湖北省恩施土家族苗族自治州"]),
        ("襄樊市", ["湖北省襄樊市"]),  # what 襄阳市 was called until 2010
        ("恩施市", ["湖北省恩施土家族苗族自治州恩施市"]),
        ("北京朝阳区", ["北京市朝阳区"]),
        ("朝阳区", ["北京市朝阳区", "吉林省长春市朝阳区"]),
        ("吉林", ["吉林省", "吉林省吉林市"]),
        ("澧", []),
        ("海淀区域", []),
    ],
)
def test_a_name_means(name: str, paths: list[str]) -> None:
    assert [division.path for division in PLACES.named(name)] == paths


def test_scan_takes_the_longest_name_and_none_twice() -> None:
    text = "从湖南省长沙县到吉林省吉林市，再到山东东部"
    assert [mention.word for mention in PLACES.scan(text)] == ["湖南省", "长沙县", "吉林省", "吉林市", "山东"]


def test_scan_puts_a_name_after_a_prefix_first() -> None:
    assert [mention.word for mention in PLACES.scan("现代化新昌平，现代化新余", ("现代化新",))] == ["昌平", "新余"]
    assert [mention.word for mention in PLACES.scan("现代化新昌平")] == ["新昌"]


def test_a_mistake_in_the_table_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_text(
        "code,name,short,slug\n430000,湖南省,湖南,hunan\n43010,长沙市,长沙,changsha\n", encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match=r"places\.csv line 3"):
        load_places(file)
    file.write_text("code,name,short,slug\n430100,长沙市,长沙,changsha\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="430100 is out of order"):
        load_places(file)
    file.write_text("code,name\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="columns"):
        load_places(file)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("430000,湖南省, ,hunan", "line 2: a short name of 湖南省 is blank; write the short names with one blank"),
        ("430000,湖南省,湖南  湘,hunan", "line 2: a short name of 湖南省 is blank"),
        (
            "430000,湖南省,湖南,unplaced",
            "line 2: the slug unplaced is that of another page; give the",
        ),
        ("430000,湖南省,湖南,index", "line 2: the slug index is that of another page"),
    ],
)
def test_a_name_that_would_be_lost_or_taken_is_an_error(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "places.csv").write_text(f"code,name,short,slug\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"places\.csv {said}"):
        load_places(tmp_path / "places.csv")
