"""Vanished pairs: two bytes that are no character, of two characters of which only the other bytes are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.beam import Beam
from generator.text.byteshift.beam_search.vanished import put_back_pair, put_back_pair_before_gloss
from generator.text.byteshift.events import Event
from generator.text.byteshift.gbk import character, pair, shows_nothing
from generator.text.glosses.readings import readings
from tests.unit.text.byteshift.models import TRADITIONAL, held, kinds, spent, state

if TYPE_CHECKING:
    from generator.text.byteshift.beam_search.states import State

SILENT = Event(0, "vanished")
SHOWN = Event(0, "vanished", "?")


def made(event: Event, *, thorough: bool = False, limit: float | None = None) -> list[State]:
    beam = Beam(TRADITIONAL, "全", thorough=thorough)
    if limit is not None:
        beam.aligned[1].add(state("\n", cost=limit - costs.BEAM))
    return list(put_back_pair(beam, [state("的", 0xB0)], 0xB2, event, 1))


def bytes_of(char: str) -> bytes:
    return pair(char) or b"??"


def before(found: State) -> State:
    assert found.previous is not None
    return found.previous


def test_the_lost_bytes_of_the_two_characters_are_a_pair_that_shows_nothing() -> None:
    found = made(SILENT)
    assert found
    for last in found:
        first = before(last)
        assert (bytes_of(first.char)[0], bytes_of(last.char)[1]) == (0xB0, 0xB2)
        assert shows_nothing(bytes_of(first.char)[1], bytes_of(last.char)[0])
        assert (kinds(first), kinds(last)) == (["vanished"], [])
        assert spent(TRADITIONAL, first) == pytest.approx(costs.VANISHED)
        assert spent(TRADITIONAL, last) == pytest.approx(0.0)


def test_a_sign_is_shown_for_a_pair_that_is_no_character() -> None:
    found = made(SHOWN)
    assert found
    assert all(character(bytes_of(before(last).char)[1], bytes_of(last.char)[0]) is None for last in found)


def test_a_whole_character_between_two_others_vanishes_in_a_thorough_search_alone() -> None:
    def depths(found: list[State]) -> set[int]:
        return {len(last.path()) for last in found}

    assert depths(made(SILENT)) == {4}
    assert depths(made(SILENT, thorough=True)) == {4, 5}
    assert depths(made(SHOWN, thorough=True)) == {4}
    for last in made(SILENT, thorough=True):
        for one, other in zip(last.path()[2:], last.path()[3:], strict=False):
            assert shows_nothing(bytes_of(one.char)[1], bytes_of(other.char)[0])


def test_what_costs_more_than_the_limit_there_is_not_followed() -> None:
    everything = made(SILENT)
    limit = sorted(found.cost for found in everything)[len(everything) // 2]
    few = made(SILENT, limit=limit)
    assert 0 < len(few) < len(everything)
    assert all(found.cost < limit for found in few)


def test_before_a_gloss_the_second_character_sounds_as_it_says() -> None:
    beam = Beam(TRADITIONAL, "?ān)")
    found = list(put_back_pair_before_gloss(beam, [state("的", 0xB0)], "ān", SILENT))
    assert "安" in {last.char for last in found}
    for last in found:
        assert "ān" in readings(last.char)
        assert shows_nothing(bytes_of(before(last).char)[1], bytes_of(last.char)[0])
        assert bytes_of(before(last).char)[0] == 0xB0
    assert not held(beam.aligned[0])
