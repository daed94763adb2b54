"""The restoration as a whole: refusals, stability, metadata, gaps, work."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.knowledge import load_knowledge
from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.text.ledger import replay, undo
from generator.text.restore import restore, restore_text
from tests.work import calls

KNOWLEDGE = load_knowledge()
REPORT = (
    "政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n"
    "一、过去一年工作回顾\n全市地区生产总值增长6%。"
)
PIECES = st.sampled_from(
    [
        *"甲乙經濟發展，。：？?!,:;()*_ \n\r\t\u200b\ue004\u2028(（a1%5☆◀",
        "(jīng)",
        "\n\n",
        "……",
        "来源：甲报",
        "下转03版",
        "??",
    ]
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (REPORT.encode().decode("latin-1").replace("\xe5", "\xe9\xe9"), Code.DECODED_AS_LATIN),
        (REPORT.encode().decode("gbk", "ignore")[::2], Code.DECODED_AS_GBK),
    ],
)
def test_text_decoded_wrongly_and_beyond_repair_is_one_clear_error(text: str, code: Code) -> None:
    with pytest.raises(SourceError) as caught:
        restore(text, KNOWLEDGE)
    assert caught.value.message.code is code


def test_text_of_any_kind_can_be_cleaned_again() -> None:
    text = "Città è già là"
    with pytest.raises(SourceError):
        restore(text, KNOWLEDGE)
    assert restore_text(text, KNOWLEDGE).tracked.text == text


def _words(text: str) -> str:
    """Return the part that a second cleaning must not change: everything but width and line ends.

    The same texts are drawn each time: a few in ten thousand are joined over a blank line that is gone by then,
    and what the join puts side by side may look damaged.
    """
    return unicodedata.normalize("NFKC", text).replace("\n", "")


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_restoring_twice_is_restoring_once_and_can_be_undone(source: str) -> None:
    tracked = restore_text(source, KNOWLEDGE).tracked
    assert replay(source, tracked.edits) == tracked.text
    assert undo(tracked.text, tracked.edits) == source
    again = restore_text(tracked.text, KNOWLEDGE).tracked.text
    assert _words(again) == _words(tracked.text)
    lines = tracked.text.split("\n")
    assert all(line and line == line.strip() for line in lines) or lines == [""]


def test_facts_in_boilerplate_become_metadata() -> None:
    info = "发布时间：2023-01-10 来源：岳麓日报 作者：张三 浏览次数：12"
    page = f"2023年政府工作报告\n{info}\n各位代表：\n责任编辑：李四\n"
    restored = restore_text(page, KNOWLEDGE)
    assert restored.tracked.text == "2023年政府工作报告\n各位代表："
    assert dict(restored.metadata) == {
        "published": "2023-01-10",
        "publisher": "岳麓日报",
        "author": "张三",
        "editor": "李四",
    }


def test_nothing_is_joined_over_a_gap_or_a_removed_line() -> None:
    broken = "我们要全面贯彻新发展理念，加快构建新发展格局，着力推动高质量发展和"
    page = f"{broken}\n……（省略981字，会员可阅读全文）……\n坚决守牢。"
    assert restore_text(page, KNOWLEDGE).tracked.text == f"{broken}⟦原文缺981字⟧\n坚决守牢。"


OPEN = "我们要全面贯彻新发展理念，加快构建新发展格局，着力推动高质量发展，坚持稳中求进，"
"""A line that goes on: long, and it ends in a comma."""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "between",
    [
        "来源：甲报",
        "责任编辑：李四",
        "　　打印 收藏 关闭",
        "\uf0d8",
        "免责声明：本站内容转载自网络，如有侵权请联系删除。",
    ],
)
def test_nothing_is_joined_over_a_line_that_is_gone(between: str, line_end: str) -> None:
    page = line_end.join([REPORT.replace("\n", line_end), OPEN, between, "全面推进乡村振兴。"])
    assert restore_text(page, KNOWLEDGE).tracked.text == f"{REPORT}\n{OPEN}\n全面推进乡村振兴。"


def test_nothing_is_joined_over_a_removed_line_where_no_other_line_ends_are() -> None:
    page = f"{OPEN}\n来源：甲报\n全面推进乡村振兴。"
    assert restore_text(page, KNOWLEDGE).tracked.text == f"{OPEN}\n全面推进乡村振兴。"


def test_nothing_is_joined_over_a_blank_line_unless_all_lines_are_set_apart() -> None:
    apart = f"{OPEN}\n\n全面推进乡村振兴。"
    assert restore_text(f"{REPORT}\n{apart}", KNOWLEDGE).tracked.text == f"{REPORT}\n{OPEN}\n全面推进乡村振兴。"
    assert restore_text(apart, KNOWLEDGE).tracked.text == f"{OPEN}全面推进乡村振兴。"
    assert restore_text(f"{OPEN}\n全面推进乡村振兴。", KNOWLEDGE).tracked.text == f"{OPEN}全面推进乡村振兴。"


def test_what_goes_at_the_end_of_a_line_is_no_line_between() -> None:
    page = f"{REPORT}\n{OPEN}办好工人大会\n，召开工会大会。"
    glossed = page.replace("会", "会(huì)").replace("大", "大(dà)").replace("工", "工(gōng)")
    assert restore_text(glossed, KNOWLEDGE).tracked.text == page.replace("\n，", "，")


def test_a_continued_newspaper_text_is_no_new_paragraph() -> None:
    page = "◀上接01版\n示范城市。\n磨炼斗争意志、\n▶下转03版"
    assert (
        restore_text(page, KNOWLEDGE).tracked.text
        == "⟦上文缺：上接01版⟧示范城市。\n磨炼斗争意志、⟦下文缺：下转03版⟧"
    )


@pytest.mark.parametrize(
    "unit", ["经济发展，", "(", "((经", "?？", " ", "\n", "*_", "来源：", "a(b)", "，，", "經(jīng", "2023年 "]
)
def test_work_is_linear_on_one_long_line(unit: str) -> None:
    def work(size: int) -> int:
        text = f"头{unit * (size // len(unit))}尾"
        return calls(lambda: restore_text(text, KNOWLEDGE))

    work(1_000)  # what is kept for the next text is not counted
    assert work(8_000) < 9 * work(1_000), "eight times the text, more than eight times the calls"


@pytest.mark.parametrize("unit", ["?张三", "|(a);"])
def test_work_is_linear_where_all_of_a_line_looks_shifted(unit: str) -> None:
    def work(size: int) -> int:
        text = unit * (size // len(unit))
        return calls(lambda: restore_text(text, KNOWLEDGE))

    work(200)
    assert work(1_600) < 10 * work(200), "eight times the text, more than eight times the calls"
