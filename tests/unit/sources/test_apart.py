"""What can cost much is read in a process of its own, and reads the same there; what explodes is bounded."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources import apart
from generator.sources.apart import IN_PROCESS, extract_bounded
from generator.sources.guarded import Budget, guarded
from generator.sources.model import Extract, Reader
from generator.sources.readers.docx import DOCX
from generator.sources.readers.html import HTML
from generator.sources.readers.html.bounds import MOST_SEARCHED, in_bounds
from generator.sources.readers.html.page import WebPage, parse, read_page
from generator.sources.readers.office import OFFICE
from generator.sources.readers.pdf.reader import PDF
from generator.sources.readers.text import TEXT
from generator.sources.readers.zipped import unpacked_size
from tests.makers.raw_docx import p, root, zipped

PAGE = (
    "<html><head><title>攸县政府工作报告</title><link rel=canonical href='https://www.example.gov.cn/a'></head><body>"
    "<nav>首页 新闻 公告</nav><h1>攸县政府工作报告</h1>"
    + "<p>过去一年，全县生产总值增长百分之五点三，各项工作取得了新的进展。</p>" * 40
    + "</body></html>"
)


def loop(_data: bytes) -> Extract:
    while True:
        pass


def long(_data: bytes) -> Extract:
    return Extract("甲" * 50)


def refuse(_data: bytes) -> Extract:
    raise SourceError(Code.FILE_EMPTY())


def reader(extract: object) -> Reader:
    return Reader("r", "1", (".r",), extract)  # type: ignore[arg-type]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return what is read in a process of its own, by its size."""
    seen: list[int] = []

    def counted(function: object, data: bytes, budget: Budget) -> object:
        seen.append(len(data))
        return guarded(function, data, budget)  # type: ignore[arg-type]

    monkeypatch.setattr(apart, "guarded", counted)
    return seen


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (HTML, PAGE.encode()),
        (HTML, PAGE.encode() + b"\xff"),
        (TEXT, "攸县政府工作报告\n过去一年".encode("gb18030")),
        (DOCX, zipped({"word/document.xml": root("document", f"<w:body>{p('攸县')}{p('过去一年')}</w:body>")})),
    ],
)
def test_a_file_reads_the_same_in_a_process_of_its_own(
    kind: Reader, data: bytes, calls: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = extract_bounded(kind, data)
    assert not calls
    monkeypatch.setattr(apart, "IN_PROCESS", 1)
    assert extract_bounded(kind, data) == here
    assert len(calls) == 1


def test_the_size_decides_where_a_file_is_read(calls: list[int]) -> None:
    padded = PAGE.encode().ljust(IN_PROCESS)
    extract_bounded(HTML, padded)
    assert not calls
    assert extract_bounded(HTML, padded + b" ").text == extract_bounded(HTML, PAGE.encode()).text
    assert len(calls) == 1


def test_of_a_packed_file_what_it_unpacks_to_counts(calls: list[int]) -> None:
    body = f"<w:body>{p('攸县') * (IN_PROCESS // 40)}</w:body>"
    data = zipped({"word/document.xml": root("document", body)})
    assert len(data) < IN_PROCESS < unpacked_size(data)
    extract_bounded(DOCX, data)
    assert len(calls) == 1


def test_a_part_is_not_read_beyond_the_size_that_its_archive_states() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"x" * 1000)
    lying = packed.getvalue().replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert unpacked_size(lying) == 10
    with (
        zipfile.ZipFile(io.BytesIO(lying)) as archive,
        archive.open("a") as part,
        pytest.raises(zipfile.BadZipFile),
    ):
        part.read()
    assert unpacked_size(b"no archive") == 10


@pytest.mark.parametrize("kind", [PDF, OFFICE])
def test_a_reader_with_a_process_of_its_own_is_called_here(kind: Reader) -> None:
    assert kind.work(b"x" * 2 * IN_PROCESS) == 0


def test_what_takes_too_long_is_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    small = Budget(processor=1, clock=60, memory=400_000_000)
    monkeypatch.setattr(apart, "BUDGET", small)
    monkeypatch.setattr(apart, "IN_PROCESS", 0)
    with pytest.raises(SourceError) as raised:
        extract_bounded(reader(loop), b"x")
    assert raised.value.message == Code.READING_STOPPED(seconds=small.processor, memory=small.memory)


@pytest.mark.parametrize("most", [0, 100])
def test_a_text_that_no_report_has_and_a_refusal_are_findings(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "IN_PROCESS", most)
    with pytest.raises(SourceError) as raised:
        extract_bounded(reader(refuse), b"x")
    assert raised.value.message == Code.FILE_EMPTY()
    if most:
        monkeypatch.setattr(apart, "LONGEST_TEXT", 49)
        with pytest.raises(SourceError) as raised:
            extract_bounded(reader(long), b"x")
        assert raised.value.message == Code.TEXT_TOO_LONG(limit=49)


@pytest.mark.parametrize("tag", ["option", "rt", "rp"])
def test_elements_that_a_parser_searches_for_are_bounded(tag: str) -> None:
    few = f"<select><{tag}>甲</{tag}>" + f"<{tag}>乙</{tag}>" * (MOST_SEARCHED - 2)
    assert in_bounds(few) == few
    many = f"<p>过去一年。<select>{f'<{tag}>乙' * MOST_SEARCHED * 3}</select><p>今年。"
    assert f"<{tag}>" not in in_bounds(many)
    assert [line.text for line in _page(many).lines][:: len(_page(many).lines) - 1] == ["过去一年。", "今年。"]


def _page(page: str) -> WebPage:
    return read_page(parse(page))
