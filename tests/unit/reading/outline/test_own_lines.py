"""Headings on lines of their own that end like sentences."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.reading.outline.read import read_outline
from generator.text.ledger import Tracked

KNOWLEDGE = load_knowledge()
BODY = "加强项目前期工作，强化要素保障，全年完成投资1000亿元，推动项目早开工早见效。做好用地、用能等各项服务。"
FIRST = "开工建设一批重大项目。"


def headings(text: str) -> list[tuple[int | None, str]]:
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    return [(line.level, line.text) for line in lines if line.kind == "heading"]


def section(*short: str, paragraphs: int = 1) -> str:
    body = "\n".join([BODY] * paragraphs)
    return "一、工作安排\n（一）释放内需潜力\n" + "\n".join(f"{line}\n{body}" for line in short)


@pytest.mark.parametrize("end", ["。", "！", ""])
@pytest.mark.parametrize("paragraphs", [1, 2])
def test_short_lines_that_alternate_with_paragraphs_are_headings(end: str, paragraphs: int) -> None:
    short = [f"{words}{end}" for words in ("大力提振消费", "扩大有效投资", "打造一流营商环境")]
    found = headings(section(*short, paragraphs=paragraphs))
    assert [text for _, text in found[2:]] == short
    assert {level for level, _ in found[2:]} == {3}


def test_the_first_sentence_of_the_paragraph_below_is_none() -> None:
    text = section("提振消费。", "扩大投资。", "优化环境。").replace(BODY, FIRST + BODY)
    assert not any("开工建设" in text for _, text in headings(text))


def test_statements_that_start_alike_are_headings() -> None:
    short = [f"这是{words}的五年。" for words in ("综合实力显著提升", "改革开放不断深化", "人民生活持续改善")]
    assert [text for _, text in headings(section(*short))[2:]] == short


@pytest.mark.parametrize(
    "short",
    [
        ["大力提振消费。", "扩大有效投资。"],
        ["今年任务很重。", "目前困难不少。", "过去一年成绩很大。"],
        ["新建学校10所。", "改造公路20公里。", "完成投资30亿元。"],
        ["主要预期目标：", "重点任务：", "保障措施："],
        ["各位代表！", "同志们！", "各位代表："],
    ],
)
def test_others_are_paragraphs(short: list[str]) -> None:
    assert len(headings(section(*short))) == 2


def test_short_paragraphs_of_prose_are_none() -> None:
    prose = "\n".join(["工人的生活有了改善。", BODY, BODY, BODY, BODY, BODY] * 4)
    assert headings(f"一、工作回顾\n{prose}") == [(1, "一、工作回顾")]
