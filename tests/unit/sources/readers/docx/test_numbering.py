"""The numbers that Word shows before paragraphs are text."""

from __future__ import annotations

import pytest

from generator.sources.readers.docx import DOCX
from generator.sources.readers.docx.numerals import numeral
from tests.makers.raw_docx import listed, p, package

STYLES = (
    '<w:style w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def lvl(at: int, fmt: str, words: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}'
        f'<w:lvlText w:val="{words}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = "", more: str = "") -> str:
    first = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="0">{more}{"".join(levels)}</w:abstractNum>{first}{nums}'


OFFICIAL = numbering(
    lvl(0, "chineseCountingThousand", "%1、"), lvl(1, "chineseCounting", "（%2）"), lvl(2, "decimal", "%3.")
)


def text(body: str, **parts: str) -> str:
    return DOCX.extract(package(body, parts)).text


def items(*levels: int, list_id: int = 1) -> str:
    return "".join(p("甲", more=listed(list_id, level)) for level in levels)


def test_the_levels_of_official_documents() -> None:
    body = items(0, 1, 1, 2, 2, 0, 1, 2)
    expected = "一、甲 （一）甲 （二）甲 1.甲 2.甲 二、甲 （一）甲 1.甲"
    assert text(body, numbering=OFFICIAL).split("\n") == expected.split(" ")


def test_chapters_and_levels_in_each_other() -> None:
    levels = numbering(
        lvl(0, "chineseCountingThousand", "第%1章"),
        lvl(1, "decimal", "%1.%2", "<w:isLgl/>"),
        lvl(2, "decimal", "%1.%2.%3"),
    )
    assert text(items(0, 1, 1, 0, 1, 2), numbering=levels).split("\n") == [
        "第一章 甲",
        "1.1 甲",
        "1.2 甲",
        "第二章 甲",
        "2.1 甲",
        "二.1.1 甲",
    ]


def test_numbers_that_are_linked_to_the_styles_of_headings() -> None:
    body = p("总则", style="1") + p("目标", style="2") + p("任务", style="2") + p("附则", style="1")
    levels = numbering(lvl(0, "chineseCounting", "%1、"), lvl(1, "chineseCounting", "（%2）"))
    extract = DOCX.extract(package(body, {"styles": STYLES, "numbering": levels}))
    assert extract.text == "一、总则\n\n（一）目标\n\n（二）任务\n\n二、附则"
    assert extract.headings == ((0, 1), (6, 2), (13, 2), (20, 1))


def test_a_level_that_names_its_style() -> None:
    styles = STYLES.replace('<w:ilvl w:val="1"/>', "")
    levels = numbering(lvl(0, "decimal", "%1、"), lvl(1, "decimal", "%1.%2、", '<w:pStyle w:val="2"/>'))
    assert text(p("甲", style="1") + p("乙", style="2"), styles=styles, numbering=levels) == "1、甲\n\n1.1、乙"


def test_a_paragraph_can_leave_the_list_of_its_style() -> None:
    body = p("甲", style="1") + p("乙", style="1", more=listed(0)) + p("丙", style="1")
    assert text(body, styles=STYLES, numbering=OFFICIAL) == "一、甲\n\n乙\n\n二、丙"


def test_lists_of_one_definition_count_on_unless_one_starts_again() -> None:
    nums = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    again = nums.replace(
        "</w:num>", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = items(0, 0) + items(0, 0, list_id=2)
    assert text(body, numbering=numbering(lvl(0, "decimal", "%1、"), nums=nums)) == "1、甲\n2、甲\n3、甲\n4、甲"
    assert text(body, numbering=numbering(lvl(0, "decimal", "%1、"), nums=again)) == "1、甲\n2、甲\n1、甲\n2、甲"


def test_a_list_with_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperRoman", "%1.")}</w:lvlOverride>'
    nums = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{own}</w:num>'
    assert text(items(0, list_id=2), numbering=numbering(lvl(0, "decimal", "%1、"), nums=nums)) == "I.甲"


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("", "1 2 1 1"), ('<w:lvlRestart w:val="0"/>', "1 2 3 4"), ('<w:lvlRestart w:val="1"/>', "1 2 1 2")],
)
def test_when_a_level_starts_again(restart: str, expected: str) -> None:
    levels = numbering(lvl(0, "none", ""), lvl(1, "none", ""), lvl(2, "decimal", "%3、", restart))
    found = text(items(0, 2, 2, 0, 2, 1, 2), numbering=levels).split("\n")
    assert [line[0] for line in found if line[0].isdigit()] == expected.split()


def test_a_number_before_a_number_does_not_change_it() -> None:
    body = p("2024年工作", more=listed(1)) + p("工作", more=listed(1))
    assert text(body, numbering=numbering(lvl(0, "decimal", "%1."))) == "1. 2024年工作\n2.工作"


def test_bullets_are_no_text() -> None:
    assert text(items(0), numbering=numbering(lvl(0, "bullet", "\uf06c"))) == "甲"


def test_a_list_that_is_defined_by_a_style() -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="s"/></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>'
    )
    levels = numbering(lvl(0, "decimal", "%1、", start=3), more='<w:styleLink w:val="s"/>', nums=linked)
    assert text(items(0, 0, list_id=7), numbering=levels) == "3、甲\n4、甲"


def test_newer_formats_are_wrapped() -> None:
    wrapped = lvl(0, "decimal", "%1、").replace(
        '<w:numFmt w:val="decimal"/>',
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="chineseCounting"/></mc:Fallback></mc:AlternateContent>',
    )
    assert text(items(0), numbering=numbering(wrapped)) == "一、甲"


def test_a_list_that_is_not_there_gives_no_number() -> None:
    assert text(items(0, list_id=9) + items(8), numbering=OFFICIAL) == "甲\n甲"
    assert text(items(0)) == "甲"


@pytest.mark.parametrize(
    ("fmt", "expected"),
    [
        ("chineseCountingThousand", "一 十 十一 二十 二十三 一百 一百零一 一百一十 一千零一"),
        ("ideographDigital", "一 一〇 一一 二〇 二三 一〇〇 一〇一 一一〇 一〇〇一"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 贰拾叁 壹佰 壹佰零壹 壹佰壹拾 壹仟零壹"),
        ("decimalEnclosedCircleChinese", "① ⑩ ⑪ ⑳ ㉓ 100 101 110 1001"),
        ("decimalEnclosedParen", "⑴ ⑽ ⑾ ⒇ 23 100 101 110 1001"),
        ("ideographTraditional", "甲 癸 甲 癸 丙 癸 甲 癸 甲"),
        ("upperRoman", "I X XI XX XXIII C CI CX MI"),
        ("lowerLetter", "a j k t w vvvv wwww fffff 1001"),
        ("decimalZero", "01 10 11 20 23 100 101 110 1001"),
        ("decimal", "1 10 11 20 23 100 101 110 1001"),
        ("unheardOf", "1 10 11 20 23 100 101 110 1001"),
    ],
)
def test_the_formats_of_numbers(fmt: str, expected: str) -> None:
    assert " ".join(numeral(n, fmt) for n in (1, 10, 11, 20, 23, 100, 101, 110, 1001)) == expected


@pytest.mark.parametrize(
    "fmt", ["chineseCounting", "chineseLegalSimplified", "upperRoman", "upperLetter", "ideographTraditional"]
)
def test_a_number_out_of_bounds_is_written_in_digits(fmt: str) -> None:
    assert numeral(0, fmt) == "0"
    if fmt != "ideographTraditional":
        assert numeral(10**12, fmt) == str(10**12)
