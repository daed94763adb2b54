"""Anchors: which words count as equal."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from generator.reading.anchors import anchors, digest, words

if TYPE_CHECKING:
    import pytest

SPECIAL = st.sampled_from("，。：（％_é\u0301\u3099か①㎡ＡＺİß１Ⅷ中")


def plainly(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


@given(st.text(st.characters() | SPECIAL, max_size=40))
def test_words_are_the_letters_and_digits_with_width_and_case_folded(text: str) -> None:
    assert words(text) == plainly(text)


def test_every_character_counts_as_it_does_in_the_plain_way() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    assert [char for char in every if words(char) != plainly(char)] == []


def test_the_same_words_twice_have_two_anchors() -> None:
    one, two, other = anchors("d", [("paragraph", ("水",)), ("paragraph", ("水。",)), ("heading", ("水",))])
    assert len({one, two, other}) == 3
    assert (one[:2], two[:2], other[:2]) == ("p-", "p-", "s-")
    assert list(anchors("d", [("paragraph", ("水",))])) == [one]


def test_where_hashes_meet_the_next_ordinal_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    met = {"1": "same", "2": "same"}
    monkeypatch.setattr("generator.reading.anchors.digest", lambda *p: met.get(p[-1], digest(*p)))
    found = list(anchors("d", [("paragraph", (word,)) for word in ("水", "火", "土")]))
    assert found[0] == "p-same"
    assert len(set(found)) == 3
