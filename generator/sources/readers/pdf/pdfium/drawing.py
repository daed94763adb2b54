"""Drawing: what is on a page beside its text, from PDFium: thin lines, and how much a picture covers."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

from generator.sources.readers.pdf.page import Stroke
from generator.sources.readers.pdf.pdfium.turning import HALF, Box, placed

if TYPE_CHECKING:
    from collections.abc import Iterator

THIN: Final = 3.0
"""The thickness in points up to which a rectangle is a line. A choice: borders of tables have 0.5 to 1.5."""

SHORTEST: Final = 5.0
"""The shortest line in points that can be an edge of a cell. A choice: a row is higher."""

MOST_OBJECTS: Final = 200_000
"""The most objects of a page that are looked at: a map has tens of thousands. A choice."""

DEEPEST: Final = 6
"""How deep groups of objects are followed: they may be nested without end. A choice."""


MOST_POINTS: Final = 4000
"""The most points of a path that are looked at: a grid has four or five for each line. A choice."""

RECTANGLE: Final = (4, 5)
"""The numbers of points of a rectangle, without and with the way back."""

Matrix = tuple[float, float, float, float, float, float]
SAME: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""The matrix that moves nothing."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The size of a page as shown, its lines, the share of its largest picture, whether anything is on it."""

    width: float
    height: float
    rules: tuple[Stroke, ...]
    picture: float
    drawn: bool


def drawing_of(page: Any, box: tuple[float, float, float, float], rotation: int) -> Drawing:  # noqa: ANN401
    """Return what is drawn on a page of PDFium, in the coordinates of the page as it is shown."""
    frame = Box(*box)
    width, height = frame.right - frame.left, frame.top - frame.bottom
    rules: list[Stroke] = []
    picture, drawn = 0.0, False
    for kind, item, matrix in _objects(page):
        drawn = True
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            picture = max(picture, _share(_box_of(_corners(item), matrix), frame))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(rules) < MOST_OBJECTS:
            rules += [Stroke(*placed(edge, frame, rotation)) for edge in _edges(item, matrix)]
    if rotation % HALF:
        width, height = height, width
    return Drawing(width, height, tuple(rules), picture, drawn)


def _objects(page: Any) -> Iterator[tuple[int, Any, Matrix]]:  # noqa: ANN401 - PDFium's
    """Yield kind, object and the matrix of its group for each object of a page; groups are looked into."""
    number = min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)
    waiting = [(pdfium.FPDFPage_GetObject(page, index), 0, SAME) for index in range(number)]
    for count, (item, depth, matrix) in enumerate(waiting):
        if count >= MOST_OBJECTS:
            return
        kind = pdfium.FPDFPageObj_GetType(item)
        yield kind, item, matrix
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST and len(waiting) < MOST_OBJECTS:
            within = _product(_matrix(item), matrix)
            inside = min(pdfium.FPDFFormObj_CountObjects(item), MOST_OBJECTS)
            waiting += [(pdfium.FPDFFormObj_GetObject(item, at), depth + 1, within) for at in range(inside)]


def _matrix(item: Any) -> Matrix:  # noqa: ANN401 - PDFium's
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does one thing and then another (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    (right, up), (right_too, up_too), (x, y) = (_moved(point, then, 0) for point in ((a, b), (c, d), (e, f)))
    return right, up, right_too, up_too, x + then[4], y + then[5]


def _moved(point: tuple[float, float], by: Matrix, shift: int = 1) -> tuple[float, float]:
    x, y = point
    return by[0] * x + by[2] * y + shift * by[4], by[1] * x + by[3] * y + shift * by[5]


def _corners(item: Any) -> list[tuple[float, float]]:  # noqa: ANN401 - PDFium's
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return [(left, bottom), (right, top)]


def _box_of(points: list[tuple[float, float]], matrix: Matrix) -> Box:
    """Return the box around points that a matrix moves."""
    across, up = zip(*(_moved(point, matrix) for point in points), strict=True)
    return Box(min(across), min(up), max(across), max(up))


def _share(box: Box, page: Box) -> float:
    """Return the share of the page that a box covers."""
    width = min(box.right, page.right) - max(box.left, page.left)
    height = min(box.top, page.top) - max(box.bottom, page.bottom)
    area = (page.right - page.left) * (page.top - page.bottom)
    return max(0.0, width) * max(0.0, height) / area if area > 0 else 0.0


def _edges(item: Any, matrix: Matrix) -> Iterator[Box]:  # noqa: ANN401 - PDFium's
    """Yield the lines that a path is: its thin parts, and the four edges of its outlined rectangles."""
    stroke, fill = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not (stroke.value or fill.value):
        return
    whole = _product(_matrix(item), matrix)
    for points in _parts(item):
        box = _box_of(points, whole)
        if min(box.right - box.left, box.top - box.bottom) <= THIN:
            if max(box.right - box.left, box.top - box.bottom) >= SHORTEST:
                yield box
        elif stroke.value and len(points) in RECTANGLE:
            left, bottom, right, top = box
            yield from (Box(left, bottom, right, bottom), Box(left, top, right, top))
            yield from (Box(left, bottom, left, top), Box(right, bottom, right, top))


def _parts(item: Any) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401 - PDFium's
    """Yield the points of each part of a path; a long line of many corners is one part."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(item), MOST_POINTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
    if points:
        yield points
