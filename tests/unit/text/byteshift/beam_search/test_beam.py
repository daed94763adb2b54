"""Beam: extending states by a character, holding a byte back, coming back to the borders of characters."""

from __future__ import annotations

import pytest

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.beam import Beam, by_candidates
from generator.text.byteshift.events import Event
from generator.text.byteshift.vocabulary import Candidate
from tests.unit.text.byteshift.models import SIMPLIFIED, held, kinds, state

LOST = Event(0, "first")


def beam(shown: str = "发展") -> Beam:
    return Beam(SIMPLIFIED, shown)


def test_the_limit_at_an_offset_is_above_its_cheapest_state_of_either_kind() -> None:
    found = beam()
    assert found.limit(0) == float("inf")
    found.shifted[0].add(state("经", 0xA1, cost=5.0))
    found.aligned[0].add(state("经", cost=7.0))
    assert found.limit(0) == 5.0 + costs.BEAM
    found.aligned[0].add(state("发", cost=2.0))
    assert found.limit(0) == 2.0 + costs.BEAM
    assert found.limit(1) == float("inf")


def test_each_candidate_follows_the_source_after_which_it_costs_least() -> None:
    sources = [state("经"), state("发", cost=1.0)]
    made = dict(beam().extend(sources, [Candidate(1, "济"), Candidate(2, "展")], 3.0, (LOST,)))
    assert {byte: found.previous for byte, found in made.items()} == {1: sources[0], 2: sources[1]}
    assert made[1].cost == pytest.approx(3.0 + SIMPLIFIED.cost("经", "济"))
    assert made[2].cost == pytest.approx(1.0 + 3.0 + SIMPLIFIED.cost("发", "展"))
    assert {(found.char, found.added, found.events) for found in made.values()} == {
        ("济", "济", (LOST,)),
        ("展", "展", (LOST,)),
    }


def test_the_next_best_source_is_a_rival_if_it_is_near() -> None:
    near, far = state("经", cost=1.0), state("经", cost=costs.RIVALS)
    for other, rivals in ((near, [(1.0, near)]), (far, [])):
        ((_, made),) = beam().extend([state("经"), other], [Candidate(1, "济")], 0.0)
        assert [(round(rival.gap, 6), rival.previous) for rival in made.rivals] == rivals


def test_what_reaches_the_limit_is_left_out() -> None:
    cost = SIMPLIFIED.cost("经", "济")
    for limit, number in ((cost, 0), (cost + 0.1, 1)):
        assert len(list(beam().extend([state("经")], [Candidate(1, "济")], 0.0, limit=limit))) == number


def test_a_second_byte_is_held_back() -> None:
    found = beam()
    found.hold_back(state("经"), 0xBF, 1)
    (kept,) = held(found.shifted[1]).values()
    assert kept.pending == 0xBF
    assert not held(found.aligned[1])


@pytest.mark.parametrize("byte", [0x40, 0x41, 0x7E])
def test_a_second_byte_that_is_ascii_is_a_character_and_ends_the_run(byte: int) -> None:
    found = beam()
    before = state("经")
    found.hold_back(before, byte, 1)
    assert not held(found.shifted[1])
    (kept,) = held(found.aligned[1]).values()
    assert (kept.char, kept.added, kept.pending, kept.previous) == (chr(byte), chr(byte), -1, before)
    assert kept.cost == pytest.approx(SIMPLIFIED.cost("经", chr(byte)))
    assert kept.events == (Event(1, "end"),)


def test_a_byte_above_ascii_is_none() -> None:
    found = beam()
    found.hold_back(state("经"), 0x80, 1)
    assert [kept.pending for kept in held(found.shifted[1]).values()] == [0x80]


def test_states_back_at_the_borders_end_the_run_after_their_other_events() -> None:
    found = beam()
    (lost,) = (made for _, made in found.extend([state("经")], [Candidate(1, "济")], 0.0, (LOST,)))
    found.align([(1, lost)], 2)
    assert kinds(held(found.aligned[2])["济"]) == ["first", "end"]
    assert lost.events[-1].shown_at == 2


def test_states_are_grouped_by_what_may_follow_them() -> None:
    ones, others = (Candidate(1, "济"),), (Candidate(2, "展"),)
    firsts = [(1, state("经", cost=3.0)), (2, state("发", cost=2.0)), (3, state("进", cost=1.0))]
    groups = list(by_candidates(firsts, lambda byte: ones if byte != 2 else others))
    assert [(candidates, [found.char for found in states]) for candidates, states in groups] == [
        (ones, ["进", "经"]),
        (others, ["发"]),
    ]
