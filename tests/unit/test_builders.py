"""The comparison of builders notices what a page has lost, and sees the content alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.eval.builders import CONTENT, Content, content, differences, files, main, prepare

if TYPE_CHECKING:
    from pathlib import Path

PAGE = '<nav id="menu">菜单</nav><div class="md-content"><h1 id="t-1">标题</h1>\n<p id="p-1">一 段。</p></div>'


def test_the_content_of_a_page_is_compared_without_its_frame() -> None:
    assert CONTENT == ".md-content"
    assert content(PAGE) == Content(("t-1", "p-1"), "标题一段。")
    assert content("<p id=x>y</p>") == Content((), "")


@pytest.mark.parametrize(
    ("made", "line"),
    [
        ({}, "missing: a.html"),
        ({"a.html": Content(("t-1", "p-1"), "一"), "b.html": Content((), "")}, "more: b.html"),
        ({"a.html": Content(("t-1",), "一")}, "ids lost: a.html"),
        ({"a.html": Content(("p-1", "t-1"), "一")}, "other ids: a.html"),
        ({"a.html": Content(("t-1", "p-1"), "二")}, "other words: a.html"),
    ],
)
def test_every_kind_of_difference_is_named(made: dict[str, Content], line: str) -> None:
    wanted = {"a.html": Content(("t-1", "p-1"), "一")}
    assert list(differences(wanted, made)) == [line]
    assert list(differences(wanted, wanted)) == []


def test_a_file_that_is_not_published_is_named(tmp_path: Path) -> None:
    for name in ("a/data/reports.csv", "a/assets/javascripts/bundle.js", "b/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert list(files(tmp_path / "a", tmp_path / "b")) == ["files missing: data/reports.csv"]


def test_the_configuration_names_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "work").mkdir()
    project = prepare(tmp_path / "work", tmp_path / "pages")
    text = (project / "zensical.yml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if ": /" in line] == []
    assert (project / "base.yml").is_file()


def test_without_another_builder_there_is_nothing_to_compare(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "no other builder; pip install" in capsys.readouterr().err
