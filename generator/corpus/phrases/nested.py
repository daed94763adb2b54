"""Phrases in phrases: of two with nearly the same users the longer stays, else the shorter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from generator.corpus.phrases.usage import Used

SAME: Final = 0.9
"""The share of its reports, and
of its occurrences (`MOST`), that a phrase has in a longer one from which it is a part of that one alone."""
MOST: Final = 0.7
"""See `SAME`: 新质生产力 is in all reports that have 发展新质生产力, and half of the times without 发展."""


def maximal(found: Collection[str], used: Mapping[str, Used], quoted: Collection[str]) -> list[str]:
    """Return the phrases that remain, sorted; quoted ones remain in any case."""
    left = set(found)
    for text in sorted(found, key=lambda one: (-len(one), one)):
        for part in sorted(_inner(text) & left):
            if part not in quoted and _is_within(used[part], used[text]):
                left.discard(part)
            elif text not in quoted:
                left.discard(text)
                break
    return sorted(left)


def _inner(text: str) -> set[str]:
    spans = ((start, end) for start in range(len(text)) for end in range(start + 2, len(text) + 1))
    return {text[start:end] for start, end in spans} - {text}


def _is_within(part: Used, whole: Used) -> bool:
    return len(whole.reports) >= SAME * len(part.reports) and whole.times >= MOST * part.times
