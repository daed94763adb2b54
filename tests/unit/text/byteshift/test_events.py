"""Events: what a page shows for lost bytes, and for glosses in the middle of a character."""

from __future__ import annotations

import pytest

from generator.text.byteshift.events import CUT_MARKS, CUT_TRAILS, INTACT, LONE_TRAILS, LOSS_SIGNS, SWALLOWED


@pytest.mark.parametrize(
    "shown", ["?xì)", "?(xì)", "(xì)", "\N{REPLACEMENT CHARACTER}xì)", "\N{REPLACEMENT CHARACTER}(xì)"]
)
def test_what_is_left_of_a_gloss_has_its_syllable(shown: str) -> None:
    match = SWALLOWED.match(shown)
    assert match
    assert (match[0], match[1]) == (shown, "xì")


@pytest.mark.parametrize("shown", ["xì)", "?)", "?xì", "?XÌ)", "?zhuangs)", "!xì)"])
def test_other_text_is_nothing_left_of_a_gloss(shown: str) -> None:
    assert not SWALLOWED.match(shown)


@pytest.mark.parametrize(
    ("shown", "whole"), [("(xì)", True), ("(zhuang)", True), ("(zhuangs)", False), ("?xì)", False)]
)
def test_a_whole_gloss(shown: str, *, whole: bool) -> None:
    assert bool(INTACT.match(shown)) == whole


def test_bytes_left_alone_are_those_that_end_a_pair_and_are_shown() -> None:
    assert LONE_TRAILS["@"] == 0x40
    assert LONE_TRAILS["~"] == 0x7E
    assert LONE_TRAILS["€"] == LONE_TRAILS["\x80"] == 0x80
    assert not {"?", "1", "\x7f", "\x81"} & LONE_TRAILS.keys()
    assert len(LONE_TRAILS) == 0x7F - 0x40 + 2


def test_marks_that_pages_are_cut_at_begin_with_two_bytes_or_are_at_half_width() -> None:
    firsts = {mark.encode("gbk")[0] for mark in CUT_MARKS if not mark.isascii()}
    assert firsts == set(CUT_TRAILS)
    assert {mark for mark in CUT_MARKS if mark.isascii()} == set(",?!;:(")
    assert {"?", "\N{FULLWIDTH QUESTION MARK}"} == LOSS_SIGNS & CUT_MARKS
