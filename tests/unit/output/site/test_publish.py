"""Publishing: the published files are always complete."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from generator.output.site import publish

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def tree(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "page.html").write_text(text, encoding="utf-8")
    return path


def test_swap_puts_the_new_in_the_place_of_the_old(tmp_path: Path) -> None:
    new, old = tree(tmp_path / "new", "new"), tree(tmp_path / "site", "old")
    publish.swap(new, old)
    assert (old / "page.html").read_text(encoding="utf-8") == "new"


def test_swap_without_the_exchange_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "_exchange", lambda _new, _old: False)
    new, old = tree(tmp_path / "new", "new"), tree(tmp_path / "site", "old")
    publish.swap(new, old)
    assert (old / "page.html").read_text(encoding="utf-8") == "new"
    assert not (tmp_path / ".site.fangzhi-old").exists()


def test_a_folder_of_somebody_else_is_not_taken_for_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "_exchange", lambda _new, _old: False)
    backup = tree(tmp_path / "site.old", "a backup")
    publish.swap(tree(tmp_path / "new", "new"), tree(tmp_path / "site", "old"))
    publish.recover(tmp_path / "gone")
    assert (backup / "page.html").read_text(encoding="utf-8") == "a backup"


def test_recover_puts_back_what_a_killed_run_left_aside(tmp_path: Path) -> None:
    tree(tmp_path / ".site.fangzhi-old", "old")
    publish.recover(tmp_path / "site")
    assert (tmp_path / "site" / "page.html").read_text(encoding="utf-8") == "old"


def test_a_stage_is_empty_and_gone_afterwards_even_after_an_error(tmp_path: Path) -> None:
    tree(tmp_path / "stage-1", "left by a killed run")
    with contextlib.suppress(ZeroDivisionError), publish.staging(tmp_path / "stage") as folder:
        assert list(folder.iterdir()) == []
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_swap_all_removes_what_is_no_longer_made(tmp_path: Path) -> None:
    docs, stage = tmp_path / "docs", tree(tmp_path / "stage" / "cities", "new").parent
    tree(docs / "cities", "old")
    tree(docs / "themes", "old")
    tree(docs / "about", "by hand")
    publish.swap_all(stage, docs, ("cities", "themes"))
    assert (docs / "cities" / "page.html").read_text(encoding="utf-8") == "new"
    assert not (docs / "themes").exists()
    assert (docs / "about").exists()


def test_write_file_leaves_no_part_behind(tmp_path: Path) -> None:
    publish.write_file(tmp_path / "a.txt", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
