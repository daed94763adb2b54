"""Which folder is the store: the named one, else one for the run alone, which is gone with it."""

from __future__ import annotations

import os
import pickle
import tempfile
from typing import TYPE_CHECKING

import pytest

from generator.store import Store, key_of, open_store, unpacked
from generator.store.folders import PREFIX, PassingStore

if TYPE_CHECKING:
    from pathlib import Path

KEY = key_of("a")


@pytest.fixture(autouse=True)
def _own_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "disk").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "disk"))


def left(tmp_path: Path) -> list[str]:
    return [path.name for path in (tmp_path / "disk").iterdir()]


def test_a_named_folder_is_the_store(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a" / "store")
    store.put("page", KEY, b"x")
    assert Store(tmp_path / "a" / "store").get("page", KEY) == b"x"
    assert left(tmp_path) == []


def test_without_a_folder_the_store_is_gone_with_its_value(tmp_path: Path) -> None:
    store = open_store(None)
    store.put("page", KEY, b"x")
    assert [name.startswith(PREFIX) for name in left(tmp_path)] == [True]
    del store
    assert left(tmp_path) == []


def test_where_nothing_can_be_written_the_store_is_one_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a file in the place of a folder")
    store = open_store(tmp_path / "file" / "store")
    assert isinstance(store, PassingStore)
    store.put("page", KEY, b"x")
    assert store.get("page", KEY) == b"x"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_read_only_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir(mode=0o555)
    assert isinstance(open_store(tmp_path / "store"), PassingStore)


def test_a_store_that_is_only_read_gives_what_it_has_and_is_left_alone(tmp_path: Path) -> None:
    kept = Store(tmp_path / "kept")
    kept.put("page", KEY, b"x")
    (file,) = (path for path in kept.folder.rglob("*") if path.is_file())
    os.utime(file, (1, 1))
    store = open_store(kept.folder, read_only=True)
    there = unpacked(pickle.dumps(store))
    assert store.get("page", KEY) == there.get("page", KEY) == b"x"
    store.put("page", key_of("b"), b"y")
    assert there.get("page", key_of("b")) == b"y"
    assert kept.get("page", key_of("b")) is None
    assert file.stat().st_mtime == 1


def test_a_worker_uses_the_same_folder_and_does_not_remove_it(tmp_path: Path) -> None:
    store = open_store(None)
    there = unpacked(pickle.dumps(store))
    there.put("page", KEY, b"x")
    del there
    assert store.get("page", KEY) == b"x"
    assert len(left(tmp_path)) == 1
