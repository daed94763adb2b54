"""The numbers that a reader may take from a quote."""

from __future__ import annotations

import pytest

from generator.output.data.quoted_numbers import numbers_in


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("增长5%左右", 5),
        ("增长4.5%—5%", 4.5),
        ("增长19·5%", 19.5),
        ("达到1,200元", 1200),
        ("达到１２．５亿元", 12.5),
        ("增长百分之八点五", 8.5),
        ("由二十九万人增加", 290_000),
        ("由二十九万人增加", 29),
        ("到一百一十万人", 1_100_000),
        ("十亿元企业", 1_000_000_000),
        ("突破万亿元", 1),
        ("增长两倍", 2),
        ("翻两番", 4),
        ("动态清零", 0),
        ("二〇二五年", 2025),
    ],
)
def test_a_number_is_found(words: str, number: float) -> None:
    assert number in numbers_in(words)


@pytest.mark.parametrize(("words", "number"), [("增长5%左右", 50), ("增长15%", 5), ("增长5.2%", 2), ("翻番", 4)])
def test_what_is_not_said_is_not_found(words: str, number: float) -> None:
    assert number not in numbers_in(words)
