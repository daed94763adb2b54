"""The code digest: any change of the program or of a library counts, one of the knowledge does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.store import code, code_digest
from tests.unit.test_dependencies import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the program be two layers with a module each, and knowledge."""
    for name in ("text/a.py", "output/b.py", "output/site/c.css", "knowledge/data/rules/d.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1\n", encoding="utf-8")
    monkeypatch.setattr(code, "PACKAGE", tmp_path)
    code_digest.cache_clear()
    yield
    code_digest.cache_clear()


def again(*layers: str) -> str:
    code_digest.cache_clear()
    return code_digest(*layers)


@pytest.mark.parametrize("name", ["text/a.py", "output/b.py", "output/site/c.css", "new.py"])
def test_a_changed_file_is_another_program(tmp_path: Path, name: str) -> None:
    before = again()
    (tmp_path / name).write_text("2\n", encoding="utf-8")
    assert again() != before


def test_a_renamed_file_is_another_program(tmp_path: Path) -> None:
    before = again()
    (tmp_path / "text/a.py").rename(tmp_path / "text/b.py")
    assert again() != before


def test_layers_do_not_depend_on_others(tmp_path: Path) -> None:
    before = again("text"), again("output")
    (tmp_path / "output/b.py").write_text("2\n", encoding="utf-8")
    assert again("text") == before[0]
    assert again("output") != before[1]


def test_knowledge_and_compiled_files_are_not_part_of_it(tmp_path: Path) -> None:
    before = again()
    (tmp_path / "knowledge/data/rules/d.yml").write_text("2\n", encoding="utf-8")
    (tmp_path / "text/__pycache__").mkdir()
    (tmp_path / "text/__pycache__/a.pyc").write_bytes(b"x")
    assert again() == before


def test_another_version_of_a_library_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = again()
    monkeypatch.setattr(code, "version", lambda name: "99" if name == "opencc" else "1")
    assert again() != before


def test_another_python_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = again()
    monkeypatch.setattr("generator.store.code.unicodedata.unidata_version", "1.0.0")
    assert again() != before


def test_every_library_that_the_project_names_counts() -> None:
    named = {*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["formats"]}
    assert {name.partition(">")[0].lower() for name in named} == set(code.LIBRARIES)


def test_the_folder_of_the_program_is_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    root = Path(__file__).parents[3]
    assert root / "generator" == code.PACKAGE
