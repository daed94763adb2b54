"""A store stays within a size: what was not used for longest goes first, and what is in use stays."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from generator.store import Store, key_of
from generator.store.prune import IN_USE, clear, prune, sizes_of, values_in
from generator.store.store import CHECK

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 100 - CHECK  # of a value whose file has 100 bytes


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store of ten values, the first of which were used longest ago; all of them days ago."""
    store = Store(tmp_path / "store")
    for number in range(10):
        store.put("page" if number % 2 else "report", key_of(str(number)), b"x" * SIZE)
    now = time.time()
    for value in values_in(store.folder):
        number = next(n for n in range(10) if value.path == _path(store, n))
        used = now - 10 * IN_USE + number
        os.utime(value.path, (used, used))
    return store


def _path(store: Store, number: int) -> Path:
    key = key_of(str(number))
    return store.folder / ("page" if number % 2 else "report") / key[:2] / key[2:]


def left(store: Store) -> list[int]:
    return [number for number in range(10) if _path(store, number).exists()]


def test_what_was_not_used_for_longest_goes_first(store: Store) -> None:
    assert prune(store.folder, 700) == 300
    assert left(store) == [3, 4, 5, 6, 7, 8, 9]


def test_what_was_read_is_used(store: Store) -> None:
    assert store.get("report", key_of("0")) is not None
    prune(store.folder, 700)
    assert left(store) == [0, 4, 5, 6, 7, 8, 9]


def test_what_is_in_use_stays_whatever_the_size(store: Store) -> None:
    for number in (1, 3, 5):
        store.get("page", key_of(str(number)))
    prune(store.folder, 0)
    assert left(store) == [1, 3, 5]
    prune(store.folder, 0, spared=0)
    assert left(store) == []


def test_a_store_that_is_small_enough_stays(store: Store) -> None:
    assert prune(store.folder, 1000) == 0
    assert len(left(store)) == 10


def test_sizes_are_by_kind(store: Store) -> None:
    store.put("page", key_of("more"), b"x")
    assert {kind: tuple(size) for kind, size in sizes_of(store.folder).items()} == {
        "page": (6, 500 + CHECK + 1),
        "report": (5, 500),
    }


def test_a_store_is_cleared_and_nothing_else(store: Store) -> None:
    (store.folder / "notes.txt").write_text("a file of somebody", encoding="utf-8")
    clear(store.folder)
    assert [path.name for path in store.folder.iterdir()] == ["notes.txt"]
    (store.folder / "notes.txt").unlink()
    clear(store.folder)
    assert not store.folder.exists()
    assert sizes_of(store.folder) == {}
    assert prune(store.folder) == 0
