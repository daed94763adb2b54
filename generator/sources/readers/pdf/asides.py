"""Asides: characters that are drawn on a page and are not its text: watermarks, seals, text that nobody sees."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.sources.readers.pdf.lines import LinePart, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.sources.readers.pdf.page import Aside, Char, Document, Page

PICTURE: Final = 0.5
"""The share of a page that a picture of it covers: below that, a picture is in the text. A choice."""

LARGE: Final = 1.8
"""The ratio to the size of the text from which on repeated text is a ground. A choice."""

REPEATED: Final = 0.5
"""The share of the pages on which a watermark is at least."""

FEWEST_SEEN: Final = 20
"""Visible characters from which on a page has text that is seen: fewer are a stamp on a scan. A choice."""


def without_asides(document: Document, aside: Aside) -> Document:
    """Return the document without text that is not seen or is a ground; what is left out goes to `aside`."""
    pages = tuple(_straight(_seen(page, aside), aside) for page in document.pages)
    grounds = _grounds([pieces_of(page.chars) for page in pages], _text_size(pages))
    kept = (_without(page, ground, aside) for page, ground in zip(pages, grounds, strict=True))
    return replace(document, pages=tuple(kept))


def is_recognised(page: Page) -> bool:
    """Whether the text of a page is invisible on a picture of the page: the work of a program for OCR."""
    hidden = sum(char.look.invisible for char in page.chars)
    return page.picture >= PICTURE and hidden * 2 > len(page.chars)


def _seen(page: Page, aside: Aside) -> Page:
    """Return a page without invisible characters, unless they are what a picture of the page says."""
    hidden = [char for char in page.chars if char.look.invisible]
    if not hidden or is_recognised(page) or len(page.chars) - len(hidden) < FEWEST_SEEN:
        return page
    aside.add("invisible text", _solid(hidden))
    return replace(page, chars=tuple(char for char in page.chars if not char.look.invisible))


def _straight(page: Page, aside: Aside) -> Page:
    """Return a page without characters that are not on horizontal lines."""
    turned = [char for char in page.chars if char.angle]
    if not turned:
        return page
    aside.add("rotated text", _solid(turned))
    return replace(page, chars=tuple(char for char in page.chars if not char.angle))


def _solid(chars: Sequence[Char]) -> str:
    return "".join(char.text for char in chars)


def _text_size(pages: Sequence[Page]) -> float:
    sizes: dict[float, int] = defaultdict(int)
    for page in pages:
        for char in page.chars:
            sizes[round(char.size, 1)] += 1
    return max(sizes, key=lambda size: (sizes[size], size), default=1.0)


def _grounds(pages: Sequence[Sequence[LinePart]], size: float) -> Iterator[set[LinePart]]:
    """Yield the pieces of each page that are a watermark: light or large, and of the same words in the same place.

    On a single page it is both light and large.
    """
    places: dict[tuple[str, int, int], int] = defaultdict(int)
    for pieces in pages:
        for key in {_place(piece) for piece in pieces if _is_ground(piece, size)}:
            places[key] += 1
    fewest = max(2, REPEATED * sum(map(bool, pages)))
    for pieces in pages:
        suspect = (piece for piece in pieces if _is_ground(piece, size))
        yield {piece for piece in suspect if places[_place(piece)] >= fewest or _is_light_and_large(piece, size)}


def _place(piece: LinePart) -> tuple[str, int, int]:
    return piece.solid, round(piece.left / piece.size), round(piece.top / piece.size)


def _is_ground(piece: LinePart, size: float) -> bool:
    return piece.chars[0].look.light or piece.size >= LARGE * size


def _is_light_and_large(piece: LinePart, size: float) -> bool:
    return piece.chars[0].look.light and piece.size >= LARGE * size


def _without(page: Page, grounds: set[LinePart], aside: Aside) -> Page:
    if not grounds:
        return page
    gone = {char for piece in grounds for char in piece.chars}
    aside.add("watermark", _solid([char for char in page.chars if char in gone]))
    return replace(page, chars=tuple(char for char in page.chars if char not in gone))
