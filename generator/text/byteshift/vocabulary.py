"""Vocabulary: the characters that reports have, by the one byte that is left of them, and by what a gloss says."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.text.byteshift.gbk import INDENT, LEADS, TRAILS, character, code, shows_nothing, simplified
from generator.text.glosses.readings import readings

if TYPE_CHECKING:
    from generator.knowledge.bigrams import Bigrams
    from generator.text.byteshift.events import Event


class Candidate(NamedTuple):
    """A character that reports have, and that one of its bytes which is missing."""

    byte: int
    char: str


Candidates = tuple[Candidate, ...]


class Vocabulary:
    """The characters that were counted in reports, in tables that are filled as they are asked for."""

    def __init__(self, bigrams: Bigrams) -> None:
        """Take the counts that say which characters reports have."""
        self._bigrams = bigrams
        self._interned: dict[Candidates, Candidates] = {}
        self.ended_by = cache(self._ended_by)
        self.by_lead = cache(self._by_lead)
        self.begun_by = cache(self._begun_by)
        self.pronounced = lru_cache(maxsize=20_000)(self._pronounced)
        self.vanishing = cache(self._vanishing)
        self.after_vanished = cache(self._after_vanished)
        self.after_unreadable = cache(self._after_unreadable)
        self.between_vanished = cache(self._between_vanished)
        self.pronounced_after_vanished = cache(self._pronounced_after_vanished)

    def knows(self, char: str) -> bool:
        """Whether a character was ever counted in reports, or indents them."""
        return char == INDENT or self._bigrams.knows(simplified(char))

    def open_at(self, before: str, event: Event, known: int) -> Candidates:
        """Return what a character may be that follows another, when an event leaves one byte of it known."""
        if event.kind == "first":
            return self.led_by_gloss(before, event.syllable, known) if event.syllable else self.ended_by(known)
        if event.syllable:
            return self.pronounced(known, event.syllable)
        if event.kind == "dropped" or (event.kind == "vanished" and not event.shown):
            return tuple(found for found in self.begun_by(known) if may_vanish(found.byte))
        return self.begun_by(known)

    def led_by_gloss(self, before: str, syllable: str, trail: int) -> Candidates:
        """Return the characters with this second byte whose first byte was taken for the end of another one.

        That false character, made of the second byte of the one before and of the lost byte, is what the gloss is
        for.
        """
        known = code(before)
        if not known:
            return ()
        return tuple(
            found
            for found in self.ended_by(trail)
            if (false := character(known[1], found.byte)) and syllable in readings(false)
        )

    def _ended_by(self, trail: int) -> Candidates:
        """Return the characters with this second byte, each with its first byte."""
        made = ((lead, character(lead, trail)) for lead in LEADS)
        return tuple(Candidate(lead, char) for lead, char in made if char and self.knows(char))

    def _by_lead(self, trail: int, lead: int) -> tuple[Candidates, Candidates]:
        """Return the characters with this second byte: those with this first byte, and those with another."""
        every = self.ended_by(trail)
        others = tuple(found for found in every if found.byte != lead)
        return tuple(found for found in every if found.byte == lead), others

    def _begun_by(self, lead: int) -> Candidates:
        """Return the characters with this first byte, each with its second byte."""
        made = ((trail, character(lead, trail)) for trail in TRAILS)
        return tuple(Candidate(trail, char) for trail, char in made if char and self.knows(char))

    def _pronounced(self, lead: int, syllable: str) -> Candidates:
        """Return the characters with this first byte that are pronounced as a gloss says."""
        return tuple(found for found in self.begun_by(lead) if syllable in readings(found.char))

    def _vanishing(self, lead: int) -> Candidates:
        """Return the characters with this first byte whose second byte may begin a pair that vanishes."""
        return tuple(found for found in self.begun_by(lead) if may_vanish(found.byte))

    def _after_vanished(self, first: int, trail: int) -> Candidates:
        """Return the characters with this second byte whose first byte vanishes together with another byte."""
        return self._intern(tuple(found for found in self.ended_by(trail) if shows_nothing(first, found.byte)))

    def _after_unreadable(self, first: int, trail: int) -> Candidates:
        """Return the characters with this second byte whose first byte makes no character with another byte."""
        return self._intern(tuple(found for found in self.ended_by(trail) if character(first, found.byte) is None))

    def _between_vanished(self, first: int) -> Candidates:
        """Return the characters whose bytes both vanish: the first with this byte, the second with a later one."""
        leads = (lead for lead in LEADS if shows_nothing(first, lead))
        return self._intern(tuple(found for lead in leads for found in self.vanishing(lead)))

    def _pronounced_after_vanished(self, first: int, syllable: str) -> Candidates:
        """Return the characters pronounced so whose first byte vanishes together with another byte."""
        leads = (lead for lead in LEADS if shows_nothing(first, lead))
        return self._intern(tuple(found for lead in leads for found in self.pronounced(lead, syllable)))

    def _intern(self, candidates: Candidates) -> Candidates:
        """Return the same object for equal candidates, so that states can be grouped by its identity."""
        return self._interned.setdefault(candidates, candidates)


@lru_cache(maxsize=2)
def vocabulary_of(bigrams: Bigrams) -> Vocabulary:
    """Return the vocabulary of counts; its tables are kept for as long as documents come with the same counts."""
    return Vocabulary(bigrams)


@cache
def may_vanish(byte: int) -> bool:
    """Whether a byte starts pairs that are not a character, and so may vanish or be dropped."""
    return any(shows_nothing(byte, trail) for trail in TRAILS)
