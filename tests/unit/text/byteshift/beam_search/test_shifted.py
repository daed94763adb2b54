"""Shifted moves: how a shifted run goes on, and the ways that lead out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.beam import Beam
from generator.text.byteshift.beam_search.shifted import (
    put_back_last_byte,
    take_gloss,
    take_lone_byte,
    take_pair,
    take_sign,
)
from generator.text.byteshift.gbk import character, pair
from generator.text.byteshift.vocabulary import may_vanish
from tests.unit.text.byteshift.models import TRADITIONAL, held, kinds, spent, state

if TYPE_CHECKING:
    from generator.text.byteshift.beam_search.states import State


def of(shown: str) -> Beam:
    return Beam(TRADITIONAL, shown)


def bytes_of(char: str) -> bytes:
    return pair(char) or b"??"


def before(found: State) -> State:
    assert found.previous is not None
    return found.previous


def test_a_pair_completes_one_character_and_begins_the_next() -> None:
    beam = of("偟膩")  # 82 B5
    take_pair(beam, [state("。", 0xBF)], 0)
    taken = held(beam.shifted[1])["總"]
    assert (taken.pending, taken.events, before(taken).char) == (0xB5, (), "。")
    assert spent(TRADITIONAL, taken) == pytest.approx(0.0)


def test_a_pair_may_vanish_before_the_next_one() -> None:
    beam = of("偟膩")
    take_pair(beam, [state("。", 0xBF)], 0)
    vanished = [taken for taken in held(beam.shifted[1]).values() if kinds(before(taken)) == ["vanished"]]
    assert vanished
    assert {bytes_of(taken.char)[1] for taken in vanished} == {0x82}
    assert {taken.pending for taken in vanished} == {0xB5}


@pytest.mark.parametrize("shown", ["(wǎng)", "1", "𠀀"])
def test_what_is_no_pair_is_not_taken_for_one(shown: str) -> None:
    beam = of(shown)
    take_pair(beam, [state("電", 0xBE)], 0)
    assert not any(held(column) for column in beam.shifted)


@pytest.mark.parametrize(("shown", "char", "pending"), [("f,", "說", 0xD5), ("W,", "網", 0xBE)])
def test_a_byte_left_alone_ends_the_run(shown: str, char: str, pending: int) -> None:
    beam = of(shown)
    take_lone_byte(beam, [state("來", pending)], 0)
    ended = held(beam.aligned[1])[char]
    assert kinds(ended) == ["end"]
    assert spent(TRADITIONAL, ended) == pytest.approx(0.0)
    assert not any(held(column) for column in beam.shifted)


@pytest.mark.parametrize("shown", ["€", "\x80"])
def test_the_euro_sign_is_the_byte_80(shown: str) -> None:
    beam = of(shown)
    take_lone_byte(beam, [state("來", 0xBF)], 0)
    assert {bytes_of(found.char)[1] for found in held(beam.aligned[1]).values()} == {0x80}


def test_a_vanished_pair_may_end_in_the_byte_left_alone() -> None:
    beam = of("f,")
    take_lone_byte(beam, [state("來", 0xD5)], 0)
    vanished = [found for found in held(beam.aligned[1]).values() if kinds(before(found)) == ["vanished"]]
    assert vanished
    assert {bytes_of(found.char)[1] for found in vanished} == {ord("f")}


@pytest.mark.parametrize(
    ("shown", "extra"), [("W(wǎng)", -costs.CONFIRMED), ("W(bái)", 0.0), ("W(wang)", -costs.CONFIRMED)]
)
def test_the_gloss_after_a_completed_character_confirms_it(shown: str, extra: float) -> None:
    beam = of(shown)
    take_lone_byte(beam, [state("電", 0xBE)], 0)
    assert spent(TRADITIONAL, held(beam.aligned[1])["網"]) == pytest.approx(extra)


@pytest.mark.parametrize("shown", ["1,", ",", "漢"])
def test_no_other_character_is_a_byte(shown: str) -> None:
    beam = of(shown)
    take_lone_byte(beam, [state("來", 0xD5)], 0)
    assert not any(held(column) for column in beam.aligned)


@pytest.mark.parametrize("shown", ["?xì)", "\N{REPLACEMENT CHARACTER}xì)", "?(xì)"])
def test_a_gloss_takes_the_second_byte_of_its_character(shown: str) -> None:
    beam = of(shown)
    take_gloss(beam, [state("燃", 0xCF)], 0)
    taken = held(beam.aligned[len(shown)])["系"]  # CF B5
    assert kinds(taken) == ["last", "end"]
    assert (taken.events[0].shown, taken.events[0].syllable) == (shown, "xì")
    assert spent(TRADITIONAL, taken) == pytest.approx(costs.LOST_IN_GLOSS)
    assert {
        bytes_of(found.char)[0] for found in held(beam.aligned[len(shown)]).values() if not kinds(before(found))
    } == {0xCF}


def test_a_pair_may_vanish_before_the_character_of_a_gloss() -> None:
    beam = of("?xì)")
    take_gloss(beam, [state("燃", 0xCF)], 0)
    vanished = [found for found in held(beam.aligned[4]).values() if kinds(before(found)) == ["vanished"]]
    assert vanished
    for found in vanished:
        assert kinds(found) == ["last", "end"]
        assert spent(TRADITIONAL, found) == pytest.approx(costs.LOST_IN_GLOSS)


def test_a_gloss_of_the_shown_character_is_inside_one_of_the_restored_text() -> None:
    beam = of("細(xì)獍")
    take_gloss(beam, [state("燃", 0xCF)], 1)
    (inside,) = held(beam.shifted[5]).values()
    assert (inside.char, inside.added, inside.pending) == ("燃", "", 0xCF)
    assert (inside.events[0].kind, inside.events[0].shown, inside.events[0].syllable) == ("inside", "(xì)", "xì")
    assert inside.cost == pytest.approx(costs.INSIDE)


def test_a_gloss_of_another_character_is_not_inside() -> None:
    beam = of("細(bái)獍")
    take_gloss(beam, [state("燃", 0xCF)], 1)
    assert not any(held(column) for column in (*beam.shifted, *beam.aligned))


@pytest.mark.parametrize("sign", ["?", "\N{FULLWIDTH QUESTION MARK}", "\N{REPLACEMENT CHARACTER}"])
def test_a_sign_is_shown_for_a_second_byte(sign: str) -> None:
    beam = of(sign + "。")
    take_sign(beam, [state("發", 0xD5)], 0)
    taken = held(beam.aligned[1])["展"]  # D5 B9
    assert (kinds(taken), taken.events[0].shown) == (["last", "end"], sign)
    assert spent(TRADITIONAL, taken) == pytest.approx(costs.LOST_SHOWN)


def test_a_mark_is_no_sign_of_a_loss() -> None:
    beam = of(",。")
    take_sign(beam, [state("發", 0xD5)], 0)
    assert not any(held(column) for column in beam.aligned)


def test_a_sign_may_be_shown_for_a_pair_that_is_no_character() -> None:
    beam = of("?碚")  # ED D5
    take_sign(beam, [state("發", 0xD5)], 0)
    unreadable = held(beam.shifted[2])
    assert unreadable
    for found in unreadable.values():
        assert bytes_of(found.char)[1] == 0xED
        assert found.pending == 0xD5
        assert (before(found).events[0].kind, before(found).events[0].shown) == ("vanished", "?")


def test_a_byte_that_makes_no_character_with_the_next_one_is_dropped() -> None:
    for shown, put_back, sign in (("?碚", take_sign, "?"), ("全", put_back_last_byte, "")):
        following = bytes_of(shown[-1])[0]
        beam = of(shown)
        put_back(beam, [state("行", 0xD5)], 0)
        dropped = [found for found in held(beam.aligned[len(sign)]).values() if kinds(found) == ["dropped", "end"]]
        assert {found.events[0].shown for found in dropped} == {sign}
        for found in dropped:
            assert spent(TRADITIONAL, found) == pytest.approx(costs.DROPPED)
            assert may_vanish(bytes_of(found.char)[1])
            assert character(bytes_of(found.char)[1], following) is None


@pytest.mark.parametrize("shown", [",全", ""], ids=("before a mark", "at the end"))
def test_a_second_byte_is_lost_silently(shown: str) -> None:
    beam = of(shown)
    put_back_last_byte(beam, [state("發", 0xD5)], 0)
    taken = held(beam.aligned[0])["展"]
    assert (kinds(taken), taken.events[0].shown, taken.events[0].syllable) == (["last", "end"], "", "")
    assert spent(TRADITIONAL, taken) == pytest.approx(costs.LOST_SILENTLY)


def test_a_second_byte_is_lost_before_the_gloss_of_its_character() -> None:
    beam = of("(zhǎn)全")
    put_back_last_byte(beam, [state("發", 0xD5)], 0)
    taken = held(beam.aligned[0])
    assert "展" in taken
    assert "正" not in taken
    assert taken["展"].events[0].syllable == "zhǎn"
    assert spent(TRADITIONAL, taken["展"]) == pytest.approx(costs.LOST_IN_GLOSS)


def test_inside_a_run_a_second_byte_is_not_lost_without_a_reason() -> None:
    beam = of("全")
    put_back_last_byte(beam, [state("發", 0xD5)], 0)
    assert {tuple(kinds(found)) for found in held(beam.aligned[0]).values()} == {("dropped", "end")}
