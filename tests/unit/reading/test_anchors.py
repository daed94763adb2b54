"""Anchors: what counts as the same words."""

from __future__ import annotations

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from generator.reading.anchors import words

SPECIAL = st.sampled_from("，。：（％_é\u0301\u3099か①㎡ＡＺİß１Ⅷ中")


def plainly(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


@given(st.text(st.characters() | SPECIAL, max_size=40))
def test_words_are_the_letters_and_digits_with_width_and_case_folded(text: str) -> None:
    assert words(text) == plainly(text)


def test_every_character_counts_as_it_does_in_the_plain_way() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    assert [char for char in every if words(char) != plainly(char)] == []
