"""The store: values come back as they were, damaged ones not at all, and parts cannot be confused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.store import Store, key_of

if TYPE_CHECKING:
    from pathlib import Path

PARTS = st.lists(st.one_of(st.text(), st.binary()))
KEY = key_of("长沙", b"2025")


@given(PARTS, PARTS)
def test_other_parts_have_another_key(one: list[str | bytes], other: list[str | bytes]) -> None:
    assert (key_of(*one) == key_of(*other)) == (one == other)


def test_a_value_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    assert store.get("report", KEY) is None
    store.put("report", KEY, "报告".encode())
    assert Store(tmp_path / "store").get("report", KEY) == "报告".encode()
    assert store.get("page", KEY) is None


def test_a_value_is_made_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"x"

    assert [store.made("page", KEY, make) for _ in range(3)] == [b"x"] * 3
    assert made == [1]


@pytest.mark.parametrize(("kept", "added"), [(-1, b""), (0, b""), (None, b"x")])
def test_a_damaged_value_is_missing_and_made_again(tmp_path: Path, kept: int | None, added: bytes) -> None:
    store = Store(tmp_path)
    store.put("page", KEY, b"value")
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes()[:kept] + added)
    assert store.get("page", KEY) is None
    assert store.made("page", KEY, lambda: b"value") == b"value"
    assert store.get("page", KEY) == b"value"


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(b"a file in the place of a folder")
    with pytest.raises(OSError, match="page"):
        Store(tmp_path).put("page", KEY, b"value")
    assert [path.name for path in tmp_path.iterdir()] == ["page"]
