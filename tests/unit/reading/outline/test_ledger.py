"""The ledger closes over headings, labels and joined lines in any combination."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge import load_knowledge
from generator.reading.outline.outline_rows import OutlineRow
from generator.reading.outline.read import read_outline
from generator.text.ledger import Change, Tracked, replay, undo
from generator.text.restore import restore

KNOWLEDGE = load_knowledge()
MARKS = ("", "一、", "（一）", "1.", "（2）", "①", "一是", "第二，", "——", "【工业】", "关键词 1", "附件1", "问：")
WORDS = (
    "全市规上工业",
    "增加值增长情况",
    "保持平稳",
    "打造高地，",
    "工作回顾",
    "省长 王建国",
    "政府工作报告",
    "注：",
)
TEXTS = (
    "",
    "。",
    "：",
    "。今年以来，全市工业经济运行总体平稳，增速居全省前列。",
    "。一是稳增长。坚持稳字当头，扩大内需。二是促改革。坚持先立后破。",
    "今年的主要预期目标是：地区生产总值增长5%左右，城镇新增就业50万人。",
    "⟦下文缺⟧",
)
LINE = st.tuples(st.sampled_from(MARKS), st.sampled_from(WORDS), st.sampled_from(TEXTS)).map("".join)
REMOVED = ("【字号：大 中 小】", "来源：某某日报", "打印本页")


def closes(tracked: Tracked, source: str, texts: list[str]) -> bool:
    clean = "\n".join(texts)
    return replay(source, tracked.edits) == clean and undo(clean, tracked.edits) == source


def test_a_label_before_a_broken_heading_keeps_the_ledger() -> None:
    source = "【工业】全市规上工业\n增加值增长情况\n今年以来，全市工业经济运行总体平稳，增速居全省前列。"
    tracked, lines = read_outline(Tracked.of(source), KNOWLEDGE)
    assert lines[0].text == "【工业】"
    assert closes(tracked, source, [line.text for line in lines])


@given(st.lists(LINE, min_size=1, max_size=12))
def test_the_ledger_closes_over_headings_labels_and_joined_lines(lines: list[str]) -> None:
    source = "\n".join(lines)
    tracked, outline = read_outline(Tracked.of(source), KNOWLEDGE)
    assert closes(tracked, source, [line.text for line in outline])


@given(st.lists(st.one_of(LINE, st.sampled_from(REMOVED)), min_size=1, max_size=10))
def test_the_ledger_closes_over_removed_lines(lines: list[str]) -> None:
    source = "\n".join(lines)
    tracked, outline = read_outline(restore(source, KNOWLEDGE).tracked, KNOWLEDGE)
    assert closes(tracked, source, [line.text for line in outline])


def test_a_heading_is_not_joined_over_a_removed_line() -> None:
    source = "导语在前。\n三、持续提升政府\n打印本页\n治理效能和服务水平\n人民满意是根本标准，全市上下共同努力。"
    _, outline = read_outline(restore(source, KNOWLEDGE).tracked, KNOWLEDGE)
    assert "三、持续提升政府" in [line.text for line in outline]


def test_a_cut_where_lines_were_joined_keeps_their_line_end() -> None:
    row = OutlineRow(0, "甲乙丙", joins=((1, ""), (2, " ")))
    assert list(row.changes({1: "cut"})) == [Change(1, 2, "\n", "cut"), Change(3, 4, " ", "broken-heading")]
    assert list(row.changes({2: "cut"})) == [Change(1, 2, "", "broken-heading"), Change(3, 4, "\n ", "cut")]
    assert list(row.changes({3: "cut"}))[-1] == Change(4, 4, "\n", "cut")
