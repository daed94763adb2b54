"""The checks of a built site find faults, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.knowledge.findings.codes import Code
from generator.output.site.links import check_site

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '<h1 id="a">甲</h1><a href="b/#p">乙</a><a href="#a">上</a><img src="x.png"><a href="https://e.org">外</a>'
OTHER = '<p id="p"></p><a href="../">回</a><form action="../b/"></form><a href="../%E4%B8%AD.txt">文</a>'


def problems(folder: Path, page: str) -> list[tuple[str, Code]]:
    """Return (address, code) for a site whose home page ends in `page`."""
    (folder / "b").mkdir()
    (folder / "x.png").touch()
    (folder / "中.txt").touch()
    (folder / "index.html").write_text(GOOD + page, encoding="utf-8")
    (folder / "b/index.html").write_text(OTHER, encoding="utf-8")
    return [(str(*finding.arguments.values()), finding.code) for finding in check_site(folder)]


def test_a_site_that_is_whole_has_no_finding(tmp_path: Path) -> None:
    assert problems(tmp_path, '<svg xmlns="http://www.w3.org/2000/svg"></svg><a href="b/?q=1#p">q</a>') == []


@pytest.mark.parametrize(
    ("page", "address", "code"),
    [
        ('<a href="c/">', "c/", Code.LINK_BROKEN),
        ('<a href="b/#q">', "b/#q", Code.LINK_NO_ANCHOR),
        ('<a href="#q">', "#q", Code.LINK_NO_ANCHOR),
        ('<a href="/b/">', "/b/", Code.LINK_OUT_OF_SITE),
        ('<a href="../b/">', "../b/", Code.LINK_OUT_OF_SITE),
        ('<a href="javascript:x">', "javascript:x", Code.LINK_SCRIPT),
        ('<p id="a">', "a", Code.ID_TWICE),
        (
            '<script src="https://cdn.example/x.js"></script>',
            "https://cdn.example/x.js",
            Code.FOREIGN_REQUEST,
        ),
        ('<img src="//cdn.example/x.png">', "//cdn.example/x.png", Code.FOREIGN_REQUEST),
        ('<link rel="preconnect" href="https://f.example">', "https://f.example", Code.FOREIGN_REQUEST),
        ('<p style="background:url(http://e.example/a)">', "http://e.example/a", Code.FOREIGN_REQUEST),
        (
            "<style>@import 'http://e.example/a.css';</style>",
            "http://e.example/a.css",
            Code.FOREIGN_REQUEST,
        ),
        ('<form action="https://e.example/"></form>', "https://e.example/", Code.FOREIGN_REQUEST),
        ('<script src="gone.js"></script>', "gone.js", Code.LINK_BROKEN),
    ],
)
def test_what_is_broken_is_found(tmp_path: Path, page: str, address: str, code: Code) -> None:
    assert problems(tmp_path, page) == [(address, code)]


def test_one_script_is_allowed_and_nothing_else_of_its_host(tmp_path: Path) -> None:
    script = "https://stats.example.org/count.js"
    (tmp_path / "index.html").write_text(
        f'<script src="{script}"></script><script src="{script}?x"></script><img src="https://stats.example.org/p">',
        encoding="utf-8",
    )
    said = [str(finding.arguments["address"]) for finding in check_site(tmp_path, script)]
    assert said == [f"{script}?x", "https://stats.example.org/p"]
    assert len(check_site(tmp_path)) == 3


def test_style_sheets_and_scripts_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a{background:url('https://e.example/x.png')} b{background:url(data:x)}")
    (tmp_path / "a.js").write_text('fetch("https://e.example/x"); const ns = "http://www.w3.org/2000/svg";')
    assert problems(tmp_path, "") == [
        ("https://e.example/x.png", Code.FOREIGN_REQUEST),
        ("https://e.example/x", Code.FOREIGN_REQUEST),
    ]
