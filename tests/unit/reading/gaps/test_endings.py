"""Whether a text breaks off: last lines of news pages, annexes and chats that lack a stop and are whole."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.reading.gaps.structural import structural_gaps
from generator.reading.outline.read import read_outline
from generator.text.ledger import Tracked

KNOWLEDGE = load_knowledge()
BODY = "一、安排\n全县上下团结奋斗，经济社会发展取得新成绩，主要指标好于预期，全年目标任务顺利完成。\n"
CELL = "\N{IDEOGRAPHIC SPACE}"


def gaps(text: str) -> list[str]:
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    return [gap.kind for gap in structural_gaps(lines, KNOWLEDGE.outline)]


@pytest.mark.parametrize(
    "last",
    [
        "我们必须发扬斗争精神，加快推进各项工作，编制完善",
        "我们必须发扬斗争精神、",
        "各地要抓好落实，确保",
        "做强工业经济，突出“两业",
        "落实好《关于加快推进",
        "农民收入稳步增长。要加大投入力度，力争增长8%",
    ],
)
def test_a_line_that_breaks_off(last: str) -> None:
    assert gaps(BODY + last) == ["ending"]


@pytest.mark.parametrize(
    "last",
    [
        "成绩来之不易，要倍加珍惜.",
        "成绩来之不易，要倍加珍惜\N{THUMBS UP SIGN}",
        "成绩来之不易，要倍加珍惜。 记者 王建国 通讯员 李明华",
        "成绩来之不易，要倍加珍惜。王建国 李明华",
        "农民人均纯收入增长，达到2310元。 &q9!zT",
        "让我们团结奋斗，把蓝图变为实景！》》点击图片进入专题《《",
        f"财政收入、一般公共预算{CELL}亿元{CELL}6.1",
        "青石县人民政府",
    ],
    ids=["dot", "picture", "reporters", "names", "inserted string", "link", "row", "signature"],
)
def test_a_line_that_is_whole_or_is_none_of_the_text(last: str) -> None:
    assert gaps(BODY + last) == []


def test_items_of_a_list_lack_a_stop() -> None:
    items = ["打通4条过江通道，启动快线建设", "壮大集体经济，力争突破50万元", "打好蓝天保卫战，基本消除重污染天气"]
    assert gaps(BODY + "\n".join(items)) == []
    assert gaps(BODY + items[0]) == ["ending"]


def test_the_last_line_of_an_annex_is_like_others_of_its_label() -> None:
    item = "年度目标：新改建农村公路1万公里以上。\n主办单位：省交通运输厅，各州、市人民政府"
    assert gaps(f"{BODY}附件：惠民实事\n一、交通工程\n{item}\n二、环境工程\n{item}") == []


def test_entries_of_a_list_are_headings_without_text() -> None:
    assert gaps(f"{BODY}二、目录\n1.总则\n2.目标\n3.附则") == []
    assert gaps(f"{BODY}二、工作安排") == ["ending"]


@pytest.mark.parametrize(
    "above",
    [
        "各位代表：\n现在，我向大会报告工作。",
        "全年工作分为四个部分。一、恢复生产。二、整顿市场。",
        "一、恢复生产 二、整顿市场 三、其他",
    ],
    ids=["address", "numbers inside a line", "numbers in a row"],
)
def test_an_opening_that_is_there_is_not_missing(above: str) -> None:
    assert gaps(f"{above}\n五、工作安排\n今年工作任务很重，必须抓好落实。") == []


def test_an_opening_that_is_not_there_is_missing() -> None:
    assert gaps("统一、协调地推进各项工作。\n五、工作安排\n今年工作任务很重，必须抓好落实。") == ["opening"]
