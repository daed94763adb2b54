"""Expressions find what `re` finds where both know the syntax, in the offsets of the text, and refuse the rest."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge.patterns.expressions import Expression, PatternError

PATTERNS = (
    "[㐀-鿿]{2,4}报",
    "(?P<name>[㐀-鿿]{1,3})(?:：|:)(?P<value>[^。]{0,5}?)。?",
    "(?:甲|甲乙)(?:丙|乙丙)?",
    "[（(]+\\d*[）)]*",
    "a*b|a+",
)
TEXTS = st.text("甲乙丙报：:。（）()ab1 \n😀", max_size=14)


@pytest.mark.parametrize("source", PATTERNS)
@given(text=TEXTS)
def test_matches_are_those_of_re(source: str, text: str) -> None:
    expression, other = Expression(source), re.compile(source)
    assert [(m.start, m.end, dict(m.texts)) for m in expression.finditer(text)] == [
        (*m.span(), {name: value for name, value in m.groupdict().items() if value is not None})
        for m in other.finditer(text)
        if m[0]
    ]
    whole, other_whole = expression.fullmatch(text), other.fullmatch(text)
    assert (whole is None) == (other_whole is None)
    if whole and other_whole:
        assert whole.texts == {n: v for n, v in other_whole.groupdict().items() if v is not None}


@given(text=st.text("国家××县*。2年", max_size=16))
def test_a_part_is_what_lookaround_leaves(text: str) -> None:
    by_part = Expression("[国家县](?P<part>[×*]{1,2})[国家县]")
    by_look = re.compile("(?<=[国家县])[×*]{1,2}(?=[国家县])")
    assert [(m.start, m.end) for m in by_part.finditer(text)] == [m.span() for m in by_look.finditer(text)]


def test_what_is_next_to_a_part_is_shared_by_two() -> None:
    found = [(m.start, m.end) for m in Expression("国(?P<part>×)国").finditer("国×国×国")]
    assert found == [(1, 2), (3, 4)]


@given(text=TEXTS)
def test_ends_of_lines(text: str) -> None:
    expression = Expression("^(?P<part>[甲乙]+)$")
    assert [(m.start, m.end) for m in expression.finditer(text)] == [
        m.span() for m in re.finditer("(?<![^\n])[甲乙]+(?![^\n])", text)
    ]


def test_digits_and_blanks_are_of_either_width() -> None:
    assert Expression("\\d[\\d]\\s[\\s]").fullmatch("1１ \N{IDEOGRAPHIC SPACE}")


def test_a_lone_surrogate_is_a_character() -> None:
    (found,) = Expression("国").finditer("\ud800国")
    assert (found.start, found.end) == (1, 2)


@pytest.mark.parametrize("source", ["(?=a)b", "(?<!a)b", "(a)\\1", "a++", "[\\w]", "\\S", "[a", "(", "a{2000}"])
def test_what_re2_lacks_is_an_error(source: str) -> None:
    with pytest.raises(PatternError):
        Expression(source)


def test_an_expression_is_pickled() -> None:
    again = pickle.loads(pickle.dumps(Expression("(?P<year>\\d{4})年")))  # noqa: S301 - our own bytes
    assert again.fullmatch("2023年").texts == {"year": "2023"}
