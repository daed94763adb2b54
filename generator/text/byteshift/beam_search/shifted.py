"""Shifted moves: a held-back byte starts a character, which the next shown byte completes.

All states of a move hold the same byte back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.states import State
from generator.text.byteshift.beam_search.vanished import put_back_pair, put_back_pair_before_gloss
from generator.text.byteshift.events import CUT_MARKS, INTACT, LONE_TRAILS, LOSS_SIGNS, SWALLOWED, Event
from generator.text.byteshift.gbk import WIDE, character, code
from generator.text.byteshift.vocabulary import Candidate
from generator.text.glosses.readings import readings

if TYPE_CHECKING:
    from generator.text.byteshift.beam_search.beam import Beam


def take_pair(beam: Beam, states: list[State], at: int) -> None:
    """Take the bytes of the next character: the first completes a character, the second is held back."""
    bytes_ = None if INTACT.match(beam.shown, at) else code(beam.shown[at])
    if bytes_ is None:
        return
    made = character(states[0].pending, bytes_[0])
    if made:
        for _, state in beam.extend(states, [Candidate(0, made)], 0.0):
            beam.hold_back(state, bytes_[1], at + 1)
    for state in put_back_pair(beam, states, bytes_[0], Event(at, "vanished"), at + 1):
        beam.hold_back(state, bytes_[1], at + 1)


def take_lone_byte(beam: Beam, states: list[State], at: int) -> None:
    """Take an ASCII character for a second byte: the shifted run is at its end."""
    byte = LONE_TRAILS.get(beam.shown[at])
    if byte is None:
        return
    made = character(states[0].pending, byte)
    if made:
        gloss = INTACT.match(beam.shown, at + 1)
        fits = gloss is not None and gloss[1] in readings(made)
        beam.align(beam.extend(states, [Candidate(0, made)], -costs.CONFIRMED if fits else 0.0), at + 1)
    vanished = put_back_pair(beam, states, byte, Event(at, "vanished"), at + 1)
    beam.align(((0, state) for state in vanished), at + 1)


def take_gloss(beam: Beam, states: list[State], at: int) -> None:
    """Take a gloss: that of the character whose second byte it took, or that of a shifted character."""
    swallowed = SWALLOWED.match(beam.shown, at)
    if not swallowed:
        return
    end, syllable = swallowed.end(), swallowed[1]
    if beam.shown[at] != "(":
        event = Event(at, "last", swallowed[0], syllable)
        candidates = beam.vocabulary.pronounced(states[0].pending, syllable)
        beam.align(beam.extend(states, candidates, costs.LOST_IN_GLOSS, (event,)), end)
        for state in put_back_pair_before_gloss(beam, states, syllable, Event(at, "vanished")):
            state.cost += costs.LOST_IN_GLOSS
            state.events = (event,)
            beam.align([(0, state)], end)
    elif syllable in readings(beam.shown[at - 1]):
        event = Event(at, "inside", swallowed[0], syllable)
        for state in states:
            inside = State(state.cost + costs.INSIDE, state.char, "", state, (event,))
            beam.hold_back(inside, state.pending, end)


def take_sign(beam: Beam, states: list[State], at: int) -> None:
    """Take a question mark for a lost second byte, or for a pair that is not a character."""
    sign = beam.shown[at]
    if sign not in LOSS_SIGNS:
        return
    candidates = beam.vocabulary.begun_by(states[0].pending)
    lost = beam.extend(states, candidates, costs.LOST_SHOWN, (Event(at, "last", sign),), beam.limit(at + 1))
    beam.align(lost, at + 1)
    following = code(beam.shown[at + 1]) if at + 1 < len(beam.shown) else None
    if following:
        for state in put_back_pair(beam, states, following[0], Event(at, "vanished", sign), at + 2):
            beam.hold_back(state, following[1], at + 2)
        _put_back_dropped(beam, states, following[0], Event(at, "dropped", sign), at + 1)


def put_back_last_byte(beam: Beam, states: list[State], at: int) -> None:
    """Complete a character by a byte that was lost before this offset, and for which nothing is shown."""
    shown = beam.shown
    following = code(shown[at]) if at < len(shown) and shown[at] not in WIDE else None
    if following:
        _put_back_dropped(beam, states, following[0], Event(at, "dropped"), at)
    if following is None or shown[at] in CUT_MARKS:
        gloss = INTACT.match(shown, at)
        extra, syllable = (costs.LOST_IN_GLOSS, gloss[1]) if gloss else (costs.LOST_SILENTLY, "")
        event = Event(at, "last", "", syllable)
        candidates = beam.vocabulary.open_at("", event, states[0].pending)
        beam.align(beam.extend(states, candidates, extra, (event,), states[0].cost + costs.BEAM), at)


def _put_back_dropped(beam: Beam, states: list[State], lead: int, event: Event, at: int) -> None:
    """Complete a character by a byte that was dropped because it makes no character with the next one."""
    vanishing = beam.vocabulary.vanishing(states[0].pending)
    candidates = [found for found in vanishing if character(found.byte, lead) is None]
    beam.align(beam.extend(states, candidates, costs.DROPPED, (event,), beam.limit(at)), at)
