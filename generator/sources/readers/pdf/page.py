"""The types of the reader of PDF: characters, rules, pages. Lengths are points (1/72 inch), y grows downwards."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from generator.knowledge.marks import OPEN_BRACKET, OPEN_SQUARE

LOST: Final = "\N{REPLACEMENT CHARACTER}"
"""What a glyph becomes for which the file names no character."""

WIDE: Final = "\N{IDEOGRAPHIC SPACE}"
"""What separates the cells of a row and the parts of a line that are wide apart."""

OPENING: Final = frozenset(f"{OPEN_BRACKET}{OPEN_SQUARE}《〈「『【〔“‘([{{+$¥")
"""Marks that end no line."""


class Look(NamedTuple):
    """How a run of text is drawn: not at all (the text of OCR below a picture), or as lightly as a watermark."""

    invisible: bool = False
    light: bool = False


class Char(NamedTuple):
    """A character that is not blank: its box, the size of its font, its direction in degrees clockwise, its look.

    `blank` is the blank that the file has before it in the line, `font` the name of its font.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    angle: int = 0
    look: Look = Look()
    blank: str = ""
    font: str = ""

    @property
    def middle(self) -> tuple[float, float]:
        """Return the middle of the box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Stroke(NamedTuple):
    """A thin straight line on the page, horizontal or vertical: an edge of cells, or what is above footnotes."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it is horizontal."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is read: its size, its characters in the order of the file, its rules.

    `picture` is the share of the page that its largest picture covers, `drawn` whether anything at all is on it.
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[Stroke, ...] = ()
    picture: float = 0.0
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """The pages of a file and what it says beside them: title, bookmarks as (level from 1, words)."""

    pages: tuple[Page, ...]
    title: str = ""
    bookmarks: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class Aside:
    """The characters that are not part of the text, by what they are, in the order in which they were found."""

    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, text: str) -> None:
        """Keep a piece of text that is left out."""
        self.found.setdefault(what, []).append(text)


def is_full_width(char: str) -> bool:
    """Whether a character takes a full square: Han, kana, full-width marks."""
    return unicodedata.east_asian_width(char[0]) in "WF"
