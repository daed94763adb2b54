"""Runs: the parts of a reading that leave the shown text, what is sure of them and what cannot be told."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.text.byteshift.entries import MARKS
from generator.text.byteshift.gbk import WIDE, simplified
from generator.text.byteshift.margins import between, is_cut, margin
from generator.text.byteshift.missing import knows
from generator.text.byteshift.odds import INDENT
from generator.text.byteshift.ways import HAN
from generator.text.characters import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.text.byteshift.hypotheses import Reading, Step
    from generator.text.byteshift.odds import Odds

SURE_LENGTH: Final = 3
"""Characters of a run from which on its bytes, and not the statistics, decide."""

CLEAR: Final = 1.5
"""How much likelier (in nats) what a run says must be than anything else in its place to be believed."""

CERTAIN: Final = 6.0
"""How much likelier (in nats) a reading must be than any other of the same place to be taken as sure."""

FURTHER: Final = 1.5
"""How much more for each further byte lost in the same run: it may have taken others with it."""

SETTLED: Final = 6.0
"""How much likelier (in nats) a Han put for a lost byte must be than the next one to be taken as sure."""

TOLD_APART: Final = 4.0
"""The same for a mark, which stands where many characters may stand before it, or a character with a gloss."""

TOLD: Final = frozenset(("first", "inside"))
"""Kinds of steps at which the bytes that are left tell what was lost, or nothing was."""

FIRST_LEAD: Final = 0x81
"""The lowest first byte of a pair in GBK."""

NARROW: Final = str.maketrans({wide.decode("gbk"): mark for mark, wide in WIDE.items()})
REPEATED: Final = re.compile(f"(?:{UNREADABLE})+")


class Run(NamedTuple):
    """A span that was read again: offsets in the text, what it says, whether its bytes tell it without doubt.

    They do not where a pair vanished, or where the last byte was lost and may have taken another with it.
    """

    start: int
    end: int
    after: str
    is_certain: bool


def narrow(text: str) -> str:
    """Return a text with its marks at half width, as the crawl shows them."""
    return text.translate(NARROW)


def runs(reading: Reading, shown: str, behind: str, odds: Odds) -> Iterator[Run]:
    """Yield the parts of a reading that leave the shown text."""
    steps: list[Step] = []
    for step in reading.steps:
        if is_cut(reading.text, step):
            reading = reading.put(step.length, between(odds, reading.text + behind, step)[0][1])
        steps.append(step)
        if step.kind == "end":
            if narrow(shown_again(reading.text, steps)) == narrow(shown[steps[0].at : step.at]):
                run = _run(reading, reading.text + behind, steps, odds)
                yield run if _is_explained(reading.text, steps[0], shown) else run._replace(is_certain=False)
            steps = []


def _run(reading: Reading, text: str, steps: list[Step], odds: Odds) -> Run:
    first, last = steps[0], steps[-1]
    unclear = {step.length for step in steps[:-1] if margin(odds, text, step) < CLEAR}
    unclear |= {at for doubt in reading.doubts if doubt.gap < CLEAR for at in range(doubt.start, doubt.end)}
    said = text[first.length : last.length]
    foreign = any(map(odds.is_foreign, said))
    said = "".join(map(simplified, said)) if foreign and not odds.is_traditional else said
    after = "".join(UNREADABLE if at in unclear else char for at, char in enumerate(said, first.length))
    after = REPEATED.sub(UNREADABLE, after)
    long_enough = last.length - first.length >= SURE_LENGTH or first.syllable
    glossed = odds.is_traditional and any(step.syllable for step in steps)
    plausible = glossed or _is_plausible(odds, text, first.length, last.length)
    known = plausible and not foreign and all(map(knows, said))
    told = long_enough and known and all(step.kind in TOLD or step.syllable for step in steps[:-1])
    settled = told and all(_settled(odds, text, step) for step in steps[:-1])
    least = CERTAIN + FURTHER * max(0, len(steps) - 2)  # a first and an end are one lost byte
    is_certain = bool(settled) and reading.gap(first.length, last.length) >= least
    return Run(first.at, last.at, after, is_certain)


def _is_plausible(odds: Odds, text: str, start: int, end: int) -> bool:
    """Whether reports have the characters of a part beside each other, and each beside one of its neighbours.

    One that they have in neither place may be made of the bytes of two, between which others vanished. In
    traditional text few pairs vanish when read one byte off, and much is rare in reports: a third must be known.
    """
    known = [odds.is_seen(text[at - 1], text[at : at + 1]) for at in range(start, end + 1)]
    if odds.is_traditional:
        return sum(known) * 3 > len(known)
    return all(before or behind for before, behind in pairwise(known))


def _is_explained(text: str, first: Step, shown: str) -> bool:
    """Whether it is known how the byte was lost that a run begins with: by a gloss, a cut, or a line's end."""
    place = first.at + len(first.shown)
    return bool(first.syllable) or shown[place : place + 1] in MARKS or text[first.length - 1] in {"\n", INDENT}


def _settled(odds: Odds, text: str, step: Step) -> bool:
    """Whether what was put for a lost byte is sure: what ends a sentence, or is told by a gloss, needs less."""
    least = SETTLED if step.kind == "first" and HAN.match(text[step.length]) else TOLD_APART
    return margin(odds, text, step, any_lead=True) >= least


def shown_again(text: str, steps: list[Step]) -> str:
    """Return what a repaired run shows when its bytes are lost again in the same places."""
    start, end = steps[0].length, steps[-1].length
    data = b"".join(char.encode("gb18030") for char in text[start:end])
    lost: dict[int, str] = {}  # offset of a byte -> what is shown for it
    inside: dict[int, str] = {}  # offset of a byte -> the gloss before it
    for step in steps[:-1]:
        at = 2 * (step.length - start) + (step.kind != "first")
        (inside if step.kind == "inside" else lost)[at] = step.shown
        if step.kind == "vanished":
            lost[at + 1] = ""
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
