"""Spoken characters: a toned syllable in a sentence that replaces a character of that sound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.findings.codes import Code
from generator.knowledge.han import HAN
from generator.knowledge.marks import COLON, COMMA, SEMICOLON
from generator.text.byteshift.gbk import simplified
from generator.text.glosses.readings import LETTERS, TONED, plain, readings, toneless
from generator.text.ledger import Change
from generator.text.model import Outcome, Suspect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.text.view import View

RULES: Final = (CodeRule("spoken-characters"),)

NEIGHBOUR_MARKS: Final = f"{COMMA}。、{SEMICOLON}{COLON}“”《》,;:"
SPOKEN: Final = re.compile(
    f"(?<=[{HAN}{NEIGHBOUR_MARKS}])([{LETTERS}]{{0,5}}[{TONED}][{LETTERS}]{{0,3}})(?=[{HAN}{NEIGHBOUR_MARKS}\n])"
)
SPOKEN_LEAD: Final = 4.0
"""Nats by which the likeliest character of a sound must lead the next one: in reports outside the counts nine in
ten do, and of those one in five hundred is wrong.
"""


def restore_spoken(view: View, knowledge: Knowledge) -> Outcome:
    """Propose the character for a syllable if the statistics leave one; other syllables stay and are suspects."""
    if view.uncommon.isdisjoint(TONED):
        return Outcome()
    text = view.text
    changes: list[Change] = []
    suspects: list[Suspect] = []
    for match in SPOKEN.finditer(text):
        is_gloss = match[1] in readings(text[match.start() - 1])
        if is_gloss or toneless(plain(match[1])) not in knowledge.pinyin:
            continue
        before, after = text[match.start() - 1], text[match.end() : match.end() + 1] or "\n"
        char = _likeliest(match[1], before, after, knowledge)
        if char:
            changes.append(Change(*match.span(), char, "spoken-characters"))
        else:
            suspects.append(Suspect(match.start(), match.end(), Code.SYLLABLE_UNKNOWN()))
    return Outcome(tuple(changes), suspects=tuple(suspects))


def _likeliest(said: str, before: str, after: str, knowledge: Knowledge) -> str | None:
    """Return the character of a sound that occurs between two others far more often than the rest, if any does."""
    ranked = sorted(_weighed(said, simplified(before), simplified(after), knowledge), reverse=True)
    lone = len(ranked) == 1
    return ranked[0][1] if lone or (ranked and ranked[0][0] - ranked[1][0] >= SPOKEN_LEAD) else None


def _weighed(said: str, before: str, after: str, knowledge: Knowledge) -> Iterator[tuple[float, str]]:
    """Yield the characters of a toned sound that reports have, with their weights between two others in nats."""
    bigrams = knowledge.bigrams
    for char in knowledge.pinyin[toneless(plain(said))]:
        if bigrams.knows(char) and said in readings(char):
            yield bigrams.log_probability(before, char) + bigrams.log_probability(char, after), char
