"""Levels by relative nesting."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.reading.outline.levels import Nesting

STYLES = load_knowledge().outline.by_id


@pytest.mark.parametrize(
    ("styles", "levels"),
    [
        ("han han-bracket run-in arabic run-in", [1, 2, 3, 3, 4]),
        ("han run-in clause arabic run-in han", [1, 2, 2, 2, 3, 1]),
        ("arabic run-in arabic", [2, 3, 2]),
        ("label bracket explicit explicit bracket label", [1, 2, 3, 3, 2, 1]),
        ("explicit han-bracket run-in explicit appendix han", [1, 2, 3, 1, 1, 2]),
        ("part chapter section han part", [1, 2, 3, 4, 1]),
        ("preface part", [1, 1]),
        ("han dash han-bracket", [1, 2, 2]),
    ],
)
def test_headings_nest_in_the_order_they_come(styles: str, levels: list[int]) -> None:
    nesting = Nesting(STYLES)
    assert [nesting.level(style, holds=True) for style in styles.split()] == levels


def test_a_heading_inside_a_paragraph_is_below_that_of_the_paragraph() -> None:
    nesting = Nesting(STYLES)
    nesting.level("han", holds=True)
    assert nesting.inner(2) == 3
    assert nesting.inner(None) == 3
