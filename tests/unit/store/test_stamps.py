"""Stamps: a change of a folder is seen, whatever it is, and a file that was only touched is no change."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from generator.store.outside import installed
from generator.store.stamps import SETTLED, is_same, known_files, shape_of, stamp_of, stamps_below

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b/c.txt", ".hidden/d.txt"):
        (tmp_path / "f" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "f" / name).write_text(name, encoding="utf-8")
    (tmp_path / "f" / "link").symlink_to("a.txt")
    (tmp_path / "f" / "broken").symlink_to("nothing")
    return tmp_path / "f"


LATER = 10 * SETTLED
"""Nanoseconds after which the stamps of files that were just written are believed."""


def unchanged(folder: Path, change: Callable[[Path], object]) -> bool:
    known = known_files(folder, stamps_below(folder), time.time_ns() + LATER)
    change(folder)
    return is_same(folder, known, stamps_below(folder))


def turn_into_a_pipe(folder: Path) -> None:
    (folder / "a.txt").unlink()
    os.mkfifo(folder / "a.txt")


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a.txt").write_text("x", encoding="utf-8"),
        lambda folder: (folder / "b/c.txt").write_text("B/C.TXT", encoding="utf-8"),
        lambda folder: (folder / "new").touch(),
        lambda folder: (folder / "empty").mkdir(),
        lambda folder: (folder / "a.txt").unlink(),
        lambda folder: (folder / "a.txt").rename(folder / "z.txt"),
        lambda folder: (folder / ".hidden").rename(folder / ".other"),
        lambda folder: [(folder / "link").unlink(), (folder / "link").symlink_to("b/c.txt")],
        lambda folder: (folder / "nothing").touch(),
        turn_into_a_pipe,
    ],
    ids=("size", "bytes", "file", "folder", "gone", "name", "hidden", "link", "led to", "pipe"),
)
def test_a_change_is_seen(folder: Path, change: Callable[[Path], object]) -> None:
    assert not unchanged(folder, change)


@pytest.mark.parametrize(
    "change",
    [
        lambda _folder: None,
        lambda folder: os.utime(folder / "a.txt"),
        lambda folder: (folder / "a.txt").write_text("a.txt", encoding="utf-8"),
        lambda folder: (folder / ".hidden/d.txt").write_text("x", encoding="utf-8"),
    ],
    ids=("nothing", "touched", "written again", "inside a hidden folder"),
)
def test_what_changes_no_result_is_none(folder: Path, change: Callable[[Path], object]) -> None:
    assert unchanged(folder, change)


def test_a_change_with_the_old_time_and_size_is_seen(folder: Path) -> None:
    def forge(folder: Path) -> None:
        before = (folder / "a.txt").stat()
        time.sleep(0.02)  # a tick of the clock of the file system
        (folder / "a.txt").write_text("A.TXT", encoding="utf-8")
        os.utime(folder / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))

    assert not unchanged(folder, forge)


def test_a_file_that_was_just_written_is_read_again(folder: Path) -> None:
    stamps = stamps_below(folder)
    fresh = known_files(folder, stamps, time.time_ns())
    assert fresh["a.txt"].stamp is None
    assert is_same(folder, fresh, stamps)
    (folder / "a.txt").write_text("A.TXT", encoding="utf-8")
    assert not is_same(folder, fresh, stamps), "the same stamps: a second change within a tick of the clock"


def test_names_that_are_left_out(folder: Path) -> None:
    assert set(stamps_below(folder, ("b", "c.txt"), hidden=False)) == {"a.txt", "link", "broken"}
    assert set(stamps_below(folder, ("c.txt",))) == {"a.txt", "link", "broken", "b/", "b/c.txt", ".hidden"}
    assert stamps_below(folder / "nowhere") == {}


def test_the_shape_of_a_folder_differs_when_a_file_is_written_again(folder: Path) -> None:
    before = shape_of(stamps_below(folder))
    assert shape_of(stamps_below(folder)) == before
    os.utime(folder / "a.txt", (1, 1))
    assert shape_of(stamps_below(folder)) != before


def test_nothing_has_no_stamp(tmp_path: Path) -> None:
    assert stamp_of(tmp_path / "nothing") is None


def test_another_program_is_known_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    seen = [installed(("office",), ("rc",))]
    (tmp_path / "office").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "office").chmod(0o755)
    seen.append(installed(("other", "office"), ("rc",)))
    (tmp_path / "rc").write_text("7.5", encoding="utf-8")
    seen.append(installed(("office",), ("rc",)))
    os.utime(tmp_path / "rc", (1, 1))
    seen.append(installed(("office",), ("rc",)))
    assert seen[0] == ""
    assert len(set(seen)) == 4
