"""Files of public bug reports about encodings: bytes in, the text that is right out, nothing wrong in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.knowledge import load_knowledge
from generator.sources.read import read_source
from generator.text.ledger import replay, undo
from generator.text.restore import restore

FOLDER = Path(__file__).parents[3] / "golden" / "bytes"
CASES = sorted(path.name.removesuffix(".clean.txt") for path in FOLDER.glob("*.clean.txt"))
KNOWLEDGE = load_knowledge()
UNREADABLE = "⟦乱码⟧"
ORIGINALS = sorted(path.name.removesuffix(".original.txt") for path in FOLDER.glob("*.original.txt"))
"""Cases whose text before the damage is kept as well, because more is lost than can be known."""
FIRST_LOST = "the statistics do not separate 耕 from 裕, nor 棚 from 检; at the end of a line ： may be ！"


def restored_text(name: str) -> str:
    source = read_source(f"{name}.txt", (FOLDER / f"{name}.txt").read_bytes())
    return restore(source.text, KNOWLEDGE).tracked.text


def original(name: str) -> str:
    return (FOLDER / f"{name}.original.txt").read_text(encoding="utf-8").removesuffix("\n")


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


@pytest.mark.parametrize("name", ORIGINALS)
def test_what_is_not_marked_is_as_it_was_before_the_damage(name: str) -> None:
    text = restored_text(name)
    assert UNREADABLE in text
    assert re.fullmatch(".".join(map(re.escape, text.split(UNREADABLE))), original(name))


@pytest.mark.xfail(reason=FIRST_LOST, strict=True, raises=AssertionError)
@pytest.mark.parametrize("name", ORIGINALS)
def test_every_character_that_gbk_lost_a_byte_of_is_known(name: str) -> None:
    assert restored_text(name) == original(name)
