"""The reader of OFD files (GB/T 33190-2016), the page format of Chinese offices: pages in order, text by position.

A line that fills the column goes on in the next one, if that is not indented. Numbers of pages are left.
"""

from __future__ import annotations

import posixpath
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.knowledge.marks import CELL
from generator.sources.model import Extract, Left, Reader
from generator.sources.readers.xml import child, library, name_of, unreadable
from generator.sources.readers.zipped import LOCAL_HEADER, Parts, names_at_start, unpacked_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element

FORMAT: Final = "OFD"
ENTRY: Final = "OFD.xml"
SAME_LINE: Final = 0.5
"""How far apart the base lines of one line may be, as a share of the size of its characters: raised ones are."""
CELL_GAP: Final = 1.5
"""The gap between two cells of a row, in characters; letters of a line are closer. A choice."""
INDENT: Final = 1.5
"""From how many characters on a line is indented; paragraphs are by two."""
NARROWEST: Final = 15
"""The fewest characters in the full line of a column: what is narrower is a list or a cover. A choice."""
USUAL_SIZE: Final = 5.6
"""The size of characters of an official document in millimetres: three (GB/T 9704-2012, 5.2.2)."""
FARTHEST: Final = 1e6
"""No place on a page is farther, in millimetres; infinities and what is no number are no place. A choice."""
PAGE_NUMBER: Final = re.compile(
    "[-—–\N{FULLWIDTH HYPHEN-MINUS}·. ]{0,3}(?:第 ?)?[0-9]{1,4}(?: ?页)?[-—–\N{FULLWIDTH HYPHEN-MINUS}·. ]{0,3}"
)
SAMPLE: Final = 60
"""The most characters shown of what is left."""


class PageText(NamedTuple):
    """A piece of text on a page: its start and end, its base line from the top, the size of its characters."""

    x: float
    end: float
    y: float
    size: float
    text: str


class PageRow(NamedTuple):
    """A line on a page: whether it is indented, fills its column, or is nothing but the number of the page."""

    text: str
    indented: bool
    full: bool
    is_number: bool


def recognises(head: bytes, _suffix: str) -> bool:
    """Whether a file is a zip archive that starts with the parts of an OFD file."""
    return head.startswith(LOCAL_HEADER) and ENTRY in names_at_start(head)


def extract(data: bytes) -> Extract:
    """Return the text of an OFD file; one that is damaged or without text is a SourceError."""
    library(FORMAT)
    parts = Parts(data, FORMAT)
    pages = list(_pages(parts))
    width = max((_width(page) for page in pages), default=0.0)
    rows = [row for page in pages for row in _rows(page, width)]
    lines = list(_lines(row for row in rows if not row.is_number))
    if not lines:
        raise SourceError(Code.FILE_EMPTY()) if not pages else unreadable("its pages have pictures and no text")
    template = "".join(piece.text for root in _templates(parts) for piece in _pieces(root))
    numbers = " ".join(row.text for row in rows if row.is_number)
    aside = (("text of page templates", template), ("page numbers", numbers))
    return Extract("\n".join(lines), left=tuple(_left(what, text) for what, text in aside if text))


def _left(what: str, text: str) -> Left:
    return Left(what, len("".join(text.split())), text[:SAMPLE])


def _documents(parts: Parts) -> Iterator[tuple[str, Element]]:
    """Yield the name and root of the main part of each document in a file."""
    entry = parts.tree(ENTRY)
    if entry is None:
        raise unreadable(f"it has no part '{ENTRY}', so it is no {FORMAT} file")
    for body in entry:
        name = _place("", _text(child(body, "DocRoot")))
        root = parts.tree(name)
        if root is not None:
            yield name, root


def _pages(parts: Parts) -> Iterator[list[PageText]]:
    """Yield the pieces of each page that is there, in order."""
    for name, document in _documents(parts):
        pages = child(document, "Pages")
        for page in [] if pages is None else pages:
            root = parts.tree(_place(name, page.get("BaseLoc", "")))
            if root is not None:
                yield list(_pieces(root))


def _templates(parts: Parts) -> Iterator[Element]:
    """Yield the roots of the templates of pages: frames and names that are on every page."""
    for name, document in _documents(parts):
        common = child(document, "CommonData")
        for part in [] if common is None else common:
            root = parts.tree(_place(name, part.get("BaseLoc", ""))) if name_of(part) == "TemplatePage" else None
            if root is not None:
                yield root


def _place(source: str, target: str) -> str:
    """Return the name of a part that another one names, relative to it or from the root."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")


def _text(element: Element | None) -> str:
    return "" if element is None else (element.text or "").strip()


def _pieces(root: Element) -> Iterator[PageText]:
    """Yield the pieces of text below an element."""
    for text in root.iter("{*}TextObject"):
        size = _numbers(text.get("Size", ""), 1)[0] or USUAL_SIZE
        left, top, *_ = _numbers(text.get("Boundary", ""), 4)
        a, b, c, d, e, f = _numbers(text.get("CTM", "1 0 0 1 0 0"), 6)
        x = y = 0.0
        for code in text.iter("{*}TextCode"):
            words = (code.text or "").replace("\n", " ")
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            start, base = left + a * x + c * y + e, top + b * x + d * y + f
            if words.strip():
                scale = abs(a) or 1.0
                length = _length(code.get("DeltaX", ""), len(words), size) * scale
                yield PageText(start, start + length, base, size * scale, words)


def _length(deltas: str, count: int, size: float) -> float:
    """Return the length of a text of so many characters; `g 3 5.6` repeats a distance three times (8.3.1)."""
    total, left = size, count - 1
    words = iter(deltas.split())
    for word in words:
        times, step = (_number(next(words, None), 0), next(words, None)) if word == "g" else (1.0, word)
        used = min(left, max(0, int(times)))
        total += used * _number(step, size)
        left -= used
    return total + left * size / 2


def _numbers(text: str, count: int) -> list[float]:
    """Return as many numbers as are wanted; what is missing is 0."""
    found = [_number(word, 0.0) for word in text.split()[:count]]
    return found + [0.0] * (count - len(found))


def _number(text: str | None, usual: float) -> float:
    """Return a number within what a page can have, or what is usual."""
    try:
        value = float(text or "")
    except ValueError:
        return usual
    return value if abs(value) < FARTHEST else usual


def _lines(rows: Iterable[PageRow]) -> Iterator[str]:
    """Yield the paragraphs of rows; a paragraph goes on over the end of a page."""
    text, goes_on = "", False
    for row in rows:
        if goes_on and not row.indented:
            text += row.text
        else:
            yield from [text] * bool(text)
            text = (2 * CELL if row.indented else "") + row.text
        goes_on = row.full
    yield from [text] * bool(text)


def _width(pieces: Sequence[PageText]) -> float:
    """Return how wide the column of a page is, as far as its lines fill it."""
    return max((piece.end for piece in pieces), default=0.0) - min((piece.x for piece in pieces), default=0.0)


def _rows(pieces: Sequence[PageText], width: float) -> Iterator[PageRow]:
    """Yield the rows of a page from top to bottom; `width` is that of the column of all pages."""
    rows = list(_base_lines(pieces))
    margin = min((row[0].x for row in rows), default=0.0)
    for n, row in enumerate(rows, 1):
        words, size = _joined(row), row[0].size
        blank = len(words) - len(words.lstrip())  # blanks of the text may be the indent
        indented = row[0].x + blank * size - margin >= INDENT * size
        edge = n in {1, len(rows)} and PAGE_NUMBER.fullmatch(words) is not None
        near = margin + width - row[-1].end < INDENT * size
        full = near and width > NARROWEST * size and not _has_cells(row)
        yield PageRow(words.lstrip() if indented else words, indented, full, edge)


def _base_lines(pieces: Sequence[PageText]) -> Iterator[list[PageText]]:
    """Yield the pieces that are on one line, each line from left to right."""
    row: list[PageText] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        if row and piece.y - row[0].y > SAME_LINE * max(row[0].size, piece.size):
            yield sorted(row)
            row = []
        row.append(piece)
    if row:
        yield sorted(row)


def _joined(row: Sequence[PageText]) -> str:
    """Return the text of a line; a wide gap separates cells."""
    text = row[0].text
    for before, piece in pairwise(row):
        text += (CELL if _are_cells(before, piece) else "") + piece.text
    return text


def _has_cells(row: Sequence[PageText]) -> bool:
    """Whether a line has cells: gaps without characters. Blanks of the text are text."""
    return any(_are_cells(before, piece) for before, piece in pairwise(row))


def _are_cells(before: PageText, piece: PageText) -> bool:
    return piece.x - before.end > CELL_GAP * piece.size


OFD: Final = Reader("ofd", "1", (".ofd",), extract, recognises, unpacked_size)
