"""Repair: the stage that decodes again what was decoded one byte off, and marks what cannot be read."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.findings.codes import Code
from generator.knowledge.han import is_han
from generator.knowledge.marks import CLOSE_BRACKET, OPEN_BRACKET, POINTS
from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.beam import AGAIN, ANY_BYTE, USUAL, Prior
from generator.text.byteshift.beam_search.search import best_decoding, cost_as_shown
from generator.text.byteshift.confidence import Repair, repairs
from generator.text.byteshift.language_model import language_model
from generator.text.byteshift.spots import odd_marks, odd_runs, spots
from generator.text.byteshift.windows import windows
from generator.text.characters import UNREADABLE
from generator.text.encodings.language import is_foreign
from generator.text.ledger import Change
from generator.text.model import Outcome, Suspect
from generator.text.script import DOCUMENT_SHARE, rare_characters, traditional_share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.patterns.expressions import Expression
    from generator.text.byteshift.language_model import LanguageModel
    from generator.text.byteshift.windows import Window
    from generator.text.view import View

INFERRED: Final = CodeRule("byte-shift-inferred", signs=("name",))
RULES: Final = (CodeRule("byte-shift"), INFERRED)

QUIET: Final = frozenset(f"{POINTS}{OPEN_BRACKET}{CLOSE_BRACKET}“”《》") | frozenset("?!,:;()")
"""Marks that any text has."""

MOST_SHOWN: Final = 60_000
"""Characters of all different windows of a document that are decoded again; more is not damage of this kind."""

MOST_SPOTS: Final = 1_000_000
"""Damaged places that are looked at, so that hostile text takes no memory. (Both are choices.)"""


MOST_AGAIN: Final = 6_000
"""The same for what is decoded a second time, on weaker grounds: some hundred places. (A choice, for speed.)"""

APART: Final = 3
"""Characters between what is repaired at first and what is repaired once damage is known. (A choice.)"""

SIGN: Final = re.compile("\N{REPLACEMENT CHARACTER}")


def repair_byteshift(view: View, knowledge: Knowledge) -> Outcome:
    """Propose the text of runs that were decoded one byte off, and a mark where it cannot be known."""
    text, bigrams = view.text, knowledge.bigrams
    if is_foreign(view):
        return Outcome()
    traditional = traditional_share(view) >= DOCUMENT_SHARE
    damaged = list(islice(spots(view, bigrams, traditional=traditional), MOST_SPOTS))
    has_signs = "\N{REPLACEMENT CHARACTER}" in view.uncommon
    if not damaged and not has_signs:
        return Outcome()
    model = language_model(bigrams, knowledge.trigrams, traditional=traditional)
    decoder = _Decoder(text, model, INFERRED.sign(knowledge.rules, "name"))
    places = [*damaged, *odd_marks(text, bigrams)] if damaged else []
    changes = decoder.changes(places, MOST_SHOWN, USUAL, ANY_BYTE) if len(damaged) < MOST_SPOTS else None
    if changes is None:
        return Outcome(suspects=(Suspect(*damaged[0], Code.DAMAGE_TOO_LARGE()),))
    if changes or has_signs:  # the document is known to be damaged
        signs = (match.start() for match in SIGN.finditer(text))
        known = sorted([*signs, *(change.start for change in changes)])
        further = islice(odd_runs(text, bigrams, known), MOST_SPOTS)
        changes = _merged(changes, decoder.changes([*places, *further], MOST_AGAIN, AGAIN) or [])
    return Outcome(tuple(changes))


def _merged(first: list[Change], second: list[Change]) -> list[Change]:
    """Return changes with those of others that are not next to any of them."""
    taken = {at for change in first for at in range(change.start - APART, change.end + APART)}
    added = [change for change in second if taken.isdisjoint(range(change.start, change.end))]
    return sorted([*first, *added], key=lambda change: change.start)


class _Decoder:
    """Decodes windows of one document again, each different one once."""

    def __init__(self, text: str, model: LanguageModel, name: Expression) -> None:
        """Take the text of the document, its model, and the pattern of names."""
        self._text, self._model, self._name = text, model, name

    def changes(self, damaged: list[tuple[int, int]], most: int, *priors: Prior) -> list[Change] | None:
        """Return the changes around damaged places, in order; None if all windows have more characters.

        A prior after the first is taken for windows with rare characters that it leaves open, if they are few.
        """
        found = windows(self._text, sorted(damaged))
        shown = sum(len(window.shown) for window in found)
        if shown > most:
            return None
        priors = priors[:1] if shown > MOST_AGAIN else priors
        changes = [
            _change(start, repair)
            for window, starts in found.items()
            for repair in self._repaired(window, priors)
            if repair.is_certain or not _is_name(window.shown, repair, self._name)
            for start in starts
        ]
        return sorted(changes, key=lambda change: change.start)

    def _repaired(self, window: Window, priors: Sequence[Prior]) -> list[Repair]:
        found: list[Repair] = []
        for prior in priors:
            found = repaired(self._model, window, prior)
            if any(repair.is_certain for repair in found) or rare_characters().isdisjoint(window.shown):
                break
        return found


def repaired(model: LanguageModel, window: Window, prior: Prior = USUAL) -> list[Repair]:
    """Return the repairs of a window that its restored text is likely enough for.

    If one looks certain, the window is decoded again, with all that may have happened to it.
    """
    found: list[Repair] = []
    for thorough in (False, True):
        best = best_decoding(model, window, prior, thorough=thorough)
        gain = cost_as_shown(model, window) - best.cost if best and best.events else 0.0
        if best is None or gain < prior.gain:
            return []
        found = [
            repair
            for repair in repairs(model, best, window)
            if gain >= costs.GAIN_TO_MARK or UNREADABLE not in repair.after
        ]
        if not any(repair.is_certain for repair in found):
            break
    return found


def _is_name(shown: str, repair: Repair, name: Expression) -> bool:
    """Whether all that is odd about a repaired part is one rare character, in the name of a place or person."""
    part = shown[repair.start : repair.end]
    odd = [at for at, char in enumerate(part, repair.start) if not is_han(char) or char in rare_characters()]
    odd = [at for at in odd if shown[at] not in QUIET]
    return len(odd) == 1 and any(match.start <= odd[0] < match.end for match in name.finditer(shown))


def _change(start: int, repair: Repair) -> Change:
    rule = "byte-shift" if repair.is_certain else INFERRED.id
    return Change(start + repair.start, start + repair.end, repair.after, rule)
