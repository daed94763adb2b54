"""The pages for developers: each figure and each line of output in them is the output of the code."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "dev").glob("*.md"))
NAMED = re.compile(r"`((?:generator|tests|tools)/[\w./-]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_give_what_it_says(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert not result.failed, capsys.readouterr().out


def test_the_index_lists_every_page() -> None:
    index = next(page for page in PAGES if page.name == "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[[^]]+\]\(([^)]+)\)", index, re.MULTILINE)
    assert sorted(listed) == [page.name for page in PAGES if page.name != "README.md"]


def test_the_places_in_the_code_that_pages_name_are_there() -> None:
    named = {path for page in PAGES for path in NAMED.findall(page.read_text(encoding="utf-8"))}
    assert named
    assert {path for path in named if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("name", ["byte-shift", "headings"])
def test_the_modules_that_a_page_names_by_their_file_are_there(name: str) -> None:
    text = (ROOT / "dev" / f"{name}.md").read_text(encoding="utf-8")
    modules = {path.name for path in (ROOT / "generator").rglob("*.py")}
    tools = {path.name for path in (ROOT / "tools").iterdir()}
    assert set(re.findall(r"`([a-z_]+\.py)`", text)) <= modules | tools


def test_the_page_of_the_byte_shift_is_run() -> None:
    page = next(page for page in PAGES if page.name == "byte-shift.md")
    examples = doctest.DocTestParser().get_examples(page.read_text(encoding="utf-8"))
    assert sum(bool(example.want) for example in examples) >= 15
