"""Noise against copying: letters at the end of lines are a site's only if they occur nowhere else."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.boilerplate.noise import strip_noise
from generator.text.view import View

KNOWLEDGE = load_knowledge()
LINES = [f"第{n}条路已经修好。" for n in "一二三四五六七"]


def stripped(text: str) -> str:
    for change in reversed(strip_noise(View.of(text), KNOWLEDGE).changes):
        text = text[: change.start] + change.after + text[change.end :]
    return text


def tailed(tail: str, number: int = len(LINES)) -> str:
    return "\n".join(line + (tail if n < number else "") for n, line in enumerate(LINES))


@pytest.mark.parametrize("number", [5, len(LINES)])
def test_the_code_at_the_end_of_lines_goes(number: int) -> None:
    assert stripped(tailed("xQz", number)) == "\n".join(LINES)


def test_the_code_goes_also_where_it_is_broken_over_two_lines() -> None:
    broken = tailed("xQz").replace("五条路已经修好。xQz", "五条路已经修好。xQ\nz")
    assert stripped(broken) == "\n".join(LINES)


@pytest.mark.parametrize(
    "text",
    [
        tailed("xQz", 4),
        tailed("xqz"),
        tailed("XQZ"),
        tailed("xQz") + "\n产品xQz型号，xQz系列，xQz平台。",
    ],
    ids=["too few", "a word", "an abbreviation", "a name that occurs elsewhere too"],
)
def test_letters_that_are_text_stay(text: str) -> None:
    assert stripped(text) == text


DRAWN = ("a ^ B 2 # k ~ 9 $ Q", "Z ! 4 d @ m { 7 ' T")
"""Rows with letters of both cases, figures and marks that no formula has: drawn by chance."""
FORMULA = "a < b = c < d = e < f"
"""It has letters and a mark that a row of figures does not have."""


def test_rows_drawn_by_chance_go() -> None:
    text = f"全市增长6%。{DRAWN[0]}\n就业稳定。"
    assert stripped(text) == "全市增长6%。\n就业稳定。"


@pytest.mark.parametrize(("rows", "goes"), [(DRAWN, True), (DRAWN[:1], False), ((), False)])
def test_a_formula_goes_only_where_two_other_rows_surely_are_noise(rows: tuple[str, ...], *, goes: bool) -> None:
    text = "\n".join([f"全市增长6%。{row}" for row in rows] + [f"其中，{FORMULA}\n就业稳定。"])
    assert (FORMULA not in stripped(text)) == goes
