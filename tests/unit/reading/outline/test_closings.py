"""Paragraphs that leave the sub-section above them."""

from __future__ import annotations

from generator.knowledge import load_knowledge
from generator.reading.outline.read import read_outline
from generator.reading.passages import read_passages
from generator.text.ledger import Tracked

KNOWLEDGE = load_knowledge()
BODY = "全年地区生产总值增长百分之六，固定资产投资增长百分之八，人民生活持续改善。"
REPORT = f"""各位代表：
现在，我报告工作。
一、工作回顾
（一）经济平稳增长
{BODY}
（二）民生持续改善
{BODY}
%s
二、工作安排
（一）扩大内需
{BODY}
%s"""


def paths(first: str = "", last: str = "") -> dict[str, tuple[str, ...]]:
    text = "\n".join(line for line in (REPORT % (first, last)).split("\n") if line)
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    return {p.text: p.path for p in read_passages(lines, "x", KNOWLEDGE)}


def test_an_address_and_what_follows_it_are_below_the_section() -> None:
    address, then = "各位代表，过去一年的成绩来之不易。", "这些进步凝聚着全市人民的心血。"
    found = paths(f"{address}\n{then}")
    assert found[address] == found[then] == ("一、工作回顾",)


def test_a_transition_at_the_end_of_a_section_is_below_it() -> None:
    said = "在肯定成绩的同时，我们也清醒认识到，发展还面临不少困难。"
    assert paths(said)[said] == ("一、工作回顾",)


def test_the_text_of_a_sub_section_stays_below_it() -> None:
    said = "过去一年，我们新建学校十所，改造老旧小区二十个。"
    assert paths(f"（三）办好实事\n{said}")[said] == ("一、工作回顾", "（三）办好实事")
    assert (
        paths(f"（三）办好实事\n{BODY}继续。\n{said}\n（四）守住底线\n{BODY}很好。")[said][-1] == "（三）办好实事"
    )


def test_the_final_appeal_is_below_no_heading() -> None:
    appeal = "各位代表！让我们更加紧密地团结起来，为建设现代化新县而努力奋斗！"
    assert paths(last=appeal)[appeal] == ()
    later = "让我们更加紧密地团结起来，为建设现代化新县而努力奋斗！"
    found = paths(last=f"各位代表！\n{later}")
    assert found["各位代表！"] == found[later] == ()


def test_headings_after_an_address_are_below_the_section() -> None:
    text = REPORT % ("各位代表！五年来，成绩显著。\n（三）五年成就\n" + BODY, "")
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    assert [line.level for line in lines if line.text == "（三）五年成就"] == [2]
