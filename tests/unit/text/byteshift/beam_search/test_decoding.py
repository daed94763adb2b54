"""Decoding: a path traced back, with its events in the restored text, and where other paths have another text."""

from __future__ import annotations

import pytest

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.decoding import Decoding, Doubt, first_difference
from generator.text.byteshift.beam_search.states import Rival, State
from generator.text.byteshift.events import Event


def chain(text: str, start: State | None = None) -> State:
    """Return the last state of a path that adds a text."""
    for char in text:
        start = State((start.cost if start else 0.0) + 1.0, char, char, start)
    assert start is not None
    return start


def test_text_cost_and_events_of_a_path() -> None:
    last = chain("经济发")
    lost = State(7.0, "展", "展", last, (Event(3, "first", "?"), Event(5, "end")))
    found = Decoding.of(chain("好", lost))
    assert (found.text, found.cost) == ("经济发展好", 8.0)
    assert [(e.kind, e.shown_at, e.text_at) for e in found.events] == [("first", 3, 3), ("end", 5, 4)]


def test_a_gloss_is_text_though_no_character_follows_it() -> None:
    glossed = State(1.0, "进", "(jìn)", chain("推进"))
    assert Decoding.of(chain("步", glossed)).text == "推进(jìn)步"


@pytest.mark.parametrize(
    ("taken", "rival", "doubt"),
    [
        ("济发", "急发", Doubt(1, 2, 3.0)),
        ("济", "急", Doubt(1, 2, 3.0)),
        ("济发展", "济开展", Doubt(2, 3, 3.0)),
        ("济发", "急进", Doubt(1, 3, 3.0)),
    ],
)
def test_a_rival_with_another_text_is_a_doubt(taken: str, rival: str, doubt: Doubt) -> None:
    root = chain("经")
    last, other = chain(taken, root), chain(rival, root)
    assert other.previous is not None
    last.rivals.append(Rival(3.0, other.previous, other.added))
    assert Decoding.of(chain("好", last)).doubts == (doubt,)


def test_a_rival_with_the_same_text_in_other_forms_is_none() -> None:
    root = chain("经")
    last, other = chain("發展", root), chain("发展", root)
    assert other.previous is not None
    last.rivals.append(Rival(3.0, other.previous, other.added))
    assert Decoding.of(last).doubts == ()


def test_a_lead_is_over_the_nearest_path_that_differs_in_a_part() -> None:
    found = Decoding(0.0, "经济发展", (), (Doubt(0, 1, 1.0), Doubt(1, 3, 4.0), Doubt(2, 3, 3.0)))
    assert [found.lead(*part) for part in ((0, 4), (0, 1), (1, 2), (1, 4), (2, 3))] == [1.0, 1.0, 4.0, 3.0, 3.0]
    assert found.lead(3, 4) == costs.RIVALS


def test_no_doubt_is_left_about_what_is_put() -> None:
    found = Decoding(0.0, "经济发展", (), (Doubt(1, 2, 1.0), Doubt(1, 3, 2.0), Doubt(0, 2, 3.0))).put(1, "急")
    assert found.text == "经急发展"
    assert found.doubts == (Doubt(1, 3, 2.0), Doubt(0, 2, 3.0))


@pytest.mark.parametrize(
    ("text", "other", "place"),
    [("经济", "经济", None), ("经济", "經濟", None), ("经济", "经急", 1), ("经济", "经", 1), ("经", "经济", 1)],
)
def test_the_first_difference_of_two_texts(text: str, other: str, place: int | None) -> None:
    assert first_difference(text, other) == place
