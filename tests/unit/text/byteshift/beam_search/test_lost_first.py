"""Lost first bytes: the move from the borders of the shown characters into a shifted run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.beam import Beam
from generator.text.byteshift.beam_search.lost_first import put_back_first_byte
from generator.text.byteshift.gbk import pair
from tests.unit.text.byteshift.models import TRADITIONAL, held, kinds, spent, state

if TYPE_CHECKING:
    from generator.text.byteshift.beam_search.states import State


def after(shown: str, before: str = "燃") -> Beam:
    """Return the beam after the move at the start of a shown text."""
    beam = Beam(TRADITIONAL, shown)
    put_back_first_byte(beam, [state(before)], 0)
    return beam


def found(beam: Beam, at: int, char: str) -> State:
    return held(beam.shifted[at])[char]


def second_byte(char: str) -> int:
    return (pair(char) or b"??")[1]


def test_what_is_shown_next_is_the_second_byte_and_its_own_second_byte_is_held_back() -> None:
    beam = after("獍踩")  # E2 B0
    assert held(beam.shifted[1])
    assert {second_byte(char) for char in held(beam.shifted[1])} == {0xE2}
    assert {kept.pending for kept in held(beam.shifted[1]).values()} == {0xB0}
    event = found(beam, 1, "氣").events[0]
    assert (event.kind, event.shown_at, event.shown, event.syllable) == ("first", 0, "", "")
    assert not any(held(column) for column in beam.aligned)


def test_a_byte_left_alone_completes_the_character_and_ends_the_run() -> None:
    beam = after("W，", "電")
    taken = held(beam.aligned[1])
    assert {second_byte(char) for char in taken} == {ord("W")}
    assert kinds(taken["網"]) == ["first", "end"]
    assert not any(held(column) for column in beam.shifted)


@pytest.mark.parametrize("shown", ["1踩", "\n踩", "𠀀踩"])
def test_what_is_no_second_byte_completes_nothing(shown: str) -> None:
    beam = after(shown)
    assert not held(beam.shifted[1])
    assert not held(beam.aligned[1])


@pytest.mark.parametrize(
    ("shown", "before", "extra"),
    [
        ("獍踩", "燃", costs.LOST_SILENTLY + costs.UNEXPLAINED + costs.OTHER_LEAD),
        ("獍踩", "\n", costs.LOST_SILENTLY + costs.OTHER_LEAD),
        ("獍踩", "\N{IDEOGRAPHIC SPACE}", costs.LOST_SILENTLY + costs.OTHER_LEAD),
    ],
    ids=("anywhere", "at a line's start", "after an indent"),
)
def test_a_byte_lost_for_no_reason_costs_more(shown: str, before: str, extra: float) -> None:
    assert spent(TRADITIONAL, found(after(shown, before), 1, "氣")) == pytest.approx(extra)


@pytest.mark.parametrize("mark", "\N{FULLWIDTH COMMA},;:\N{FULLWIDTH QUESTION MARK}")
def test_before_a_mark_a_byte_was_cut_and_any_first_byte_is_as_likely(mark: str) -> None:
    beam = after(mark + "踩")
    for char in "。海":  # the first bytes A1 and BA
        assert spent(TRADITIONAL, found(beam, 1, char)) == pytest.approx(costs.LOST_SILENTLY - costs.CUT_APART)


def test_before_a_half_width_question_mark_only_a_byte_left_alone_after_it_shows_a_cut() -> None:
    sign, cut = after("?踩"), after("?W")
    assert spent(TRADITIONAL, found(sign, 1, "。")) == pytest.approx(costs.LOST_SILENTLY)
    assert spent(TRADITIONAL, found(sign, 1, "海")) == pytest.approx(costs.LOST_SILENTLY + costs.OTHER_LEAD)
    assert spent(TRADITIONAL, found(cut, 1, "海")) == pytest.approx(costs.LOST_SILENTLY - costs.CUT_APART)


@pytest.mark.parametrize("sign", ["?", "\N{FULLWIDTH QUESTION MARK}", "\N{REPLACEMENT CHARACTER}"])
def test_a_sign_may_be_shown_for_the_lost_byte(sign: str) -> None:
    taken = found(after(sign + "獍踩"), 2, "氣")
    extra = costs.LOST_SHOWN + costs.UNEXPLAINED + costs.OTHER_LEAD
    assert taken.events[0][:3] == (0, "first", sign)
    assert spent(TRADITIONAL, taken) == pytest.approx(extra)
    assert "氣" not in held(after("!獍踩").shifted[2])


def test_a_gloss_leaves_the_first_bytes_that_end_a_false_character_of_its_sound() -> None:
    beam = after("?xì)獍踩")  # 燃 ends in BC; 氣 is 9A E2; BC 9A is 細
    taken = found(beam, 5, "氣")
    event = taken.events[0]
    assert (event.kind, event.shown, event.syllable) == ("first", "?xì)", "xì")
    assert spent(TRADITIONAL, taken) == pytest.approx(costs.LOST_IN_GLOSS)
    assert "氣" not in held(after("?bái)獍踩").shifted[5])
    assert {second_byte(char) for char in held(beam.shifted[5])} == {0xE2}


def test_both_bytes_of_a_character_are_lost_before_its_own_gloss() -> None:
    """氣 (9A E2) after 燃 (C8 BC): BC 9A is 細 with its gloss, E2 went into the own one of 氣."""
    taken = held(after("?xì)?qì)").aligned[8])
    assert kinds(taken["氣"]) == ["first", "last", "end"]
    assert [(event.shown_at, event.shown) for event in taken["氣"].events] == [(0, "?xì)"), (4, "?qì)"), (8, "")]
    assert spent(TRADITIONAL, taken["氣"]) == pytest.approx(costs.LOST_IN_GLOSS)
    assert "氣" not in held(after("?bái)?qì)").aligned[8])
    assert "氣" not in held(after("?xì)?bái)").aligned[8])


def test_both_bytes_of_a_character_are_lost_the_second_one_in_a_pair_that_vanished() -> None:
    beam = after("?xì)獍踩")
    taken = [kept for kept in held(beam.shifted[5]).values() if kept.previous and kinds(kept.previous)]
    assert taken
    for kept in taken:
        assert kept.previous is not None
        assert kept.previous.previous is not None
        assert kinds(kept.previous) == ["vanished"]
        assert kinds(kept.previous.previous) == ["first"]
        assert kept.pending == 0xB0
