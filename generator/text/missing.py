"""Missing bytes: what a character may be when one of its two bytes is known, and what a gloss says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.text.gbk import AREAS, LEADS, TRAILS, character, pair, simplified
from generator.text.glosses import readings, unglossed

if TYPE_CHECKING:
    from generator.knowledge.bigrams import Bigrams
    from generator.text.hypotheses import Step

INDENT: Final = "\u3000"
"""The blank of an indent (A1A1): with the bracket of a number behind it, it shows as a full stop (A1A3)."""


class Missing:
    """The characters that reports are known to have, by their first and by their second byte."""

    def __init__(self, bigrams: Bigrams) -> None:
        """Take the counts that tell which characters reports have."""
        self._bigrams = bigrams
        self._ending: dict[int, list[tuple[int, str]]] = {}
        self._beginning: dict[int, list[tuple[int, str]]] = {}

    def open_to(self, text: str, step: Step, known: int) -> list[tuple[int, str]]:
        """Return (missing byte, character): what may stand behind a text, when one byte of it is known."""
        if step.kind == "first" and step.syllable:
            before = pair(unglossed(text))
            return [
                (lead, made)
                for lead, made in self.ended_by(known)
                if before and (false := character(before[1], lead)) and step.syllable in readings(false)
            ]
        if step.kind == "first":
            return self.ended_by(known)
        begun = self.begun_by(known)
        if step.kind == "vanished" and not step.shown:
            return [(trail, made) for trail, made in begun if any(a <= trail <= b for a, b, _, _ in AREAS)]
        if step.syllable:
            return [(trail, made) for trail, made in begun if step.syllable in readings(made)]
        return begun

    def ended_by(self, trail: int) -> list[tuple[int, str]]:
        """Return the known characters with this second byte, each with its first byte."""
        if trail not in self._ending:
            made = ((lead, character(lead, trail)) for lead in LEADS)
            self._ending[trail] = [(lead, char) for lead, char in made if char and self.knows(char)]
        return self._ending[trail]

    def begun_by(self, lead: int) -> list[tuple[int, str]]:
        """Return the known characters with this first byte, each with its second byte."""
        if lead not in self._beginning:
            made = ((trail, character(lead, trail)) for trail in TRAILS)
            self._beginning[lead] = [(trail, char) for trail, char in made if char and self.knows(char)]
        return self._beginning[lead]

    def knows(self, char: str) -> bool:
        """Whether a character was ever counted in reports, or indents them."""
        return char == INDENT or self._bigrams.knows(simplified(char))
