"""Literals: all places of all words, found at once."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge.patterns.literals import Literals

WORDS = st.text("甲乙𠮷a", min_size=1, max_size=4)


@given(st.sets(WORDS, max_size=6), st.text("甲乙𠮷a\n\ud800", max_size=20))
def test_each_place_of_each_word_is_found_whatever_else_is_in_the_text(words: set[str], text: str) -> None:
    literals = Literals(words)
    found = literals.found(text)
    plainly = {
        (number, start, start + len(word))
        for number, word in enumerate(literals.words)
        for start in range(len(text))
        if text.startswith(word, start)
    }
    assert len(found) == len(set(found))
    assert set(found) == plainly


def test_they_are_pickled_as_their_words() -> None:
    again = pickle.loads(pickle.dumps(Literals(["甲乙", "乙"])))  # noqa: S301 - made here
    assert again.words == ("乙", "甲乙")
    assert again.found("甲乙") == [(1, 0, 2), (0, 1, 2)]
