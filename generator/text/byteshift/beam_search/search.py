"""Search: the likeliest text of a window, from its left end to its right.

Each move undoes one thing that can have happened to the bytes: one was lost, and nothing or a sign is shown for
it; a gloss was put into the middle of a character; a pair without a character vanished, or its first byte was
dropped. A shifted run ends where a single byte completes a character: at an ASCII character, or at another lost
byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search import shifted
from generator.text.byteshift.beam_search.aligned import take_as_shown, take_letter_of_gloss
from generator.text.byteshift.beam_search.beam import NO_LIMIT, USUAL, Beam, Prior
from generator.text.byteshift.beam_search.decoding import Decoding
from generator.text.byteshift.beam_search.lost_first import put_back_first_byte
from generator.text.byteshift.beam_search.states import Column, State

if TYPE_CHECKING:
    from generator.text.byteshift.language_model import LanguageModel
    from generator.text.byteshift.windows import Window


def search(model: LanguageModel, window: Window, prior: Prior = USUAL, *, thorough: bool = False) -> Beam:
    """Return the beam of a window with the states at all its offsets."""
    beam = Beam(model, window.shown, prior, thorough=thorough)
    beam.aligned[0].add(State(0.0, window.before, window.before))
    for at in range(len(window.shown) + 1):
        _advance(beam, at)
    return beam


def best_decoding(
    model: LanguageModel, window: Window, prior: Prior = USUAL, *, thorough: bool = False
) -> Decoding | None:
    """Return the likeliest decoding of a window with its doubts; None if there is none.

    All bytes are used up, and the text has the character before the window, but not the one after it. `thorough`
    also takes whole characters to have vanished, one between two others, which takes longer.
    """
    beam = search(model, window, prior, thorough=thorough)
    end = Column()
    for state in beam.aligned[-1].kept(NO_LIMIT, costs.ALIGNED):
        end.add(State(state.cost + model.cost(state.char, window.after), window.after, "", state))
    best = end.kept(NO_LIMIT, 1)
    return Decoding.of(best[0]) if best else None


def cost_as_shown(model: LanguageModel, window: Window) -> float:
    """Return the cost (nats) of a window as it is shown."""
    at, state = 0, State(0.0, window.before, window.before)
    while at < len(window.shown):
        at, state = take_as_shown(model, state, window.shown, at)
    return state.cost + model.cost(state.char, window.after)


def _advance(beam: Beam, at: int) -> None:
    """Make all moves from the states at an offset."""
    limit = beam.limit(at)
    by_pending: dict[int, list[State]] = {}
    for state in beam.shifted[at].kept(limit, costs.SHIFTED):
        by_pending.setdefault(state.pending, []).append(state)
    for states in by_pending.values():
        shifted.put_back_last_byte(beam, states, at)
    aligned = beam.aligned[at].kept(limit, costs.ALIGNED)
    if at == len(beam.shown):
        return
    for state in aligned:
        end, taken = take_as_shown(beam.model, state, beam.shown, at)
        beam.aligned[end].add(taken)
        take_letter_of_gloss(beam, state, at)
    for states in by_pending.values():
        shifted.take_pair(beam, states, at)
        shifted.take_lone_byte(beam, states, at)
        shifted.take_gloss(beam, states, at)
        shifted.take_sign(beam, states, at)
    if aligned:
        put_back_first_byte(beam, aligned, at)
