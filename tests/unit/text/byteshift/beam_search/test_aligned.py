"""Aligned moves: what is shown is taken as it is, and a gloss for the character that it follows."""

from __future__ import annotations

import pytest

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.aligned import take_as_shown, take_letter_of_gloss
from generator.text.byteshift.beam_search.beam import Beam
from tests.unit.text.byteshift.models import SIMPLIFIED, TRADITIONAL, held, kinds, spent, state


def test_a_character_costs_what_the_language_model_says() -> None:
    before = state("经", cost=2.0)
    end, taken = take_as_shown(SIMPLIFIED, before, "发济展", 1)
    assert (end, taken.char, taken.added, taken.previous) == (2, "济", "济", before)
    assert taken.cost == 2.0 + SIMPLIFIED.cost_as_shown("经", "济")


def test_a_gloss_is_taken_whole_and_what_comes_next_follows_its_character() -> None:
    end, taken = take_as_shown(SIMPLIFIED, state("进", cost=2.0), "(jìn)一", 0)
    assert (end, taken.char, taken.added, taken.cost) == (5, "进", "(jìn)", 2.0)


def test_a_gloss_that_says_something_else_costs() -> None:
    end, taken = take_as_shown(SIMPLIFIED, state("进", cost=2.0), "(bái)一", 0)
    assert (end, taken.added, taken.cost) == (5, "(bái)", 2.0 + costs.MISREAD)


@pytest.mark.parametrize(("before", "shown"), [("，", "(jìn)"), ("进", "(WTO)"), ("进", "(jìn")])
def test_other_brackets_are_characters(before: str, shown: str) -> None:
    end, taken = take_as_shown(SIMPLIFIED, state(before), shown, 0)
    assert (end, taken.char) == (1, "(")


def test_a_letter_is_taken_without_the_gloss_of_the_false_character_that_it_ends() -> None:
    beam = Beam(TRADITIONAL, "E(jǐng)，")  # 经 ends in the byte AD, and AD 45 is 璄
    before = state("经")
    take_letter_of_gloss(beam, before, 0)
    (taken,) = held(beam.aligned[7]).values()
    assert (taken.char, taken.added, taken.previous) == ("E", "E", before)
    assert kinds(taken) == ["inside", "end"]
    assert [(event.shown_at, event.shown, event.syllable) for event in taken.events] == [
        (0, "(jǐng)", "jǐng"),
        (7, "", ""),
    ]
    assert spent(TRADITIONAL, taken) == pytest.approx(costs.INSIDE)


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("经", "E(bái)，"),
        ("经", "E，"),
        ("A", "E(jǐng)，"),
        ("发", "E(jǐng)，"),
        ("经", "1(jǐng)，"),
        ("经", "璄(jǐng)"),
    ],
    ids=("another reading", "no gloss", "no pair before", "another byte before", "a digit", "no letter"),
)
def test_a_gloss_of_something_else_is_not_left_out(before: str, shown: str) -> None:
    beam = Beam(TRADITIONAL, shown)
    take_letter_of_gloss(beam, state(before), 0)
    assert not any(held(column) for column in beam.aligned)
