"""Known words in a text, found in one pass, however many words are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.knowledge.marks import GAP_CLOSE, GAP_OPEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.knowledge.patterns.literals import Literals

    Cuts = Callable[[str, int, int], bool]

GAP_MARK = re.compile(f"{GAP_OPEN}[^{GAP_OPEN}{GAP_CLOSE}\n]*{GAP_CLOSE}")


def find_words(
    text: str, index: Literals, cuts: Cuts = lambda _text, _start, _end: False
) -> list[tuple[int, str]]:
    """Return the known words with their offsets, in order: the longest at each offset, none inside another.

    Words do not extend into gap marks; a mark does not extend over a line end. `cuts(text, start, end)` says of a
    part that it is cut out of other words: then the next shorter one is tried.
    """
    if GAP_OPEN in text:
        text = GAP_MARK.sub(lambda mark: "\n" * len(mark[0]), text)
    spans = [(start, -end, number) for number, start, end in index.found(text)]
    spans.sort()  # the longest at a place comes first
    words = index.words
    found = []
    end = 0  # of the words found
    done = -1  # the offset of which nothing more is wanted
    for start, minus, number in spans:
        if start == done:
            continue
        if -minus > end:
            if cuts(text, start, -minus):
                continue
            end = -minus
            found.append((start, words[number]))
        done = start
    return found
