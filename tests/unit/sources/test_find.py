"""Sources are found by the suffixes of the readers; a file that may be one but is not read is a finding."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import generator
from generator.knowledge.errors import FangzhiError
from generator.knowledge.findings.codes import Code
from generator.sources import readers
from generator.sources.find import find_sources, list_sources, size_of
from generator.sources.readers.text import TEXT

PACKAGE = Path(generator.__file__).parent


def write(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("甲", encoding="utf-8")
    return folder


def found(folder: Path) -> tuple[list[str], list[str]]:
    sources, findings = find_sources(folder)
    return [source.file for source in sources], [finding.file for finding in findings]


def test_sources_are_found_at_any_depth_sorted_by_name(tmp_path: Path) -> None:
    write(
        tmp_path, "b.txt", "a/c.TXT", "a/b/d.txt", ".hidden.txt", ".git/x.txt", "manifest.yml", "notes.md", "t.csv"
    )
    assert found(tmp_path) == (["a/b/d.txt", "a/c.TXT", "b.txt"], [])
    assert size_of(tmp_path) == 9


@pytest.mark.parametrize("name", ["page.html", "report", "a.DOCX", "a.pdf", "all.zip"])
def test_what_may_be_a_source_and_has_no_reader_is_a_finding(tmp_path: Path, name: str) -> None:
    assert found(write(tmp_path, name, "a.txt")) == (["a.txt"], [name])


@pytest.fixture(autouse=True)
def text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the reader of text files alone: what is said here does not change with a further one."""
    monkeypatch.setattr(readers, "READERS", (TEXT,))


def test_a_reader_makes_its_files_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "READERS", (TEXT, replace(TEXT, name="page", suffixes=(".html", ".csv"))))
    assert found(write(tmp_path, "page.html", "t.csv", "a.docx")) == (["page.html", "t.csv"], ["a.docx"])


def test_a_link_is_followed_within_the_folder_alone(tmp_path: Path) -> None:
    outside, folder = write(tmp_path / "outside", "a.txt"), write(tmp_path / "seeds", "deep/b.txt")
    (folder / "in.txt").symlink_to(folder / "deep/b.txt")
    (folder / "out.txt").symlink_to(outside / "a.txt")
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    sources, findings = find_sources(folder)
    assert [source.file for source in sources] == ["deep/b.txt", "in.txt"]
    assert [(finding.file, finding.message) for finding in findings] == [
        ("gone.txt", Code.NO_FILE()),
        ("out.txt", Code.LINK_OUTSIDE()),
    ]


def test_a_name_that_cannot_be_shown_is_a_finding_that_shows_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a\u200bb.txt").write_text("甲", encoding="utf-8")
    sources, findings = find_sources(tmp_path)
    assert sources == []
    assert [finding.message for finding in findings] == [Code.NAME_NOT_SHOWN()]


def test_a_folder_that_is_not_there_or_holds_no_source_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FangzhiError, match="there is no such folder"):
        find_sources(tmp_path / "nowhere")
    with pytest.raises(FangzhiError, match=r"there is no \.txt file in it"):
        find_sources(write(tmp_path, "notes.md"))
    assert list_sources(tmp_path) == ([], [])


def test_the_suffix_of_text_files_is_in_its_reader_alone() -> None:
    """A module that asks for `.txt` itself would ignore the files of every other reader."""
    named = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in {".txt", "*.txt", "txt"}
    }
    assert named - {"knowledge/patterns/fragments.py", "knowledge/patterns/word_lists.py"} == {
        "sources/readers/text.py"
    }
