"""What is read in sentences of reports: forms of targets and results, and what is no indicator."""

from __future__ import annotations

import pytest

from generator.reading.indicators.read import read_indicators
from generator.reading.model import Passage
from tests.unit.reading.indicators.cases import KNOWN, PLAN, REVIEW, figures, said

GDP, RETAIL = "地区生产总值增速", "社会消费品零售总额增速"
URBAN, RURAL = "城镇居民人均可支配收入增速", "农村居民人均可支配收入增速"

Expected = list[tuple[str, str | None, float | tuple[float, float] | None, str]]

FORMS: list[tuple[str, Expected]] = [
    ("地区生产总值增长5%左右，固定资产投资增长4.5%。", [(GDP, "~", 5, "%"), ("固定资产投资增速", "=", 4.5, "%")]),
    ("全省地区生产总值增长5.0%—5.5%。", [(GDP, None, (5, 5.5), "%")]),
    ("地区生产总值增长4.5%至5%。", [(GDP, None, (4.5, 5), "%")]),
    ("城镇新增就业不少于26万人。", [("城镇新增就业人数", ">=", 26, "万人")]),
    ("城镇调查失业率控制在5.5%以内。", [("城镇调查失业率", "<=", 5.5, "%")]),
    ("居民消费价格涨幅控制在2%左右。", [("居民消费价格涨幅", "~", 2, "%")]),
    ("力争社会消费品零售总额增长5%以上。", [(RETAIL, ">=", 5, "%")]),
    ("地区生产总值突破4000亿元。", [("地区生产总值", ">", 4000, "亿元")]),
    ("粮食产量730亿斤、油料产量1955万吨。", [("粮食产量", "=", 730, "亿斤"), ("油料产量", "=", 1955, "万吨")]),
    ("旅游总收入突破万亿元。", [("旅游总收入", ">", 1, "万亿元")]),
    ("新增市场主体2.3万余户。", [("新增市场主体", ">", 2.3, "万户")]),
]
PAIRS: list[tuple[str, Expected]] = [
    ("城乡居民人均可支配收入分别增长7.5%。", [(URBAN, "=", 7.5, "%"), (RURAL, "=", 7.5, "%")]),
    ("城乡居民人均可支配收入分别增长5%和7%左右。", [(URBAN, "~", 5, "%"), (RURAL, "~", 7, "%")]),
    (
        "城镇、农村居民人均可支配收入分别增长5%、6.5%左右。",
        [(URBAN, "~", 5, "%"), (RURAL, "~", 6.5, "%")],
    ),
    (
        "旅客人数力争突破370万人次，门票收入达到38亿元，分别增长20%。",
        [
            ("旅客人数", ">", 370, "万人次"),
            ("旅客人数增速", "=", 20, "%"),
            ("门票收入", "=", 38, "亿元"),
            ("门票收入增速", "=", 20, "%"),
        ],
    ),
    (
        "医疗废物、生活垃圾、城市污水处理能力不断提高，处理率分别达到95%、85%、80%以上。",
        [
            ("医疗废物处理率", ">=", 95, "%"),
            ("生活垃圾处理率", ">=", 85, "%"),
            ("城市污水处理率", ">=", 80, "%"),
        ],
    ),
    (
        "城镇调查失业率、居民消费价格涨幅分别控制在5%和3%以内。",
        [("城镇调查失业率", "<=", 5, "%"), ("居民消费价格涨幅", "<=", 3, "%")],
    ),
    (
        "产值过十亿元企业、过亿元企业分别达到8家、100家以上。",
        [("产值过十亿元企业", ">=", 8, "家"), ("过亿元企业", ">=", 100, "家")],
    ),
    ("食品、药品抽检合格率均超99%。", [("食品抽检合格率", ">", 99, "%"), ("药品抽检合格率", ">", 99, "%")]),
    (
        "制造业、战略性新兴产业贷款分别增长12.7%、27.2%。",
        [("制造业贷款增速", "=", 12.7, "%"), ("战略性新兴产业贷款增速", "=", 27.2, "%")],
    ),
    (
        "新开工、新投产工业项目分别达15个以上。",
        [("新开工工业项目", ">=", 15, "个"), ("新投产工业项目", ">=", 15, "个")],
    ),
]
SHARED: list[tuple[str, Expected]] = [
    ("生产总值增长8%，达到296亿元。", [(GDP, "=", 8, "%"), ("地区生产总值", "=", 296, "亿元")]),
    (
        "社会消费品零售总额3.79万亿元、增长5%。",
        [("社会消费品零售总额", "=", 3.79, "万亿元"), (RETAIL, "=", 5, "%")],
    ),
    ("地区生产总值增长7%以上、力争达到8%。", [(GDP, ">=", 7, "%"), (GDP, "=", 8, "%")]),
    (
        "新增国家级企业21家，总数达58家。",
        [("新增国家级企业", "=", 21, "家"), ("国家级企业总数", "=", 58, "家")],
    ),
    (
        "新引进5000万元项目20个以上，其中10亿元项目3个以上、50亿元项目1个以上。",
        [
            ("新引进5000万元项目", ">=", 20, "个"),
            ("10亿元项目", ">=", 3, "个"),
            ("50亿元项目", ">=", 1, "个"),
        ],
    ),
    (
        "新增1个千亿产业、1家百亿企业。",
        [("新增千亿产业", "=", 1, "个"), ("百亿企业", "=", 1, "家")],
    ),
    ("来信增幅明显，同比上升1120.54%。", [("来信增速", "=", 1120.54, "%")]),
    ("700个省重点项目完成投资9757亿元。", [("省重点项目完成投资", "=", 9757, "亿元")]),
]
NUMERALS: list[tuple[str, Expected]] = [
    ("国民生产总值增长百分之八点五。", [(GDP, "=", 8.5, "%")]),
    ("工业产值增长19·5%。", [("工业产值增速", "=", 19.5, "%")]),
    (
        "在校学生由二十九万人增加到一百一十万人，即增长二点八倍。",
        [
            ("在校学生", "=", 1100000, "人"),
            ("在校学生增速", "=", 2.8, "倍"),
        ],
    ),
    ("出口增长1.1倍。", [("出口总额增速", "=", 1.1, "倍")]),
    ("门票收入是2010年的2.6倍。", [("门票收入", "=", 2.6, "倍")]),
    ("财政科技投入翻一番。", [("财政科技投入增速", "=", 2, "倍")]),
    ("四大主导产业产值［2］占工业比重达55%。", [("四大主导产业产值占工业比重", "=", 55, "%")]),
    ("地区生产总值增长8［12］%。", [(GDP, "=", 8, "%")]),
    ("常住人口城镇化率提高0.8个百分点。", [("常住人口城镇化率变化", "=", 0.8, "个百分点")]),
    (
        "优良天数达到290天、增加19天。",
        [("空气质量优良天数", "=", 290, "天"), ("空气质量优良天数变化", "=", 19, "天")],
    ),
]
FALLS: list[tuple[str, Expected]] = [
    ("工业用电量同比下降35.9%。", [("工业用电量增速", "=", -35.9, "%")]),
    ("森林火灾降幅达56.2%。", [("森林火灾增速", "=", -56.2, "%")]),
    ("重污染天数下降3—5天。", [("重污染天数变化", None, (-5, -3), "天")]),
    ("贫困发生率降至0.5%。", [("贫困发生率", "=", 0.5, "%")]),
]


@pytest.mark.parametrize(("sentence", "expected"), [*FORMS, *PAIRS, *SHARED, *NUMERALS, *FALLS])
def test_a_sentence_says(sentence: str, expected: Expected) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "推出服务业扩大开放3.0方案和公交3.0版。",
        "创建国家5A级景区。",
        "承办第十四届全国运动会。",
        "2×35万千瓦火电机组并网。",
        "构建“1+3+N”政策体系，深化“7+1”维稳防控模式。",
        "用好12345热线。",
        "就业完成任务的117%。",
        "超额完成国家下达的110万人年度任务。",
        "吸取“4·29”事故教训，6月16日召开会议。",
        "实施100大行动，抓好11个方面工作。",
        "20万吨级航道开通，年产1800万米花边生产线投产。",
        "增速高于全国0.7个百分点。",
        "工业30个大类行业中，多数增长。",
        "连续10个季度超过全国平均水平。",
        "推广5G应用，PM2.5治理见效。",
        "“十四五”规划收官，全面落实“三高四新”战略定位。",
    ],
)
@pytest.mark.parametrize("heading", [PLAN, REVIEW])
def test_a_number_that_states_no_indicator_is_left(sentence: str, heading: str) -> None:
    assert said(sentence, heading) == []


@pytest.mark.parametrize(
    ("sentence", "form", "operator", "other"),
    [
        ("居民收入增长与经济增长同步。", "relative", "=", "经济增长"),
        ("居民收入增长和经济增长基本同步。", "relative", "~", "经济增长"),
        ("居民收入增速高于经济增速。", "relative", ">", "经济增速"),
        ("城镇调查失业率低于全省平均水平。", "relative", "<", "全省平均水平"),
        ("居民消费价格涨幅与全国一致。", "relative", "=", "全国"),
        ("单位地区生产总值能耗完成国家下达任务。", "relative", "=", "国家下达任务"),
        ("完成国家和省下达的节能减排任务。", "relative", "=", "国家和省下达任务"),
        ("固定资产投资扭转下滑态势。", "word", None, None),
        ("进出口总额稳量提质。", "word", None, None),
        ("进出口总额力争保持正增长。", "word", None, None),
    ],
)
def test_a_statement_without_a_number(sentence: str, form: str, operator: str | None, other: str | None) -> None:
    (one,) = figures(sentence)
    assert (one.form, one.operator, one.relative_to, one.value) == (form, operator, other, None)
    assert bool(one.worded) == (form == "word")


def test_words_say_something_of_main_indicators_alone() -> None:
    assert figures("宜居城市建设稳量提质。") == ()
    (twice, again) = figures("农村居民人均可支配收入增速高于全国平均水平、高于城镇居民收入增速。")
    assert (twice.base, twice.relative_to) == ("income-rural", "全国平均水平")
    assert (again.base, again.relative_to) == ("income-rural", "城镇居民收入增速")


def test_a_quote_holds_name_and_number() -> None:
    text = "今年，力争地区生产总值增长7%以上、力争达到8%［3］。"
    first, second = figures(text)
    assert text[first.start : first.end] == "地区生产总值增长7%以上"
    assert text[second.start : second.end] == "地区生产总值增长7%以上、力争达到8%"


def test_brackets_are_read_apart_from_what_is_around_them() -> None:
    text = "5月钢铁总产值（占规模以上工业增加值比重31%）下降14.5%。"
    whole, part = figures(text, REVIEW)
    assert (whole.value, whole.indicator) == (-14.5, "钢铁总产值增速")
    assert (part.value, text[part.start : part.end]) == (31, "占规模以上工业增加值比重31%")


def test_only_counted_kinds_are_read() -> None:
    passage = Passage("p-1", "paragraph", None, "地区生产总值增长5%左右。", (PLAN,), ())
    heading = Passage("s-1", "heading", 1, PLAN, (), ())
    left = [kind.id for kind in KNOWN.kinds.values() if not kind.counted]
    assert left
    assert all(read_indicators((heading, passage), kind, 2025, "", KNOWN) == () for kind in left)
