"""Headings of a DOCX file: by style, by the style that it is based on, by the outline level of a paragraph."""

from __future__ import annotations

import pytest

from generator.sources.readers.docx import DOCX
from tests.makers.raw_docx import p, package


def style(name: str, shown: str, more: str = "", based: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    named = f'<w:name w:val="{shown}"/>{on}'
    return f'<w:style w:type="paragraph" w:styleId="{name}">{named}<w:pPr>{more}</w:pPr></w:style>'


STYLES = (
    style("1", "heading 1", '<w:outlineLvl w:val="0"/>')
    + style("a", "某局二级", '<w:outlineLvl w:val="1"/>')
    + style("b", "某局二级加粗", based="a")
    + style("c", "正文式", '<w:outlineLvl w:val="9"/>', based="1")
    + style("3", "标题 3")
    + style("4", "Heading 4")
    + style("t", "Title")
    + style("n", "Normal")
)


@pytest.mark.parametrize(
    ("named", "more", "level"),
    [
        ("1", "", 1),
        ("a", "", 2),
        ("b", "", 2),
        ("c", "", 0),
        ("3", "", 3),
        ("4", "", 4),
        ("t", "", 0),
        ("n", "", 0),
        ("unknown", "", 0),
        ("n", '<w:outlineLvl w:val="2"/>', 3),
        ("1", '<w:outlineLvl w:val="9"/>', 0),
    ],
)
def test_the_level_of_a_paragraph(named: str, more: str, level: int) -> None:
    extract = DOCX.extract(package(p("开篇") + p("甲", style=named, more=more), {"styles": STYLES}))
    assert extract.headings == (((3, level),) if level else ())


def test_a_heading_is_one_line_and_is_set_apart_from_the_next() -> None:
    body = p("全面贯彻", "<w:r><w:br/></w:r>", "新理念", style="1") + p("以甲带乙")
    extract = DOCX.extract(package(body, {"styles": STYLES}))
    assert (extract.text, extract.headings) == ("全面贯彻 新理念\n\n以甲带乙", ((0, 1),))


def test_an_empty_heading_is_none() -> None:
    assert DOCX.extract(package(p("甲") + p(style="1") + p("乙"), {"styles": STYLES})).headings == ()
