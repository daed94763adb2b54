"""The text of a passage as figures are read: width folded, note marks left out, every place known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_MARK: Final = re.compile(
    r"[\[〔［【]注?\d{1,3}[\]〕］】]|[\N{CIRCLED DIGIT ONE}-\N{CIRCLED NUMBER TWENTY}]|[（(]注[：:][^（）()]{0,60}[）)]|(?<=[\d％%])\s+(?=\S)"
)
"""A note mark, in brackets or a circle, a note in the text (M2（注：…）), a blank after a figure."""
_POINT: Final = re.compile(r"(?<=\d)[·．・‧](?=\d{1,2}(?!\d|[”\"]))")
_FOLD: Final = {ord("％"): "%", ord("－"): "-", ord("–"): "—", ord("～"): "—", ord("~"): "—", ord("∶"): ":"} | {
    ord("０") + digit: str(digit) for digit in range(10)
}


@dataclass(frozen=True, slots=True)
class Plain:
    """The words that are read; `places[n]` is where character n of them is in the passage, its end included."""

    words: str
    places: tuple[int, ...] | None

    def place(self, at: int) -> int:
        """Return where a character of the words is in the passage."""
        return at if self.places is None else self.places[at]

    def end(self, at: int) -> int:
        """Return where words that end before `at` end in the passage."""
        return self.place(at - 1) + 1 if at else 0


def plain(text: str) -> Plain:
    """Return the words of a passage without note marks and with a point in 19·5%."""
    folded = _POINT.sub(".", text.translate(_FOLD))
    if not _MARK.search(folded):
        return Plain(folded, None)
    pieces, places, at = [], [], 0
    for mark in _MARK.finditer(folded):
        pieces.append(folded[at : mark.start()])
        places.extend(range(at, mark.start()))
        at = mark.end()
    pieces.append(folded[at:])
    places.extend(range(at, len(folded) + 1))
    return Plain("".join(pieces), tuple(places))
