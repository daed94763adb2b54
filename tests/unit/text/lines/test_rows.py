"""Rows: what is a table, what separates its cells, and that its lines are not joined."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()
CELL = "\N{IDEOGRAPHIC SPACE}"
ROWS = (
    ("指标名称", "单位", "2022年实际", "2023年预期"),
    ("地区生产总值", "亿元", "1256.3", "增长7%"),
    ("城镇登记失业率", "%", "3.1", "≤4.5"),
    ("单位GDP能耗下降", "%", "2.6", "完成省下达任务"),
)
WRAPPED = (
    "过去一年，我们坚持稳中求进工作总基调，统筹推进稳增长、促改革、调结构、惠民生、防风险各项工作，经济\n"
    "社会发展取得新成效，全市生产总值增长百分之五，固定资产投资增长百分之六，社会消费品零售总额增长百\n"
    "分之七，城镇新增就业完成年度任务，社会大局保持稳定。\n"
)


def _clean(text: str) -> str:
    return restore_text(text, KNOWLEDGE).tracked.text


@pytest.mark.parametrize("blank", ["\t", "    ", " \t ", CELL, 3 * CELL])
@pytest.mark.parametrize("before", ["", WRAPPED], ids=["alone", "on a page that is broken at a column"])
def test_rows_stay_rows_and_one_sign_separates_their_cells(blank: str, before: str) -> None:
    table = "\n".join(blank.join(row) for row in ROWS)
    cleaned = _clean(f"{before}附表：主要指标\n{table}\n注：1.按可比价计算。").split("\n")
    assert cleaned[-5:-1] == [CELL.join(row) for row in ROWS]
    assert cleaned[-6::5] == ["附表：主要指标", "注：1.按可比价计算。"]


def test_cleaned_rows_are_rows() -> None:
    cleaned = _clean("\n".join("\t".join(row) for row in ROWS))
    assert _clean(cleaned) == cleaned


def test_rows_of_two_cells_are_rows_from_three_on() -> None:
    assert _clean("生产总值\t77亿元\n财政收入\t6亿元\n粮食产量\t8万吨").count(CELL) == 3
    assert _clean("县长\t李明华\n副县长\t王小明") == "县长 李明华\n副县长 王小明"


def test_rows_with_single_blanks_are_not_joined() -> None:
    rows = [
        "指标 单位 完成数 增长",
        "地区生产总值 亿元 326.5 8.2",
        "财政总收入 亿元 28.6 6.1",
        "居民可支配收入 元 25310 9.0",
    ]
    assert _clean("\n".join(rows)).split("\n") == rows
    assert _clean(WRAPPED + "\n".join(rows)).split("\n")[1:] == rows
    loose = (
        "过去一年，我们坚持稳中求进工作总基调，统筹推进稳增长、促改革、调结\n"
        "构、惠民生、防风险各项工作，经济社会发展取得新成效，全市生产总值增长百分之五，固定资产投\n"
        "资增长百分之六，社会消费品零售总额增长百分之七，城镇新增就业完成\n年度任务，社会大局保持稳定。\n"
    )
    alike = [
        "重点工作任务分工方案 责任单位 完成时限 经济",
        "社会发展统计监测工作 县发改委 六月底前 经济",
        "社会事业 县教育局 九月",
    ]
    assert _clean(2 * loose + "\n".join(alike)).split("\n")[-3:] == alike


@pytest.mark.parametrize(
    "text",
    [
        "一、\t工作回顾\n（一）\t经济发展\n（二）\t社会事业",
        "全县经济稳中有进。\t社会稳定。\n民生改善。\t生态向好。\n我们要努力。\t要奋斗。",
        "政　府　工　作　报　告\n市　长　李　明　华\n二　〇　二　一　年",
    ],
    ids=["headings apart from their numbers", "sentences", "letterspaced"],
)
def test_other_lines_with_wide_blanks_are_no_rows(text: str) -> None:
    assert CELL not in _clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "王建国 李明华 张三\n赵小六 钱七\n孙小八 周九 吴十",
        "关于印发全市水务改革发展工作方案的通知\n京政办发〔2016〕26号\n各区人民政府，市政府各委、办、局：",
        "今天的会议开得很好，大家都很受鼓舞\N{GRINNING FACE}\n明天继续努力，把各项工作落到实处\N{THUMBS UP SIGN}",
        "某某市城乡水务投资集团有限公司\n某某市政府办\n关于做好防汛工作的建议",
    ],
    ids=["names", "number of a document", "pictures", "issuers"],
)
@pytest.mark.parametrize(
    "loose", ["", 3 * WRAPPED.replace("增长百分之六，", "")], ids=["alone", "on a broken page"]
)
def test_lines_that_are_whole_without_a_stop_are_not_joined(text: str, loose: str) -> None:
    assert _clean(loose + text).split("\n")[-len(text.split("\n")) :] == text.split("\n")
