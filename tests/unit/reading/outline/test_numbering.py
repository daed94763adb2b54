"""Numbers that headings carry."""

from __future__ import annotations

import pytest

from generator.reading.outline.numbering import ordinal, value


@pytest.mark.parametrize(
    ("mark", "number"),
    [("一、", 1), ("十、", 10), ("（十二）", 12), ("二十三、", 23), ("3.", 3), ("⑫", 12), ("——", None)],
)
def test_the_number_of_a_mark(mark: str, number: int | None) -> None:
    assert ordinal(mark) == number


@pytest.mark.parametrize(("written", "number"), [("两", 2), ("一百零五", 105), ("45", 45)])
def test_a_number_in_words_or_digits(written: str, number: int) -> None:
    assert value(written) == number
