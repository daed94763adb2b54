"""Frames: headers, footers and page numbers, by their place on the page and by their repetition."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from generator.knowledge.marks import COMMA, SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.sources.readers.pdf.lines import TextLine
    from generator.sources.readers.pdf.page import Aside

MARGIN: Final = 0.14
"""The share of the height of a page, at its top and foot, in which headers and footers are.

Official documents (GB/T 9704) have 37 mm of 297 above the text and 35 mm below it.
"""

MOST_LINES: Final = 3
"""The most lines of a header or footer. A choice."""

SHARE: Final = 0.4
"""The share of the pages on which a header is: those of left pages and of right pages may differ."""

NEAR: Final = 6.0
"""How far, in points, a header may be higher or lower than on another page."""

DIGITS: Final = re.compile(r"\d+|\b[ivxlc]{1,5}\b")
PAGE_NUMBER: Final = re.compile(
    rf"第\d{{1,4}}页(?:[,{COMMA}/]?共\d{{1,4}}页)?"
    rf"|[-{SIGNS}—–−―─·•~]{{1,4}}\d{{1,4}}[-{SIGNS}—–−―─·•~]{{1,4}}"
    r"|\d{1,4}/\d{1,4}|(?:Page|P\.?)\d{1,4}(?:(?:of|/)\d{1,4})?|\d{1,4}of\d{1,4}"
)
"""A line that is a page number whatever else the document has."""

NUMBERED: Final = re.compile("(?:附[件表录图]|[表图]|专栏|第)[一二三四五六七八九十\\d]")
"""Lines that differ in their number and are no header: the first of an annex, of a table, of a chapter."""

BARE: Final = re.compile(r"\d{1,4}|[ivxlc]{1,5}")


def without_frames(
    pages: Sequence[Sequence[TextLine]], heights: Sequence[float], aside: Aside
) -> list[list[TextLine]]:
    """Return the lines of each page (from top to bottom) without headers, footers and page numbers."""
    margins = [_margins(lines, height) for lines, height in zip(pages, heights, strict=True)]
    known = _repeated(margins)
    numbers = _numbers(margins)
    kept = []
    for lines, (top, foot) in zip(pages, margins, strict=True):
        gone = [*_outermost(top, known, numbers), *_outermost(foot, known, numbers)]
        for line, what in gone:
            aside.add(what, "".join(piece.solid for piece in line.pieces))
        kept.append([line for line in lines if all(line is not other for other, _ in gone)])
    return kept


class _Margin:
    """The lines in a margin of a page, the outermost first; `side` is top or foot."""

    def __init__(self, side: str, lines: Sequence[TextLine], height: float) -> None:
        self.side = side
        self.lines = [line for line in lines[:MOST_LINES] if not line.row]
        self._height = height

    def keys(self, line: TextLine) -> tuple[tuple[str, str, int], ...]:
        """Return what a line has in common with its repetitions: words and place, two of them between two."""
        edge = line.middle if self.side == "top" else self._height - line.middle
        place = int(edge / NEAR)
        beside = place + (1 if edge / NEAR - place >= 0.5 else -1)  # noqa: PLR2004 - the nearer neighbour
        words = _solid(line) if NUMBERED.match(_solid(line)) else DIGITS.sub("#", _solid(line))
        return (self.side, words, place), (self.side, words, beside)


def _solid(line: TextLine) -> str:
    return "".join(piece.solid for piece in line.pieces)


def _margins(lines: Sequence[TextLine], height: float) -> tuple[_Margin, _Margin]:
    top = [line for line in lines if line.middle < MARGIN * height]
    foot = [line for line in reversed(lines) if line.middle > (1 - MARGIN) * height]
    return _Margin("top", top, height), _Margin("foot", foot, height)


def _repeated(margins: Sequence[tuple[_Margin, _Margin]]) -> set[tuple[str, str, int]]:
    counts: Counter[tuple[str, str, int]] = Counter()
    for page in margins:
        counts.update({key for margin in page for line in margin.lines for key in margin.keys(line)})
    full = sum(bool(top.lines or foot.lines) for top, foot in margins)
    fewest = max(2, SHARE * full)
    return {key for key, count in counts.items() if count >= fewest}


def _numbers(margins: Sequence[tuple[_Margin, _Margin]]) -> set[int]:
    """Return the ids of lines that are a bare number which grows with the pages."""
    shifts: dict[int, list[TextLine]] = defaultdict(list)
    for index, page in enumerate(margins):
        for margin in page:
            for line in margin.lines:
                if BARE.fullmatch(_solid(line)) and _solid(line).isdigit():
                    shifts[int(_solid(line)) - index].append(line)
    pages = len(margins)
    agreed = (lines for shift, lines in shifts.items() if len(lines) > 1 or (pages == 1 and shift == 1))
    return {id(line) for lines in agreed for line in lines}


def _outermost(
    margin: _Margin, known: set[tuple[str, str, int]], numbers: set[int]
) -> Iterator[tuple[TextLine, str]]:
    """Yield the lines of a margin that are its frame, and what they are, from the edge to the first other."""
    for line in margin.lines:
        words = _solid(line)
        if PAGE_NUMBER.fullmatch(words) or id(line) in numbers:
            yield line, "page number"
        elif any(key in known for key in margin.keys(line)) and not BARE.fullmatch(words):
            yield line, "page header" if margin.side == "top" else "page footer"
        else:
            return
