"""Whether a term in a text is a word there, or cut out of two others (居民生活 holds no 民生, 细化工作 no 化工).

Chinese has no blanks between words. Where known words reach over a border of the term, the likeliest division
of the characters around it into words decides: the one whose words are together the least rare (a unigram
segmentation, as in jieba).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.knowledge.han import is_han
from generator.knowledge.vocabulary.words import SHORTEST_WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.knowledge import Knowledge

BORDERED = 3
"""The most characters of a term whose borders are judged: in longer ones no cut was seen in 41 reports."""
AROUND = 6
"""The number of characters on both sides that are divided into words: two or three words."""
TERM_RARITY = 51
"""The rarity of a term that is not in the list of words, in tenths of a decimal logarithm: one in 126,000."""
SINGLE_RARITY = 65
"""The rarity of one character as a word, which any may be: one in three million words.

It is higher than that of most words, so that known words are preferred to single characters.
"""


@lru_cache(maxsize=2)
def cutter(knowledge: Knowledge) -> Callable[[str, int, int], bool]:
    """Return what says whether the term `text[start:end]` is cut out of other words."""
    terms = dict.fromkeys(knowledge.themes.terms, TERM_RARITY)
    words = terms | {word: min(rarity, terms.get(word, rarity)) for word, rarity in knowledge.words.items()}
    longest = max(map(len, words))
    pairs = frozenset(word[at : at + 2] for word in knowledge.words for at in range(len(word) - 1))

    def cuts(text: str, start: int, end: int) -> bool:
        if end - start > BORDERED:
            return False
        if text[start - 1 : start + 1] not in pairs and text[end - 1 : end + 1] not in pairs:
            return False  # most terms: no word has the characters on both sides of a border
        if not _crossed(text, start, end, words):
            return False
        first, last = _run(text, start, end)
        return any(
            at < start < stop < end or start < at < end < stop
            for at, stop in _divided(text, first, last, words, longest)
        )

    return cuts


def _crossed(text: str, start: int, end: int, words: Mapping[str, int]) -> bool:
    """Whether a known word of two or three characters reaches over one border of the term and not over both.

    Written out, because it is asked for each term of a text.
    """
    return (
        text[start - 1 : start + 1] in words
        or text[end - 1 : end + 1] in words
        or text[start - 2 : start + 1] in words
        or text[end - 1 : end + 2] in words
        or (
            end - start > SHORTEST_WORD
            and (text[start - 1 : start + 2] in words or text[end - 2 : end + 1] in words)
        )
    )


def _run(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the Han around the term starts and ends, as far as it is looked at."""
    first, last = start, end
    while first > max(0, start - AROUND) and is_han(text[first - 1]):
        first -= 1
    while last < min(len(text), end + AROUND) and is_han(text[last]):
        last += 1
    return first, last


def _divided(text: str, first: int, last: int, words: Mapping[str, int], longest: int) -> list[tuple[int, int]]:
    """Return the likeliest division of `text[first:last]` into words, as spans, the last first."""
    least = [0] + [SINGLE_RARITY * (last - first + 1)] * (last - first)
    before = [0] * (last - first + 1)
    for end in range(1, last - first + 1):
        for start in range(max(0, end - longest), end):
            word = text[first + start : first + end]
            rarity = words.get(word) if end - start > 1 else SINGLE_RARITY
            if rarity is not None and least[start] + rarity < least[end]:
                least[end], before[end] = least[start] + rarity, start
    spans = []
    end = last - first
    while end:
        spans.append((first + before[end], first + end))
        end = before[end]
    return spans
