"""Known words in a text, found in one pass, however many words are known."""

from __future__ import annotations

import re
from itertools import compress, count
from typing import TYPE_CHECKING

from generator.knowledge.marks import GAP_CLOSE, GAP_OPEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.knowledge.themes import WordIndex

    Cuts = Callable[[str, int, int], bool]

GAP_MARK = re.compile(f"{GAP_OPEN}[^{GAP_OPEN}{GAP_CLOSE}\n]*{GAP_CLOSE}")


PAIR = 8
"""The number of bytes of two characters in UTF-32."""


def find_words(
    text: str, index: WordIndex, cuts: Cuts = lambda _text, _start, _end: False
) -> list[tuple[int, str]]:
    """Return the known words with their offsets, in order: the longest at each offset, none inside another.

    Words do not extend into gap marks; a mark does not extend over a line end. `cuts(text, start, end)` says of a
    part that it is cut out of other words: then the next shorter one is tried.
    """
    if GAP_OPEN in text:
        text = GAP_MARK.sub(lambda mark: "\n" * len(mark[0]), text)
    found = []
    end = 0
    for start in _starts(text, index.pairs):
        for word in index.words.get(text[start : start + 3], ()) or index.words[text[start : start + 2]]:
            if text.startswith(word, start):
                after = start + len(word)
                if after > end and cuts(text, start, after):
                    continue
                if after > end:
                    end = after
                    found.append((start, word))
                break
    return found


def _starts(text: str, pairs: frozenset[int]) -> list[int]:
    """Return the offsets of known pairs of characters.

    UTF-32 has four bytes a character, so that eight bytes read as one number are a pair: from the first
    character on those at even offsets, from the second on those at odd ones. This runs without a Python step
    for each character.
    """
    data = memoryview(text.encode("utf-32-le", "surrogatepass"))
    even = data[: len(data) // PAIR * PAIR].cast("Q")
    odd = data[PAIR // 2 : PAIR // 2 + (len(data) - PAIR // 2) // PAIR * PAIR].cast("Q") if text else even
    known = pairs.__contains__
    starts = [*compress(count(0, 2), map(known, even)), *compress(count(1, 2), map(known, odd))]
    starts.sort()
    return starts
