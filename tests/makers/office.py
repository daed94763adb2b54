"""DOCX files of a report, as people make them: with python-docx, and as XML where it has no way to."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.sources.readers.docx.numerals import han
from tests.makers.raw_docx import p, package, r

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docx.document import Document as DocumentType

TOP, SUB = "{}、", "（{}）"
"""The numbers of the first two levels of an official document."""
ROWS: Final = (("指标", "单位", "目标"), ("地区生产总值", "亿元", "1061"), ("城镇新增就业", "万人", "5.8"))
NOTE: Final = "数据来源于统计公报。"
NOTED: Final = 5
"""Every fifth paragraph has a note, or a change."""


def plain(lines: Sequence[str]) -> bytes:
    """Return a document with a paragraph for each line."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return _saved(document)


def styled(lines: Sequence[str], levels: Mapping[int, int]) -> bytes:
    """Return a document whose headings (the level by line) have the styles of headings."""
    document = Document()
    for n, line in enumerate(lines):
        document.add_paragraph(line, f"Heading {levels[n]}" if n in levels else None)
    return _saved(document)


def numbered(lines: Sequence[str]) -> tuple[bytes, int]:
    """Return a document that numbers its lines 一、 and （一） itself, and how many it numbers.

    A line keeps its typed number where counting gives another.
    """
    document = Document()
    list_id = _add_list(document)
    count = 0
    for line, level in counted(lines):
        paragraph = document.add_paragraph(line)
        if level is not None:
            place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/>'
            properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - there is no other access
            properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{place}</w:numPr>"))
            count += 1
    return _saved(document), count


def counted(lines: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    """Yield each line without the number that counting gives it, and the level of the number; None without one."""
    counts = [0, 0]
    for line in lines:
        labels = [TOP.format(han(counts[0] + 1)), SUB.format(han(counts[1] + 1))]
        level = next((n for n, label in enumerate(labels) if line.startswith(label)), None)
        if level is not None:
            counts = [counts[0] + 1, 0] if level == 0 else [counts[0], counts[1] + 1]
        yield (line, None) if level is None else (line[len(labels[level]) :], level)


def with_table(lines: Sequence[str]) -> bytes:
    """Return a document with a table after the lines."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for cells, row in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    return _saved(document)


def with_notes(lines: Sequence[str], noted: Sequence[int]) -> bytes:
    """Return a document with a footnote at the end of some lines."""
    refer = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
    body = "".join(
        p(escape(line), *([refer.format(noted.index(n) + 1)] if n in noted else []))
        for n, line in enumerate(lines)
    )
    notes = "".join(f'<w:footnote w:id="{n + 1}">{p(NOTE)}</w:footnote>' for n in range(len(noted)))
    return package(body, {"footnotes": notes})


def with_changes(lines: Sequence[str]) -> bytes:
    """Return a document in which every fifth line was changed, and the changes are tracked."""
    gone = '<w:del w:id="1"><w:r><w:delText>旧的说法2023年</w:delText></w:r></w:del>'
    body = ""
    for n, line in enumerate(lines):
        middle = len(line) // 2
        first, second = escape(line[:middle]), escape(line[middle:])
        changed = p(first, gone, f'<w:ins w:id="2">{r(second)}</w:ins>')
        body += changed if n % NOTED == 0 and line.strip() else p(escape(line))
    return package(body)


def _add_list(document: DocumentType) -> int:
    """Add a list with the two levels of an official document, and return its id."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text.format(f"%{n + 1}")}"/></w:lvl>'
        for n, text in enumerate((TOP, SUB))
    )
    definition = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99">{levels}</w:abstractNum>')
    numbering.insert(0, definition)
    return int(numbering.add_num(99).numId)


def _saved(document: DocumentType) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()
