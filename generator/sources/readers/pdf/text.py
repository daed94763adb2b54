"""Text: from the pages of a document to its paragraphs, with what was left out of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final

from generator.sources.readers.pdf.asides import is_recognised, without_asides
from generator.sources.readers.pdf.columns import columns_of, gutter_of_most
from generator.sources.readers.pdf.frames import without_frames
from generator.sources.readers.pdf.lines import WIDE_GAP, LinePart, TextLine, line_of, lines_of, pieces_of
from generator.sources.readers.pdf.notes import divided, mark_of, without_marks
from generator.sources.readers.pdf.page import Aside
from generator.sources.readers.pdf.paragraphs import columns_with_edges, edges_by_line, joined, paragraphs_of
from generator.sources.readers.pdf.tables import with_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.sources.readers.pdf.page import Document, Page

SCANNED: Final = 0.5
"""The share of a page that a picture covers which is all that is on it. A choice: seals have less."""

HARDLY: Final = 20
"""The characters up to which a page that is a picture has no text of its own: a number, a stamp. A choice."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The paragraphs of a document, footnotes last, and the pages without text and those with recognised text."""

    paragraphs: tuple[str, ...]
    aside: Aside
    scanned: tuple[int, ...]
    recognised: tuple[int, ...]


def laid_out(document: Document) -> Laid:
    """Return the text of a document in paragraphs."""
    aside = Aside()
    recognised = tuple(page.number for page in document.pages if is_recognised(page))
    pages = without_asides(document, aside).pages
    lines = [_lines(page) for page in pages]
    kept = without_frames(lines, [page.height for page in pages], aside)
    scanned = tuple(
        page.number
        for page, rest in zip(pages, kept, strict=True)
        if page.drawn and page.number not in recognised and _is_scan(page, rest)
    )
    size = _text_size(kept)
    parts, notes = [], []
    gutter = gutter_of_most([_items(rest) for rest in kept])
    for page, rest in zip(pages, kept, strict=True):
        text, below = divided(rest, page.rules, page.height, size)
        parts += _parts(text, page.number, gutter)
        notes += [below] if below else []
    noted = _paragraphs(notes)
    marks = frozenset(filter(None, map(mark_of, noted)))
    marked = [[without_marks(line, marks, aside) for line in part] for part in parts]
    return Laid((*_paragraphs(marked), *noted), aside, scanned, recognised)


def _is_scan(page: Page, lines: Sequence[TextLine]) -> bool:
    """Whether a page has no text to speak of, and is a picture (of pixels, or of drawn letters)."""
    chars = sum(len(line.chars) for line in lines)
    return not chars or (page.picture >= SCANNED and chars <= HARDLY)


def _lines(page: Page) -> list[TextLine]:
    """Return the lines of a page over its whole width, the rows of its tables among them."""
    rest, rows = with_rows(page.chars, page.rules, page.number)
    return sorted([*lines_of(pieces_of(rest), page.number), *rows], key=lambda line: (line.middle, line.left))


def _text_size(pages: Iterable[Sequence[TextLine]]) -> float:
    sizes: dict[float, int] = defaultdict(int)
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += 0 if line.row else len(line.chars)
    return max(sizes, key=lambda size: (sizes[size], size), default=1.0)


def _items(lines: Sequence[TextLine]) -> list[LinePart | TextLine]:
    """Return what columns are made of: rows of tables as they are, the pieces of other lines."""
    return [item for line in lines for item in ([line] if line.row else line.pieces)]


def _parts(lines: Sequence[TextLine], page: int, gutter: float | None) -> list[list[TextLine]]:
    """Return the lines of a page in its columns, in reading order; rows without borders are rows."""
    parts = columns_of(_items(lines), gutter)
    return [_with_open_rows(_relined(part, page)) for part in parts]


def _relined(part: Sequence[LinePart | TextLine], page: int) -> list[TextLine]:
    rows = [item for item in part if isinstance(item, TextLine)]
    lines = lines_of([item for item in part if isinstance(item, LinePart)], page)
    return sorted([*lines, *rows], key=lambda line: (line.middle, line.left))


def _with_open_rows(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return lines where neighbours with a wide gap at the same place are rows of a table without borders."""
    shared = [False, *(_share_gap(before, after) for before, after in pairwise(lines)), False]
    return [
        line_of(line.pieces, line.page, row=True) if any(shared[at : at + 2]) else line
        for at, line in enumerate(lines)
    ]


def _share_gap(before: TextLine, after: TextLine) -> bool:
    """Whether two lines have a gap between cells in common: blanks in running text are anywhere."""
    if before.row or after.row:
        return False
    common = (
        min(ends) - max(starts)
        for starts, ends in (zip(*gaps, strict=True) for gaps in product(before.gaps, after.gaps))
    )
    return any(width >= WIDE_GAP * min(before.size, after.size) for width in common)


def _paragraphs(parts: Sequence[Sequence[TextLine]]) -> list[str]:
    columns = columns_with_edges([part for part in parts if part])
    edges = dict(edges_by_line(columns))
    return [joined([(line, edges[id(line)]) for line in group]) for group in paragraphs_of(columns)]
