"""Files: the pages of a PDF by PDFium. The only module that calls it; nothing in a file is run or fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.readers.pdf.page import Document, Page
from generator.sources.readers.pdf.pdfium.drawing import Drawing, drawing_of
from generator.sources.readers.pdf.pdfium.glyphs import glyphs_of
from generator.sources.readers.pdf.pdfium.turning import upright

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES: Final = 3000
"""The most pages of a file that is read. A choice: the longest yearbooks have 1,200."""

MOST_CHARS: Final = 4_000_000
"""The most characters of a file that is read. A choice: thirty times the longest report known."""

MOST_BOOKMARKS: Final = 5000
"""The most bookmarks that are read. A choice."""

DEEPEST: Final = 15
"""How deep bookmarks are followed; files in which they lead in a circle exist."""


def open_document(data: bytes) -> Document:
    """Return the pages of a PDF and what it says beside them.

    One that needs a password, is damaged or too long is a SourceError. An empty password is tried.
    """
    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise SourceError(_problem(error)) from error
    if len(opened) > MOST_PAGES:
        raise SourceError(Code.PAGES_TOO_MANY(count=len(opened), limit=MOST_PAGES))
    return Document(tuple(_pages(opened)), _title(opened), tuple(_bookmarks(opened)))


def _problem(error: pypdfium2.PdfiumError) -> Any:  # noqa: ANN401 - a message
    if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return Code.ENCRYPTED(format="PDF")
    return Code.UNREADABLE(reason=f"PDFium: {error}")


def _pages(opened: pypdfium2.PdfDocument) -> Iterator[Page]:
    chars = 0
    for index in range(len(opened)):
        page = _page(opened, index)
        chars += len(page.chars)
        if chars > MOST_CHARS:
            raise SourceError(Code.TEXT_TOO_LONG(limit=MOST_CHARS))
        yield page


def _page(opened: pypdfium2.PdfDocument, index: int) -> Page:
    """Return a page; one that is damaged is empty, as a viewer shows it."""
    try:
        page = opened[index]
    except pypdfium2.PdfiumError:
        return Page(index + 1, 1.0, 1.0, (), drawn=False)
    box, rotation = page.get_bbox(), page.get_rotation()
    drawing: Drawing = drawing_of(page, box, rotation)
    text = page.get_textpage()
    if text.count_chars() > MOST_CHARS:
        raise SourceError(Code.TEXT_TOO_LONG(limit=MOST_CHARS))
    chars = glyphs_of(text, box, rotation)
    text.close()
    page.close()
    return upright(
        Page(index + 1, drawing.width, drawing.height, chars, drawing.rules, drawing.picture, drawing.drawn)
    )


def _title(opened: pypdfium2.PdfDocument) -> str:
    return str(opened.get_metadata_value("Title"))


def _bookmarks(opened: pypdfium2.PdfDocument) -> Iterator[tuple[int, str]]:
    """Yield level and words of each bookmark, in order."""
    for count, bookmark in enumerate(opened.get_toc(max_depth=DEEPEST)):
        if count >= MOST_BOOKMARKS:
            return
        yield bookmark.level + 1, str(bookmark.get_title())
