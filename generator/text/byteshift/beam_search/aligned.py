"""Aligned moves: from one border of the shown characters to the next, with what is shown taken as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.han import is_han
from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.states import State
from generator.text.byteshift.events import INTACT, LONE_TRAILS, Event
from generator.text.byteshift.gbk import character, code
from generator.text.glosses.readings import readings

if TYPE_CHECKING:
    import re

    from generator.text.byteshift.beam_search.beam import Beam
    from generator.text.byteshift.language_model import LanguageModel


def take_as_shown(model: LanguageModel, state: State, shown: str, at: int) -> tuple[int, State]:
    """Return the state after the next shown character, and the offset after it.

    A gloss is taken whole: what comes next follows the character that it is for.
    """
    gloss = INTACT.match(shown, at)
    if gloss and is_han(state.char):
        cost = state.cost + (0.0 if gloss[1] in readings(state.char) else costs.MISREAD)
        return gloss.end(), State(cost, state.char, gloss[0], state)
    char = shown[at]
    return at + 1, State(state.cost + model.cost_as_shown(state.char, char), char, char, state)


def take_letter_of_gloss(beam: Beam, state: State, at: int) -> None:
    """Take an ASCII letter without the gloss after it, if that is for the letter and the byte before it.

    The site put it into the bytes, after the false character that the letter and the byte before it make.
    """
    gloss = _gloss_across(state.char, beam.shown, at)
    if gloss:
        char = beam.shown[at]
        events = (Event(at, "inside", gloss[0], gloss[1]), Event(gloss.end(), "end"))
        cost = state.cost + costs.INSIDE + beam.model.cost(state.char, char)
        beam.aligned[gloss.end()].add(State(cost, char, char, state, events))


def _gloss_across(before: str, shown: str, at: int) -> re.Match[str] | None:
    """Return the gloss after an ASCII letter that is for the false character of the letter and the byte before."""
    gloss = INTACT.match(shown, at + 1) if LONE_TRAILS.get(shown[at]) else None
    known = code(before) if gloss else None
    false = character(known[1], LONE_TRAILS[shown[at]]) if known else None
    return gloss if false and gloss and gloss[1] in readings(false) else None
