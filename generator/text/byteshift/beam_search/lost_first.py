"""Lost first bytes: where a path leaves the borders of the shown characters and enters a shifted run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.han import is_han
from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.states import State
from generator.text.byteshift.beam_search.vanished import put_back_pair
from generator.text.byteshift.events import CUT_MARKS, LONE_TRAILS, LOSS_SIGNS, SWALLOWED, Event
from generator.text.byteshift.gbk import LEADS, character, code, pair, swallows_letter
from generator.text.byteshift.language_model import LINE_START
from generator.text.glosses.readings import readings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.text.byteshift.beam_search.beam import Beam

USUAL_LEAD: Final = 0xA1
"""The first byte lost most often where nothing was cut (see `costs.OTHER_LEAD`)."""

CUTS: Final = CUT_MARKS - {"?"}
"""The marks that show where a page was cut.

A half-width question mark is more likely the sign of a lost byte, unless a second byte is left alone after it.
"""


def put_back_first_byte(beam: Beam, states: list[State], at: int) -> None:
    """Put a lost first byte back; the byte after it in the text leaves some characters open."""
    starts_line = states[0].char in LINE_START
    silently = costs.LOST_SILENTLY + _unexplained(beam, at, starts_line=starts_line)
    _put_back(beam, states, Event(at, "first"), at, silently)
    if beam.shown[at] in LOSS_SIGNS:
        extra = costs.LOST_SHOWN + _unexplained(beam, at + 1, starts_line=starts_line)
        _put_back(beam, states, Event(at, "first", beam.shown[at]), at + 1, extra)
    if beam.prior.last_bytes:
        _put_back_last(beam, states, at, silently + costs.OTHER_LEAD)
        if not beam.model.is_traditional and swallows_letter(beam.shown[at]):
            _put_back_before_letter(beam, states, at)
    swallowed = SWALLOWED.match(beam.shown, at)
    if swallowed:
        event = Event(at, "first", swallowed[0], swallowed[1])
        for state in states:
            _put_back_in_gloss(beam, state, event, swallowed.end())
            _put_back_with_second(beam, state, event, swallowed.end())


def _unexplained(beam: Beam, at: int, *, starts_line: bool) -> float:
    """Return what it costs on top that a first byte is lost before this offset, and not before any other."""
    if _is_cut(beam.shown, at):
        return -costs.CUT_APART
    return 0.0 if starts_line or beam.shown[at : at + 1] in CUT_MARKS else beam.prior.unexplained


def _is_cut(shown: str, at: int) -> bool:
    """Whether the page may have been cut at what is shown at an offset."""
    char, following = shown[at : at + 1], shown[at + 1 : at + 2]
    return char in CUTS or (char in CUT_MARKS and following in LONE_TRAILS)


def _second_byte(shown: str, at: int) -> int | None:
    """Return the second byte of a character of which the first was lost before this offset, if there is one.

    It is left alone, or shown as the first byte of a pair.
    """
    if at >= len(shown):
        return None
    alone = LONE_TRAILS.get(shown[at])
    bytes_ = code(shown[at]) if alone is None else None
    return bytes_[0] if bytes_ else alone


def _put_back(beam: Beam, states: list[State], event: Event, at: int, extra: float) -> None:
    """Put a first byte back for which nothing or a sign is shown before this offset."""
    known = _second_byte(beam.shown, at)
    if known is None:
        return
    is_cut = _is_cut(beam.shown, at)
    usual, others = beam.vocabulary.by_lead(known, USUAL_LEAD)
    likely = beam.vocabulary.ended_by(known) if is_cut else usual
    _go_on(beam, beam.extend(states, likely, extra, (event,), beam.limit(at + 1)), at)
    limit = beam.limit(at + 1)
    if not is_cut and states[0].cost + extra + costs.OTHER_LEAD < limit:
        _go_on(beam, beam.extend(states, others, extra + costs.OTHER_LEAD, (event,), limit), at)


def _put_back_last(beam: Beam, states: list[State], at: int, extra: float) -> None:
    """Put a lost last byte back: what is shown is its first byte with the first byte of the next character."""
    bytes_ = code(beam.shown[at])
    limit = beam.limit(at + 1)
    if bytes_ and states[0].cost + extra < limit:
        candidates = beam.vocabulary.begun_by(bytes_[0])
        _go_on(beam, beam.extend(states, candidates, extra, (Event(at, "last"),), limit), at)


def _put_back_before_letter(beam: Beam, states: list[State], at: int) -> None:
    """Put back either byte of a Han whose other byte took the letter after it: what is shown explains the loss."""
    lead, _ = pair(beam.shown[at]) or b"\0\0"
    limit = beam.limit(at + 1)
    begun, ended = beam.vocabulary.begun_by(lead), beam.vocabulary.ended_by(lead)
    for candidates, event in ((begun, Event(at, "last")), (ended, Event(at, "first"))):
        lost = [found for found in candidates if is_han(found.char)]
        _go_on(beam, beam.extend(states, lost, costs.LOST_SILENTLY, (event,), limit), at)


def _put_back_in_gloss(beam: Beam, state: State, event: Event, at: int) -> None:
    """Put a first byte back that ended a false character, whose gloss is shown before this offset."""
    known = _second_byte(beam.shown, at)
    if known is not None:
        candidates = beam.vocabulary.led_by_gloss(state.char, event.syllable, known)
        _go_on(beam, beam.extend([state], candidates, costs.LOST_IN_GLOSS, (event,)), at)


def _go_on(beam: Beam, states: Iterable[tuple[int, State]], at: int) -> None:
    """Read on after a completed character whose second byte is at this offset."""
    if beam.shown[at] in LONE_TRAILS:
        beam.align(states, at + 1)
        return
    bytes_ = code(beam.shown[at])
    if bytes_:
        for _, state in states:
            beam.hold_back(state, bytes_[1], at + 1)


def _put_back_with_second(beam: Beam, state: State, event: Event, at: int) -> None:
    """Put a character back of which neither byte is shown: its first one ended a false character with a gloss.

    Its second one went into the character's own gloss, or vanished with the first one of the next character.
    """
    before = code(state.char)
    if not before or at >= len(beam.shown):
        return
    own, following = SWALLOWED.match(beam.shown, at), code(beam.shown[at])
    for lead in LEADS:
        if event.syllable not in readings(character(before[1], lead) or "?"):
            continue
        if own:
            last = Event(at, "last", own[0], own[1])
            candidates = beam.vocabulary.pronounced(lead, own[1])
            beam.align(beam.extend([state], candidates, costs.LOST_IN_GLOSS, (event, last)), own.end())
        elif following:
            opened = State(state.cost + costs.LOST_IN_GLOSS, state.char, "", state, (event,), lead)
            for made in put_back_pair(beam, [opened], following[0], Event(at, "vanished"), at + 1):
                beam.hold_back(made, following[1], at + 1)
