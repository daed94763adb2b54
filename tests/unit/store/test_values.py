"""Values as bytes: what was packed comes back, of the same types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pytest

from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import Code
from generator.store import packed, unpacked
from tests.unit.output import samples


@dataclass(frozen=True, slots=True)
class One:
    """A value of one field."""

    field: str


@dataclass(frozen=True)
class Open:
    """A value that holds others."""

    a: int
    b: tuple[One, ...] = ()


class Pair(NamedTuple):
    """A tuple with names."""

    a: int
    b: str


@pytest.mark.parametrize(
    "value",
    [
        One("a"),
        Open(1, (One("a"), One("b"))),
        Pair(1, "b"),
        Finding(Code.UNREADABLE(reason="x"), "a.txt", 3),
        [samples.corpus().reports, None, b"x"],
        One,
    ],
    ids=str,
)
def test_a_value_comes_back(value: object) -> None:
    assert unpacked(packed(value)) == value
    assert type(unpacked(packed(value))) is type(value)


def test_equal_strings_are_kept_once() -> None:
    title = "关于工作" * 500
    assert len(packed([One(title)] * 20)) < 2 * len(packed(One(title)))
