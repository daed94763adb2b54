"""Glyphs: the characters of a page from PDFium, with position, size, direction and look."""

from __future__ import annotations

import ctypes
import math
import sys
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

from generator.sources.readers.pdf.page import LOST, Char, Look, is_full_width
from generator.sources.readers.pdf.pdfium.turning import FULL, QUARTER, Box, placed

if TYPE_CHECKING:
    from collections.abc import Iterator

HYPHEN: Final = "-"
BELOW: Final = 0.12
"""How far the square of a Han character reaches below the base line, in sizes of the font (OpenType CJK fonts)."""

STRAIGHT: Final = 3
"""Degrees by which a line of text may be off the horizontal: scanned and printed pages are off by less."""

NO_CHARACTER: Final = frozenset(("Cs", "Cn"))
"""The Unicode categories of codes that are no character: halves of surrogate pairs, codes that are not given."""

LONGEST_NAME: Final = 200
"""The bytes of a font's name that are looked at."""

INVISIBLE: Final = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
"""The ways to draw text by which nothing is seen (ISO 32000-1, 9.3.6)."""

LIGHT: Final = 170
"""The brightness (0 to 255, Rec. 601) from which text is a watermark. A choice: grey notes have 128 at most."""

FAINT: Final = 128
"""The opacity (of 255) below which text is a watermark. A choice."""


def glyphs_of(text: Any, page: Box, rotation: int) -> tuple[Char, ...]:  # noqa: ANN401 - PDFium's
    """Return the characters of a text page that are not blank, in the order of the file."""
    return tuple(_glyphs(_Source(text), Box(*page), rotation))


def _glyphs(source: _Source, page: Box, rotation: int) -> Iterator[Char]:
    blank = ""
    for index in range(source.count):
        if source.made(index):
            continue
        char = source.char(index)
        if char.isspace() or not char:
            blank = char or blank
            continue
        yield _glyph(source, index, page, rotation)._replace(text=char, blank=blank)
        blank = ""


def _glyph(source: _Source, index: int, page: Box, rotation: int) -> Char:
    size, angle = source.size(index), (source.angle(index) + rotation) % FULL
    left, top, right, bottom = placed(source.box(index), page, rotation)
    if angle % QUARTER == 0 and rotation == 0 and angle == 0:
        x, y = source.origin(index)
        left, base = min(left, x - page.left), page.top - y
        if is_full_width(source.char(index)):
            right = max(right, x - page.left + size)
        top, bottom = base - (1 - BELOW) * size, base + BELOW * size
    look, font = source.look(index)
    return Char("", left, top, right, bottom, size, angle, look, font=font)


class _Source:
    """One text page of PDFium, asked for a character by its index."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401 - PDFium's
        self._text = text
        self.count: int = text.count_chars()
        self._looks: dict[int, tuple[Look, str]] = {}
        self._boxed = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(LONGEST_NAME)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def made(self, index: int) -> bool:
        """Whether PDFium put the character in (a line end, a blank between words): it is not in the file."""
        return bool(pdfium.FPDFText_IsGenerated(self._text, index) == 1)

    def char(self, index: int) -> str:
        """Return the character; empty for a control character."""
        if pdfium.FPDFText_IsHyphen(self._text, index) == 1:
            return HYPHEN  # PDFium gives another code for one at the end of a line
        code = pdfium.FPDFText_GetUnicode(self._text, index)
        char = chr(code) if 0 < code <= sys.maxunicode else LOST
        if unicodedata.category(char) in NO_CHARACTER:
            return LOST
        return char if char.isprintable() or char.isspace() else self._unprintable(char, index)

    def _unprintable(self, char: str, index: int) -> str:
        lost = pdfium.FPDFText_HasUnicodeMapError(self._text, index) == 1
        return LOST if lost or char < " " else char

    def size(self, index: int) -> float:
        """Return the size of the font as it is shown."""
        pdfium.FPDFText_GetMatrix(self._text, index, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        return max(0.1, abs(float(pdfium.FPDFText_GetFontSize(self._text, index)) * scale))

    def angle(self, index: int) -> int:
        """Return the direction in degrees clockwise; a quarter turn if it is near one."""
        angle = round(math.degrees(pdfium.FPDFText_GetCharAngle(self._text, index))) % FULL
        nearest = round(angle / QUARTER) * QUARTER
        return nearest % FULL if abs(angle - nearest) <= STRAIGHT else angle

    def box(self, index: int) -> Box:
        """Return the box of the glyph with its advance width."""
        pdfium.FPDFText_GetLooseCharBox(self._text, index, self._boxed)
        return Box(self._boxed.left, self._boxed.bottom, self._boxed.right, self._boxed.top)

    def origin(self, index: int) -> tuple[float, float]:
        """Return where the glyph is on the base line."""
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        return self._x.value, self._y.value

    def look(self, index: int) -> tuple[Look, str]:
        """Return how the run of a character is drawn, and the name of its font."""
        drawn = pdfium.FPDFText_GetTextObject(self._text, index)
        key = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if key not in self._looks:
            look = Look(_invisible(drawn), self._light(index)) if key else Look()
            self._looks[key] = (look, self._font(index))
        return self._looks[key]

    def _font(self, index: int) -> str:
        flags = ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self._text, index, self._name, len(self._name), flags)
        return self._name.raw[: max(0, min(length, len(self._name)) - 1)].decode("utf-8", "replace")

    def _light(self, index: int) -> bool:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not pdfium.FPDFText_GetFillColor(self._text, index, red, green, blue, alpha):
            return False
        bright = 0.299 * red.value + 0.587 * green.value + 0.114 * blue.value
        return bright >= LIGHT or alpha.value < FAINT


def _invisible(drawn: Any) -> bool:  # noqa: ANN401 - PDFium's
    return pdfium.FPDFTextObj_GetTextRenderMode(drawn) in INVISIBLE
