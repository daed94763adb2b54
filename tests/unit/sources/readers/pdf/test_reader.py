"""What a PDF is read as, what is said of it, and what no PDF can do."""

from __future__ import annotations

import zlib
from importlib.metadata import version

import pytest
from pypdfium2.version import PDFIUM_INFO

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code, Message
from generator.sources.formats import handler_of
from generator.sources.guarded import Budget, guarded
from generator.sources.read import read_source
from generator.sources.readers.pdf import extract as module
from generator.sources.readers.pdf import reader
from generator.sources.readers.pdf.extract import extract, ranges
from generator.sources.readers.pdf.fonts import is_strange
from generator.sources.readers.pdf.reader import PDF
from tests.makers.raw_pdf import Sheet, pdf, raw, scan, wrapped

TEXT = "过去一年，全市上下坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念。"
BUDGET = Budget(processor=10, clock=300, memory=700_000_000)


def sheet() -> Sheet:
    return Sheet().lines(80, 130, ["一、去年工作回顾", *wrapped(TEXT, 27)])


def problem(data: bytes) -> Message:
    with pytest.raises(SourceError) as raised:
        extract(data)
    return raised.value.message


def test_the_reader_gives_text_facts_headings_and_what_is_left() -> None:
    data = pdf(
        [sheet().text(280, 800, "— 1 —")], title="某市政府工作报告", bookmarks=["一、去年工作回顾", "没有的"]
    )
    source = read_source("a.pdf", data)
    assert source.text == f"一、去年工作回顾\n{TEXT}"
    assert source.facts == (("title", "某市政府工作报告"),)
    assert source.headings == ((0, 1),)
    assert [(left.what, left.chars, left.sample) for left in source.left] == [("page number", 3, "—1—")]
    assert (source.reader, source.reader_version) == ("pdf", f"1-{version('pypdfium2')}")
    assert read_source("a.pdf", data) == source
    assert source.findings == ()


def test_a_pdf_is_known_by_its_signature() -> None:
    assert handler_of("a.txt", b"\r\n" * 100 + b"%PDF-1.4") is PDF
    assert handler_of("a.pdf", b"") is PDF
    assert handler_of("a.txt", b"x" * 1024 + b"%PDF-1.4") is not PDF


def test_without_the_package_the_finding_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "PACKAGE", "no-such-package")
    with pytest.raises(SourceError) as raised:
        read_source("a.pdf", pdf([sheet()]))
    assert raised.value.message == Code.EXTRA_MISSING(format="PDF", extra="formats")


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - 某市政府工作报告", "某市政府工作报告.docx", "无标题文档一二三四", "报告", "untitled", ""],
)
def test_a_title_that_a_program_made_is_no_fact(title: str) -> None:
    assert extract(pdf([sheet()], title=title))["facts"] == []


def test_an_empty_password_opens_and_another_is_a_finding() -> None:
    assert extract(pdf([sheet()], password="", title="某市政府工作报告")) == extract(
        pdf([sheet()], title="某市政府工作报告")
    )
    assert problem(pdf([sheet()], password=TEXT[:2])) == Code.ENCRYPTED(format="PDF")


def test_scans_are_told_with_their_pages() -> None:
    assert problem(scan(3)) == Code.SCANNED(count=3)
    part = [sheet(), Sheet().picture(), sheet(), Sheet().picture(0.9).text(280, 800, "— 4 —"), Sheet().picture()]
    assert extract(pdf(part))["findings"] == [["pages-scanned", {"count": 3, "pages": "2, 4-5"}]]
    assert extract(pdf([sheet(), sheet().picture(0.4), Sheet()]))["findings"] == []


def test_recognised_text_is_told() -> None:
    found = extract(pdf([Sheet().picture().text(80, 130, TEXT[:25], mode=3)]))
    assert found["findings"] == [["pages-recognised", {"count": 1, "pages": "1"}]]


def test_ranges_are_written_as_people_do() -> None:
    assert ranges([1, 3, 4, 5, 9]) == "1, 3-5, 9"
    assert ranges([]) == ""


GLYPHS = "\u0102\u0203\u0304\u0405\u0506\u0607"


def test_fonts_that_name_no_characters_are_told() -> None:
    assert problem(pdf([Sheet().text(80, 130, GLYPHS, font="F2")])) == Code.FONTS_UNREADABLE(count=6)
    found = extract(pdf([sheet().text(80, 400, GLYPHS, font="F2")]))
    assert found["text"].endswith("\n" + "\N{REPLACEMENT CHARACTER}" * 6)
    assert found["findings"] == [["fonts-unmapped", {"count": 6}]]


def test_a_text_in_another_script_is_none_of_them() -> None:
    assert is_strange(GLYPHS)
    assert not is_strange("Доклад о работе правительства")
    assert not is_strange("2024年GDP增长5.3%，α粒子")


def test_han_that_is_no_text_is_told() -> None:
    assert (
        problem(pdf([Sheet().lines(80, 130, ["鍩庡競鏀垮簻宸ヤ綔鎶ュ憡鐨勫唴瀹"] * 5)])).code
        is Code.FONTS_UNREADABLE
    )


def test_damaged_and_empty_files_are_told() -> None:
    assert problem(b"%PDF-1.4 no more").code is Code.UNREADABLE
    assert problem(pdf([Sheet(), Sheet()])) == Code.FILE_EMPTY()


ACTIONS = (
    b"/OpenAction<</S/JavaScript/JS(while(1){})>>/AA<</WC<</S/Launch/F(a.exe)>>>>"
    b"/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a.txt)/UF(http://example.org/x)>>]>>>>"
)


def test_the_library_has_no_engine_for_scripts() -> None:
    assert "V8" not in PDFIUM_INFO.flags


def test_scripts_actions_and_embedded_files_do_nothing() -> None:
    assert extract(pdf([sheet()], catalog=ACTIONS))["text"] == extract(pdf([sheet()]))["text"]


def test_too_many_pages_and_characters_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert problem(raw(pages=100_000)) == Code.PAGES_TOO_MANY(count=100_000, limit=3000)
    monkeypatch.setattr("generator.sources.readers.pdf.pdfium.files.MOST_CHARS", 20)
    assert problem(pdf([sheet()])) == Code.TEXT_TOO_LONG(limit=20)


def test_pages_that_contain_themselves_are_none() -> None:
    assert problem(raw(kids=b"1 0 R 1 0 R")) == Code.FILE_EMPTY()


def bombs() -> dict[str, bytes]:
    blank, path = b" " * 1_000_000, b"0 0 m 9 9 l S " * 70_000
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(blank) for _ in range(900)) + packer.flush()
    forms = b"/Resources<</XObject<</X 4 0 R>>>>"
    return {
        "blanks": raw(b"/Filter[/FlateDecode/FlateDecode]", zlib.compress(data, 9)),
        "paths": raw(b"/Filter/FlateDecode", zlib.compress(path * 20, 9)),
        "forms in themselves": raw(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + forms, b"/X Do /X Do", forms),
    }


@pytest.mark.parametrize("name", ["blanks", "paths", "forms in themselves"])
def test_a_bomb_is_a_finding(name: str) -> None:
    with pytest.raises(SourceError) as raised:
        guarded(module.extract, bombs()[name], BUDGET)
    assert raised.value.message.code in {Code.READING_STOPPED, Code.FILE_EMPTY, Code.SCANNED}
