"""Margins: how far a character put back for a lost byte leads the next one that may be in its place."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.lost_first import USUAL_LEAD
from generator.text.byteshift.events import CUT_MARKS
from generator.text.byteshift.gbk import character, pair, same
from generator.text.byteshift.language_model import LINE_START
from generator.text.glosses.strip import unglossed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.text.byteshift.events import Event
    from generator.text.byteshift.language_model import LanguageModel
    from generator.text.byteshift.vocabulary import Candidate

NOTHING: Final = bytes(2)
SHOWN_MARKS: Final[frozenset[str | None]] = frozenset(CUT_MARKS)


def margin(model: LanguageModel, text: str, event: Event, *, any_lead: bool = False) -> float:
    """Return how far (nats) the character at an event leads the next one that may be in its place.

    The text goes on after the event, at least by the character after the window. Of a vanished pair the less
    certain of its two characters counts. With `any_lead` no first byte is taken to be lost more often than
    another.
    """
    if event.kind == "inside":
        return math.inf
    at = event.text_at
    if is_cut(text, event):
        ranked = between(model, text, event)
        forms = [cost for cost, char in ranked if same(char, text[at])]
        return _ahead(forms, (cost for cost, char in ranked if not same(char, text[at])))
    known = (pair(text[at]) or NOTHING)[event.kind == "first"]
    rarity = 0.0 if any_lead or event.kind != "first" or event.syllable else costs.OTHER_LEAD
    candidates = model.vocabulary.open_at(unglossed(text[:at]), event, known)
    found = _margin(model, text, at, candidates, rarity)
    if event.kind == "vanished":
        following = (pair(text[at + 1]) or NOTHING)[1]
        found = min(found, _margin(model, text, at + 1, model.vocabulary.ended_by(following), 0.0))
    return found


def is_cut(text: str, event: Event) -> bool:
    """Whether a first byte was lost before what is shown as a mark: between bytes that a page was cut at."""
    at = event.text_at
    if event.kind != "first" or event.syllable or text[at - 1] in LINE_START or at + 1 >= len(text):
        return False
    last, following = pair(text[at]), pair(text[at + 1])
    return last is not None and following is not None and character(last[1], following[0]) in SHOWN_MARKS


def between(model: LanguageModel, text: str, event: Event) -> list[tuple[float, str]]:
    """Return what may be at a cut, the likeliest first, with its cost among two neighbours on each side."""
    at = event.text_at
    last = unglossed(text[:at])
    second = text[: text.rfind(last, 0, at)]
    before = (unglossed(second) if second else "") + last
    after = text[at + 1 : at + 3]
    known = (pair(text[at]) or NOTHING)[1]
    candidates = model.vocabulary.ended_by(known)
    return sorted((model.cost_between(before, char, after), char) for _, char in candidates)


def _margin(model: LanguageModel, text: str, at: int, candidates: Iterable[Candidate], rarity: float) -> float:
    """Return how far the character in a place leads the other candidates, by its two neighbours.

    `rarity` is what a first byte other than the usual one costs.
    """
    before, chosen, after = unglossed(text[:at]), text[at], text[at + 1]
    ranked = [
        (model.cost(before, char) + model.cost(char, after) + (rarity if byte != USUAL_LEAD else 0.0), char)
        for byte, char in candidates
    ]
    taken = [cost for cost, char in ranked if char == chosen]
    return _ahead(taken, (cost for cost, char in ranked if not same(char, chosen)))


def _ahead(taken: Iterable[float], others: Iterable[float]) -> float:
    """Return how far the cheapest of some leads the cheapest of others; 0 if there is none."""
    first = min(taken, default=math.inf)
    return min(others, default=math.inf) - first if first < math.inf else 0.0
