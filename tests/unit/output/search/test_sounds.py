"""Pairs of characters for guesses: the most frequent ones, however many there are."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from generator.output.search import sounds
from generator.output.search.lists.grams import BUCKETS, CHAR
from generator.output.search.lists.merge import Scratch
from generator.output.search.part import make_part
from generator.output.search.sounds import Pairs, pairs_of, sounds_file

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from generator.output.search.lists.varints import Numbers
from tests.unit.output.search.test_index import ROW


def lines(pairs: Pairs) -> list[str]:
    return gzip.decompress(pairs.packed().data).decode().split("\n")


def found(counts: dict[str, int]) -> tuple[Numbers, Numbers]:
    pairs = [ord(pair[0]) << CHAR | ord(pair[1]) for pair in counts]
    return np.array(pairs, np.int64), np.array(list(counts.values()), np.int64)


def test_pairs_of_han_are_listed_by_their_first_character_with_the_class_of_their_count() -> None:
    pairs = Pairs()
    pairs.add(*found({"经济": 8, "经营": 1, "发展": 3, "a经": 5, "经，": 9, "é济": 4}))
    assert lines(pairs) == ["发展3", "经济6营0"]


def test_pairs_count_with_punctuation_between_and_without(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path)
    scratch.take(make_part([replace(ROW, text="经济，经、济，经济")]).grams, 0)
    pairs = Pairs()
    for bucket in range(BUCKETS):
        pairs.add(*pairs_of(scratch.merged(bucket)))
    assert lines(pairs) == ["济经2", "经济3"]


def test_only_the_most_frequent_pairs_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds, "PAIRS", 2)
    monkeypatch.setattr(sounds, "_CROWD", 3)
    pairs = Pairs()
    pairs.add(*found({"经济": 8, "经营": 2, "发展": 4}))
    pairs.add(*found({"改革": 16, "开放": 1}))
    assert "".join(lines(pairs)) == "改革8经济6"


def test_a_class_is_twice_the_binary_logarithm_of_a_count_and_one_digit() -> None:
    pairs = Pairs()
    pairs.add(*found({"一一": 1, "一丁": 2, "一七": 3, "一万": 4, "一丈": 1 << 30}))
    assert lines(pairs) == ["一一0丁2七3万4丈z"]


def test_sounds_have_their_characters() -> None:
    packed = sounds_file({"jing": "经京", "ji": "济"})
    assert gzip.decompress(packed.data).decode().split("\n") == ["jing经京", "ji济"]
