"""The pages for developers: each figure and each line of output in them is the output of the code."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).parents[2] / "dev").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_give_what_it_says(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert not result.failed, capsys.readouterr().out


def test_the_page_of_the_byte_shift_is_run() -> None:
    page = next(page for page in PAGES if page.name == "byte-shift.md")
    examples = doctest.DocTestParser().get_examples(page.read_text(encoding="utf-8"))
    assert sum(bool(example.want) for example in examples) >= 15
