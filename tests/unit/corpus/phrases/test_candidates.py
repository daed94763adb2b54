"""What could be a phrase in one report, and what several reports have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.corpus.phrases import frequent as module
from generator.corpus.phrases.candidates import Candidates, candidates_of, divider, spoken
from generator.corpus.phrases.frequent import enough, frequent
from tests.unit.corpus.phrases.speeches import KNOWN, PLACES, speech

if TYPE_CHECKING:
    from generator.reading.model import Part


def sequences(text: str, part: Part = "body") -> set[str]:
    found = candidates_of(speech("changsha", 2025, [text], part), KNOWN)
    return {one.decode() for one in found.sequences()}


def test_words_are_those_of_the_likeliest_division() -> None:
    assert divider(KNOWN)("发展低空经济") == [0, 2, 4, 6]
    assert divider(KNOWN)("") == [0]


def test_sequences_begin_and_end_with_words_and_link_nothing() -> None:
    found = sequences("大力发展低空经济和新能源。")
    assert {"低空经济", "发展低空经济"} <= found
    assert not {"空经济", "展低空", "经济和新能源"} & found


def test_quoted_terms_are_taken_with_their_marks_and_sentences_are_not() -> None:
    text = "实施“人工智能+”行动，落实“双碳”，坚持“这是一个句子。还有一句”。"
    assert candidates_of(speech("changsha", 2025, [text]), KNOWN).quoted == ("人工智能+", "双碳")


@pytest.mark.parametrize("part", ["glossary", "notes", "annex", "front"])
def test_explanations_count_for_nothing(part: Part) -> None:
    assert "低空经济" not in sequences("低空经济：一种经济。", part)


def test_marks_of_gaps_and_thanks_are_left_out_and_offsets_stay() -> None:
    text = "缺⟦来源缺981字⟧后面。向各民主党派表示衷心感谢！发展低空经济。"
    (_, said) = list(spoken(speech("changsha", 2025, [text])))[-1]
    assert said.index("低空经济") == text.index("低空经济")
    assert "来源" not in said
    assert "民主党派" not in said


def test_frequent_ones_are_counted_exactly_whatever_the_table_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [
        candidates_of(speech(slug, 2025, ["发展低空经济。"] * (at > 2) + ["“好房子”"] * (at < 2)), KNOWN)
        for at, slug in enumerate(PLACES)
    ]
    found = frequent(lambda: reports, len(reports))
    assert "低空经济" in found
    assert "好房子" in found
    assert enough(len(reports)) == 2
    monkeypatch.setattr(module, "PLACES", 4)  # every place is shared
    assert frequent(lambda: reports, len(reports)) == found


def test_no_more_go_on_than_memory_is_meant_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    reports = [candidates_of(speech("changsha", year, ["低空经济。"]), KNOWN) for year in (2024, 2025)]
    assert len(frequent(lambda: reports, 2)) == 1


def test_candidates_are_the_same_each_time() -> None:
    one, other = (candidates_of(speech("changsha", 2025, ["发展“低空经济”。"]), KNOWN) for _ in range(2))
    assert isinstance(one, Candidates)
    assert one == other
