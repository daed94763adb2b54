"""Grams and their lists: what a text holds, and where."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from generator.output.search.fold import BARRIER, fold
from generator.output.search.lists.grams import BUCKETS, NUMBER, bucket_of, listed, names, occurrences
from generator.output.search.lists.merge import Scratch
from generator.output.search.lists.varints import decode, encode, sizes, varint
from generator.output.search.part import make_part as part
from tests.unit.output.search.test_index import ROW

if TYPE_CHECKING:
    from pathlib import Path


def test_numbers_come_back_as_they_were() -> None:
    values = [0, 1, 127, 128, 16_383, 16_384, 65_535, 1 << 32, (1 << 62) - 1]
    data = encode(np.array(values, np.int64)).tobytes()
    assert data == b"".join(map(varint, values))
    assert decode(data).tolist() == values
    assert sizes(np.array(values, np.int64)).tolist() == [len(varint(value)) for value in values]
    assert decode(b"").tolist() == []


@pytest.mark.parametrize("count", [0, 1, 7])
def test_lists_are_those_of_the_texts(tmp_path: Path, count: int) -> None:
    chance = random.Random(count)
    reports = [["".join(chance.choices("发展经济，、 1.5%2", k=30)) for _ in range(5)] for _ in range(count)]
    scratch = Scratch(tmp_path)
    want: dict[str, dict[int, list[int]]] = {}
    first = 0
    for texts in reports:
        rows = [replace(ROW, text=text) for text in texts]
        scratch.take(part(rows).grams, first)
        found = occurrences([fold(text) for text in texts])
        for name, passage, at in zip(names(found.grams), found.passages, found.offsets, strict=True):
            want.setdefault(name, {}).setdefault(first + int(passage), []).append(int(at))
        first += len(texts)
    got: dict[str, list[int]] = {}
    for bucket in range(BUCKETS):
        lists = scratch.merged(bucket)
        start = 0
        for name, end in zip(names(lists.grams), lists.ends.tolist(), strict=True):
            got[name] = np.cumsum(decode(lists.passages[start:end].tobytes())).tolist()
            start = end
    assert got == {name: sorted(places) for name, places in want.items()}


def test_grams_do_not_cross_numbers_passages_or_gaps() -> None:
    found = names(occurrences([fold("增长7.5%、2023年"), fold("甲□乙"), fold("碳达峰、碳")]).grams)
    assert {"#7.5", "#7.5%", "#2023", "#2023年", "增长", "达峰", "峰 碳", "峰、", "碳", "、"} <= set(found)
    assert not {"7", "%2", "% 2", "年甲", "甲乙", "甲 乙", "乙碳", BARRIER} & set(found)


def test_a_gram_has_its_places_in_the_passage() -> None:
    found = occurrences(["甲", "发展2.5倍发展，发展"])
    places = zip(names(found.grams), found.passages.tolist(), found.offsets.tolist(), strict=True)
    assert [(passage, at) for name, passage, at in places if name == "发展"] == [(1, 0), (1, 6), (1, 9)]
    assert found.offsets[names(found.grams).index("#2.5倍")] == 2


def test_names_of_grams_are_in_their_order() -> None:
    found = occurrences(["\ud800甲𠮷,乙€", "12,345.678,901"]).grams
    assert listed(found[bucket_of(found) == bucket_of(found[:1])[0]]).split("\n")[0] == names(found)[0]
    assert "#12,345.67" in names(found)
    assert {"\ud800甲", "甲𠮷", "𠮷,", "𠮷 乙", "乙€"} <= set(names(found))


@pytest.mark.parametrize(
    ("text", "whole"), [("1.2023年", ["1", "2023"]), ("1,200.5万", ["1,200.5"]), ("3,45", ["3", "45"])]
)
def test_numbers_are_whole(text: str, whole: list[str]) -> None:
    assert NUMBER.findall(text) == whole
