"""Noise against copying: letters at the end of lines are a site's only if they occur nowhere else."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.boilerplate.noise import TIMES, strip_noise
from generator.text.view import View

KNOWLEDGE = load_knowledge()
LINES = [f"第{n}条路已经修好。" for n in "一二三四五六七"]


def stripped(text: str) -> str:
    for change in reversed(strip_noise(View.of(text), KNOWLEDGE).changes):
        text = text[: change.start] + change.after + text[change.end :]
    return text


def tailed(tail: str, number: int = len(LINES)) -> str:
    return "\n".join(line + (tail if n < number else "") for n, line in enumerate(LINES))


@pytest.mark.parametrize("number", [TIMES, len(LINES)])
def test_the_code_at_the_end_of_lines_goes(number: int) -> None:
    assert stripped(tailed("xQz", number)) == "\n".join(LINES)


def test_the_code_goes_also_where_it_is_broken_over_two_lines() -> None:
    broken = tailed("xQz").replace("五条路已经修好。xQz", "五条路已经修好。xQ\nz")
    assert stripped(broken) == "\n".join(LINES)


@pytest.mark.parametrize(
    "text",
    [
        tailed("xQz", TIMES - 1),
        tailed("xqz"),
        tailed("XQZ"),
        tailed("xQz") + "\n产品xQz型号，xQz系列，xQz平台。",
    ],
    ids=["too few", "a word", "an abbreviation", "a name that occurs elsewhere too"],
)
def test_letters_that_are_text_stay(text: str) -> None:
    assert stripped(text) == text
