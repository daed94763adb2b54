"""What is on the pages and no part of the text is left, and counted: every character is in one or the other."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.readers.pdf.extract import extract
from generator.sources.readers.pdf.page import Aside
from generator.sources.readers.pdf.pdfium.files import open_document
from generator.sources.readers.pdf.text import laid_out
from tests.makers.raw_pdf import Sheet, pdf, wrapped

WORDS = [
    "过去一年，全市上下坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念。",
    "今年工作的总体要求是坚持稳中求进，着力推动高质量发展，确保完成全年目标任务。",
    "各位代表，让我们团结起来，为建设现代化的新城市而努力奋斗，不负人民的信任。",
]


def pages(number: int = 3) -> list[Sheet]:
    return [Sheet().lines(80, 160, wrapped(WORDS[page % 3], 27)) for page in range(number)]


def read(sheets: list[Sheet]) -> tuple[list[str], dict[str, str]]:
    found: dict[str, Any] = extract(pdf(sheets))
    return found["text"].split("\n"), {what: sample for what, _, sample in found["left"]}


@pytest.mark.parametrize(
    "number", ["— {0} —", "第{0}页 共3页", "{0}/3", "- {0} -", "Page {0} of 3", "{0}", "第{0}页", "–{0}–"]
)
def test_page_numbers_are_left(number: str) -> None:
    sheets = pages()
    for page, sheet in enumerate(sheets, 1):
        sheet.text(280 if page % 2 else 120, 800, number.format(page), 12)
    text, left = read(sheets)
    assert text == WORDS
    assert left["page number"].replace(" ", "") == number.format(1).replace(" ", "")


def test_headers_and_footers_are_what_is_repeated_at_the_edge() -> None:
    sheets = pages(4)
    for page, sheet in enumerate(sheets):
        sheet.text(200, 60, "某市人民政府公报" if page % 2 else "政府工作报告", 10)
        sheet.text(80, 810, f"http://example.org/{page}", 9)
    text, left = read(sheets)
    assert text == [*WORDS, WORDS[0]]
    assert left == {"page header": "政府工作报告", "page footer": "http://example.org/0"}


def test_the_first_lines_of_annexes_are_no_headers() -> None:
    sheets = pages()
    for page, sheet in enumerate(sheets, 1):
        sheet.text(80, 100, f"附件{page}")
    text, left = read(sheets)
    assert [line for line in text if line.startswith("附件")] == ["附件1", "附件2", "附件3"]
    assert not left


def test_a_number_in_the_text_is_no_page_number() -> None:
    text, left = read([Sheet().lines(80, 160, wrapped(WORDS[0], 27)).text(80, 400, "2024")])
    assert text[-1] == "2024"
    assert not left


def test_watermarks_are_left() -> None:
    sheets = [sheet.text(150, 500, "内部资料", 60, cosine=0.8, sine=0.6, grey=0.5) for sheet in pages()]
    assert read(sheets) == (WORDS, {"rotated text": "内部资料"})
    sheets = [sheet.text(150, 300, "样稿", 50, grey=0.85) for sheet in pages()]
    assert read(sheets) == (WORDS, {"watermark": "样稿"})
    under = [Sheet().text(90, 180, "样稿", 50, grey=0.85).lines(80, 160, wrapped(WORDS[0], 27))]
    assert read(under) == ([WORDS[0]], {"watermark": "样稿"})


def test_a_large_or_light_line_that_is_there_once_is_text() -> None:
    sheets = pages()
    sheets[0].text(150, 120, "政府工作报告", 32)
    sheets[1].text(80, 400, "资料来源不详", 16, grey=0.7)
    text, left = read(sheets)
    assert {"政府工作报告", "资料来源不详"} <= set(text)
    assert not left


def test_text_that_nobody_sees_is_left_unless_the_page_is_a_picture() -> None:
    assert read([pages(1)[0].text(80, 400, "隐藏的字", mode=3)]) == ([WORDS[0]], {"invisible text": "隐藏的字"})
    assert read([Sheet().picture().text(80, 400, WORDS[0][:26], mode=3)])[0] == [WORDS[0][:26]]


ODD = st.text("一二三政府工作报告。，abc 123（）—", min_size=1, max_size=14)
DRAWN = st.tuples(
    st.integers(20, 500), st.integers(30, 820), ODD, st.sampled_from([8, 10.5, 16, 40]), st.sampled_from([0, 3]),
    st.sampled_from([0.0, 0.6]), st.sampled_from([0.0, 0.9]),
)  # fmt: skip


@given(st.lists(st.lists(DRAWN, max_size=12), min_size=1, max_size=4), st.booleans())
def test_every_character_is_text_or_left(sheets: list[list[Any]], grid: bool) -> None:  # noqa: FBT001 - drawn
    made = []
    for drawn in sheets:
        sheet = Sheet()
        if grid:
            sheet.grid([100, 250, 400], [200, 300, 500])
        for x, y, words, size, mode, sine, grey in drawn:
            sheet.text(x, y, words, size, mode=mode, sine=sine, cosine=(1 - sine**2) ** 0.5, grey=grey)
        made.append(sheet)
    document = open_document(pdf(made))
    seen = Counter(char.text for page in document.pages for char in page.chars)
    laid = laid_out(document)
    kept = Counter("".join("".join(laid.paragraphs).split()))
    kept.update(char for texts in laid.aside.found.values() for text in texts for char in text)
    assert kept == seen


def test_left_is_counted_by_what_it_is() -> None:
    aside = Aside()
    aside.add("page number", "—1—")
    aside.add("page number", "—2—")
    assert aside.found == {"page number": ["—1—", "—2—"]}
