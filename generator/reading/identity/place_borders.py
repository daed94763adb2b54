"""The borders of words: whether a name in a text is a name, or characters of two words (伟|大理|论)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.knowledge.bigrams import Bigrams

TIED = 2.5
"""From this attraction (nats) on two characters are likely to be in one word; 示范, 伟大, 增长 have 3 and more."""

SEEN = 3
"""A pair of characters counted less often says nothing about words."""


def cuts_words(text: str, start: int, end: int, bigrams: Bigrams) -> bool:
    """Whether a name in a text takes the end of one word and the start of another.

    It does if a character beside it is tied to the name's outer one more than the name's own characters are to
    each other: in 伟大理论 大 belongs to 伟, in 示范县 范 to 示.
    """
    first, last = text[start : start + 2], text[end - 2 : end]
    return _tied(text[start - 1 : start], first, bigrams) or _tied_after(last, text[end : end + 1], bigrams)


def _tied(before: str, pair: str, bigrams: Bigrams) -> bool:
    """Whether a character before a pair belongs to its first one, rather than the pair together."""
    return bool(before) and _stronger(before + pair[0], pair, bigrams)


def _tied_after(pair: str, after: str, bigrams: Bigrams) -> bool:
    return bool(after) and _stronger(pair[1] + after, pair, bigrams)


def _stronger(outer: str, inner: str, bigrams: Bigrams) -> bool:
    if bigrams.pairs.get(outer, 0) < SEEN:
        return False
    attraction = bigrams.attraction(*outer)
    return attraction >= TIED and attraction > bigrams.attraction(*inner)
