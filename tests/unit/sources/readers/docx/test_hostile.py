"""DOCX files that are damaged or built to harm: one finding each, nothing resolved, nothing fetched."""

from __future__ import annotations

import builtins
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.formats import handler_of
from generator.sources.model import HEAD, Extract
from generator.sources.read import extract_with, read_source
from generator.sources.readers import xml, zipped
from generator.sources.readers.docx import DOCX
from tests.makers.raw_docx import listed, p, package, root, table
from tests.makers.raw_docx import zipped as archive
from tests.work import calls

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = package(p("甲"))
LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


def reason(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        extract_with(DOCX, data)
    assert caught.value.message.code is Code.UNREADABLE
    return str(dict(caught.value.message.arguments)["reason"])


def document(text: str, **others: str) -> bytes:
    return archive({"word/document.xml": text, **others})


def typed(declared: str, named: str) -> bytes:
    body = root("document", f"<w:body>{p(named)}</w:body>")
    return document(body.replace("?>", f"?><!DOCTYPE x [{declared}]>", 1))


@pytest.mark.parametrize(
    "data",
    [
        typed('<!ENTITY x SYSTEM "file:///etc/hostname">', "&x;"),
        typed('<!ENTITY x SYSTEM "http://x.example/">', "&x;"),
        typed('<!ENTITY a0 "笑">' + LAUGHS, "&a9;"),
        typed('<!ENTITY % x SYSTEM "http://x.example/"> %x;', "甲"),
    ],
    ids=["file", "address", "laughs", "parameter"],
)
def test_a_document_type_is_refused_and_nothing_is_resolved(data: bytes) -> None:
    assert "'word/document.xml' has a document type" in reason(data) or "is damaged" in reason(data)


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "LARGEST_PART", 1000)
    assert reason(package(p("甲" * 1000))) == "'word/document.xml' unpacks to more than 1000 bytes"


def test_all_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "LARGEST_PARTS", 10_000)
    parts = {name: p("甲" * 1000) for name in ("header", "footer", "comments")}
    assert "unpacks to more than" in reason(package(p("甲"), parts))


def test_a_size_that_is_declared_too_small_does_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(document(root("document", f"<w:body>{p('甲' * 5000)}</w:body>")))
    with zipfile.ZipFile(BytesIO(bytes(data))) as packed:
        size = packed.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    monkeypatch.setattr(zipped, "LARGEST_PART", 1000)
    said = reason(bytes(data.replace(size, (10).to_bytes(4, "little"))))
    assert "damaged" in said or "failed: BadZipFile" in said


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "MOST_TAGS", 100)
    assert reason(package(p("甲") * 100)) == "'word/document.xml' has more than 100 elements"


def test_tables_in_tables_without_end_are_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 100_000 + p("甲") + "</w:tc></w:tr></w:tbl>" * 100_000
    assert "is damaged" in reason(package(deep))
    assert "is damaged" in reason(package("<w:tbl><w:tr><w:tc>" * 100 + "</w:tc></w:tr></w:tbl>" * 100))
    assert "甲" in DOCX.extract(package("<w:tbl><w:tr><w:tc>" * 60 + p("甲") + "</w:tc></w:tr></w:tbl>" * 60)).text


@pytest.mark.parametrize(
    "body",
    [
        lambda n: p("甲" * n, *["乙"] * n),
        lambda n: p("甲") * n,
        lambda n: table(("甲", "乙")) * n,
        lambda n: table(*[("甲", "乙")] * n),
        lambda n: p("甲", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * n) + p("乙") * n,
    ],
    ids=["runs", "paragraphs", "tables", "rows", "fields"],
)
def test_the_work_grows_with_the_document(body: Callable[[int], str]) -> None:
    one, four = package(body(100)), package(body(400))
    DOCX.extract(one)
    assert calls(lambda: DOCX.extract(four)) < 5 * calls(lambda: DOCX.extract(one))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 nothing", "the DOCX file is damaged"),
        (GOOD[: len(GOOD) // 2], "the DOCX file is damaged"),
        (archive({"[Content_Types].xml": "<a/>"}), "it has no part 'word/document.xml'"),
        (document("<a/>"), "its main part has no body"),
        (document("<a>"), "'word/document.xml' is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is no DOCX file, or it is protected by a password"),
    ],
    ids=["no archive", "cut", "no document", "no body", "no XML", "protected"],
)
def test_a_damaged_file_is_a_finding(data: bytes, said: str) -> None:
    assert said in reason(data)


def test_an_empty_document_is_a_finding() -> None:
    with pytest.raises(SourceError) as caught:
        DOCX.extract(package(p(" ")))
    assert caught.value.message == Code.FILE_EMPTY()


def test_names_that_lead_out_are_never_followed() -> None:
    relations = (
        '<R><r Type="x/styles" Target="../../../etc/passwd"/><r Type="x/header" Target="../../x"/>'
        '<r Type="x/footer" Target="http://x.example/y" TargetMode="External"/><r Type="x/comments"/></R>'
    )
    body = root("document", f"<w:body>{p('甲')}</w:body>")
    made = document(body, **{"word/_rels/document.xml.rels": relations, "../../x": "<a/>", "etc/passwd": "<a/>"})
    assert DOCX.extract(made) == Extract("甲")


def test_styles_and_notes_in_circles_end() -> None:
    style = '<w:style w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    circle = style.format("a", "b") + style.format("b", "a")
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="x"/><w:styleLink w:val="x"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    )
    body = p("甲", style="a", more=listed(1)) + p("乙", more=listed(2))
    assert DOCX.extract(package(body, {"styles": circle, "numbering": lists})).text == "甲\n乙"


@pytest.mark.parametrize("value", ["", "x", "99999999999999999999", "-1", "٣"])
def test_values_that_are_no_numbers_are_nothing(value: str) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{value}"/>'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = p("甲", more=listed(1) + f'<w:outlineLvl w:val="{value}"/>')
    assert DOCX.extract(package(body, {"numbering": numbering})).text.endswith("甲")


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.doc", "a.zip", "a", "a.wps"])
def test_a_document_is_recognised_whatever_it_is_called(name: str) -> None:
    assert handler_of(name, GOOD[:HEAD]) is DOCX
    assert read_source(name, GOOD).text == "甲"


@pytest.mark.parametrize("file", ["xl/workbook.xml", "ppt/slides.xml", "word/报告.txt", "word"])
def test_other_archives_are_not_taken_for_documents(file: str) -> None:
    assert not DOCX.recognises(archive({"[Content_Types].xml": "<a/>", file: "<a/>"}), ".zip")
    assert not DOCX.recognises(b"%PDF-1.7 word/document.xml", ".docx")


def test_without_its_package_the_format_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = builtins.__import__

    def missing(name: str, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the builtin
        if name.partition(".")[0] == "lxml":
            raise ImportError(name)
        return usual(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(SourceError) as caught:
        DOCX.extract(GOOD)
    assert caught.value.message == Code.EXTRA_MISSING(format="DOCX", extra="formats")
