"""Sentences of a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.reading.sentences import sentences


def test_a_closing_quote_belongs_to_its_sentence() -> None:
    assert [s.words for s in sentences("他说：“好。”再见！")] == ["他说：“好", "再见"]


def test_sentences_in_a_quotation_are_marked() -> None:
    assert [s.quoted for s in sentences("甲。“乙。丙。”丁。")] == [False, True, True, False]


@given(st.text(alphabet="甲乙。！？”“）", max_size=60))
def test_together_they_are_the_line(line: str) -> None:
    found = sentences(line)
    assert "".join(line[s.start : s.end] for s in found) == line
    assert all(line[s.start :].startswith(s.words) for s in found)
