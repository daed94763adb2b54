"""GBK: pairs of bytes and characters, both ways, and pairs that are none."""

from __future__ import annotations

import pytest

from generator.text.byteshift import gbk


@pytest.mark.parametrize("char", "中細、。\N{IDEOGRAPHIC SPACE}")
def test_a_character_has_two_bytes_and_they_have_the_character(char: str) -> None:
    code = gbk.pair(char)
    assert code == char.encode("gbk")
    assert gbk.character(*code) == char


@pytest.mark.parametrize("char", ["a", "1", "𠀀", "ß", "\ud800"])
def test_ascii_and_what_gbk_lacks_have_no_pair(char: str) -> None:
    assert gbk.pair(char) is None
    assert gbk.code(char) is None


@pytest.mark.parametrize("pair", [(0xAA, 0xA1), (0xA1, 0x40), (0xD7, 0xFA), (0xFE, 0xA0)])
def test_places_for_private_use_show_nothing(pair: tuple[int, int]) -> None:
    assert gbk.shows_nothing(*pair)
    assert gbk.character(*pair) is None


@pytest.mark.parametrize("pair", [(0xB0, 0xA1), (0xA1, 0xA3), (0x81, 0x7F), (0x81, 0xFF)])
def test_characters_and_bytes_that_are_no_pair_are_not_for_private_use(pair: tuple[int, int]) -> None:
    assert not gbk.shows_nothing(*pair)


@pytest.mark.parametrize("mark", ",:;!?()")
def test_a_mark_at_half_width_may_be_the_one_at_full_width(mark: str) -> None:
    wide = chr(ord(mark) + 0xFEE0)
    assert gbk.code(mark) == gbk.code(wide) == wide.encode("gbk")
    assert gbk.pair(mark) is None


@pytest.mark.parametrize("char", '."-%')
def test_other_ascii_characters_stay(char: str) -> None:
    assert gbk.code(char) is None


@pytest.mark.parametrize(("one", "other", "same"), [("總", "总", True), ("总", "总", True), ("总", "的", False)])
def test_forms_of_one_character_are_the_same(one: str, other: str, *, same: bool) -> None:
    assert gbk.same(one, other) == same


def test_simplified_forms_are_single_characters() -> None:
    assert [gbk.simplified(char) for char in "總总f。"] == ["总", "总", "f", "。"]
