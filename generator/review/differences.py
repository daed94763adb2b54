"""What differs between two texts, lists and counts, as lines a person can read: `-` before, `+` now."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AROUND = 16
"""Characters shown on each side of what differs within a line."""
LINES_NEAR = 4
"""Differences with no more characters in common between them are one."""
LINE_END = "↵"
COMPARED_LINE_MAX = 2000
"""Characters of a line up to which differences are looked for within it: the time grows with the square."""
ALIKE = 0.5
"""Lines with a lower ratio of characters in common are shown whole."""


def text_differences(before: str, now: str) -> Iterator[str]:
    """Yield what differs between two texts after ` line` (now); of lines alike, what differs within them."""
    old, new = before.split("\n"), now.split("\n")
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if tag != "equal":
            yield f" line {c + 1}"
            yield from _lines(old[a:b], new[c:d])


def _lines(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Yield what differs between two runs of lines: one by one where they are as many, else as one text."""
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
    """Return the spans that differ, [a, b) before and [c, d) now; whole lines that have little in common."""
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
    """Return what differs with what stands around it on one line; lines of their own where that is all."""
    if (start, end) == (0, len(text)):
        return text.split("\n")
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    shown = f"{text[left:start]}〔{text[start:end]}〕{text[end:right]}".replace("\n", LINE_END)
    return [f"{'…' if left else ''}{shown}{'…' if right < len(text) else ''}"]


def list_differences(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Yield what only one side has, each with how often."""
    gone, come = Counter(before) - Counter(now), Counter(now) - Counter(before)
    for sign, side in (("-", gone), ("+", come)):
        for text, count in side.items():
            yield f"{sign}{text}" + (f" × {count}" if count > 1 else "")
