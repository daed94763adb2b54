"""Margins: what may be in the place of a lost byte, and how far the character that was put there leads."""

from __future__ import annotations

import math

import pytest

from generator.text.byteshift import costs
from generator.text.byteshift.events import Event
from generator.text.byteshift.margins import between, is_cut, margin
from tests.unit.text.byteshift.models import SIMPLIFIED, TRADITIONAL

COMMA = "\N{FULLWIDTH COMMA}"


def at(text: str, char: str, kind: str, shown: str = "", syllable: str = "") -> Event:
    """Return an event at the first place of a character."""
    return Event(0, kind, shown, syllable, text.index(char))  # type: ignore[arg-type]


def test_nothing_is_lost_with_a_gloss_inside_a_character() -> None:
    text = "推進一步"
    assert margin(TRADITIONAL, text, at(text, "進", "inside", "(xì)", "xì")) == math.inf


def test_a_lost_last_byte_leaves_what_the_first_one_begins() -> None:
    text = "经济发展得好"
    ranked = sorted(
        (SIMPLIFIED.cost("发", char) + SIMPLIFIED.cost(char, "得"), char)
        for _, char in SIMPLIFIED.vocabulary.begun_by(0xD5)
    )
    assert ranked[0][1] == "展"
    assert margin(SIMPLIFIED, text, at(text, "展", "last")) == pytest.approx(ranked[1][0] - ranked[0][0])


def test_what_is_not_the_likeliest_has_a_negative_margin_and_an_unknown_character_none() -> None:
    text = "经济发正得好"
    assert margin(SIMPLIFIED, text, at(text, "正", "last")) < 0
    other = "经济发镩得好"
    assert margin(SIMPLIFIED, other, at(other, "镩", "last")) == 0.0


def test_forms_of_one_character_do_not_compete() -> None:
    """產 and 産 begin with the same byte, are one character, and cost the same."""
    text = "全區生產總值"
    assert {"產", "産"} <= {found.char for found in TRADITIONAL.vocabulary.begun_by(0xAE)}
    assert TRADITIONAL.cost("生", "產") == TRADITIONAL.cost("生", "産")
    assert margin(TRADITIONAL, text, at(text, "產", "last")) > costs.CLEAR


def test_a_gloss_leaves_the_characters_of_its_sound() -> None:
    text = "推进一步"
    said = margin(SIMPLIFIED, text, at(text, "进", "last", "", "jìn"))
    unsaid = margin(SIMPLIFIED, text, at(text, "进", "last"))
    assert said >= unsaid > 0


def test_the_usual_first_byte_has_an_advantage_unless_any_may_be_lost() -> None:
    text = "\n海上来说"  # BA A3: the mark 。 has the usual first byte, and 海 another one
    event = at(text, "海", "first")
    assert margin(SIMPLIFIED, text, event, any_lead=True) - margin(SIMPLIFIED, text, event) <= costs.OTHER_LEAD
    full_stop = "提振。上来说"
    event = at(full_stop, "。", "first")
    assert not is_cut(full_stop, event)
    gained = margin(SIMPLIFIED, full_stop, event) - margin(SIMPLIFIED, full_stop, event, any_lead=True)
    assert gained == pytest.approx(costs.OTHER_LEAD)


def test_of_a_vanished_pair_the_less_certain_character_counts() -> None:
    """全 lost its second byte, and 、 its first: what else may be there for 、 leaves less of a lead."""
    text = "燃氣安全、自建房"
    first = margin(TRADITIONAL, text, at(text, "全", "dropped"))
    ranked = sorted(
        TRADITIONAL.cost("全", char) + TRADITIONAL.cost(char, "自")
        for _, char in TRADITIONAL.vocabulary.ended_by(0xA2)
    )
    second = ranked[1] - ranked[0]
    assert second < first
    assert margin(TRADITIONAL, text, at(text, "全", "vanished")) == pytest.approx(second)


@pytest.mark.parametrize(
    ("text", "char", "kind", "syllable", "cut"),
    [
        ("提振。總的來說", "。", "first", "", True),  # A3 BF: a question mark
        ("提振。總的來說", "。", "last", "", False),
        ("提振。總的來說", "。", "first", "xì", False),
        ("提振。經濟", "。", "first", "", False),  # A3 BD is no mark that pages are cut at
        ("\n。總的來說", "。", "first", "", False),
        ("提振。", "。", "first", "", False),
        ("提振a總的", "a", "first", "", False),
        ("提振。a", "。", "first", "", False),
    ],
)
def test_a_cut_is_between_the_bytes_of_a_mark(
    text: str, char: str, kind: str, syllable: str, *, cut: bool
) -> None:
    assert is_cut(text, at(text, char, kind, "", syllable)) == cut


def test_what_may_be_at_a_cut_by_two_neighbours_on_each_side() -> None:
    text = "進一步提振。總的來說"
    ranked = between(TRADITIONAL, text, at(text, "。", "first"))
    assert [cost for cost, _ in ranked] == sorted(cost for cost, _ in ranked)
    assert {char for _, char in ranked} == {found.char for found in TRADITIONAL.vocabulary.ended_by(0xA3)}
    costs_of = {char: cost for cost, char in ranked}
    assert costs_of["海"] == pytest.approx(TRADITIONAL.cost_between("提振", "海", "總的"))
    assert ranked[0][1] == "。"
    event = at(text, "。", "first")
    assert margin(TRADITIONAL, text, event) == pytest.approx(ranked[1][0] - ranked[0][0])


def test_neighbours_at_a_cut_are_characters_and_not_their_glosses() -> None:
    plain, glossed = "進一步提振。總的", "進一步提(tí)振(zhèn)。總的"
    assert between(TRADITIONAL, glossed, at(glossed, "。", "first")) == between(
        TRADITIONAL, plain, at(plain, "。", "first")
    )
