"""A logo is a picture in which nothing is live; without one the seal has the first character of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.commands.project import load_project
from generator.knowledge.errors import KnowledgeError
from generator.output.settings import DEFAULTS, Logo, Settings
from generator.output.site.configuration import THEME
from generator.output.site.logo import LARGEST, PNG, picture, svg_problem

if TYPE_CHECKING:
    from pathlib import Path

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
GOOD = f"""{OPEN}<defs><linearGradient id="a"/></defs><style>.b{{fill:url(#a)}}</style>
<rect fill="url('#a')" style="stroke: url( #a )"/><use xlink:href="#a"/>
<image href="data:image/png;base64,AA"/></svg>"""


def logo(folder: Path, name: str, data: bytes) -> Logo | None:
    (folder / name).write_bytes(data)
    (folder / "fangzhi.yml").write_text(f"name: x\nlogo: {name}\n", encoding="utf-8")
    project = load_project(folder / "fangzhi.yml")
    assert project.logo == folder / name
    return project.settings.logo


@pytest.mark.parametrize(
    ("name", "data"), [("a.svg", GOOD.encode()), ("A.SVG", b"\xef\xbb\xbf" + GOOD.encode()), ("a.png", PNG + b"x")]
)
def test_a_picture_is_taken_as_it_is(tmp_path: Path, name: str, data: bytes) -> None:
    assert logo(tmp_path, name, data) == Logo(f"logo{name[1:].lower()}", data)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>alert(1)</script>", "has an element 'script', which is live"),
        ("<g><foreignObject/></g>", "has an element 'foreignObject'"),
        ('<rect onload="x()"/>', "has an attribute 'onload'"),
        ('<image href="https://example.org/a.png"/>', "fetches 'https://example.org/a.png'"),
        ('<use xlink:href="other.svg#a"/>', "fetches 'other.svg#a'"),
        ('<image href="data:text/html,x"/>', "fetches 'data:text/html,x'"),
        ('<rect fill="url(https://example.org/a)"/>', "has an attribute 'fill' that fetches"),
        ('<rect style="fill:url(&quot;//e.org/a&quot;)"/>', "has an attribute 'style' that fetches"),
        ("<style>@import 'a.css';</style>", "has a style that fetches"),
        ("<style>a{fill:u\\72l(//e.org)}</style>", "has a style that fetches"),
        ('<animate attributeName="href" to="javascript:alert(1)"/>', "has an attribute 'to' that fetches"),
    ],
)
def test_what_is_live_in_a_picture_is_refused(inside: str, said: str) -> None:
    found = svg_problem(f"{OPEN}{inside}</svg>".encode())
    assert found is not None
    assert said in found


@pytest.mark.parametrize(
    "text",
    [
        f"<!DOCTYPE svg>{OPEN}</svg>",
        f'<!DOCTYPE svg [<!ENTITY a "b">]>{OPEN}&a;</svg>',
        f'<?xml-stylesheet href="a.css"?>{OPEN}</svg>',
        f"{OPEN}<g></svg>",
        "<html/>",
        "各位代表",
    ],
)
def test_what_is_no_plain_picture_is_refused(text: str) -> None:
    assert svg_problem(text.encode()) is not None


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.gif", b"GIF89a", "line 2: 'a.gif' is neither .svg nor .png"),
        ("a.png", b"<svg/>", "'a.png' is no PNG picture"),
        ("a.png", PNG + b"x" * LARGEST, "'a.png' has more than 500 kB"),
        ("a.svg", f"{OPEN}<script/></svg>".encode(), "'a.svg' has an element 'script'"),
        ("a.svg", b"\xff\xff", "'a.svg' is not UTF-8"),
    ],
)
def test_a_mistake_names_its_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(KnowledgeError, match=said):
        logo(tmp_path, name, data)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "fangzhi.yml").write_text("logo: gone.svg\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"line 1: 'gone\.svg' cannot be read"):
        load_project(tmp_path / "fangzhi.yml")


def test_without_a_logo_the_seal_has_the_first_character_of_the_name() -> None:
    seal = picture(Settings(name="三江报告库"), THEME)
    assert seal is not None
    assert (seal.name, ">三<" in seal.data.decode(), "志" in seal.data.decode()) == ("seal.svg", True, False)
    hostile = picture(Settings(name="<script>"), THEME)
    assert hostile is not None
    assert svg_problem(hostile.data) is None
    assert picture(DEFAULTS, THEME) is None
