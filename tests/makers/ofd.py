"""OFD files of a report: lines of 28 characters, 22 a page, as an official document is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from tests.makers.raw_docx import zipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMESPACE: Final = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE, LEFT, TOP, STEP = 5.6, 28.0, 37.0, 10.2
"""Size of characters, margins and distance of lines in millimetres (GB/T 9704-2012)."""
COLUMN, ROWS = 28, 22


def ofd(lines: Sequence[str]) -> bytes:
    """Return a file with the lines as paragraphs, each indented by two characters, and a number on each page."""
    rows = [row for line in lines for row in _wrapped(line)]
    pages = [rows[at : at + ROWS] for at in range(0, len(rows), ROWS)]
    return package([_page(page, number) for number, page in enumerate(pages, 1)])


def package(pages: Sequence[str], template: str = "") -> bytes:
    """Return a file of pages, each the content of its layer, and of a template of pages, if any."""
    entry = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    names = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    common = '<ofd:TemplatePage ID="9" BaseLoc="/Doc_0/Tpls/Content.xml"/>' if template else ""
    files = {
        "OFD.xml": f"<ofd:OFD {NAMESPACE}>{entry}</ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData>{common}</ofd:CommonData>"
        f"<ofd:Pages>{names}</ofd:Pages></ofd:Document>",
    }
    files |= {f"Doc_0/Pages/Page_{n}/Content.xml": _content(page) for n, page in enumerate(pages)}
    return zipped(files | ({"Doc_0/Tpls/Content.xml": _content(template)} if template else {}))


def text(words: str, x: float, y: float, more: str = "") -> str:
    """Return a text object whose characters are set solid."""
    code = (
        f'<ofd:TextCode X="0" Y="{SIZE}" DeltaX="g {max(0, len(words) - 1)} {SIZE}">{escape(words)}</ofd:TextCode>'
    )
    return f'<ofd:TextObject Boundary="{x} {y - SIZE} 200 10" Size="{SIZE}" {more}>{code}</ofd:TextObject>'


def _content(layer: str) -> str:
    inner = f"<ofd:Content><ofd:Layer>{layer}</ofd:Layer></ofd:Content>"
    return f"<ofd:Page {NAMESPACE}>{inner}</ofd:Page>"


def _wrapped(line: str) -> Iterator[tuple[int, str]]:
    """Yield the indent and the words of each line on the page."""
    yield 2, line[: COLUMN - 2]
    yield from ((0, line[at : at + COLUMN]) for at in range(COLUMN - 2, len(line), COLUMN))


def _page(rows: Sequence[tuple[int, str]], number: int) -> str:
    texts = [text(words, LEFT + indent * SIZE, TOP + n * STEP) for n, (indent, words) in enumerate(rows)]
    return "".join((*texts, text(f"— {number} —", LEFT, TOP + (ROWS + 2) * STEP)))
