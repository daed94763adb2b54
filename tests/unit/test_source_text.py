"""How Chinese is written in source: Han as Han, full-width marks by name where a half-width one goes unnoticed."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import generator

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(generator.__file__).parent
TESTS = PACKAGE.parent / "tests"
WORDS_FOR_READERS = (
    "commands/",
    "output/anchors/",
    "output/indicators/",
    "output/overview/",
    "output/pages/",
    "output/phrases/",
    "output/pictures/",
    "output/promise/",
    "output/records/",
    "output/search/page.py",
    "output/themes/",
)
"""Their output is for people, who see a mark that became half-width; no pattern misses it."""

YARDSTICK = TESTS / "gate" / "score.py"  # kept byte for byte

_HEX = "[0-9a-f]"
HAN_ESCAPE = re.compile(
    rf"\\u\{{?(?:3[4-9a-f]|[4-9]{_HEX}){_HEX}{{2}}|\\U0002{_HEX}{{4}}|\\N\{{CJK", re.IGNORECASE
)
FULL_WIDTH = re.compile("[\N{FULLWIDTH EXCLAMATION MARK}-\N{FULLWIDTH TILDE}]")
SENTENCE = re.compile("[一-鿿]{2}")
OF_PATTERNS = re.compile(r"[\[\]\\|*^$]")


def modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix() if path.is_relative_to(PACKAGE) else path.as_posix()


def literals(source: str) -> Iterator[str]:
    """Yield the string literals of a module as they are spelled, but for expressions in them; no docstrings."""
    tree = ast.parse(source)
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    parts |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.JoinedStr) or (
            isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
        if is_text and id(node) not in parts:
            spelled, count = ast.get_source_segment(source, node) or "", 1
            while count:
                spelled, count = re.subn(r"\{[^{}]*\}", "", spelled)
            yield spelled


def is_ambiguous(literal: str) -> bool:
    """Whether a full-width mark in a literal could become half-width unnoticed: it is no sentence for readers."""
    is_sentence = SENTENCE.search(literal) and not OF_PATTERNS.search(literal)
    return FULL_WIDTH.search(literal) is not None and not is_sentence


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = '，'", ["'，'"]),
        ("re.compile('第一[：:]')", ["'第一[：:]'"]),
        ("x = '标题写明，年份'", []),
        ("x = f'{a[0]}，年份由标题写明'", []),
        ("def f():\n    '''各位：[，]'''\n", []),
        ("x = f'[{COMMA}]'  # ，", []),
    ],
)
def test_an_ambiguous_mark_is_seen(source: str, expected: list[str]) -> None:
    assert list(filter(is_ambiguous, literals(source))) == expected


def scripts(folder: Path) -> list[Path]:
    return sorted(path for kind in ("js", "ts", "html") for path in folder.rglob(f"*.{kind}"))


@pytest.mark.parametrize(
    "path", [*modules(PACKAGE), *modules(TESTS), *scripts(PACKAGE), *scripts(TESTS)], ids=_name
)
def test_han_is_written_as_han(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert path in (YARDSTICK, Path(__file__)) or HAN_ESCAPE.findall(source) == []


def test_an_escape_for_han_is_seen() -> None:
    assert [
        bool(HAN_ESCAPE.search(text)) for text in (r"\u4e00", r"\u3400", r"\U00020000", r"\u3000", r"\uff0c")
    ] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("path", modules(PACKAGE), ids=_name)
def test_full_width_marks_have_names_where_a_half_width_one_would_be_missed(path: Path) -> None:
    if not _name(path).startswith(WORDS_FOR_READERS):
        assert list(filter(is_ambiguous, literals(path.read_text(encoding="utf-8")))) == []
