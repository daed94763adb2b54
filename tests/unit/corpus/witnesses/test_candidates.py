"""Samples and candidates: excerpts share the sample of their text, and the work is linear."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from generator.corpus.witnesses import candidates as module
from generator.corpus.witnesses.alignment import LONGEST, Run, in_order, knots, runs, taken
from generator.corpus.witnesses.candidates import CROWD, FEWEST, PROBES, candidates
from generator.corpus.witnesses.fingerprints import RATE, STRETCH, sample
from generator.corpus.witnesses.measure import SHORTEST, extent, share

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]


def text(seed: int, size: int) -> str:
    return "".join(Random(seed).choices(HAN, k=size))


def test_the_sample_of_an_excerpt_is_in_the_sample_of_its_text() -> None:
    whole = text(1, 20_000)
    found = sample(whole)
    assert list(found) == sorted(set(found))
    assert 0.8 < len(found) * RATE / len(whole) < 1.2
    assert set(sample(whole[5000:6000])) < set(found)
    assert not set(sample(text(2, 20_000))) & set(found)


def test_the_sample_takes_each_stretch_by_itself() -> None:
    """A stretch at the start, in the middle and at the end of a text has one hash."""
    stretch = next(s for s in (text(seed, STRETCH) for seed in range(2000)) if len(sample(s)))
    for whole in (stretch + text(1, 50), text(2, 50) + stretch + text(3, 50), text(4, 50) + stretch):
        assert sample(stretch)[0] in sample(whole)
    assert len(sample(stretch[:-1])) == 0


def test_copies_and_excerpts_are_candidates_and_other_texts_are_not() -> None:
    whole, other = text(1, 20_000), text(2, 20_000)
    texts = [other, whole[3000:3700], whole, whole[:15_000] + text(3, 5000)]
    assert set(candidates([sample(one) for one in texts])) == {(1, 2), (1, 3), (2, 3)}


def test_one_stretch_in_common_is_no_candidate() -> None:
    lonely = [(number,) for number in range(FEWEST)]
    assert list(candidates([lonely[0], lonely[0], ()])) == []
    assert list(candidates([(1, 2), (1, 2, 3)])) == [(0, 1)]


def test_a_phrase_of_thousands_of_texts_does_not_cost_the_square_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts that are looked for by one stretch are CROWD at most, whatever has it."""
    counted: list[int] = []

    def counter(hits: Iterable[int]) -> Counter[int]:
        found = Counter(hits)
        counted.append(found.total())
        return found

    monkeypatch.setattr(module, "Counter", counter)
    common = range(5)
    samples = [(*common, *range(1000 * number, 1000 * number + PROBES)) for number in range(1, 3 * CROWD)]
    assert list(candidates(samples)) == []
    assert max(counted) <= len(common) * CROWD + PROBES


def test_every_copy_and_excerpt_is_found_of_a_text_that_has_hundreds() -> None:
    whole = sample(text(1, 20_000))
    excerpts = [whole[at : at + 12] for at in range(0, 120, 12)]
    samples = [whole] * (CROWD * 12) + excerpts
    found = set(candidates(samples))
    numbers = range(1, len(samples))
    assert {number for pair in found for number in pair} == {0, *numbers}
    assert {(0, number) for number in range(CROWD * 12, len(samples))} <= found


def test_the_share_is_of_the_shorter_text_and_the_same_both_ways() -> None:
    whole = text(1, 5000)
    part = whole[1000:2000] + text(2, 500)
    assert share(part, whole) == share(whole, part)
    assert 0.66 < share(part, whole) < 0.68


def test_short_and_huge_texts_are_copies_only_if_equal() -> None:
    short = text(1, SHORTEST - 1)
    assert share(short, short) == 1
    assert share(short, short + "尾") == 0
    assert share(text(1, 300), text(1, 300) + "尾" * LONGEST) == 0


def test_phrases_one_by_one_are_not_taken() -> None:
    whole = text(1, 20_000)
    digest = "".join(whole[at : at + 20] for at in range(0, 20_000, 400))
    assert share(digest, whole) == 0
    assert share(whole[:1000], whole) == 1


def test_what_a_page_holds_twice_adds_nothing_to_its_extent() -> None:
    whole = text(1, 3000)
    assert extent(whole + whole) - extent(whole) < 10


def test_runs_follow_the_text_though_its_phrases_come_again() -> None:
    phrase = text(9, 20)
    there = text(1, 100) + phrase + text(2, 100) + phrase + text(3, 100)
    here = there[130:]
    assert list(runs(here, there, knots(there))) == [Run(0, 130, len(here))]
    assert taken([Run(0, 130, 20)]) == []


def test_the_heaviest_chain_is_kept_in_order() -> None:
    found = [Run(0, 500, 10), Run(20, 0, 100), Run(130, 110, 50), Run(200, 20, 30), Run(240, 600, 5)]
    assert in_order(found) == [found[1], found[2], found[4]]
    assert in_order([]) == []
