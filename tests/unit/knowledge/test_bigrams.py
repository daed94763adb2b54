"""How likely a character is after another: probabilities add up, and leave little for unseen characters."""

from __future__ import annotations

import math

import pytest

from generator.knowledge.bigrams import ALPHABET, Bigrams, class_of, count

COUNTED = count(["经济发展。经济增长。", "经济社会发展2023年GDP"], 1, ["a.txt"])
CHARACTERS = sorted(COUNTED.singles)


def test_digits_are_one_character_and_letters_another() -> None:
    assert [class_of(char) for char in "7xX年１"] == ["0", "a", "a", "年", "１"]
    assert COUNTED.frequency("9") == COUNTED.frequency("2") == 4
    assert COUNTED.frequency("G") == 3
    assert COUNTED.frequency("龘") == 0


@pytest.mark.parametrize("method", [Bigrams.log_probability, Bigrams.discounted])
@pytest.mark.parametrize("before", ["经", "发", "\n", "龘"])
def test_probabilities_after_a_character_do_not_exceed_one(method: object, before: str) -> None:
    assert callable(method)
    known = sum(math.exp(method(COUNTED, before, char)) for char in CHARACTERS)
    rest = (ALPHABET - len(CHARACTERS)) * math.exp(method(COUNTED, before, "龘"))
    assert known + rest <= 1.001
    assert known + rest > 0.1


def test_what_was_seen_is_likelier_than_what_was_not() -> None:
    assert COUNTED.log_probability("经", "济") > COUNTED.log_probability("经", "展") + 3
    assert COUNTED.discounted("经", "济") > COUNTED.discounted("经", "展") + 3
    assert COUNTED.log_probability("龘", "济") > COUNTED.log_probability("龘", "靐") + 3, "a frequent one anywhere"


def test_a_character_that_was_never_seen_is_nearly_impossible_anywhere() -> None:
    for before in "经龘\n":
        assert COUNTED.log_probability(before, "靐") < -8
        assert COUNTED.discounted(before, "靐") < -6


def test_attraction_is_what_a_neighbour_adds() -> None:
    assert COUNTED.attraction("经", "济") > 1
    assert COUNTED.attraction("济", "经") < 0


def test_pairs_met_too_rarely_are_left_out() -> None:
    kept = count(["经济经济发展"], 2, [])
    assert "经济" in kept.pairs
    assert "发展" not in kept.pairs
    assert kept.singles["发"] == 1
