"""Margins: how much likelier a character put for a lost byte is than the next one that may stand there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from generator.text.byteshift.entries import MARKS, OTHER_LEAD, USUAL_LEAD
from generator.text.byteshift.gbk import character, pair, simplified
from generator.text.byteshift.missing import ended_by, open_to
from generator.text.byteshift.odds import NEW
from generator.text.glosses.strip import unglossed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.text.byteshift.hypotheses import Step
    from generator.text.byteshift.missing import Candidate
    from generator.text.byteshift.odds import Odds

NOTHING: Final = bytes(2)
SHOWN_MARKS: Final[frozenset[str | None]] = frozenset(MARKS)


def margin(odds: Odds, text: str, step: Step, *, any_lead: bool = False) -> float:
    """Return how much likelier the character at a step is than the next one that may stand there, in nats.

    The text goes on behind the step, with the character behind the run at least. Of a vanished pair the
    less certain of its two characters counts. With `any_lead` no first byte is taken to be lost more often.
    """
    if step.kind == "inside":
        return math.inf
    if is_cut(text, step):
        costs = between(odds, text, step)
        taken = min((cost for cost, char in costs if same(char, text[step.length])), default=math.inf)
        others = min((cost for cost, char in costs if not same(char, text[step.length])), default=math.inf)
        return others - taken if taken < math.inf else 0.0
    at = step.length
    known = (pair(text[at]) or NOTHING)[step.kind == "first"]
    before = unglossed(text[:at])
    rarity = 0.0 if any_lead or step.kind != "first" or step.syllable else OTHER_LEAD
    found = _margin(odds, text, at, open_to(before, step, known), rarity)
    if step.kind == "vanished":
        following = (pair(text[at + 1]) or NOTHING)[1]
        found = min(found, _margin(odds, text, at + 1, ended_by(following), 0.0))
    return found


def is_cut(text: str, step: Step) -> bool:
    """Whether a first byte was lost before what shows as a mark: between bytes that a page was cut at."""
    if step.kind != "first" or step.syllable or text[step.length - 1] in NEW or step.length + 1 >= len(text):
        return False
    last, following = pair(text[step.length]), pair(text[step.length + 1])
    return last is not None and following is not None and character(last[1], following[0]) in SHOWN_MARKS


def between(odds: Odds, text: str, step: Step) -> list[tuple[float, str]]:
    """Return what may stand at a cut, the likeliest first, with how unlikely it is among two neighbours each."""
    at = step.length
    last = unglossed(text[:at])
    second = text[: text.rfind(last, 0, at)]
    before = (unglossed(second) if second else "") + last
    behind = text[at + 1 : at + 3]
    known = (pair(text[at]) or NOTHING)[1]
    return sorted((odds.cost_between(before, char, behind), char) for _, char in ended_by(known))


def same(char: str, other: str) -> bool:
    """Whether two characters are forms of one."""
    return simplified(char) == simplified(other)


def _margin(odds: Odds, text: str, at: int, candidates: Iterable[Candidate], rarity: float) -> float:
    before, char, behind = unglossed(text[:at]), text[at], text[at + 1]
    taken = others = math.inf
    for byte, other in candidates:
        cost = odds.cost(before, other) + odds.cost(other, behind) + (rarity if byte != USUAL_LEAD else 0.0)
        if other == char:
            taken = min(taken, cost)
        elif not same(other, char):
            others = min(others, cost)
    return others - taken if taken < math.inf else 0.0
