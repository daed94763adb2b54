"""Gap marks: what a mark says, which passage it belongs to, and that the length of what is missing is right."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.gaps import mark_gaps
from generator.text.restore import restore_text
from generator.text.view import View

KNOWLEDGE = load_knowledge()


def marked(text: str) -> str:
    """Return a text with its gap marks; no other stage is run."""
    for change in reversed(mark_gaps(View.of(text), KNOWLEDGE).changes):
        text = text[: change.start] + change.after + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("total", "shown", "missing"),
    [(8221, 2756, 5465), (3000, 3000, 0), (1200, 3000, 0)],
    ids=("some", "none", "wrong"),
)
def test_missing_is_what_is_not_shown_and_never_less_than_nothing(total: int, shown: int, missing: int) -> None:
    text = f"要改进工作（未完，全文共{total}字，当前仅显示{shown}字）"
    assert marked(text) == f"要改进工作⟦原文缺{missing}字⟧"


@pytest.mark.parametrize("stars", ["**", "***"])
def test_each_redacted_character_has_its_square(stars: str) -> None:
    text = f"建设{stars}新区，推动高质量发展。"
    assert marked(text) == text.replace("*", "□")


def test_a_mark_for_missing_text_closes_the_passage_before_it() -> None:
    stated = "……（省略981字，会员可阅读全文）……"
    assert (
        marked(f"着力推动高质量发展和\n {stated}\n坚决守牢。") == "着力推动高质量发展和⟦原文缺981字⟧\n坚决守牢。"
    )
    assert marked(f"着力推动{stated}") == "着力推动⟦原文缺981字⟧"


def test_text_after_a_mark_is_a_passage_of_its_own() -> None:
    stated = "……（省略981字，会员可阅读全文）……"
    assert marked(f"着力推动高质量发展和{stated}坚决守牢。") == "着力推动高质量发展和⟦原文缺981字⟧\n坚决守牢。"


def test_a_mark_for_text_that_is_missing_before_opens_the_passage_after_it() -> None:
    assert marked("\n◀上接01版\n \n示范城市。") == "\n⟦上文缺：上接01版⟧示范城市。"


def test_of_two_rules_for_one_place_the_first_and_longest_counts() -> None:
    text = "着力推动……（全文共3000字，仅显示1200字，剩余1800字，登录后查看）……\n坚决守牢。"
    changes = mark_gaps(View.of(text), KNOWLEDGE).changes
    assert len(changes) == 1
    assert marked(text) == "着力推动⟦原文缺1800字⟧\n坚决守牢。"


def test_each_blank_figure_is_one_gap() -> None:
    text = (
        "财政收入由2008年的 亿元增加到　　年的　　亿元，年均增长 %。城镇化率达到______%，比2007年提高 个百分点。"
    )
    restored = restore_text(text, KNOWLEDGE).tracked
    assert restored.text == (
        "财政收入由2008年的□亿元增加到□年的□亿元，年均增长□%。城镇化率达到□%，比2007年提高□个百分点。"
    )
    assert [edit.steps for edit in restored.edits] == [("blank-figures",)] * 6


@pytest.mark.parametrize("blank", ["__", "____", "_____", "____________", "　　", " "])
def test_a_blank_year_is_one_square_however_it_is_written(blank: str) -> None:
    assert restore_text(f"总收入由{blank}年的85亿元增加。", KNOWLEDGE).tracked.text == "总收入由□年的85亿元增加。"


def test_an_underscore_for_a_character_of_a_name_is_a_square_of_its_own() -> None:
    assert restore_text("三是__存在风险。", KNOWLEDGE).tracked.text == "三是□□存在风险。"


def test_a_lost_figure_is_one_gap_and_doubled_commas_next_to_it_stay() -> None:
    text = "粮食总产,,%，比上年增长%。人均收入达到元，增长；畜牧业产值达万元，增长6%。"
    restored = restore_text(text, KNOWLEDGE).tracked
    assert restored.text == ("粮食总产，□，□%，比上年增长□%。人均收入达到□元，增长□；畜牧业产值达□万元，增长6%。")
    assert restore_text(restored.text, KNOWLEDGE).tracked.text == restored.text


@pytest.mark.parametrize(
    "text",
    [
        "产值突破亿元，税收达亿元。",
        "把实事办到户，完成率提高，增长点增多。",
        "农民人均收入达到万元，，生活改善。",
    ],
)
def test_a_unit_that_may_be_a_figure_by_itself_gets_no_square(text: str) -> None:
    assert "□" not in restore_text(text, KNOWLEDGE).tracked.text
