"""The text of a passage as figures are read: width folded, note marks and brackets left out, every place known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.knowledge.marks import CELL, CLOSE_BRACKET, CLOSE_SQUARE, OPEN_BRACKET, OPEN_SQUARE

_LEFT_OUT: Final = re.compile(
    f"[\\[〔{OPEN_SQUARE}【]注?\\d{{1,3}}[\\]〕{CLOSE_SQUARE}】]|[\N{CIRCLED DIGIT ONE}-\N{CIRCLED NUMBER TWENTY}]"
    f"|[{OPEN_BRACKET}(](?P<aside>[^{OPEN_BRACKET}{CLOSE_BRACKET}()]{{0,80}})[{CLOSE_BRACKET})]"
    f"|(?<=[\\d%])[ {CELL}]+(?=\\S)"
)
"""A note mark, in brackets or a circle; what is in round brackets; a blank after a figure."""
_POINT: Final = re.compile(r"(?<=\d)[·\N{FULLWIDTH FULL STOP}・‧](?=\d{1,2}(?!\d|[”\"]))")
_FOLD: Final = {
    ord("\N{FULLWIDTH PERCENT SIGN}"): "%",
    ord("\N{FULLWIDTH HYPHEN-MINUS}"): "-",
    ord("–"): "—",
    ord("\N{FULLWIDTH TILDE}"): "—",
    ord("~"): "—",
    ord("∶"): ":",
} | {ord("\N{FULLWIDTH DIGIT ZERO}") + digit: str(digit) for digit in range(10)}


@dataclass(frozen=True, slots=True)
class Plain:
    """Words that are read; character n of them is at `places[n]` in the passage, without places at `start` + n."""

    words: str
    places: tuple[int, ...] | None = None
    start: int = 0

    def place(self, at: int) -> int:
        """Return where a character of the words is in the passage."""
        return at + self.start if self.places is None else self.places[at]

    def end(self, at: int) -> int:
        """Return where words that end before `at` end in the passage."""
        return self.place(at - 1) + 1 if at else self.start


def plain(text: str) -> list[Plain]:
    """Return the words of a passage, and after them those in its brackets that have a figure."""
    folded = _POINT.sub(".", text.translate(_FOLD))
    pieces, places, asides, at = [], list[int](), [], 0
    for match in _LEFT_OUT.finditer(folded):
        aside = match["aside"] or ""
        if any(char.isdigit() for char in aside) and not aside.startswith("注"):
            asides.append(Plain(aside, start=match.start() + 1))
        pieces.append(folded[at : match.start()])
        places.extend(range(at, match.start()))
        at = match.end()
    if not at:
        return [Plain(folded)]
    pieces.append(folded[at:])
    places.extend(range(at, len(folded) + 1))
    return [Plain("".join(pieces), tuple(places)), *asides]
