"""Every file of a folder is either a source or passed over with its reason: none is without a word."""

from __future__ import annotations

import ast
import inspect
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import generator
from generator.knowledge.errors import FangzhiError
from generator.knowledge.findings.codes import Code
from generator.sources import containers, inventory, readers
from generator.sources.inventory import open_folder, require_sources, size_of
from generator.sources.limits import LIMITS, Limits
from generator.sources.model import Container, Member
from generator.sources.readers.text import TEXT
from generator.sources.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(generator.__file__).parent
BIG = Limits(largest=20, unpacked=60, members=3, depth=2)


def write(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("甲", encoding="utf-8")
    return folder


def found(folder: Path, limits: Limits = LIMITS) -> tuple[list[str], dict[str, str]]:
    with open_folder(folder, limits) as opened:
        return [source.file for source in opened.sources], {p.file: p.message.code.id for p in opened.passed}


@pytest.fixture(autouse=True)
def text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the reader of text files alone: what is said here does not change with a further one."""
    monkeypatch.setattr(readers, "READERS", (TEXT,))
    monkeypatch.setattr(containers, "CONTAINERS", ())


def test_sources_are_found_at_any_depth_sorted_by_name(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/c.TXT", "a/b/d.txt", "manifest.yml")
    assert found(tmp_path) == (["a/b/d.txt", "a/c.TXT", "b.txt"], {"manifest.yml": "manifest"})
    assert size_of(tmp_path) == 12


def test_every_other_file_is_passed_over_with_its_reason(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "report", "x.odd", "p.jpg", "s.css", ".hidden.txt", ".git/a.txt", "sub/manifest.yml")
    assert found(tmp_path)[1] == {
        ".git": "hidden",
        ".hidden.txt": "hidden",
        "p.jpg": "no-document",
        "report": "suffix-unknown",
        "s.css": "no-document",
        "sub/manifest.yml": "manifest",
        "x.odd": "suffix-unknown",
    }


def test_only_what_may_hold_a_report_is_a_finding(tmp_path: Path) -> None:
    with open_folder(write(tmp_path, "a.txt", "x.odd", "p.jpg", ".b.txt")) as opened:
        assert [(finding.file, finding.code) for finding in opened.findings] == [("x.odd", Code.SUFFIX_UNKNOWN)]


def test_what_a_crawler_adds_to_a_suffix_is_no_part_of_it(tmp_path: Path) -> None:
    assert found(write(tmp_path, "a.txt@id=5", "b.txt?page=2")) == (["a.txt@id=5", "b.txt?page=2"], {})


def test_a_sign_of_crawlers_before_the_suffix_does_not_hide_it(tmp_path: Path) -> None:
    names = ["get?f=c.txt&n=2", "new~2.txt~3", "问&答.txt@id=5"]
    assert found(write(tmp_path, *names)) == (names, {})


def test_what_a_site_has_for_crawlers_is_no_report(tmp_path: Path) -> None:
    names = ("www.a.gov.cn/robots.txt", "www.b.gov.cn/robots.txt", ".well-known/security.txt", "about-robots.txt")
    read, passed = found(write(tmp_path, *names))
    assert read == ["about-robots.txt"]
    assert passed == {".well-known": "hidden", names[0]: "no-document", names[1]: "no-document"}


def test_a_reader_takes_what_it_recognises_whatever_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = replace(TEXT, name="page", suffixes=(".html",), recognises=lambda head, _: head.startswith(b"<"))
    monkeypatch.setattr(readers, "READERS", (TEXT, page))
    (tmp_path / "a.txt").write_text("<p>甲")
    (tmp_path / "b.odd").write_text("<p>甲")
    assert found(tmp_path)[0] == ["a.txt", "b.odd"]


def test_a_link_is_followed_within_the_folder_alone(tmp_path: Path) -> None:
    outside, folder = write(tmp_path / "outside", "a.txt"), write(tmp_path / "seeds", "deep/b.txt")
    (folder / "in.txt").symlink_to(folder / "deep/b.txt")
    (folder / "out.txt").symlink_to(outside / "a.txt")
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "again").symlink_to(folder / "deep")
    assert found(folder) == (
        ["deep/b.txt", "in.txt"],
        {"again": "link-to-folder", "gone.txt": "no-file", "out.txt": "link-outside"},
    )


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads every folder")
def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, "a.txt", "locked/b.txt") / "locked"
    folder.chmod(0)
    try:
        assert found(tmp_path) == (["a.txt"], {"locked": "folder-unreadable"})
    finally:
        folder.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="names are Unicode there")
def test_a_name_that_cannot_be_shown_is_shown_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a\u200bb.txt").write_text("甲", encoding="utf-8")
    assert list(found(tmp_path)[1].values()) == ["name-not-shown"]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are Unicode there")
def test_a_name_in_an_older_encoding_is_read_as_it_was_meant(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/" + "报告".encode("gb18030")
    os.mkdir(folder)  # noqa: PTH102 - a name of bytes
    with open(folder + b"/" + "长沙.txt".encode("gb18030"), "wb") as stream:  # noqa: PTH123
        stream.write("甲".encode())
    with open(os.fsencode(tmp_path) + b"/\xff\xff.txt", "wb") as stream:  # noqa: PTH123
        stream.write("甲".encode())
    assert found(tmp_path) == (["报告/长沙.txt"], {"\\udcff\\udcff.txt": "name-not-shown"})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders there")
def test_a_pipe_or_socket_is_passed_over_unopened(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "pipe.txt")
    assert found(tmp_path) == (["a.txt"], {"link.txt": "no-file", "pipe.txt": "no-file"})


def test_a_file_that_is_gone_before_it_is_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = list(walk(write(tmp_path, "a.txt", "b.txt")))
    monkeypatch.setattr(inventory, "walk", lambda _folder: listed)
    (tmp_path / "a.txt").unlink()
    assert found(tmp_path) == (["b.txt"], {"a.txt": "unreadable"})


def test_a_folder_of_any_depth_is_walked(tmp_path: Path) -> None:
    """Deeper than Python may call: a crawler that follows its own links makes such folders."""
    write(tmp_path / "/".join("d" * 300), "a.txt")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 200)
    try:
        assert len(found(tmp_path)[0]) == 1
    finally:
        sys.setrecursionlimit(limit)


def test_names_that_differ_in_case_are_two_files(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "A.txt")
    assert found(tmp_path)[0] == sorted(path.name for path in tmp_path.iterdir())


def test_a_file_above_the_limit_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 21)
    (tmp_path / "b.txt").write_bytes(b"x" * 20)
    assert found(tmp_path, BIG) == (["b.txt"], {"a.txt": "file-too-large"})


def test_a_folder_that_is_not_there_or_holds_no_source_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FangzhiError, match="there is no such folder"), open_folder(tmp_path / "nowhere"):
        pass
    with open_folder(tmp_path) as empty, pytest.raises(FangzhiError, match="it is empty"):
        require_sources(empty)
    write(tmp_path, "notes.odd")
    with open_folder(tmp_path) as other, pytest.raises(FangzhiError, match="none of its 1 files can be read"):
        require_sources(other)


def toy(*members: Member) -> Container:
    """Return a container of any file `.box`, whatever is in it."""
    return Container("toy", (".box",), lambda _path: iter(members))


def boxed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *members: Member) -> tuple[list[str], dict[str, str]]:
    return found(boxes(tmp_path, monkeypatch, *members), BIG)


def boxes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *members: Member) -> Path:
    monkeypatch.setattr(containers, "CONTAINERS", (toy(*members),))
    return write(tmp_path, "x.box")


def test_a_container_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    members = Member("a/b.txt", [b"1", b"2"], (("title", "甲"),)), Member("a/b.txt", [b"3"])
    monkeypatch.setattr(containers, "CONTAINERS", (toy(*members),))
    with open_folder(write(tmp_path, "x.box")) as opened:
        first, second = opened.sources
        assert (first.file, first.path.read_bytes(), first.facts) == ("x.box/a/b.txt", b"12", (("title", "甲"),))
        assert (second.file, second.path.read_bytes()) == ("x.box/a/b.txt~2", b"3")
        place = first.path
    assert not place.exists()


def test_no_name_in_a_container_leads_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = "../a.txt", "/etc/a.txt", "c\\a.txt"
    result = boxed(tmp_path, monkeypatch, *(Member(name, [b"x"]) for name in names))
    assert result == ([], {f"x.box/{name}": "member-outside" for name in names})


def test_limits_hold_for_what_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = Member("a.txt", (b"x" * 10 for _ in range(10**9)))
    assert boxed(tmp_path, monkeypatch, endless) == ([], {"x.box/a.txt": "member-too-large"})
    whole = (Member(f"{n}.txt", [b"x" * 20]) for n in range(4))
    assert found(boxes(tmp_path, monkeypatch, *whole), replace(BIG, members=9)) == (
        [f"x.box/{n}.txt" for n in range(3)],
        {"x.box": "unpacked-too-large"},
    )
    many = (Member(f"{n}.txt", [b"x"]) for n in range(9))
    assert boxed(tmp_path, monkeypatch, *many)[1] == {"x.box": "members-too-many"}
    assert boxed(tmp_path, monkeypatch, Member("in.box", [b"x"]))[1] == {"x.box/in.box/in.box": "nested-too-deep"}
    assert boxed(tmp_path, monkeypatch)[1] == {"x.box": "container-empty"}


def test_a_container_that_fails_keeps_what_it_gave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def members(_path: Path) -> Iterator[Member]:
        yield Member("a.txt", [b"x"])
        raise ValueError("damaged")

    monkeypatch.setattr(containers, "CONTAINERS", (replace(toy(), members=members),))
    assert found(write(tmp_path, "x.box")) == (["x.box/a.txt"], {"x.box": "archive-damaged"})


def test_the_suffix_of_text_files_is_in_its_reader_alone() -> None:
    """A module that asks for `.txt` itself would ignore the files of every other reader."""
    named = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if not path.is_relative_to(PACKAGE / "output")  # what is written, not what is read
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in {".txt", "*.txt", "txt"}
    }
    assert named - {"knowledge/patterns/fragments.py", "knowledge/patterns/word_lists.py"} == {
        "sources/readers/text.py"
    }
