"""Search: the likeliest text of a whole window, over moves of several kinds."""

from __future__ import annotations

import pytest

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.decoding import Decoding
from generator.text.byteshift.beam_search.search import best_decoding, cost_as_shown, search
from generator.text.byteshift.windows import Window
from tests.unit.text.byteshift.models import SIMPLIFIED, TRADITIONAL, held


def window(shown: str, before: str = "\n", after: str = "\n") -> Window:
    return Window(before, shown, after)


@pytest.mark.parametrize(
    ("shown", "text", "kinds"),
    [
        ("精氣神進一步提振。總的來說,全區", "精氣神進一步提振。總的來說,全區", []),
        ("精氣神進一步提振?偟膩碚f,全區", "精氣神進一步提振。總的來說,全區", ["first", "end"]),
        ("推進(jìn)全區(qū)建設(shè)", "推進(jìn)全區(qū)建設(shè)", []),
        ("深入開展燃?xì)獍踩⒆越ǚ堪踩戎卮箅[患治理", "深入開展燃氣安全、自建房安全等重大隱患治理", None),
    ],
    ids=("undamaged", "a lost mark", "glosses", "a gloss inside"),
)
def test_the_likeliest_text_of_a_window(shown: str, text: str, kinds: list[str] | None) -> None:
    found = best_decoding(TRADITIONAL, window(shown))
    assert found is not None
    assert found.text == "\n" + text
    if kinds is not None:
        assert [event.kind for event in found.events] == kinds


def test_the_text_has_the_character_before_the_window_and_costs_what_follows_it() -> None:
    found = best_decoding(SIMPLIFIED, window("济发", "经", "展"))
    assert found is not None
    assert found.text == "经济发"
    pairs = ("经济", "济发", "发展")
    assert found.cost == pytest.approx(sum(SIMPLIFIED.cost(*pair) for pair in pairs))
    assert cost_as_shown(SIMPLIFIED, window("济发", "经", "展")) == pytest.approx(found.cost)


def test_what_is_shown_costs_what_it_says_and_a_wrong_gloss() -> None:
    right, wrong = (cost_as_shown(SIMPLIFIED, window(f"推进({said})一步")) for said in ("jìn", "bái"))
    assert wrong - right == pytest.approx(costs.MISREAD)


SHIFTED_RUN = "精氣神進一步提振?偟膩碚f,全區"
UNEXPLAINED_RUN = "精氣神進一步提振偟膩碚f,全區"
"""總的來說 without its first byte, where no byte is likely to be lost: it costs much before it is read."""


@pytest.mark.parametrize(("name", "number"), [("BEAM", 6.0), ("SHIFTED", 0)])
def test_states_that_cost_too_much_or_are_too_many_are_not_followed(
    name: str, number: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = best_decoding(TRADITIONAL, window(UNEXPLAINED_RUN))
    assert found is not None
    assert found.text == "\n精氣神進一步提振總的來說,全區"
    monkeypatch.setattr(costs, name, number)
    assert best_decoding(TRADITIONAL, window(UNEXPLAINED_RUN)) == Decoding(
        cost_as_shown(TRADITIONAL, window(UNEXPLAINED_RUN)), "\n" + UNEXPLAINED_RUN, (), ()
    )


def test_there_is_no_text_if_no_state_that_is_followed_uses_up_all_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(costs, "BEAM", 10.0)
    assert best_decoding(TRADITIONAL, window("全面小康，獍踩⒆越ǚ")) is None


def test_of_the_states_at_an_offset_the_cheapest_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(costs, "SHIFTED", 1)
    monkeypatch.setattr(costs, "ALIGNED", 1)
    found = best_decoding(TRADITIONAL, window(SHIFTED_RUN))
    assert found is not None
    assert "總的來說" in found.text


def test_states_of_both_kinds_are_kept_for_each_offset() -> None:
    beam = search(TRADITIONAL, window(SHIFTED_RUN))
    at = SHIFTED_RUN.index("偟")
    assert "總" in held(beam.shifted[at + 1])
    assert "偟" in held(beam.aligned[at + 1])
    assert all(held(column) for column in beam.aligned)


def test_whole_characters_vanish_in_a_thorough_search_alone() -> None:
    """阿 and 安 are shown by one byte each; between them a third character may have lost both of its bytes."""
    shown = window("深入開展燃?xì)獍踩⒆越ǚ堪踩戎卮箅[患治理")
    usual, thorough = (best_decoding(TRADITIONAL, shown, thorough=each) for each in (False, True))
    assert usual is not None
    assert thorough is not None
    assert thorough.cost <= usual.cost
    assert usual.cost < cost_as_shown(TRADITIONAL, shown)
    assert len(thorough.doubts) > len(usual.doubts)
