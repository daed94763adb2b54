"""Vocabulary: what one byte leaves open, among the characters that reports have."""

from __future__ import annotations

import pytest

from generator.knowledge.bigrams import Bigrams
from generator.text.byteshift.events import Event
from generator.text.byteshift.gbk import character, pair, shows_nothing
from generator.text.byteshift.vocabulary import Candidate, Vocabulary, may_vanish, vocabulary_of
from generator.text.glosses.readings import readings
from tests.unit.text.byteshift.models import SIMPLIFIED

SMALL = Vocabulary(Bigrams(dict.fromkeys("气氢取系细安全。", 1), {}))
"""Of eight characters; each is known in its other forms too."""
KNOWN = SIMPLIFIED.vocabulary


def chars(candidates: tuple[Candidate, ...]) -> str:
    return "".join(found.char for found in candidates)


def test_it_knows_what_was_counted_in_any_form_and_the_blank_of_an_indent() -> None:
    assert all(map(SMALL.knows, "气氣系係細\N{IDEOGRAPHIC SPACE}"))
    assert not any(map(SMALL.knows, "经濟，"))


def test_characters_by_their_second_byte_and_by_their_first() -> None:
    assert [found for found in SMALL.ended_by(0xE2) if found.char == "氣"] == [Candidate(0x9A, "氣")]
    assert [found for found in SMALL.begun_by(0x9A) if found.char == "氣"] == [Candidate(0xE2, "氣")]
    for char in "气氣细細安":
        first, second = pair(char) or b"??"
        assert Candidate(first, char) in SMALL.ended_by(second)
        assert Candidate(second, char) in SMALL.begun_by(first)
    assert chars(SMALL.begun_by(0xBE)) == ""  # 经 and its like were not counted


def test_characters_by_their_sound() -> None:
    assert chars(SMALL.pronounced(0x9A, "qì")) == "氣"
    assert chars(SMALL.pronounced(0x9A, "qi")) == "氣"
    assert chars(SMALL.pronounced(0x9A, "qīng")) == "氫"
    assert SMALL.pronounced(0x9A, "bái") == ()


def test_characters_whose_second_byte_begins_no_character() -> None:
    assert KNOWN.vanishing(0xB0)
    assert set(KNOWN.vanishing(0xB0)) == {found for found in KNOWN.begun_by(0xB0) if may_vanish(found.byte)}
    assert len(KNOWN.vanishing(0xB0)) < len(KNOWN.begun_by(0xB0))


def test_bytes_that_begin_places_for_private_use_may_vanish() -> None:
    assert [
        byte for byte in (0x81, 0xA0, 0xA1, 0xAA, 0xAF, 0xB0, 0xD6, 0xD7, 0xF7, 0xF8, 0xFE) if may_vanish(byte)
    ] == [
        0xA1,
        0xAA,
        0xAF,
        0xD7,
        0xF8,
        0xFE,
    ]


def test_characters_after_a_pair_that_vanished_or_that_was_unreadable() -> None:
    vanished, unreadable = KNOWN.after_vanished(0xAA, 0xB2), KNOWN.after_unreadable(0xAA, 0xB2)
    assert vanished
    assert all(shows_nothing(0xAA, found.byte) for found in vanished)
    assert all(character(0xAA, found.byte) is None for found in unreadable)
    assert set(vanished) <= set(unreadable) <= set(KNOWN.ended_by(0xB2))
    assert KNOWN.after_vanished(0xB0, 0xB2) == ()


def test_characters_between_two_pairs_that_vanished() -> None:
    between = KNOWN.between_vanished(0xAA)
    assert between
    for found in between:
        first, second = pair(found.char) or b"??"
        assert shows_nothing(0xAA, first)
        assert found.byte == second
        assert may_vanish(second)


def test_characters_of_a_sound_after_a_pair_that_vanished() -> None:
    found = KNOWN.pronounced_after_vanished(0xAA, "ān")
    assert "安" in chars(found)
    for each in found:
        assert shows_nothing(0xAA, (pair(each.char) or b"??")[0])
        assert "ān" in readings(each.char)


def test_equal_candidates_are_one_object() -> None:
    """States are grouped by it."""
    assert KNOWN.after_vanished(0xAA, 0xB2) is KNOWN.after_vanished(0xAB, 0xB2)


def test_a_gloss_leaves_the_characters_that_end_a_false_one_of_its_sound() -> None:
    assert "氣" in chars(SMALL.led_by_gloss("燃", "xì", 0xE2))  # BC + 9A is 細
    assert "氣" not in chars(SMALL.led_by_gloss("燃", "bái", 0xE2))
    assert "氣" not in chars(SMALL.led_by_gloss("安", "xì", 0xE2))
    assert SMALL.led_by_gloss("a", "xì", 0xE2) == ()


@pytest.mark.parametrize(
    ("event", "known", "same_as"),
    [
        (Event(0, "first"), 0xE2, KNOWN.ended_by(0xE2)),
        (Event(0, "first", "?xì)", "xì"), 0xE2, KNOWN.led_by_gloss("燃", "xì", 0xE2)),
        (Event(0, "last"), 0xB0, KNOWN.begun_by(0xB0)),
        (Event(0, "last", "?"), 0xB0, KNOWN.begun_by(0xB0)),
        (Event(0, "last", "?ān)", "ān"), 0xB0, KNOWN.pronounced(0xB0, "ān")),
        (Event(0, "dropped"), 0xB0, KNOWN.vanishing(0xB0)),
        (Event(0, "dropped", "?"), 0xB0, KNOWN.vanishing(0xB0)),
        (Event(0, "vanished"), 0xB0, KNOWN.vanishing(0xB0)),
        (Event(0, "vanished", "?"), 0xB0, KNOWN.begun_by(0xB0)),
    ],
    ids=lambda value: f"{value.kind} {value.shown}" if isinstance(value, Event) else "",
)
def test_what_each_kind_of_event_leaves_open(event: Event, known: int, same_as: tuple[Candidate, ...]) -> None:
    assert same_as
    assert KNOWN.open_at("燃", event, known) == same_as


def test_a_vocabulary_is_kept_by_its_counts() -> None:
    one, other = Bigrams({"中": 1}, {}), Bigrams({"中": 1}, {})
    assert vocabulary_of(one) is vocabulary_of(one)
    assert vocabulary_of(one) is not vocabulary_of(other)
