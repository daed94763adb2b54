"""Rows: lines of cells, as a table leaves them. They stay lines, and one sign separates their cells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.han import WRITTEN_HAN
from generator.knowledge.marks import CELL, COLON, COMMA, ENDS, SEMICOLON

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge.cues.document_words import DocumentWords

SEPARATOR: Final = re.compile(f"[^\\S\n]*(?:\t|[^\\S\n]{{2}}|{CELL})[^\\S\n]*")
"""What separates two cells: a tab, two blanks or more, or the sign of a text that was restored before."""

SHOWN: Final = ("\t", "  ", CELL, "\N{NO-BREAK SPACE}")
"""A text without these has no separator."""

LONGEST_ROW: Final = 200
"""The most characters of a row; the longest in the plans read has 96. A choice."""

SURE_CELLS: Final = 3
"""The number of cells from which on two lines are rows. Lines of two are often an office and a name, or a heading
with its number, so that it takes as many of them.
"""

SENTENCE: Final = re.compile(f"[。{SEMICOLON}{ENDS}]|[{COMMA}、{COLON}](?:\\s|\\Z)")
"""No row has a stop inside, and no cell ends with a pause."""

LETTER: Final = re.compile(f"[{WRITTEN_HAN}]")
NUMBER_ALONE: Final = "{heading-number}|{circled-number}"


class CellRow(NamedTuple):
    """A line that may be a row: the starts of its separators, in the text."""

    separators: tuple[int, ...]

    @property
    def cells(self) -> int:
        """Return the number of its cells."""
        return len(self.separators) + 1


def separators(text: str, words: DocumentWords) -> frozenset[int]:
    """Return the starts of the separators of all rows of a text."""
    if not any(shown in text for shown in SHOWN):
        return frozenset()
    number = _number(words)
    found: set[int] = set()
    block: list[CellRow] = []
    at = 0
    for line in text.split("\n"):
        row = _row(line, at, number)
        if row is None:
            found.update(_sure(block))
            block = []
        else:
            block.append(row)
        at += len(line) + 1
    found.update(_sure(block))
    return frozenset(found)


@lru_cache(maxsize=2)
def _number(words: DocumentWords) -> re.Pattern[str]:
    return words.compile(NUMBER_ALONE)


def _row(line: str, at: int, number: re.Pattern[str]) -> CellRow | None:
    """Return a line as a row; None for a sentence, a letterspaced title, a heading apart from its number."""
    if not line or len(line) > LONGEST_ROW or not any(shown in line for shown in SHOWN) or SENTENCE.search(line):
        return None
    spans = [match.span() for match in SEPARATOR.finditer(line)]
    cells = _cells(line, spans)
    spans = [span for span, a, b in zip(spans, cells, cells[1:], strict=False) if not _is_filler(line, span, a, b)]
    cells = _cells(line, spans)
    numbered = len(cells) < SURE_CELLS and number.fullmatch(cells[0])
    if not spans or numbered or "" in cells:
        return None
    return CellRow(tuple(at + start for start, _ in spans))


def _cells(line: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return the text before, between and after separators."""
    starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(line)]
    return [line[start:end] for start, end in zip(starts, ends, strict=True)]


def _is_filler(line: str, span: tuple[int, int], a: str, b: str) -> bool:
    """Whether a blank separates two single Han: those of a name set as wide as three, or of a title."""
    tab = "\t" in line[span[0] : span[1]]
    return not tab and all(len(cell) == 1 and LETTER.match(cell) is not None for cell in (a, b))


def _sure(block: Sequence[CellRow]) -> Iterator[int]:
    """Yield the starts of the separators of neighbouring lines that are rows: three, or two of three cells."""
    many = len(block) >= SURE_CELLS
    equal = len({row.cells for row in block}) < len(block)
    wide = all(row.cells >= SURE_CELLS for row in block)
    if len(block) > 1 and equal and (many or wide):
        yield from (start for row in block for start in row.separators)
