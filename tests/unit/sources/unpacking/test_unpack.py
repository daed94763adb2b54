"""What is unpacked: no name leads out, each label is given once, no member is larger than what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.sources.limits import Limits
from generator.sources.model import Container, Member
from generator.sources.unpacking.labels import Labels, problem_of
from generator.sources.unpacking.unpack import Unpacker

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a/b.txt", None),
        ("../a.txt", "member-outside"),
        ("a/../../b.txt", "member-outside"),
        ("/a.txt", "member-outside"),
        ("a\\b.txt", "member-outside"),
        ("./a.txt", "member-outside"),
        (".a/b.txt", "hidden"),
        ("__MACOSX/a.txt", "hidden"),
        ("a\x00.txt", "name-not-shown"),
        ("a" * 1001, "name-too-long"),
    ],
)
def test_a_name_is_a_path_inside_that_can_be_shown(name: str, code: str | None) -> None:
    problem = problem_of(name)
    assert (problem and problem.code.id) == code


def test_each_label_is_given_once() -> None:
    labels = Labels("x.zip")
    wanted = ("a", "a", "a~2", "a", "")
    assert [labels.label(name) for name in wanted] == ["x.zip/a", "x.zip/a~2", "x.zip/a~2~2", "x.zip/a~3", "x.zip"]


def test_no_more_is_written_than_would_be_read(tmp_path: Path) -> None:
    parts = (b"x" * 1000 for _ in range(10**9))
    members = Member("big.txt", parts), Member("picture.jpg", [b"x" * 90]), Member("a.txt", [b"x" * 90])
    box = Container("box", (".box",), lambda _path: iter(members))
    found = list(Unpacker(tmp_path, Limits(largest=100)).unpack(box, tmp_path, "x.box", "x.box"))
    assert [item.file for item in found] == ["x.box/big.txt", "x.box/picture.jpg", "x.box/a.txt"]
    assert [path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()] == [90]
