"""Candidates: what could be a phrase in one report. They follow from the report and the knowledge alone.

Quoted terms are candidates, and sequences of whole words. Words are those of the likeliest division (a unigram
segmentation, as in jieba), so that a sequence does not begin or end within one.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.knowledge.han import HAN
from generator.knowledge.marks import ENDS
from generator.reading.themes.borders import SINGLE_RARITY
from generator.reading.themes.words import GAP_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.knowledge import Knowledge
    from generator.reading.model import Passage, Report

    Divide = Callable[[str], list[int]]

SHORTEST: Final = 3
LONGEST: Final = 8
"""Characters of a sequence of words; a quoted term may have two (“双碳”), and marks (“人工智能+”)."""
WORDS: Final = 4
"""The most words of a sequence: of 100 phrases that were read none has more. A choice."""
LONGEST_QUOTED: Final = 14
"""Characters of the longest quoted term: what is longer is a sentence that is quoted. A choice."""
RUN: Final = re.compile(f"[{HAN}]+")
QUOTED: Final = re.compile(f"“([^“”\\s{ENDS}]{{2,{LONGEST_QUOTED}}})”")
LINKING: Final = frozenset("的了和与及或等着们我你他这那年月日")
"""Characters of words that link phrases, point or date; no phrase that is not quoted has one."""
THANKS: Final = re.compile("感谢|致敬|致以|敬意")
"""Words of the sentences in which a report thanks: they list offices and groups (各民主党派)."""
_SENTENCE: Final = re.compile(f"[^{ENDS}\n]*[{ENDS}\n]?")


@dataclass(frozen=True, slots=True)
class Candidates:
    """The candidates of a report, each once: quoted terms, and sequences of words, compressed."""

    quoted: tuple[str, ...]
    packed: bytes

    def sequences(self) -> list[bytes]:
        """Return the sequences in UTF-8, sorted."""
        return zlib.decompress(self.packed).split(b"\n")


def candidates_of(report: Report, knowledge: Knowledge) -> Candidates:
    """Return the candidates of a report."""
    divide = divider(knowledge)
    quoted: set[str] = set()
    found: set[str] = set()
    for _, text in spoken(report):
        quoted.update(QUOTED.findall(text))
        for run in RUN.findall(text):
            found.update(_sequences(run, divide(run)))
    return Candidates(tuple(sorted(quoted)), zlib.compress("\n".join(sorted(found)).encode()))


def spoken(report: Report) -> Iterator[tuple[Passage, str]]:
    """Yield what a report says: its passages and their texts, with the same offsets, as phrases are looked for.

    Titles, notes, glossaries and annexes are left out; marks of gaps and sentences of thanks are line ends.
    """
    for passage in report.passages:
        if passage.part == "body" and passage.kind != "title":
            text = GAP_MARK.sub(_blank, passage.text)
            yield passage, _SENTENCE.sub(_without_thanks, text) if THANKS.search(text) else text


def _blank(match: re.Match[str]) -> str:
    return "\n" * len(match[0])


def _without_thanks(sentence: re.Match[str]) -> str:
    return _blank(sentence) if THANKS.search(sentence[0]) else sentence[0]


def _sequences(run: str, borders: Sequence[int]) -> Iterator[str]:
    for number, start in enumerate(borders):
        for end in borders[number + 2 : number + 1 + WORDS]:
            if end - start > LONGEST:
                break
            if end - start >= SHORTEST and LINKING.isdisjoint(run[start:end]):
                yield run[start:end]


@lru_cache(maxsize=2)
def divider(knowledge: Knowledge) -> Divide:
    """Return what divides Han into the likeliest words: a function that returns their borders, both ends too."""
    words = knowledge.words

    def divide(run: str) -> list[int]:
        return _borders(_before(run, words))

    return divide


def _before(run: str, words: Mapping[str, int]) -> list[int]:
    """Return for each border of a run the one before it in the division whose words are the least rare."""
    least, before = [0], [0]
    for end in range(1, len(run) + 1):
        best, start = least[end - 1] + SINGLE_RARITY, end - 1
        for at in (end - 2, end - 3):
            rarity = words.get(run[at:end]) if at >= 0 else None
            if rarity is not None and least[at] + rarity < best:
                best, start = least[at] + rarity, at
        least.append(best)
        before.append(start)
    return before


def _borders(before: Sequence[int]) -> list[int]:
    at = len(before) - 1
    found = [at]
    while at:
        at = before[at]
        found.append(at)
    return found[::-1]
