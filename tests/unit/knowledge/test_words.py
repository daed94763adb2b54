"""Common words and their rarity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.vocabulary.words import load_words

if TYPE_CHECKING:
    from pathlib import Path

WORDS = load_knowledge().words


def test_common_words_are_less_rare() -> None:
    assert WORDS["我们"] < WORDS["居民"] < WORDS["取消"]


@pytest.mark.parametrize("line", ["36", "36\t", "x\t居民", "36\t居", "36\t生命财产", "36\t居民  生活"])
def test_a_line_that_has_no_rarity_or_no_words_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "words.tsv"
    file.write_text(f"# words\n36\t生活 居民\n{line}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"words\.tsv line 3"):
        load_words(file)
