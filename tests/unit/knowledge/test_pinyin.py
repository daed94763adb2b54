"""How characters sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.vocabulary.pinyin import load_pinyin

if TYPE_CHECKING:
    from pathlib import Path

PINYIN = load_knowledge().pinyin


def test_every_character_of_gb_2312_has_a_sound() -> None:
    characters = (
        bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)
    )
    assert set(filter(None, characters)) == set("".join(PINYIN.values()))


@pytest.mark.parametrize(
    ("char", "syllables"), [("乡", {"xiang"}), ("绿", {"lv", "lu"}), ("长", {"chang", "zhang"})]
)
def test_a_character_is_listed_under_all_its_readings(char: str, syllables: set[str]) -> None:
    assert {syllable for syllable, chars in PINYIN.items() if char in chars} == syllables


@pytest.mark.parametrize("line", ["xiang", "乡,xiang", "xiang,", "XIANG,乡"])
def test_a_line_that_is_no_sound_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "pinyin.csv"
    file.write_text(f"syllable,characters\nxiang,乡香\n{line}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"pinyin\.csv line 3"):
        load_pinyin(file)
