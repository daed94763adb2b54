"""Quotations: long enough to understand, and honest about omissions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.output.pages.excerpt import ENOUGH, LONGEST_EXCERPT, WHOLE, excerpt, window

LONG = "".join(f"第{n}句说到城市建设与民生改善的若干安排。" for n in range(40))


def test_a_short_passage_is_quoted_whole() -> None:
    assert window("短。" * 10, ("短",)) == (0, 20)


@pytest.mark.parametrize("term", ["第0句", "第20句", "第39句", "不在其中"])
def test_a_long_passage_is_quoted_by_sentences_around_its_first_term(term: str) -> None:
    start, end = window(LONG, (term,))
    quoted = LONG[start:end]
    assert ENOUGH <= len(quoted) <= WHOLE
    assert quoted.startswith("第")
    assert quoted.endswith("。")
    assert term in quoted or term == "不在其中"


def test_a_sentence_without_end_is_cut() -> None:
    start, end = window("甲" * 5000 + "词" + "乙" * 5000, ("词",))
    assert start < 5000 < end
    assert end - start <= LONGEST_EXCERPT


def test_what_is_left_out_is_marked_as_ours() -> None:
    assert excerpt(LONG, ("第20句",)).count('class="fz-cut"') == 2
    assert "fz-cut" not in excerpt("短。", ())


def test_terms_and_gap_marks_are_set_apart() -> None:
    shown = excerpt("产业园区产业，□□区。", ("产业", "产业园区"))
    assert shown.startswith('<b class="fz-term">产业园区</b><b class="fz-term">产业</b>')
    assert ">□□</span>区" in shown


@given(
    st.text("甲乙丙□", max_size=30), st.lists(st.text("甲乙丙", min_size=1, max_size=3), min_size=1, max_size=4)
)
def test_the_first_and_longest_term_is_set_apart(passage: str, terms: list[str]) -> None:
    pattern = "|".join(sorted(terms, key=len, reverse=True))
    shown = re.sub('<span class="fz-gap"[^>]*>(.*?)</span>', r"\1", excerpt(passage, terms))
    assert shown == re.sub(f"({pattern})", r'<b class="fz-term">\1</b>', passage)
