"""Every named number has a sentence with its meaning and source, or that it is a choice."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator
from tests.constants import constants

PACKAGE = Path(generator.__file__).parent
FOUND = {
    f"{c.path.relative_to(PACKAGE)}: {c.name}": c
    for path in sorted(PACKAGE.rglob("*.py"))
    for c in constants(path)
}


@pytest.mark.parametrize("name", FOUND)
def test_a_number_is_explained(name: str) -> None:
    assert FOUND[name].is_explained, f"write a sentence after it, line {FOUND[name].line}"


def test_a_number_without_a_sentence_is_noticed(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        'A = 1\nB: Final = -2.0\n"""Both."""\nC = 4 * A  # four\n\nD = (1, 2)\n\n"""A text on its own."""\n'
        'E, F = 0.5, 1 << 4\nG = "no number"\nH = True\n',
        encoding="utf-8",
    )
    assert [(c.name, c.is_explained) for c in constants(module)] == [
        ("A", True),
        ("B", True),
        ("C", True),
        ("D", False),
        ("E", False),
        ("F", False),
    ]
