"""What differs between two texts, lists and counts, as lines a person can read: `-` before, `+` now."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AROUND = 16
"""Characters shown on each side of what differs within a line."""
NEAR = 4
"""Differences with no more characters in common between them are one."""
LONGEST = 2000
"""Characters of a line up to which differences are looked for within it: the time grows with the square."""
ALIKE = 0.5
"""Lines with a lower ratio of characters in common are shown whole."""


def text_differences(before: str, now: str) -> Iterator[str]:
    """Yield what differs between two texts after `@@ line` (now); of lines alike, what differs within them."""
    old, new = before.split("\n"), now.split("\n")
    for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            continue
        yield f"@@ line {c + 1}"
        if b - a == d - c:
            for one, other in zip(old[a:b], new[c:d], strict=True):
                yield from _line(one, other)
        else:
            yield from (f"-{line}" for line in old[a:b])
            yield from (f"+{line}" for line in new[c:d])


def _line(before: str, now: str) -> Iterator[str]:
    """Yield what differs between two lines, with what stands around it."""
    parts = list(_parts(before, now)) if max(len(before), len(now)) <= LONGEST else None
    if parts is None:
        yield from (f"-{before}", f"+{now}")
        return
    for a, b, c, d in parts:
        yield f"-{_around(before, a, b)}"
        yield f"+{_around(now, c, d)}"


def _parts(before: str, now: str) -> Sequence[tuple[int, int, int, int]]:
    """Return the spans that differ, [a, b) before and [c, d) now; whole lines that have little in common."""
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    if matcher.ratio() < ALIKE:
        return [(0, len(before), 0, len(now))]
    found: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and a - found[-1][1] <= NEAR:
            first = found.pop()
            found.append((first[0], b, first[2], d))
        else:
            found.append((a, b, c, d))
    return found


def _around(line: str, start: int, end: int) -> str:
    if (start, end) == (0, len(line)):
        return line
    left, right = max(0, start - AROUND), min(len(line), end + AROUND)
    cut = ("…" if left else "", "…" if right < len(line) else "")
    return f"{cut[0]}{line[left:start]}〔{line[start:end]}〕{line[end:right]}{cut[1]}"


def list_differences(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Yield what only one side has, each with how often."""
    gone, come = Counter(before) - Counter(now), Counter(now) - Counter(before)
    for sign, side in (("-", gone), ("+", come)):
        for text, count in side.items():
            yield f"{sign}{text}" + (f" × {count}" if count > 1 else "")
