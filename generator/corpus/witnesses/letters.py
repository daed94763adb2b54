"""Letters: what is compared of a text, without punctuation, blanks and line ends, each with its offset."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.knowledge.marks import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.reading.model import Passage

MISSING: Final = "□"
"""The letter for what a text lacks: a redacted character, or a mark for missing or unreadable text as a whole."""

TOKEN: Final = re.compile(f"[^\\W_]+|⟦[^⟦⟧]*⟧|□|[%{PERCENT}‰]|(?<=\\d)[.\N{FULLWIDTH FULL STOP}](?=\\d)")
"""Letters and digits, gap marks, and what changes a number: its decimal point, and a sign for a share."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a text, folded in width and case, and for each the offset of its character in the clean text.

    A gap mark is one letter, MISSING, at its first character. `ends` has the offset after each character.
    """

    text: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where letters [start, end) are in the clean text; for none of them, the place between two."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.ends[start - 1] if start else self.starts[0] if self.starts else 0
        return at, at


def letters_of(passages: Iterable[Passage]) -> Letters:
    """Return the letters of a document's body, its annexes and notes.

    Titles and the lines before the first sentence are left out: they are what sites write differently.
    """
    text: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    for passage in passages:
        if passage.kind != "title" and passage.part != "front":
            for start, end, folded in _tokens(passage.text):
                text.append(folded)
                _extend(starts, ends, at, (start, end), len(folded))
        at += len(passage.text) + 1
    return Letters("".join(text), starts, ends)


def _tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield stretches of letters with their offsets: of one letter a character, or of one character."""
    for match in TOKEN.finditer(text):
        token = match[0]
        if token[0] in "⟦□":
            yield match.start(), match.end(), MISSING
        elif unicodedata.is_normalized("NFKC", token) and len(token.lower()) == len(token):
            yield match.start(), match.end(), token.lower()
        else:
            for at, character in enumerate(token, match.start()):
                if folded := unicodedata.normalize("NFKC", character).lower():
                    yield at, at + 1, folded


def _extend(starts: array[int], ends: array[int], passage: int, span: tuple[int, int], letters: int) -> None:
    start, end = passage + span[0], passage + span[1]
    if letters == end - start:
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))
    else:  # one character that is several letters, or a gap mark that is one
        starts.extend([start] * letters)
        ends.extend([end] * letters)
