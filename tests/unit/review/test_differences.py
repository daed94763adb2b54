"""Differences in a form for a person to read."""

from __future__ import annotations

from generator.review.differences import list_differences, text_differences

LONG = "全市经济稳中有进，" * 20


def test_equal_texts_have_no_differences() -> None:
    assert list(text_differences("甲\n乙", "甲\n乙")) == []


def test_a_long_line_shows_its_differences_with_context() -> None:
    found = list(text_differences(f"甲\n{LONG}随著{LONG}", f"甲\n{LONG}随着{LONG}"))
    assert found[0] == " line 2"
    assert [line[0] for line in found[1:]] == ["-", "+"]
    assert "随〔著〕全市" in found[1]
    assert "随〔着〕全市" in found[2]
    assert all(len(line) < 45 for line in found)


def test_differences_far_apart_in_a_line_are_shown_one_by_one() -> None:
    assert len(list(text_differences(f"著{LONG}著", f"着{LONG}着"))) == 5


def test_a_line_that_is_gone_or_has_nothing_in_common_is_shown_whole() -> None:
    assert list(text_differences("甲\n彩云客栈欢迎您\n乙", "甲\n乙")) == [" line 2", "-彩云客栈欢迎您"]
    assert list(text_differences("彩云客栈欢迎您", "全市经济稳中有进")) == [
        " line 1",
        "-彩云客栈欢迎您",
        "+全市经济稳中有进",
    ]


def test_a_line_that_was_parted_shows_where() -> None:
    assert list(text_differences(f"甲\n{LONG}增强信心。再接再厉", f"甲\n{LONG}增强信心。\n再接再厉")) == [
        " line 2",
        "-…进，全市经济稳中有进，增强信心。〔〕再接再厉",
        "+…进，全市经济稳中有进，增强信心。〔↵〕再接再厉",
    ]


def test_lines_too_long_to_look_into_are_shown_whole() -> None:
    long = LONG * 20
    assert list(text_differences(long + "甲", long + "乙")) == [" line 1", f"-{long}甲", f"+{long}乙"]


def test_equal_entries_are_one_with_their_number() -> None:
    assert list(list_differences(["甲", "乙", "乙"], ["甲", "丙"])) == ["-乙 × 2", "+丙"]
