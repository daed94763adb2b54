"""Confidence: which repairs the bytes leave no doubt about, what is marked, and what is no repair at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from generator.text.byteshift import confidence, costs
from generator.text.byteshift.beam_search.decoding import Decoding, Doubt
from generator.text.byteshift.confidence import Repair, narrow, repairs, shown_again
from generator.text.byteshift.events import Event
from generator.text.byteshift.windows import Window
from generator.text.characters import UNREADABLE
from tests.unit.text.byteshift.models import SIMPLIFIED, TRADITIONAL

if TYPE_CHECKING:
    from generator.text.byteshift.language_model import LanguageModel


class Damage(NamedTuple):
    """A text whose run has lost its first byte."""

    decoding: Decoding
    window: Window

    def doubted(self, *doubts: Doubt) -> Damage:
        """Return the same with other texts that are as likely."""
        return self._replace(decoding=replace(self.decoding, doubts=doubts))


def damage(before: str, run: str, after: str, *, first: str = "", last: str = "") -> Damage:
    """Return a decoding of a run that lost its first byte, and its last one if a gloss took it.

    `first` and `last` are the syllables of the glosses in which the bytes were lost.
    """
    sign, end_sign = (f"?{said})" if said else "" for said in (first, last))
    shown = sign + run.encode("gbk")[1 : -1 if last else None].decode("gb18030")
    start, text_at = len(before), len(before) + 1
    end = text_at + len(run)
    lost_last = (Event(start + len(shown), "last", end_sign, last, end - 1),) if last else ()
    shown += end_sign
    events = (
        Event(start, "first", sign, first, text_at),
        *lost_last,
        Event(start + len(shown), "end", text_at=end),
    )
    decoding = Decoding(0.0, "\n" + before + run + after, events, ())
    return Damage(decoding, Window("\n", before + shown + after, "\n"))


def judged(given: Damage, model: LanguageModel = TRADITIONAL) -> Repair:
    (found,) = repairs(model, *given)
    return found


USUAL = damage("", "海上來說", ",全區")
"""海 (BA A3) at the start of a line: a long run of known words."""


def with_another_event(event: Event) -> Damage:
    """Return the usual damage with one more event inside its run."""
    first, end = USUAL.decoding.events
    shown = shown_again(USUAL.decoding.text, (first, event, end))
    events = (first, event, end._replace(shown_at=len(shown)))
    return Damage(replace(USUAL.decoding, events=events), USUAL.window._replace(shown=shown + ",全區"))


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every lost byte for settled, so that only what a test varies decides."""
    monkeypatch.setattr(confidence, "margin", lambda *_arguments, **_named: 99.0)


@pytest.mark.usefixtures("settled")
def test_a_repair_says_what_is_replaced_by_what() -> None:
    given = damage("精神", "海上來說", ",全區")
    found = judged(given)
    assert given.window.shown[: found.start] + found.after + given.window.shown[found.end :] == "精神海上來說,全區"
    assert found.start == 2


@pytest.mark.usefixtures("settled")
def test_a_long_run_of_known_words_at_the_start_of_a_line_is_certain() -> None:
    assert judged(USUAL).is_certain


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(("gap", "certain"), [(6.0, True), (5.9, False), (1.6, False)])
def test_it_must_lead_every_other_text_by_six_nats(gap: float, *, certain: bool) -> None:
    assert judged(USUAL.doubted(Doubt(2, 3, gap))).is_certain == certain


@pytest.mark.usefixtures("settled")
def test_a_doubt_about_text_outside_the_run_does_not_count() -> None:
    assert judged(USUAL.doubted(Doubt(0, 1, 0.1), Doubt(5, 8, 0.1))).is_certain


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(("gap", "certain"), [(7.5, True), (7.4, False)])
def test_each_further_lost_byte_asks_for_a_longer_lead(gap: float, *, certain: bool) -> None:
    given = with_another_event(Event(1, "inside", "(quán)", "quán", text_at=3))
    assert judged(given.doubted(Doubt(2, 3, gap))).is_certain == certain


@pytest.mark.parametrize(("lead", "certain"), [(6.0, True), (5.9, False)])
def test_han_put_back_must_be_settled(lead: float, *, certain: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "margin", lambda *_arguments, **_named: lead)
    assert judged(USUAL).is_certain == certain


@pytest.mark.parametrize(("lead", "certain"), [(4.0, True), (3.9, False)])
def test_a_mark_put_back_needs_less(lead: float, *, certain: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "margin", lambda *_arguments, **_named: lead)
    assert judged(damage("提振", "。總的來說", ",全區")).is_certain == certain


def test_no_first_byte_is_likelier_where_it_is_asked_whether_one_is_settled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bool] = []

    def margin(*_arguments: object, any_lead: bool = False) -> float:
        asked.append(any_lead)
        return 99.0

    monkeypatch.setattr(confidence, "margin", margin)
    assert judged(USUAL).is_certain
    assert sorted(asked) == [False, True]  # whether it is clear, and whether it is settled


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    ("run", "certain"),
    [("開發區", True), ("全區", False)],
    ids=("three", "two"),
)
def test_in_two_characters_the_bytes_leave_too_much_open(run: str, *, certain: bool) -> None:
    assert judged(damage("", run, ",建設")).is_certain == certain


@pytest.mark.usefixtures("settled")
def test_a_gloss_makes_up_for_a_short_run_and_for_its_place() -> None:
    assert judged(damage("建設", "全區", ",發展", first="xì")).is_certain
    assert not judged(damage("建設", "全區", ",發展")).is_certain


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    ("before", "certain"),
    [("", True), ("總的", False), ("\N{IDEOGRAPHIC SPACE}", True)],
    ids=("start", "inside", "indent"),
)
def test_it_must_be_known_how_the_first_byte_was_lost(before: str, *, certain: bool) -> None:
    assert judged(damage(before, "海上來說", ",全區")).is_certain == certain


@pytest.mark.usefixtures("settled")
def test_before_a_mark_it_was_cut() -> None:
    """振。總: A3 BF is the mark that is shown; the run follows it."""
    assert judged(damage("提振", "。總的來說", ",全區")).is_certain


@pytest.mark.usefixtures("settled")
def test_a_vanished_pair_leaves_doubt() -> None:
    found = judged(with_another_event(Event(1, "vanished", "", text_at=2)))
    assert found.after == "海上來說"
    assert not found.is_certain


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    ("run", "certain"),
    [("開發巧區", True), ("開發綽區", False), ("開發个區", False)],
    ids=("known", "a character that reports lack", "a simplified one in traditional text"),
)
def test_characters_that_do_not_belong_there_leave_doubt(run: str, *, certain: bool) -> None:
    assert judged(damage("", run, ",全區")).is_certain == certain


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    ("run", "certain"),
    [("改革开放", True), ("改革侨放", False), ("侨革开放", False)],
    ids=("known", "odd", "odd at the border"),
)
def test_in_simplified_text_each_character_is_known_next_to_a_neighbour(run: str, *, certain: bool) -> None:
    assert all(map(SIMPLIFIED.vocabulary.knows, run))
    assert judged(damage("", run, "以来", first="xì", last="fàng"), SIMPLIFIED).is_certain == certain


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    ("run", "certain"), [("巧上巧區", True), ("甫上甫區", False)], ids=("two pairs of five", "one pair of five")
)
def test_in_traditional_text_a_third_of_the_pairs_is_known(run: str, *, certain: bool) -> None:
    given = damage("", run, ",全區")
    text = given.decoding.text
    assert sum(map(TRADITIONAL.has_pair, text[:5], text[1:6])) == (2 if certain else 1)
    assert judged(given).is_certain == certain


@pytest.mark.usefixtures("settled")
def test_in_traditional_text_a_gloss_makes_up_for_unknown_pairs() -> None:
    assert judged(damage("", "甫上甫區", ",全區", first="xì")).is_certain


@pytest.mark.usefixtures("settled")
def test_a_last_byte_that_is_lost_without_a_gloss_leaves_doubt() -> None:
    given = damage("", "改革开放", "以来", first="xì", last="fàng")
    first, last, end = given.decoding.events
    for syllable, certain in (("fàng", True), ("", False)):
        events = (first, last._replace(syllable=syllable), end)
        decoding = replace(given.decoding, events=events)
        assert judged(Damage(decoding, given.window), SIMPLIFIED).is_certain == certain


def test_what_is_not_clear_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    for lead, after in ((1.5, "海上來說"), (1.4, UNREADABLE + "上來說")):
        monkeypatch.setattr(confidence, "margin", lambda *_arguments, _lead=lead, **_named: _lead)
        assert judged(USUAL).after == after


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    ("gap", "after"), [(1.5, "海上來說"), (1.4, f"海{UNREADABLE}說")], ids=("clear", "two characters, one mark")
)
def test_a_part_for_which_another_text_is_as_likely_is_marked(gap: float, after: str) -> None:
    assert judged(USUAL.doubted(Doubt(2, 4, gap))).after == after


@pytest.mark.usefixtures("settled")
def test_traditional_characters_of_a_simplified_page_are_written_simplified() -> None:
    assert judged(USUAL, SIMPLIFIED).after == "海上来说"
    assert judged(USUAL, TRADITIONAL).after == "海上來說"


def test_a_run_that_does_not_give_back_what_is_shown_is_left_out() -> None:
    wrong = USUAL.window._replace(shown="偟" + USUAL.window.shown[1:])
    assert list(repairs(TRADITIONAL, USUAL.decoding, wrong)) == []


def test_a_decoding_that_leaves_the_shown_text_nowhere_has_no_repairs() -> None:
    assert list(repairs(TRADITIONAL, Decoding(0.0, "\n海上", (), ()), Window("\n", "海上", "\n"))) == []


def test_at_a_cut_the_likeliest_character_is_put_whatever_the_search_took() -> None:
    given = damage("進一步提振", "海總的來說", ",全區")
    assert judged(given).after == "。總的來說"


def test_bytes_are_lost_again_in_the_same_places() -> None:
    text = "\n海上來說"
    events = (Event(0, "first", "?", text_at=1), Event(0, "end", text_at=5))
    assert shown_again(text, events) == "?" + "海上來說".encode("gbk")[1:].decode("gbk")
    last = (Event(0, "first", text_at=1), Event(0, "last", "!", text_at=2), Event(0, "end", text_at=3))
    lone = "海上".encode("gbk")
    assert shown_again(text, last) == lone[1:3].decode("gbk") + "!"
    inside = (Event(0, "inside", "(xì)", "xì", text_at=1), Event(0, "end", text_at=2))
    assert "(xì)" in shown_again(text, inside)


def test_marks_are_compared_at_half_width() -> None:
    assert narrow("提振？！，。") == "提振?!,。"


def test_thresholds_are_read_from_the_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "margin", lambda *_arguments, **_named: 99.0)
    doubtful = USUAL.doubted(Doubt(2, 3, 5.0))
    assert not judged(doubtful).is_certain
    monkeypatch.setattr(costs, "CERTAIN", 5.0)
    assert judged(doubtful).is_certain
