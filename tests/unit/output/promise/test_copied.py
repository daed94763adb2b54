"""Words with figures in the reports of two years: found as whole clauses, forms of words left out."""

from __future__ import annotations

import pytest

from generator.output.promise.copied import copied_in, is_telling
from tests.unit.output import large
from tests.unit.output.indicators.made import stating
from tests.unit.output.promise.years import CHANGSHA, COPIED, ZHUZHOU, corpus, plain


def words(*said: tuple[object, int, str]) -> list[str]:
    """Return what reports of 长沙 repeat, of reports of a place and year with one paragraph each."""
    reports = [stating(place, year, plain(sentence)) for place, year, sentence in said]  # type: ignore[arg-type]
    return [one.words for one in copied_in(large.corpus(*reports), "changsha")]


def test_repeated_words_have_both_passages() -> None:
    (one,) = copied_in(corpus(), "changsha")
    assert (one.words, one.first.year, one.second.year) == (COPIED, 2021, 2022)
    assert one.anchor != one.other
    assert copied_in(corpus(), "zhuzhou") == ()


def test_a_run_is_cut_to_whole_clauses() -> None:
    first, second = f"我们努力，{COPIED[:-1]}以上。", f"他们努力，{COPIED[:-1]}以下。"
    assert words((CHANGSHA, 2021, first), (CHANGSHA, 2022, second)) == []
    first, second = f"工作努力，{COPIED}第一。", f"学习努力，{COPIED}第二。"
    assert words((CHANGSHA, 2021, first), (CHANGSHA, 2022, second)) == [f"{COPIED}"]


def test_words_of_one_year_and_words_that_another_place_has_are_none() -> None:
    assert words((CHANGSHA, 2021, COPIED), (CHANGSHA, 2021, COPIED)) == []
    assert words((CHANGSHA, 2021, COPIED), (CHANGSHA, 2022, COPIED), (ZHUZHOU, 2022, COPIED)) == []


@pytest.mark.parametrize(
    ("said", "telling"),
    [
        (COPIED, True),
        ("新增就业12万人，投入14.5亿元。", False),
        ("坚持以习近平新时代中国特色社会主义思想为指导，推动经济社会高质量发展再上新台阶。", False),
        ("到2025年，全区生产总值力争达到500亿元，一般公共预算收入达到40亿元以上，城镇化率达到80%。", False),
        ("“十四五”期间全区生产总值力争达到500亿元，一般公共预算收入达到40亿元以上，城镇化率达到80%。", False),
        ("全面完成第12项任务，“1+3+6”工作体系和12345热线、5G网络建设取得积极进展，群众满意度提高。", False),
    ],
)
def test_what_is_telling(said: str, *, telling: bool) -> None:
    assert is_telling(said) is telling
