"""OFD files: lines by position, paragraphs by the width of the column, what is on every page left."""

from __future__ import annotations

import pytest

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.formats import handler_of
from generator.sources.model import HEAD, Left
from generator.sources.read import extract_with
from generator.sources.readers.ofd import OFD
from tests.makers.ofd import LEFT, SIZE, TOP, ofd, package, text
from tests.makers.raw_docx import zipped

LONG = "全市地区生产总值增长5.3%，规模以上工业增加值增长6.1%，固定资产投资增长8.2%，" * 20 + "质量效益改善。"


def test_lines_become_paragraphs_over_the_ends_of_pages() -> None:
    extract = OFD.extract(ofd([LONG, "短的一段。"]))
    assert extract.text == f"　　{LONG}\n　　短的一段。"
    assert extract.left == (Left("page numbers", 6, "— 1 — — 2 —"),)


def test_an_indent_opens_a_paragraph_after_a_full_line() -> None:
    full = "稳中求进" * 20 + "，"
    assert len(full) == 26 + 28 + 27
    lines = [f"{full}好", full[:-1] + "好", "短的一段。"]
    assert OFD.extract(ofd(lines)).text == "\n".join(f"　　{line}" for line in lines)


def test_blanks_of_the_text_are_text_and_those_at_the_start_of_a_line_an_indent() -> None:
    first = f"稳中求进{'，稳中求进' * 6}。"
    inside = f"{first}　　{first}　　{first}"
    assert OFD.extract(ofd([inside, "短的一段。"])).text == f"　　{inside}\n　　短的一段。"
    rows = text("稳中求进" * 7, LEFT, TOP) + text("　　短的一段。", LEFT, TOP + 10)
    assert OFD.extract(package([rows])).text == f"{'稳中求进' * 7}\n　　短的一段。"


def test_pieces_of_a_line_are_in_their_order_and_cells_are_apart() -> None:
    pieces = text("增长", LEFT, TOP) + text("5.3%", LEFT + 2 * SIZE, TOP + 1) + text("1061", LEFT + 80, TOP)
    below = text("总量", LEFT, TOP + 10)
    assert OFD.extract(package([below + pieces])).text == "增长5.3%　1061\n总量"


def test_a_matrix_moves_and_scales_a_text() -> None:
    moved = text("乙", 0, TOP, 'CTM="0.5 0 0 1 100 0"') + text("甲", LEFT, TOP)
    assert OFD.extract(package([moved])).text == "甲　乙"


def test_the_template_of_a_page_is_left() -> None:
    extract = OFD.extract(package([text("正文", LEFT, TOP)], text("某市人民政府文件", LEFT, TOP)))
    assert (extract.text, extract.left) == ("正文", (Left("text of page templates", 8, "某市人民政府文件"),))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (package(["<ofd:ImageObject/>"]), "its pages have pictures and no text"),
        (zipped({"a": "b"}), "it has no part 'OFD.xml'"),
        (b"PK\x03\x04", "the OFD file is damaged"),
        (zipped({"OFD.xml": '<!DOCTYPE x [<!ENTITY y "z">]><x/>'}), "'OFD.xml' has a document type"),
    ],
)
def test_a_file_without_text_is_a_finding(data: bytes, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        extract_with(OFD, data)
    assert caught.value.message.code is Code.UNREADABLE
    assert said in str(caught.value)


def test_a_file_without_pages_is_empty() -> None:
    with pytest.raises(SourceError) as caught:
        OFD.extract(package([]))
    assert caught.value.message == Code.FILE_EMPTY()


@pytest.mark.parametrize("value", ["", "x", "nan", "inf", "1e300", "g", "g 99999999999 1", "g x y"])
def test_places_that_are_no_numbers_are_usual_ones(value: str) -> None:
    code = f'<ofd:TextCode X="{value}" Y="{value}" DeltaX="{value}">甲乙</ofd:TextCode>'
    made = f'<ofd:TextObject Boundary="{value}" Size="{value}" CTM="{value}">{code}</ofd:TextObject>'
    assert OFD.extract(package([made])).text == "甲乙"


def test_names_of_parts_never_lead_out() -> None:
    entry = "<O><B><DocRoot>../../etc/Document.xml</DocRoot></B></O>"
    pages = '<D><Pages><Page BaseLoc="../../../../etc/passwd"/></Pages></D>'
    with pytest.raises(SourceError) as caught:
        OFD.extract(zipped({"OFD.xml": entry, "etc/Document.xml": pages}))
    assert caught.value.message == Code.FILE_EMPTY()


@pytest.mark.parametrize("name", ["a.ofd", "a.zip", "a"])
def test_a_file_is_recognised_whatever_it_is_called(name: str) -> None:
    assert handler_of(name, ofd(["甲"])[:HEAD]) is OFD
