"""The classes of Han, and that no other module spells one out."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import generator
from generator.knowledge import han

PACKAGE = Path(generator.__file__).parent
_IDEOGRAPH = "[㐀-鿿\uf900-\ufaff𠀀-\U0003ffff]"
RANGE = re.compile(f"{_IDEOGRAPH}-{_IDEOGRAPH}")
BORDER = re.compile(_IDEOGRAPH)
BORDERS = {0x3400, 0x4DBF, 0x4DC0, 0x4E00, 0x9FA5, 0x9FA6, 0x9FFF, 0xA000, 0x20000}


@pytest.mark.parametrize(
    ("name", "has", "has_not"),
    [
        ("UNIFIED", "一龥鿿", "㐀〇\uf900𠀀"),
        ("HAN", "㐀一鿿", "〇\uf900𠀀，A"),
        ("ENCODED_HAN", "㐀鿿\uf900\ufaff", "〇𠀀"),
        ("ANY_HAN", "㐀鿿\uf900𠀀𬭚", "〇，"),
        ("WRITTEN_HAN", "〇㐀鿿\uf900𠀀𬭚", "，。A"),
        ("CONVERTED_HAN", "㐀鿿𠀀", "〇𮯰"),
        ("RADICALS", "\u2e80\u2f00\u2fd5", "一"),
        ("MAPPED_TWICE", "龴龻", "龥"),
    ],
)
def test_a_class_holds_what_its_name_says(name: str, has: str, has_not: str) -> None:
    found = re.compile(f"[{getattr(han, name)}]")
    assert [char for char in has if not found.match(char)] == []
    assert [char for char in has_not if found.match(char)] == []


def test_predicates_and_characters_agree_with_the_classes() -> None:
    assert set(filter(han.is_han, map(chr, range(0x30000)))) == set(han.characters(han.HAN))
    assert set(filter(han.is_unified, map(chr, range(0x30000)))) == set(han.characters(han.UNIFIED))
    assert not han.is_han("")
    assert han.has_han("a中")
    assert not han.has_han("〇a，")
    assert han.characters("〇一-三") == ("〇", "一", "丁", "丂", "七", "丄", "丅", "丆", "万", "丈", "三")


def spelled(source: str) -> list[str]:
    """Return the ranges of Han that a module spells: in a pattern, as a comparison, as numbers."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += RANGE.findall(node.value)
        elif isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value in BORDERS:
            found.append(hex(node.value))
        elif isinstance(node, ast.Compare) and any(isinstance(op, ast.LtE | ast.Lt) for op in node.ops):
            sides = [side.value for side in (node.left, *node.comparators) if isinstance(side, ast.Constant)]
            found += [side for side in sides if isinstance(side, str) and BORDER.fullmatch(side)]
    return found


@pytest.mark.parametrize(
    "source",
    ["re.compile('[一-鿿]')", "r'[^㐀-鿿]'", "'一' <= c", "0x4E00", "f'[{x}\uf900-\ufaff]'"],
)
def test_a_spelled_range_is_seen(source: str) -> None:
    assert spelled(source)


@pytest.mark.parametrize("source", ["f'[{HAN}]'", "'[一二三]-'", "a <= b", "'一'"])
def test_other_code_spells_none(source: str) -> None:
    assert not spelled(source)


def test_ranges_of_han_are_spelled_in_one_module() -> None:
    modules = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("*.py")}
    elsewhere = {
        name: ranges
        for name, path in modules.items()
        if name != "knowledge/han.py"
        if (ranges := spelled(path.read_text(encoding="utf-8")))
    }
    assert elsewhere == {}
