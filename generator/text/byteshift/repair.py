"""Repair: the stage that decodes again what was decoded one byte off, and marks what cannot be read."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.findings.codes import Code
from generator.knowledge.han import is_han
from generator.knowledge.marks import CLOSE_BRACKET, OPEN_BRACKET, POINTS
from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.search import best_decoding, cost_as_shown
from generator.text.byteshift.confidence import Repair, repairs
from generator.text.byteshift.language_model import language_model
from generator.text.byteshift.spots import odd_marks, spots
from generator.text.byteshift.windows import windows
from generator.text.characters import UNREADABLE
from generator.text.encodings.language import is_foreign
from generator.text.ledger import Change
from generator.text.model import Outcome, Suspect
from generator.text.script import DOCUMENT_SHARE, rare_characters, traditional_share

if TYPE_CHECKING:
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


def repair_byteshift(view: View, knowledge: Knowledge) -> Outcome:
    """Propose the text of runs that were decoded one byte off, and a mark where it cannot be known."""
    text = view.text
    if is_foreign(view):
        return Outcome()
    traditional = traditional_share(view) >= DOCUMENT_SHARE
    damaged = list(islice(spots(view, knowledge.bigrams, traditional=traditional), MOST_SPOTS))
    if not damaged:
        return Outcome()
    damaged = sorted([*damaged, *odd_marks(text, knowledge.bigrams)])
    found = windows(text, damaged)
    if sum(len(window.shown) for window in found) > MOST_SHOWN or len(damaged) >= MOST_SPOTS:
        return Outcome(suspects=(Suspect(*damaged[0], Code.DAMAGE_TOO_LARGE()),))
    name = INFERRED.sign(knowledge.rules, "name")
    model = language_model(knowledge.bigrams, knowledge.trigrams, traditional=traditional)
    changes = [
        _change(start, repair)
        for window, starts in found.items()
        for repair in repaired(model, window)
        if repair.is_certain or not _is_name(window.shown, repair, name)
        for start in starts
    ]
    return Outcome(tuple(sorted(changes, key=lambda change: change.start)))


def repaired(model: LanguageModel, window: Window) -> list[Repair]:
    """Return the repairs of a window that its restored text is likely enough for.

    If one looks certain, the window is decoded again, with all that may have happened to it.
    """
    found: list[Repair] = []
    for thorough in (False, True):
        best = best_decoding(model, window, thorough=thorough)
        gain = cost_as_shown(model, window) - best.cost if best and best.events else 0.0
        if best is None or gain < costs.GAIN:
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
