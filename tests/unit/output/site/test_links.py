"""The checks of a built site find what is broken, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.output.site.links import check_site

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '<h1 id="a">甲</h1><a href="b/#p">乙</a><a href="#a">上</a><img src="x.png"><a href="https://e.org">外</a>'
OTHER = '<p id="p"></p><a href="../">回</a><form action="../b/"></form><a href="../%E4%B8%AD.txt">文</a>'


def problems(folder: Path, page: str) -> list[tuple[str, str]]:
    """Return (place, problem) for a site whose home page ends in `page`."""
    (folder / "b").mkdir()
    (folder / "x.png").touch()
    (folder / "中.txt").touch()
    (folder / "index.html").write_text(GOOD + page, encoding="utf-8")
    (folder / "b/index.html").write_text(OTHER, encoding="utf-8")
    return [(finding.place, finding.problem) for finding in check_site(folder)]


def test_a_site_that_is_whole_has_no_finding(tmp_path: Path) -> None:
    assert problems(tmp_path, '<svg xmlns="http://www.w3.org/2000/svg"></svg><a href="b/?q=1#p">q</a>') == []


@pytest.mark.parametrize(
    ("page", "place", "problem"),
    [
        ('<a href="c/">', "c/", "leads nowhere"),
        ('<a href="b/#q">', "b/#q", "there is no such anchor"),
        ('<a href="#q">', "#q", "there is no such anchor"),
        ('<a href="/b/">', "/b/", "leads out of the site"),
        ('<a href="../b/">', "../b/", "leads out of the site"),
        ('<a href="javascript:x">', "javascript:x", "a script in a link"),
        ('<p id="a">', "#a", "an id is given twice"),
        (
            '<script src="https://cdn.example/x.js"></script>',
            "https://cdn.example/x.js",
            "a request to another host",
        ),
        ('<img src="//cdn.example/x.png">', "//cdn.example/x.png", "a request to another host"),
        ('<link rel="preconnect" href="https://f.example">', "https://f.example", "a request to another host"),
        ('<p style="background:url(http://e.example/a)">', "http://e.example/a", "a request to another host"),
        (
            "<style>@import 'http://e.example/a.css';</style>",
            "http://e.example/a.css",
            "a request to another host",
        ),
        ('<form action="https://e.example/"></form>', "https://e.example/", "a request to another host"),
        ('<script src="gone.js"></script>', "gone.js", "leads nowhere"),
    ],
)
def test_what_is_broken_is_found(tmp_path: Path, page: str, place: str, problem: str) -> None:
    assert problems(tmp_path, page) == [(place, problem)]


def test_style_sheets_and_scripts_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a{background:url('https://e.example/x.png')} b{background:url(data:x)}")
    (tmp_path / "a.js").write_text('fetch("https://e.example/x"); const ns = "http://www.w3.org/2000/svg";')
    assert problems(tmp_path, "") == [
        ("https://e.example/x.png", "a request to another host"),
        ("https://e.example/x", "a request to another host"),
    ]
