"""Story: the paragraphs and tables of a part of a document, in order, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.marks import CELL
from generator.sources.readers.docx.runs import branch, mark_is_deleted, plain_text, row_is_deleted
from generator.sources.readers.xml import attribute, child, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from generator.sources.readers.docx.left import LeftOut
    from generator.sources.readers.docx.numbering import Numbering
    from generator.sources.readers.docx.runs import Runs
    from generator.sources.readers.docx.styles import Styles

LONGEST_ROW: Final = 200
"""The most characters of a row of cells in one line, as for rows of the text layer; the cells of a longer one are
lines of their own. The longest in the plans read has 96. A choice."""

AROUND: Final = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo"))
"""What may be around paragraphs, rows and cells and adds nothing to them."""


class StoryLine(NamedTuple):
    """A line of text; `level` is that of a heading, from 1, and 0 for any other line."""

    text: str
    level: int = 0


class Story:
    """Reads blocks in the order of the document, since numbers of paragraphs and notes count on."""

    def __init__(self, styles: Styles, numbering: Numbering, runs: Runs, left: LeftOut) -> None:
        """Take what paragraphs refer to, and what counts the text that is left."""
        self._styles, self._numbering, self._runs, self._left = styles, numbering, runs, left
        self._opened = ""  # the text of paragraphs whose end a tracked change deletes
        self._cells = 0  # how many cells are around the current paragraph

    def lines(self, blocks: Element) -> Iterator[StoryLine]:
        """Yield the lines of the blocks below an element."""
        outer, self._opened = self._opened, ""
        yield from self._blocks(blocks)
        if self._opened:
            yield StoryLine(self._opened)
        self._opened = outer

    def _blocks(self, blocks: Element) -> Iterator[StoryLine]:
        for block in blocks:
            name = name_of(block)
            if name == "p":
                yield from self._paragraph(block)
            elif name == "tbl":
                yield from self._table(block)
            elif name in AROUND:
                yield from self._blocks(block)
            elif name == "AlternateContent":
                yield from self._blocks(branch(block))
            elif name in {"del", "moveFrom"}:
                self._left.add("deleted text", plain_text(block))

    def _paragraph(self, paragraph: Element) -> Iterator[StoryLine]:
        """Yield the lines of a paragraph, then those of the text boxes that are anchored in it."""
        properties = child(paragraph, "pPr")
        words = self._runs.words(paragraph)
        text, self._opened = self._opened + words.text, ""
        if mark_is_deleted(properties):
            self._opened = text
        else:
            yield from _lines(self._numbered(text, properties), self._styles.level(properties))
        for box in words.boxes:
            yield from self.lines(box)

    def _numbered(self, text: str, properties: Element | None) -> str:
        """Return the text of a paragraph after its number, which one without text shows in cells alone."""
        place = self._styles.list_of(properties)
        label = self._numbering.label(*place) if place else ""
        if not label or not (text.strip() or self._cells):
            return text
        return f"{label}{_between(label, text.lstrip())}{text.lstrip()}"

    def _table(self, table: Element) -> Iterator[StoryLine]:
        for row in _inner(table, "tr"):
            if row_is_deleted(row):
                self._left.add("deleted text", plain_text(row))
            else:
                cells = [cell for cell in _inner(row, "tc") if not self._is_deleted(cell)]
                yield from _row([self._cell(cell) for cell in cells])

    def _is_deleted(self, cell: Element) -> bool:
        deleted = child(cell, "tcPr", "cellDel") is not None
        if deleted:
            self._left.add("deleted text", plain_text(cell))
        return deleted

    def _cell(self, cell: Element) -> Cell:
        merged = child(cell, "tcPr", "vMerge")
        if merged is not None and (attribute(merged, "val") or "continue") == "continue":
            self._left.add("text under a merged cell", plain_text(cell))
            return Cell((), nested=False)
        self._cells += 1
        lines = tuple(line for line in self.lines(cell) if line.text.strip())
        self._cells -= 1
        return Cell(lines, nested=next(cell.iter("{*}tbl"), None) is not None)


class Cell(NamedTuple):
    """The lines of a cell; `nested`: a table is in it."""

    lines: tuple[StoryLine, ...]
    nested: bool

    @property
    def text(self) -> str:
        """Return the text of the cell in one line."""
        return " ".join(line.text.strip() for line in self.lines).replace("\t", " ")


def _row(cells: Sequence[Cell]) -> Iterator[StoryLine]:
    """Yield a row in one line; one cell alone, long cells and nested tables are lines of their own."""
    row = CELL.join(cell.text for cell in cells).strip(CELL)
    filled = [cell for cell in cells if cell.lines]
    if len(filled) < 2 or len(row) > LONGEST_ROW or any(cell.nested for cell in filled):  # noqa: PLR2004
        for cell in filled:
            yield from cell.lines
    else:
        yield StoryLine(row)


def _inner(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, whatever is around them."""
    for element in parent:
        name = name_of(element)
        if name == wanted:
            yield element
        elif name in AROUND:
            yield from _inner(element, wanted)
        elif name == "AlternateContent":
            yield from _inner(branch(element), wanted)


def _lines(text: str, level: int) -> Iterator[StoryLine]:
    """Yield the lines of a paragraph; a heading is one line."""
    if level and text.strip():
        yield StoryLine(" ".join(text.split("\n")).strip(), level)
    else:
        yield from map(StoryLine, text.strip("\n").split("\n"))


def _between(label: str, text: str) -> str:
    """Return what separates a number from the text after it.

    Nothing after a mark that ends the number, unless the text would change it (1. and 2024 are not 1.2024).
    """
    closed = not label[-1].isalnum() and not (label[-1] in ".\N{FULLWIDTH FULL STOP}" and text[:1].isdecimal())
    return "" if closed or not text else " "
