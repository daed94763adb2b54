"""Gaps that only the structure shows."""

from __future__ import annotations

from generator.knowledge import load_knowledge
from generator.reading.gaps.structural import structural_gaps
from generator.reading.outline.read import read_outline
from generator.text.ledger import Tracked

KNOWLEDGE = load_knowledge()
POINT = "{}增强信心。坚持系统观念、守正创新，更好统筹发展和安全，紧紧围绕需求精准施策。"


def kinds(text: str) -> list[tuple[str, int]]:
    _, lines = read_outline(Tracked.of(text), KNOWLEDGE)
    return [(gap.kind, gap.line) for gap in structural_gaps(lines, KNOWLEDGE.outline)]


def test_a_text_that_starts_at_two_lacks_its_opening() -> None:
    assert kinds("二、工作安排\n今年工作任务很重。") == [("opening", 0)]


def test_a_text_that_starts_at_one_lacks_nothing() -> None:
    assert kinds("一、工作回顾\n去年工作任务很重。\n二、工作安排\n今年工作任务很重。") == []


def test_a_promise_of_four_with_two_kept_is_short() -> None:
    text = f"牢牢把握以下四个方面：\n{POINT.format('一是')}\n{POINT.format('二是')}"
    assert kinds(text) == [("promise", 0)]


def test_a_promise_of_two_with_two_kept_is_whole() -> None:
    assert kinds(f"牢牢把握以下两个方面：\n{POINT.format('一是')}\n{POINT.format('二是')}") == []


def test_a_list_that_something_higher_follows_was_not_cut() -> None:
    text = f"一、安排\n把握好三个方面。\n{POINT.format('一是')}\n{POINT.format('二是')}\n二、建设\n从严治政。"
    assert kinds(text) == []


def test_a_text_that_ends_inside_a_sentence_lacks_its_ending() -> None:
    assert kinds("一、安排\n工作任务很重。我们必须发扬斗争精神、") == [("ending", 1)]
    assert kinds("一、安排\n完善总体规划，编制") == [("ending", 1)]
    assert kinds("一、安排\n着力扩大消费。\n某某市人民政府") == []


def test_nothing_is_added_where_there_is_a_mark() -> None:
    assert kinds("⟦上文缺：上接01版⟧\n获评达标城市。\n二、安排\n我们必须发扬斗争精神、⟦下文缺：下转03版⟧") == []
