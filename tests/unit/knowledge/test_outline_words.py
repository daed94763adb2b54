"""The examples of the styles of numbering are their tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.cues.outline_words import load_outline
from generator.knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from pathlib import Path

WORDS = load_knowledge().outline
STYLES = {style.id: i for i, style in enumerate(WORDS.styles)}


@pytest.mark.parametrize(("style", "text"), [(s.id, t) for s in WORDS.styles for t in s.examples])
def test_an_example_opens_with_its_style(style: str, text: str) -> None:
    match = WORDS.marker.match(text)
    assert match is not None
    assert match.lastgroup == f"s{STYLES[style]}"


@pytest.mark.parametrize(("style", "text"), [(s.id, t) for s in WORDS.styles for t in s.keeps])
def test_a_counter_example_does_not(style: str, text: str) -> None:
    match = WORDS.marker.match(text)
    assert match is None or match.lastgroup != f"s{STYLES[style]}"


def test_every_style_has_examples_and_a_reason() -> None:
    assert all(style.examples and style.keeps and style.why for style in WORDS.styles)


def test_a_level_that_is_none_names_file_and_line(tmp_path: Path) -> None:
    rules = tmp_path / "outline.yml"
    rules.write_text("numbering:\n  - id: a\n    pattern: a\n    level: 9\n    why: x\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"outline\.yml line 4"):
        load_outline(rules, tmp_path / "none.csv", load_knowledge().document_words)


@pytest.mark.parametrize("second", ["a", "label", "own-line", "nested"])
def test_an_id_of_a_style_that_is_taken_names_file_and_line(tmp_path: Path, second: str) -> None:
    rules = tmp_path / "outline.yml"
    styles = "".join(f"  - id: {one}\n    pattern: a\n    level: 1\n    why: x\n" for one in ("a", second))
    rules.write_text("numbering:\n" + styles, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"outline\.yml line 6: the style '{second}' is given twice"):
        load_outline(rules, tmp_path / "none.csv", load_knowledge().document_words)
