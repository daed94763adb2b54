"""Missing bytes: what a character may be when one of its two bytes is known, and what a gloss says of it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.text.byteshift.gbk import LEADS, TRAILS, character, code, shows_nothing
from generator.text.byteshift.odds import load_odds
from generator.text.glosses.strip import readings

if TYPE_CHECKING:
    from generator.text.byteshift.hypotheses import Step


class Candidate(NamedTuple):
    """A character that reports have, and that one of its bytes which is missing."""

    byte: int
    char: str


def open_to(before: str, step: Step, known: int) -> tuple[Candidate, ...]:
    """Return what may stand behind a character at a step, when one byte of it is known."""
    if step.kind == "first":
        return led_by_gloss(before, step.syllable, known) if step.syllable else ended_by(known)
    if step.syllable:
        return read_as(known, step.syllable)
    if step.kind == "dropped" or (step.kind == "vanished" and not step.shown):
        return tuple(found for found in begun_by(known) if breaks(found.byte))
    return begun_by(known)


@cache
def ended_by(trail: int) -> tuple[Candidate, ...]:
    """Return the known characters with this second byte, each with its first byte."""
    made = ((lead, character(lead, trail)) for lead in LEADS)
    return tuple(Candidate(lead, char) for lead, char in made if char and knows(char))


@cache
def begun_by(lead: int) -> tuple[Candidate, ...]:
    """Return the known characters with this first byte, each with its second byte."""
    made = ((trail, character(lead, trail)) for trail in TRAILS)
    return tuple(Candidate(trail, char) for trail, char in made if char and knows(char))


@lru_cache(maxsize=20_000)
def read_as(lead: int, syllable: str) -> tuple[Candidate, ...]:
    """Return the known characters with this first byte that are read as a gloss says."""
    return tuple(found for found in begun_by(lead) if syllable in readings(found.char))


@cache
def read_behind(first: int, syllable: str) -> tuple[Candidate, ...]:
    """Return the known characters read so whose first byte vanishes together with another."""
    leads = (lead for lead in LEADS if shows_nothing(first, lead))
    return once(tuple(found for lead in leads for found in read_as(lead, syllable)))


def led_by_gloss(before: str, syllable: str, trail: int) -> tuple[Candidate, ...]:
    """Return the known characters with this second byte whose first byte was taken for the end of another.

    That other character, begun by the second byte of the one before, is read as its gloss says.
    """
    known = code(before)
    return tuple(
        found
        for found in (ended_by(trail) if known else ())
        if known and (false := character(known[1], found.byte)) and syllable in readings(false)
    )


@cache
def breaks(byte: int) -> bool:
    """Whether a byte begins pairs that have no character, and so may vanish or be dropped."""
    return any(shows_nothing(byte, trail) for trail in TRAILS)


@cache
def vanishing(lead: int) -> tuple[Candidate, ...]:
    """Return the known characters with this first byte whose second byte may begin a pair that vanishes."""
    return tuple(found for found in begun_by(lead) if breaks(found.byte))


@cache
def behind_vanished(first: int, trail: int) -> tuple[Candidate, ...]:
    """Return the known characters with this second byte whose first byte vanishes together with another."""
    return once(tuple(found for found in ended_by(trail) if shows_nothing(first, found.byte)))


@cache
def behind_unreadable(first: int, trail: int) -> tuple[Candidate, ...]:
    """Return the known characters with this second byte whose first byte makes no character with another."""
    return once(tuple(found for found in ended_by(trail) if character(first, found.byte) is None))


@cache
def between_vanished(first: int) -> tuple[Candidate, ...]:
    """Return the known characters of which both bytes vanish, each with another: the one before ends with this."""
    leads = (lead for lead in LEADS if shows_nothing(first, lead))
    return once(tuple(found for lead in leads for found in vanishing(lead)))


@cache
def once(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the same object for equal candidates, so that they can be told apart by identity."""
    return candidates


def knows(char: str) -> bool:
    """Whether a character was ever counted in reports, or indents them."""
    return load_odds(traditional=True).knows(char)
