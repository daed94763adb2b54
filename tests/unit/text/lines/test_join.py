"""Which line ends are removed and which stay: cases that a person can read."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.restore import restore_text

KNOWLEDGE = load_knowledge()

BROKEN = (
    "过去一年，我们坚持稳中求进工作总基调，统筹推进稳增长、促改革、调结构、惠民生、防风险各项工作，经济\n"
    "社会发展取得新成效，全市生产总值增长百分之五，固定资产投资增长百分之六，社会消费品零售总额增长百\n"
    "分之七，城镇新增就业完成年度任务，社会大局保持稳定。\n"
)
"""Three lines of one paragraph: a page that is broken at a column."""


def _lines(text: str) -> list[str]:
    return restore_text(text, KNOWLEDGE).tracked.text.split("\n")


def test_lines_broken_inside_a_sentence_are_one_paragraph() -> None:
    assert _lines(BROKEN) == [BROKEN.replace("\n", "")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("增长7\n.7%，", "增长7.7%，"),
        ("投入1,00\n0万元，", "投入1,000万元，"),
        ("加大研发（R&\nD）投入，", "加大研发（R&D）投入，"),
        ("落实《行动\n方案》，", "落实《行动方案》，"),
        ("打好“三大攻坚\n战”，", "打好“三大攻坚战”，"),
        ("（2024\n年）", "（2024年）"),
    ],
)
def test_a_break_inside_a_number_a_name_or_brackets_goes(before: str, after: str) -> None:
    start = "为推动全市经济社会高质量发展，统筹推进新型工业化、新型城镇化和乡村全面振兴，"
    assert _lines(f"{BROKEN}{start}{before}继续推进。") == [BROKEN.replace("\n", ""), f"{start}{after}继续推进。"]


@pytest.mark.parametrize(
    "text",
    [
        "一、过去一年工作回顾\n过去一年，我们坚持稳中求进。",
        "（三）聚焦推动经济持续回升向好，全方位扩大有效需求\n激发市场活力。坚持扩大内需。",
        "（责任单位：省交通运输厅，各州、市人民政府）\n九、持续整治提升农村人居环境",
        "各位代表：\n现在，我代表市人民政府，向大会报告工作。",
        "示范企业\n专精特新企业\n领军企业",
        "市长\n张三\n2024年1月10日",
        "指标\n单位\n目标\n地区生产总值\n亿元\n500",
        "今年要办好十件实事：\n新建幼儿园十所\n改造老旧小区百个",
    ],
)
@pytest.mark.parametrize("around", [BROKEN, ""], ids=["broken page", "whole page"])
def test_headings_items_cells_and_signatures_keep_their_ends(text: str, around: str) -> None:
    paragraph = [around.replace("\n", "")] if around else []
    assert _lines(f"{around}{text}") == [*paragraph, *text.split("\n")]


def test_a_heading_of_two_lines_is_one_where_paragraphs_are_indented() -> None:
    page = (
        "　　（三）聚焦推动经济持续回升向好，全方位扩大\n有效需求\n"
        "　　激发市场活力，坚持扩大内需这个战略基点，加\n快培育完整内需体系，把实施扩大内需战略同深化\n"
        "供给侧结构性改革有机结合起来，释放消费潜力。\n　　优化投资结构。\n"
    )
    assert _lines(page) == [
        "（三）聚焦推动经济持续回升向好，全方位扩大有效需求",
        "激发市场活力，坚持扩大内需这个战略基点，加快培育完整内需体系，把实施扩大内需战略同深化供给侧结构性改革有机结合起来，释放消费潜力。",
        "优化投资结构。",
    ]


def test_a_full_line_that_ends_a_sentence_ends_the_paragraph_where_the_next_is_indented() -> None:
    rows = (
        "　　过去一年，我们坚持稳中求进工作\n总基调，统筹推进稳增长、促改革、调结\n"
        "构、惠民生、防风险各项工作取得实效。\n"
    )
    assert _lines(rows * 3) == [rows.replace("\n", "").strip()] * 3


@pytest.mark.parametrize("mark", ["⟦原文缺981字⟧", "⟦乱码⟧"])
def test_nothing_is_joined_to_a_gap_mark(mark: str) -> None:
    first, second, _ = BROKEN.split("\n", 2)
    assert _lines(f"{first}\n{mark}\n{second}")[1] == mark


WHOLE = "过去一年，我们坚持稳中求进工作总基调，统筹推进稳增长、促改革、调结构各项工作。\n"
"""A paragraph of a page that is not broken elsewhere."""


@pytest.mark.parametrize(
    "broken",
    [
        "提升县域综合承载能力。深\n入推进以县城为重要载体的城镇化建设。",
        "建立健全覆盖全省各州（\n市）、县的公共服务体系，提高均等化水平。",
        "持续推进重点领域和关键环节改革\n，激发各类经营主体活力。",
        "扎实推进重要生态系统保护和修复，坚决打赢污染防治攻坚战，统筹推进生\n态环境损害赔偿和公益诉讼。",
    ],
    ids=["a sentence before it", "open bracket", "comma at the start", "pair"],
)
def test_a_lone_break_inside_a_sentence_goes(broken: str) -> None:
    assert _lines(f"{WHOLE}{broken}\n{WHOLE}")[1] == broken.replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "坚持共抓大保护，确保“一清水永续北上”\n深化污染防治攻坚。加强重点行业治理。",
        "奋力谱写现代化建设新篇章\n过去一年，全市上下团结奋斗。",
        "城市治理现代化水平进一步提高\n城市更新加力推进。完成老旧小区改造。",
    ],
)
def test_headings_without_a_number_keep_their_ends_on_a_whole_page(text: str) -> None:
    assert _lines(f"{WHOLE}{text}\n{WHOLE}")[1:-1] == text.split("\n")


@pytest.mark.parametrize(
    "page", ["推动高质量发展⟦原文缺981字⟧\n，坚决守牢安全底线。", "推动高质量发展，\n⟦上文缺：上接01版⟧示范城市。"]
)
def test_a_mark_for_missing_text_is_no_part_of_a_broken_line(page: str) -> None:
    text = f"{BROKEN}我们要全面贯彻新发展理念，加快构建新发展格局，着力{page}"
    assert _lines(text)[1:] == text.split("\n")[3:]


def test_two_odd_lines_do_not_make_a_document_one_that_is_broken_anywhere() -> None:
    whole = (
        "全市生产总值增长百分之五，固定资产投资增长百分之六，社会消费品零售总额增长百分之七，社会大局保持稳定。"
    )
    odd = "我们要全面贯彻新发展理念，加快构建新发展格局，着力推动高质量发展，全面深化改革开放"
    text = "\n".join([*[whole] * 40, odd, whole, odd, whole])
    assert _lines(text) == text.split("\n")


LOOSE = "".join(
    f"{part}\n"
    for part in (
        "过去一年，我们坚持稳中求进工作总基调，统筹推进稳增长、促改革、调结",
        "构、惠民生、防风险各项工作，经济社会发展取得新成效，全市生产总值增长百分之五，固定资产投",
        "资增长百分之六，社会消费品零售总额增长百分之七，城镇新增就业完成",
        "年度任务，社会大局保持稳定。",
    )
)
"""A paragraph that is broken at different columns."""


@pytest.mark.parametrize(
    "items",
    [
        "省级示范企业名单公布\n专精特新企业名单公布\n行业领军企业名单公布",
        "全市教育工作会议召开\n全市就业工作会议召开\n全市医疗工作会议召开",
    ],
)
def test_short_lines_need_more_to_be_one_on_a_page_that_is_broken_anywhere(items: str) -> None:
    assert _lines(LOOSE + items) == [LOOSE.replace("\n", ""), *items.split("\n")]


def test_a_line_that_ends_far_from_the_column_does_not_go_on() -> None:
    column = "统筹推进稳增长、促改革、调结构、惠民生、防风险各项工作，全面推动高质量发展，\n"
    text = column * 4 + "全市经济总量稳步提\n升到新台阶。"
    assert _lines(text)[-1] == "升到新台阶。"
    near = column * 4 + "统筹推进稳增长、促改革、调结构、惠民生、防风险各项工作，全面提\n升到新台阶。"
    assert _lines(near)[-1].endswith("全面提升到新台阶。")


def test_a_closing_mark_that_closes_nothing_starts_a_line_of_its_own() -> None:
    end = "各位代表！让我们团结奋斗，把美好蓝图变为幸福实景！"
    assert _lines(f"{WHOLE}{end}\n》》点击图片进入专题《《")[1] == end
    assert _lines(f"{WHOLE}要牢记“把美好蓝图变为幸福实景！\n”各位代表。")[1].endswith("实景！”各位代表。")
