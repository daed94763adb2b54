"""Windows: the stretches of text around damaged places that are decoded again, each different one once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.text.glosses.strip import unglossed

if TYPE_CHECKING:
    from collections.abc import Iterator

LOST_INDENT: Final = re.compile("(?:[ \N{IDEOGRAPHIC SPACE}]*[?\N{REPLACEMENT CHARACTER}]){2,}")
"""The blanks at the start of a line, each shown as a question mark: no shift."""

BEFORE: Final = 12
AFTER: Final = 30
"""Characters before and after a damaged place that are decoded with it.

A choice: half of the shifted characters are those of real words, so a run is longer than what looks damaged in it.
"""

LONGEST_WINDOW: Final = 600
"""Characters of a window, more or less: what is longer is decoded in parts. (A choice, for memory.)"""

LONGEST_GLOSS: Final = 9
"""Characters of a gloss with its character and brackets: 轉(zhuǎng) and one more."""


class Window(NamedTuple):
    """What is decoded again: the shown text, and the characters before and after it (a line feed if none)."""

    before: str
    shown: str
    after: str


def windows(text: str, spots: list[tuple[int, int]]) -> dict[Window, list[int]]:
    """Return the windows around sorted spots, each with all offsets at which it is found."""
    found: dict[Window, list[int]] = {}
    for start, end in spans(text, spots):
        before = unglossed(text[max(0, start - LONGEST_GLOSS) : start] or "\n")
        window = Window(before, text[start:end], text[end : end + 1] or "\n")
        found.setdefault(window, []).append(start)
    return found


def spans(text: str, spots: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of windows, each within its line, none overlapping another."""
    start = end = inner = -1  # of the window, and where the last spot in it ends
    for first, last in spots:
        line = text.rfind("\n", max(0, first - BEFORE), first) + 1
        indent = LOST_INDENT.match(text, line)
        if indent and indent.end() >= last - 1:
            continue
        low = max(line, first - BEFORE, 0)
        stop = text.find("\n", last, last + AFTER)
        high = min(len(text), last + AFTER) if stop < 0 else stop
        if low > end or (high - start > LONGEST_WINDOW and low > inner):
            if end > start >= 0:
                yield start, min(low, end)
            start = low
        end, inner = max(high, end), max(last, inner)
    if end > start >= 0:
        yield start, end
