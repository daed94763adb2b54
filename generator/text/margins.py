"""Margins: how much likelier a character put for a lost byte is than the next one that may stand there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from generator.text.entries import OTHER_LEAD, USUAL_LEAD
from generator.text.gbk import pair, simplified
from generator.text.glosses import unglossed
from generator.text.missing import ended_by, open_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.text.hypotheses import Step
    from generator.text.missing import Candidate
    from generator.text.odds import Odds

NOTHING: Final = bytes(2)


def margin(odds: Odds, text: str, step: Step, *, any_lead: bool = False) -> float:
    """Return how much likelier the character at a step is than the next one that may stand there, in nats.

    The text goes on behind the step, with the character behind the run at least. Of a vanished pair the
    less certain of its two characters counts. With `any_lead` no first byte is taken to be lost more often.
    """
    if step.kind == "inside":
        return math.inf
    at = step.length
    known = (pair(text[at]) or NOTHING)[step.kind == "first"]
    before = unglossed(text[:at])
    rarity = 0.0 if any_lead or step.kind != "first" or step.syllable else OTHER_LEAD
    found = _margin(odds, text, at, open_to(before, step, known), rarity)
    if step.kind == "vanished":
        following = (pair(text[at + 1]) or NOTHING)[1]
        found = min(found, _margin(odds, text, at + 1, ended_by(following), 0.0))
    return found


def _margin(odds: Odds, text: str, at: int, candidates: Iterable[Candidate], rarity: float) -> float:
    before, char, behind = unglossed(text[:at]), text[at], text[at + 1]
    taken = others = math.inf
    for byte, other in candidates:
        cost = odds.cost(before, other) + odds.cost(other, behind) + (rarity if byte != USUAL_LEAD else 0.0)
        if other == char:
            taken = min(taken, cost)
        elif simplified(other) != simplified(char):
            others = min(others, cost)
    return others - taken if taken < math.inf else 0.0
