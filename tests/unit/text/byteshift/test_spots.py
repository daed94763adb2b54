"""Spots: each kind of place that a shifted run leaves, and text next to it that only looks like one."""

from __future__ import annotations

import pytest

from generator.text.byteshift.spots import CLUSTER, NEAR, is_odd, odd_marks, spots
from generator.text.view import View
from tests.unit.text.byteshift.models import KNOWLEDGE

BIGRAMS = KNOWLEDGE.bigrams
WIDE_QUESTION = "\N{FULLWIDTH QUESTION MARK}"
LOST = "\N{REPLACEMENT CHARACTER}"


def found(text: str, *, traditional: bool = False) -> set[str]:
    return {text[start:end] for start, end in spots(View.of(text), BIGRAMS, traditional=traditional)}


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("開展燃?xì)全區", "?xì)"),
        ("開展燃?xi)全區", "?xi)"),
        (f"開展燃{LOST}xì)全區", f"{LOST}xì)"),
        (f"開展燃{LOST}(xì)全區", f"{LOST}(xì)"),
        ("提振?,全區", "?,"),
        ("提振?：全區", "?："),
        ("提振?f全區", "?f"),
        ("提振?W(wǎng)全區", "?W"),
        (f"提振{LOST}~全區", f"{LOST}~"),
        ("提振?、f全區", "?、f"),
        ("提振?偟膩碚f", "?"),
    ],
)
def test_a_sign_for_a_lost_byte(text: str, spot: str) -> None:
    assert spot in found(text)


@pytest.mark.parametrize(
    "text",
    ["靠什么?靠改革，靠开放。", "为什么？怎么办。", "怎么样?，全区", "经济(xì)发展", "是不是?\n发展", "what?yes)"],
)
def test_a_question_is_no_sign(text: str) -> None:
    assert found(text.replace("?，", "？，")) == set()


def test_a_byte_left_alone_before_a_gloss_with_the_run_before_it() -> None:
    assert found("全區電力W(wǎng)建設") == {"全區電力W"}
    assert found("，甲乙丙丁戊己庚辛壬癸W(wǎng)") == {"丙丁戊己庚辛壬癸W"}
    assert found("W(wǎng)") == set()
    assert found("5W(wǎng)") == set()


def test_two_glosses_in_a_row() -> None:
    assert "(xì)(wǎng)" in found("燃(xì)(wǎng)全區")
    assert "(xì)W" in found("燃(xì)W全區")
    assert found("燃(rán)(rán)全區") == set()


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("全區(xì)建設", "區(xì)"),
        ("提振偟膩碚偟膩碚f。", "f"),
        ("提振!碚f全區", "!碚f"),
        ("提振，碚碚f全區", "，碚碚f"),
    ],
    ids=("a wrong gloss", "a byte left alone", "a cut near it", "two characters"),
)
def test_what_looks_damaged_in_traditional_text_alone(text: str, spot: str) -> None:
    assert spot in found(text, traditional=True)
    assert spot not in found(text)


def test_a_right_gloss_is_no_damage() -> None:
    assert found("全區(qū)建設", traditional=True) == set()


def test_rare_characters_near_each_other() -> None:
    assert "偟獍碚" in found("全區偟獍碚發展")
    assert "偟中獍中中碚" in found("全區偟中獍中中碚發展")
    assert found("全區偟中中獍中中碚發展") == set()
    assert found("全區偟獍發展") == set()
    assert NEAR == 2 * CLUSTER


@pytest.mark.parametrize(("sign", "near"), [("!", True), ("；", True), (LOST, True), ("，", False), ("中", False)])
def test_next_to_the_sign_of_a_loss_two_rare_characters_are_enough(sign: str, *, near: bool) -> None:
    assert ("偟獍" in found(f"全區{sign}偟獍發展")) == near
    assert ("偟獍" in found(f"全區偟獍中{sign}發展")) == near
    assert ("偟中中獍" in found(f"全區{sign}偟中中獍發展")) == near
    assert "偟中中中獍" not in found(f"全區{sign}偟中中中獍發展")
    assert "偟獍" not in found(f"全區{sign}中中偟獍發展")


def test_symbols_start_a_run_where_odd_text_follows() -> None:
    assert "⒆" in found("獍踩⒆越ǚ堪踩")
    assert found("目标：①就业②教育") == set()
    assert "⒆越堪f" in found("獍踩⒆越堪f，全區", traditional=True)
    assert "⒆越堪f" not in found("獍踩⒆越堪f，全區")


def test_a_symbol_outside_a_sentence_starts_none() -> None:
    assert "⒆" not in found("\n⒆越ǚ堪踩")


@pytest.mark.parametrize(
    ("run", "odd"), [("偟膩碚偟膩碚", True), ("全區經濟發展", False), ("全区经济发展", False), ("经济", False)]
)
def test_odd_text_hardly_ever_follows_itself(run: str, *, odd: bool) -> None:
    assert is_odd(run, 0, BIGRAMS) == odd
    assert is_odd("中" + run, 1, BIGRAMS) == odd


@pytest.mark.parametrize("mark", "!?:;\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH COLON}\N{FULLWIDTH SEMICOLON}")
def test_a_mark_is_odd_where_odd_text_follows(mark: str) -> None:
    text = f"提振{mark}偟膩碚偟膩碚，提振{mark}经济发展"
    assert [text[start:end] for start, end in odd_marks(text, BIGRAMS)] == [mark]
    assert list(odd_marks(text, BIGRAMS)) == [(2, 3)]


def test_undamaged_text_has_no_spots() -> None:
    for traditional in (False, True):
        assert found("全区经济发展较好；投资者信心进一步提振！", traditional=traditional) == set()
    assert found("全區經濟發展較好;投資者信心進一步提振!", traditional=True) == set()
