"""Differences between two texts or lists, as lines for a person to read: `-` before, `+` now."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AROUND = 16
"""The number of characters shown on each side of a difference within a line."""
LINES_NEAR = 4
"""Differences with at most so many common characters between them are merged."""
LINE_END = "↵"
COMPARED_LINE_MAX = 2000
"""The longest line, in characters, within which differences are searched: the time grows with the square."""
ALIKE = 0.5
"""Lines with a lower ratio of common characters are shown in full."""


def text_differences(before: str, now: str) -> Iterator[str]:
    """Yield the differences between two texts, each after ` line` (now); of similar lines only what differs."""
    old, new = before.split("\n"), now.split("\n")
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if tag != "equal":
            yield f" line {c + 1}"
            yield from _lines(old[a:b], new[c:d])


def _lines(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Yield the differences between two runs of lines: line by line if they are as many, else as one text."""
    if len(before) == len(now):
        pairs = list(zip(before, now, strict=True))
    else:
        pairs = [("\n".join(before), "\n".join(now))] if before and now else []
    if not pairs or max(map(len, [*chain(*pairs)])) > COMPARED_LINE_MAX:
        pairs = []
        yield from (f"-{line}" for line in before)
        yield from (f"+{line}" for line in now)
    for one, other in pairs:
        for a, b, c, d in _parts(one, other):
            yield from (f"-{line}" for line in _around(one, a, b))
            yield from (f"+{line}" for line in _around(other, c, d))


def _parts(before: str, now: str) -> Sequence[tuple[int, int, int, int]]:
    """Return the spans that differ, [a, b) before and [c, d) now; whole lines if they have little in common."""
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    if matcher.ratio() < ALIKE:
        return [(0, len(before), 0, len(now))]
    found: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and a - found[-1][1] <= LINES_NEAR:
            first = found.pop()
            found.append((first[0], b, first[2], d))
        else:
            found.append((a, b, c, d))
    return found


def _around(text: str, start: int, end: int) -> Sequence[str]:
    """Return a difference with its context on one line; separate lines if there is no context."""
    if (start, end) == (0, len(text)):
        return text.split("\n")
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    shown = f"{text[left:start]}〔{text[start:end]}〕{text[end:right]}".replace("\n", LINE_END)
    return [f"{'…' if left else ''}{shown}{'…' if right < len(text) else ''}"]


def list_differences(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Yield the items that only one side has, each with its count."""
    gone, come = Counter(before) - Counter(now), Counter(now) - Counter(before)
    for sign, side in (("-", gone), ("+", come)):
        for text, count in side.items():
            yield f"{sign}{text}" + (f" × {count}" if count > 1 else "")
