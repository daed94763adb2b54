"""Vanished pairs: two bytes that are not a character show nothing, and take a byte from each of two characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.beam import by_candidates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.text.byteshift.beam_search.beam import Beam
    from generator.text.byteshift.beam_search.states import State
    from generator.text.byteshift.events import Event


def put_back_pair(beam: Beam, states: list[State], trail: int, event: Event, at: int) -> Iterator[State]:
    """Yield states with a vanished pair put back: it completes one character and begins the next.

    `trail` is the byte that ends that next one, `at` the offset after it.
    """
    limit = beam.limit(at)
    vocabulary = beam.vocabulary
    following = vocabulary.after_unreadable if event.shown else vocabulary.after_vanished
    firsts = list(_completed(beam, states, event, limit))
    if beam.thorough and not event.shown:
        firsts += _whole_characters(beam, firsts, event, limit)
    for candidates, sources in by_candidates(firsts, lambda first: following(first, trail)):
        yield from (state for _, state in beam.extend(sources, candidates, 0.0, limit=limit))


def put_back_pair_before_gloss(beam: Beam, states: list[State], syllable: str, event: Event) -> Iterator[State]:
    """Yield states with a vanished pair put back before a character whose second byte is lost in its gloss."""
    firsts = _completed(beam, states, event, states[0].cost + costs.BEAM)
    following = beam.vocabulary.pronounced_after_vanished
    for candidates, sources in by_candidates(firsts, lambda first: following(first, syllable)):
        yield from (
            state for _, state in beam.extend(sources, candidates, 0.0, limit=sources[0].cost + costs.BEAM)
        )


def _completed(beam: Beam, states: list[State], event: Event, limit: float) -> Iterator[tuple[int, State]]:
    """Yield states whose pending byte (the same for all) is completed by the first byte of a vanished pair."""
    candidates = beam.vocabulary.vanishing(states[0].pending)
    return beam.extend(states, candidates, costs.VANISHED, (event,), limit)


def _whole_characters(
    beam: Beam, firsts: list[tuple[int, State]], event: Event, limit: float
) -> list[tuple[int, State]]:
    """Return the likeliest characters of which both bytes vanish, each with a byte of a neighbour."""
    found: list[tuple[int, State]] = []
    for candidates, sources in by_candidates(firsts, beam.vocabulary.between_vanished):
        found += beam.extend(sources, candidates, costs.VANISHED, (event,), limit)
    return sorted(found, key=lambda item: item[1].cost)[: costs.SHIFTED]
