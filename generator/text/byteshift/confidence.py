"""Confidence: the repairs that a decoding proposes, each of them recovered, inferred, or in part unreadable."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.han import is_han
from generator.text.byteshift import costs
from generator.text.byteshift.beam_search.decoding import Leads
from generator.text.byteshift.events import CUT_MARKS
from generator.text.byteshift.gbk import WIDE, simplified
from generator.text.byteshift.language_model import LINE_START
from generator.text.byteshift.margins import between, is_cut, margin
from generator.text.characters import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.text.byteshift.beam_search.decoding import Decoding
    from generator.text.byteshift.events import Event
    from generator.text.byteshift.language_model import LanguageModel
    from generator.text.byteshift.windows import Window

SURE_LENGTH: Final = 3
"""Characters of a repair from which on its bytes decide, and not the counts alone.

A choice: in two characters the bytes leave the counts too much to decide.
"""

KNOWN_SHARE: Final = 3
"""In traditional text one of so many neighbouring pairs must be known. A choice: little of it is in the counts."""

CONSTRAINING: Final = frozenset(("first", "inside"))
"""Kinds of events after which the bytes that are left show what was lost, or nothing was."""

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
FIRST_LEAD: Final = 0x81
"""The first lead byte of GBK."""

NARROW: Final = str.maketrans({wide.decode("gbk"): mark for mark, wide in WIDE.items()})
REPEATED: Final = re.compile(f"(?:{UNREADABLE})+")


class Repair(NamedTuple):
    """A span of the shown text that is replaced: offsets in it, the new text, whether the bytes leave no doubt.

    They do if a pair vanished, or if the last byte is lost and may have taken another one with it.
    """

    start: int
    end: int
    after: str
    is_certain: bool


class _Run(NamedTuple):
    """A shifted run of a decoding: from where it leaves the shown text to where it comes back."""

    text: str  # of the decoding, with the character after the window
    leads: Leads
    events: Sequence[Event]

    @property
    def start(self) -> int:
        return self.events[0].text_at

    @property
    def end(self) -> int:
        return self.events[-1].text_at

    @property
    def losses(self) -> Sequence[Event]:
        return self.events[:-1]

    @property
    def restored(self) -> str:
        return self.text[self.start : self.end]


def repairs(model: LanguageModel, decoding: Decoding, window: Window) -> Iterator[Repair]:
    """Yield the parts of a decoding that leave the shown text.

    A part of which the lost bytes do not give back what is shown is left out: it is a mistake of the search.
    """
    text, leads = decoding.text, Leads(decoding)
    events: list[Event] = []
    for event in decoding.events:
        if is_cut(text, event):
            likeliest = between(model, text + window.after, event)[0][1]
            text = text[: event.text_at] + likeliest + text[event.text_at + 1 :]
            leads.settle(event.text_at)
        events.append(event)
        if event.kind == "end":
            run = _Run(text + window.after, leads, events)
            shown = window.shown[events[0].shown_at : event.shown_at]
            if narrow(shown_again(text, events)) == narrow(shown):
                certain = _is_explained(run, window.shown) and _is_certain(model, run)
                unexplained = set() if certain else _unexplained(run, window.shown)
                yield Repair(events[0].shown_at, event.shown_at, _written(model, run, unexplained), certain)
            events = []


def _unexplained(run: _Run, shown: str) -> set[int]:
    """Return the offsets of characters whose byte a decoder lost by itself: not by a gloss, nor by a cut.

    Such a decoder lacks the character (GB2312 the 镕 of a name): reports do not tell which it was.
    """
    ends = ((event, shown[event.shown_at + len(event.shown) :][:1]) for event in run.losses)
    return {
        event.text_at
        for event, after in ends
        if event.shown == REPLACEMENT and not event.syllable and after not in CUT_MARKS
    }


def _written(model: LanguageModel, run: _Run, unexplained: set[int]) -> str:
    """Return the restored text of a run, with the mark for what is unreadable where it is not clear."""
    unclear = {event.text_at for event in run.losses if margin(model, run.text, event) < costs.CLEAR}
    unclear |= unexplained
    unclear.update(at for at in range(run.start, run.end) if run.leads.over(at, at + 1) < costs.CLEAR)
    restored = run.restored
    if not model.is_traditional and any(map(model.is_foreign, restored)):
        restored = "".join(map(simplified, restored))
    marked = (UNREADABLE if at in unclear else char for at, char in enumerate(restored, run.start))
    return REPEATED.sub(UNREADABLE, "".join(marked))


def _is_certain(model: LanguageModel, run: _Run) -> bool:
    """Whether the bytes leave no doubt about a run: enough of them, known words, and a clear lead."""
    return (
        (run.end - run.start >= SURE_LENGTH or bool(run.events[0].syllable))
        and all(event.kind in CONSTRAINING or event.syllable for event in run.losses)
        and not any(map(model.is_foreign, run.restored))
        and all(map(model.vocabulary.knows, run.restored))
        and _is_plausible(model, run)
        and all(_is_settled(model, run.text, event) for event in run.losses)
        and run.leads.over(run.start, run.end) >= costs.CERTAIN + costs.FURTHER * max(0, len(run.losses) - 1)
    )


def _is_plausible(model: LanguageModel, run: _Run) -> bool:
    """Whether reports have the characters of a run next to each other, and each next to one of its neighbours.

    One that they have in neither place may be made of the bytes of two, between which others vanished. In
    traditional text few pairs vanish when read one byte off, and much is rare in reports: a third must be known,
    or a gloss must confirm it.
    """
    if model.is_traditional and any(event.syllable for event in run.events):
        return True
    text = run.text
    known = [model.has_pair(text[at - 1], text[at : at + 1]) for at in range(run.start, run.end + 1)]
    if model.is_traditional:
        return sum(known) * KNOWN_SHARE > len(known)
    return all(before or after for before, after in pairwise(known))


def _is_explained(run: _Run, shown: str) -> bool:
    """Whether it is known how the first byte of a run was lost: by a gloss, a cut, or at the start of a line."""
    first = run.events[0]
    at = first.shown_at + len(first.shown)
    return bool(first.syllable) or shown[at : at + 1] in CUT_MARKS or run.text[run.start - 1] in LINE_START


def _is_settled(model: LanguageModel, text: str, event: Event) -> bool:
    """Whether what was put back for a lost byte leads far enough: a mark, or a lost last byte, needs less."""
    is_han_first = event.kind == "first" and is_han(text[event.text_at])
    return margin(model, text, event, any_lead=True) >= (
        costs.SETTLED if is_han_first else costs.SETTLED_OTHERWISE
    )


def narrow(text: str) -> str:
    """Return a text with its marks at half width, as the crawl shows them."""
    return text.translate(NARROW)


def shown_again(text: str, events: Sequence[Event]) -> str:
    """Return what a restored run shows if its bytes are lost again in the same places."""
    start, end = events[0].text_at, events[-1].text_at
    data = b"".join(char.encode("gb18030") for char in text[start:end])
    lost, inside = _losses(events)
    pieces: list[str] = []
    waiting = b""
    for at, byte in enumerate(data):
        pieces.append(inside.get(at, ""))
        if at in lost:
            pieces.append(lost[at])
            continue
        waiting += bytes((byte,))
        if waiting[0] < FIRST_LEAD or len(waiting) > 1:
            pieces.append(waiting.decode("gb18030", "replace"))
            waiting = b""
    return "".join([*pieces, inside.get(len(data), "")])


def _losses(events: Sequence[Event]) -> tuple[dict[int, str], dict[int, str]]:
    """Return what is shown for each lost byte, and the gloss before each byte, by offset in the bytes of a run."""
    lost: dict[int, str] = {}
    inside: dict[int, str] = {}
    for event in events[:-1]:
        at = 2 * (event.text_at - events[0].text_at) + (event.kind != "first")
        (inside if event.kind == "inside" else lost)[at] = event.shown
        if event.kind == "vanished":
            lost[at + 1] = ""
    return lost, inside
