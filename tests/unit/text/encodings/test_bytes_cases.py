"""Files of public bug reports about encodings: bytes in, the text that is right out, nothing wrong in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.knowledge import load_knowledge
from generator.sources.read import read_source
from generator.text.ledger import replay, undo
from generator.text.restore import restore

FOLDER = Path(__file__).parents[3] / "golden" / "bytes"
CASES = sorted(path.name.removesuffix(".clean.txt") for path in FOLDER.glob("*.clean.txt"))
KNOWLEDGE = load_knowledge()
FIRST_LOST = "the statistics do not tell 耕 from 裕, nor 棚 from 检; at the end of a line ： may be ！"


@pytest.mark.parametrize("name", CASES)
def test_the_text_is_right_and_the_ledger_closes(name: str) -> None:
    source = read_source(f"{name}.txt", (FOLDER / f"{name}.txt").read_bytes())
    restored = restore(source.text, KNOWLEDGE).tracked
    assert f"{restored.text}\n" == (FOLDER / f"{name}.clean.txt").read_text(encoding="utf-8")
    assert replay(source.text, restored.edits) == restored.text
    assert undo(restored.text, restored.edits) == source.text


@pytest.mark.parametrize("name", CASES)
def test_cleaning_the_clean_text_changes_nothing(name: str) -> None:
    clean = (FOLDER / f"{name}.clean.txt").read_text(encoding="utf-8").removesuffix("\n")
    assert restore(clean, KNOWLEDGE).tracked.text == clean


@pytest.mark.xfail(reason=FIRST_LOST, strict=True)
@pytest.mark.parametrize("name", ["05-utf8-as-gbk", "35-iconv-c-dropped"])
def test_every_character_that_gbk_lost_a_byte_of_is_known(name: str) -> None:
    clean = (FOLDER / f"{name}.clean.txt").read_text(encoding="utf-8")
    assert "⟦乱码⟧" not in clean
