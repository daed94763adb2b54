"""The class that says how many lines a paragraph has; the style has a height for each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generator
from generator.output.pages.lines import STEPS, lines_class

CSS = Path(generator.__file__).parent / "output/site/theme/assets/site/passages.css"


@pytest.mark.parametrize(
    ("text", "themes", "name"),
    [
        ("", (), "fz-l1"),
        ("字" * 19, (), "fz-l1"),
        ("字" * 19, ("产业",), "fz-l2"),
        ("字" * 20, (), "fz-l2"),
        ("1" * 38, (), "fz-l1"),
        ("字" * 640, (), "fz-l33"),
        ("字" * 99_999, (), "fz-l200"),
    ],
)
def test_a_class_says_how_many_lines_a_paragraph_has(text: str, themes: tuple[str, ...], name: str) -> None:
    assert lines_class(text, themes) == name


def test_the_style_has_every_class() -> None:
    found = re.findall(r"^\.fz-l(\d+) \{ --fz-lines: (\d+) \}$", CSS.read_text(encoding="utf-8"), re.MULTILINE)
    assert found == [(str(step), str(step)) for step in STEPS]
