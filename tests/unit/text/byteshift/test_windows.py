"""Windows: how much around a damaged place is decoded again, and each different stretch once."""

from __future__ import annotations

import pytest

from generator.text.byteshift.windows import AFTER, BEFORE, LONGEST_WINDOW, Window, spans, windows


def test_a_window_takes_some_text_on_both_sides() -> None:
    text = "甲" * 50 + "X" + "乙" * 50
    assert list(spans(text, [(50, 51)])) == [(50 - BEFORE, 51 + AFTER)]
    assert windows(text, [(50, 51)]) == {
        Window("甲", "甲" * BEFORE + "X" + "乙" * AFTER, "乙"): [50 - BEFORE],
    }


def test_it_takes_more_than_half_of_the_run_that_looks_damaged_in_one_place() -> None:
    assert BEFORE >= 2 * 6  # places of a cluster of rare characters: see spots.NEAR
    assert AFTER >= BEFORE


def test_a_window_stays_in_its_line() -> None:
    text = "前一行\n甲乙X丙丁\n后一行"
    at = text.index("X")
    assert windows(text, [(at, at + 1)]) == {Window("\n", "甲乙X丙丁", "\n"): [text.index("甲")]}
    assert windows("甲X丙", [(1, 2)]) == {Window("\n", "甲X丙", "\n"): [0]}


def test_what_comes_before_is_the_character_of_the_last_gloss() -> None:
    text = "推进(jìn)" + "甲" * BEFORE + "X"
    assert [window.before for window in windows(text, [(len(text) - 1, len(text))])] == ["进"]
    longest = "庄(zhuāng)" + "甲" * BEFORE + "X"
    assert [window.before for window in windows(longest, [(len(longest) - 1, len(longest))])] == ["庄"]


def test_windows_that_meet_are_one() -> None:
    text = "甲" * 200
    near = [(20, 21), (40, 41), (60, 61)]
    assert list(spans(text, near)) == [(20 - BEFORE, 61 + AFTER)]
    assert list(spans(text, [(20, 21), (21 + AFTER + BEFORE, 22 + AFTER + BEFORE)])) == [
        (20 - BEFORE, 22 + AFTER + BEFORE + AFTER)
    ]
    apart = [(20, 21), (150, 151)]
    assert list(spans(text, apart)) == [(20 - BEFORE, 21 + AFTER), (150 - BEFORE, 151 + AFTER)]


def test_a_spot_inside_another_changes_nothing() -> None:
    assert list(spans("甲" * 200, [(20, 80), (30, 31)])) == [(20 - BEFORE, 80 + AFTER)]


def test_a_long_window_is_cut_where_no_spot_is() -> None:
    text = "甲" * 2_400
    spots = [(at, at + 1) for at in range(20, len(text), 25)]
    found = list(spans(text, spots))
    assert 4 <= len(found) <= 6
    assert max(end - start for start, end in found) <= 650
    assert [end for _, end in found[:-1]] == [start for start, _ in found[1:]]
    for start, end in spots:
        assert sum(low <= start and end <= high for low, high in found) == 1


def test_a_spot_without_a_gap_is_not_cut() -> None:
    text = "甲" * 2 * LONGEST_WINDOW
    assert list(spans(text, [(0, len(text)), (LONGEST_WINDOW, LONGEST_WINDOW + 1)])) == [(0, len(text))]


def test_equal_windows_are_decoded_once() -> None:
    line = "甲乙X丙丁\n"
    at = line.index("X")
    spots = [(n * len(line) + at, n * len(line) + at + 1) for n in range(3)]
    assert windows(line * 3, spots) == {Window("\n", "甲乙X丙丁", "\n"): [0, 6, 12]}


@pytest.mark.parametrize("blanks", ["??", "? ?", "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"])
def test_an_indent_of_question_marks_is_no_shift(blanks: str) -> None:
    text = f"前一行\n{blanks}各位代表"
    at = text.index("\n") + 1
    assert list(spans(text, [(at, at + 1)])) == []
    assert list(spans(text, [(at + len(blanks) - 1, at + len(blanks) + 1)])) == []


def test_one_question_mark_at_the_start_of_a_line_may_be_a_shift() -> None:
    assert list(spans("?偟膩碚f", [(0, 1)])) == [(0, 5)]
    assert list(spans("??各位代表偟膩", [(7, 8)])) == [(0, 8)]


def test_no_spots_have_no_windows() -> None:
    assert windows("甲乙丙", []) == {}
