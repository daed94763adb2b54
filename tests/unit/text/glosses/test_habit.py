"""Whose glosses they are: how many of which kind prove that a site puts them in; the stage alone."""

from __future__ import annotations

import pytest
from pypinyin import Style, pinyin

from generator.knowledge import load_knowledge
from generator.text.glosses.spoken import restore_spoken
from generator.text.glosses.strip import strip_glosses, unglossed
from generator.text.view import View

KNOWLEDGE = load_knowledge()


def stripped(text: str) -> str:
    for change in reversed(strip_glosses(View.of(text), KNOWLEDGE).changes):
        text = text[: change.start] + change.after + text[change.end :]
    return text


def glossed(chars: str, times: int = 1) -> str:
    """Return a page of lines in which each character has its usual gloss, each so many times."""
    said = ((char, pinyin(char, style=Style.TONE)[0][0]) for char in chars)
    return "".join(f"全面{char}({reading})好。\n" * times for char, reading in said)


def plain(chars: str, times: int = 1) -> str:
    return "".join(f"全面{char}好。\n" * times for char in chars)


@pytest.mark.parametrize(
    ("chars", "times", "goes"),
    [
        ("政", 1, False),
        ("政发经", 1, False),
        ("政发经市", 1, True),
        ("政", 2, False),
        ("政发", 2, False),
        ("政发经", 2, True),
        ("進", 1, False),
        ("進區", 1, True),
        ("進市", 1, False),
        ("阐靶韵颁", 1, False),
        ("镛钺垚堃", 2, False),
    ],
    ids=(
        "one",
        "three once",
        "four once",
        "one twice",
        "two twice",
        "three twice",
        "one traditional",
        "two traditional",
        "a traditional and a simplified",
        "four that not everybody can read",
        "four rare ones",
    ),
)
def test_so_many_common_characters_prove_that_a_site_has_glosses(chars: str, times: int, *, goes: bool) -> None:
    page = glossed(chars, times)
    assert stripped(page) == (plain(chars, times) if goes else page)


@pytest.mark.parametrize(("bare", "goes"), [(0, True), (2, False)])
def test_a_site_has_its_glosses_at_nearly_every_place_of_a_character(bare: int, *, goes: bool) -> None:
    page = glossed("政发经", 2) + plain("政发经", bare)
    assert stripped(page) == (plain("政发经", 2) + plain("政发经", bare) if goes else page)


def test_glosses_with_an_unusual_reading_prove_nothing() -> None:
    page = "银行(háng)好。\n重(chóng)新好。\n首都(dū)好。\n市政(zhèng)府好。\n"
    assert stripped(page) == page


FULL = glossed("坚持稳中求进工作总基调推动高质发展改善民")
"""A page with twenty characters and their usual glosses: it is full of them."""


@pytest.mark.parametrize(
    ("around", "times", "goes"), [(FULL, 5, True), (FULL, 4, False), (glossed("坚持稳中求进工作"), 6, False)]
)
def test_the_right_reading_of_a_name_goes_from_a_full_page_where_it_is_given_often(
    around: str, times: int, *, goes: bool
) -> None:
    line = "乐(yuè)清好。" * times
    assert stripped(around + line).split("\n")[-1] == (line.replace("(yuè)", "") if goes else line)


def test_a_bracket_that_says_no_reading_stays_however_often_it_is_there() -> None:
    line = "评价(esg)好。" * 6
    assert stripped(FULL + line).split("\n")[-1] == line


@pytest.mark.parametrize(
    ("text", "char"),
    [("庄(zhuāng)", "庄"), ("庄(zhuāngs)", ")"), ("进(jìn)", "进"), ("推进", "进"), ("(jìn)", ")")],
)
def test_the_last_character_of_a_text_is_the_one_that_its_gloss_is_for(text: str, char: str) -> None:
    assert unglossed(text) == char


def test_a_gloss_without_brackets_after_its_character_is_no_spoken_character() -> None:
    outcome = restore_spoken(View.of("推进jìn一步，经济jì发展。"), KNOWLEDGE)
    assert (outcome.changes, outcome.suspects) == ((), ())
