"""The digest of the knowledge names its state: every file counts, and where the folder is does not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.knowledge import DATA, digest_of, load_knowledge

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(DATA, tmp_path / "data")


def test_knowledge_carries_the_digest_of_its_folder(copy: Path) -> None:
    assert load_knowledge().digest == digest_of(DATA) == digest_of(copy)
    assert len(digest_of(copy)) == 64


@pytest.mark.parametrize("file", ["rules/boilerplate.yml", "places.csv", "bigrams.tsv", "themes/industry.yml"])
def test_a_change_of_any_file_changes_it(copy: Path, file: str) -> None:
    before = digest_of(copy)
    with (copy / file).open("ab") as out:
        out.write(b"\n")
    assert digest_of(copy) != before


def test_a_new_name_changes_it_and_a_hidden_file_does_not(copy: Path) -> None:
    before = digest_of(copy)
    (copy / ".kinds.yml.swp").write_text("x", encoding="utf-8")
    assert digest_of(copy) == before
    (copy / "kinds.yml").rename(copy / "kind.yml")
    assert digest_of(copy) != before


def test_bytes_that_move_from_one_file_to_the_next_change_it(tmp_path: Path) -> None:
    for name, contents in {"one": ("甲乙", "丙"), "two": ("甲", "乙丙")}.items():
        (tmp_path / name).mkdir()
        for file, content in zip("ab", contents, strict=True):
            (tmp_path / name / file).write_text(content, encoding="utf-8")
    assert digest_of(tmp_path / "one") != digest_of(tmp_path / "two")
