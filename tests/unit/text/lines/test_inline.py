"""Inline elements on lines of their own are joined; headings, lists and paragraphs are not."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.patterns.expressions import Expression
from generator.text.lines.inline import INLINE, join_inline
from generator.text.restore import restore
from generator.text.view import View

KNOWLEDGE = load_knowledge()
OPENING = "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n"


def restored(text: str) -> list[str]:
    return restore(OPENING + text, KNOWLEDGE).tracked.text.split("\n")[2:]


@pytest.mark.parametrize(
    ("broken", "wanted"),
    [
        (
            "我们依照\n宪法\n和\n基本法\n有效实施治理，制定\n第三个行动方案\n，在全市开展学习教育，成效明显。",
            "我们依照宪法和基本法有效实施治理，制定第三个行动方案，在全市开展学习教育，成效明显。",
        ),
        (
            "细颗粒物（PM\n2.5\n）浓度下降到28微克/立方米，空气质量持续改善。",
            "细颗粒物（PM2.5）浓度下降到28微克/立方米，空气质量持续改善。",
        ),
        ("全市PM\n2.5\n年平均浓度下降到28微克/立方米。", "全市PM2.5年平均浓度下降到28微克/立方米。"),
        ("今年经济社会发展的\n主要预期目标\n是：地区生产总值增长5%左右。", None),
        ("实施“双向\n揭榜\n挂帅”，攻克关键技术20项，专利增长8%。", None),
        ("马克思谈到过这种关系\n[\n1\n]\n，我们从中得到启发，把它用于实际工作。", None),
        ("列宁说过这句话。\n[\n注2\n]\n我们从中得到启发，把它用于实际工作。", "列宁说过这句话。[注2]"),
        ("可视为《\n中华人民共和国著作权法\n》第五条规定的文件，不受保护。", None),
    ],
)
def test_pieces_of_a_sentence_are_joined(broken: str, wanted: str | None) -> None:
    assert restored(broken)[0] == (wanted or broken.replace("\n", ""))


@pytest.mark.parametrize(
    "text",
    [
        "一、工作回顾\n经济发展\n全年增长6%。\n社会事业\n新建学校10所。",
        "（一）推动教育普及\n是年，教育经费增长百分之八，新建学校三所。",
        "（二）建设美好家园的\n一、工作安排\n今年任务很重。",
        "附件\n1\n各地要抓好落实，年底前报告。",
        "（三）实施积极参与\n和谐社区建设有序推进，创建示范社区10个。",
        "我们要坚持稳中求进的\n\n工作总基调，推动高质量发展。",
        "推进工业和\n打印本页\n农业发展，促进增收。",
        "重点抓好“三件大事\n加快产业发展，实现工业总产值100亿元，税收5亿元，全年新开工项目30个，竣工20个。”",
    ],
)
def test_lines_that_are_whole_stay(text: str) -> None:
    assert restored(text) == [line for line in text.split("\n") if line and line != "打印本页"]


def test_a_quotation_broken_once_is_left_to_the_rule_for_broken_lines() -> None:
    edits = restore(OPENING + "改革开放持续深化，“放管\n服”改革走在前列，全年增长25%。", KNOWLEDGE).tracked.edits
    assert "inline-elements" not in {step for edit in edits for step in edit.steps}


def test_lines_of_a_broken_column_are_left_to_the_rule_for_them() -> None:
    words = "我们要坚持以人民为中心的发展思想和新发展理念，在发展中保障和改善民生的水平"
    text = "\n".join(words[at : at + 18] for at in range(0, len(words), 18))
    edits = restore(OPENING + f"{text}\n" * 6, KNOWLEDGE).tracked.edits
    assert "inline-elements" not in {step for edit in edits for step in edit.steps}


def test_a_paragraph_is_looked_at_once_for_words_that_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    signs = KNOWLEDGE.rules[INLINE.id].signs
    first, second = (
        "全市各级各部门要进一步提高政治站位强化责任担当",
        "全面贯彻新发展理念，着力推动高质量发展，成效明显",
    )
    looked_at: list[str] = []
    whole = Expression.is_in

    def is_in(expression: Expression, text: str) -> bool:
        if expression is signs["goes-on"]:
            looked_at.append(text)
        return whole(expression, text)

    monkeypatch.setattr(Expression, "is_in", is_in)
    join_inline(View.of(f"{first}\n{second}"), KNOWLEDGE)
    join_inline(View.of(f"{first}\n的{second}"), KNOWLEDGE)
    assert len(looked_at) == 2
