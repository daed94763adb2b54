"""Hypotheses: what is shown for lost bytes, readings of a damaged run, which of them are worth following."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final, Literal, NamedTuple

from generator.text.gbk import simplified
from generator.text.glosses import LETTERS

ALIGNED: Final = 6
SHIFTED: Final = 16
"""Readings kept at each place: those that need no byte, and those that wait for one."""

SWALLOWED: Final = re.compile(f"\\?([{LETTERS}]{{1,6}})\\)")
"""What is left of a gloss whose opening bracket was taken for the second byte of a pair."""

INTACT: Final = re.compile(f"\\(([{LETTERS}]{{1,6}})\\)")
"""A gloss that was left whole: the character before it lost its second byte alone."""

SHOWN_LOSS: Final = frozenset("?\uff1f\ufffd")
RESTS: Final = {chr(byte): byte for byte in range(0x40, 0x7F)} | {"\x80": 0x80, "\u20ac": 0x80}
"""What a second byte left alone looks like: ASCII, and the euro sign that code page 936 has at 80."""

ASCII_TRAILS: Final = range(0x40, 0x7F)


class Step(NamedTuple):
    """A place where a reading leaves the shown text, or comes back to it.

    `at` is the offset in the run, `length` that of the text before. `kind` is that of the lost byte: the first
    of a character, the last of one, a pair that vanished; or the end of the shifted run. `shown` is what stands
    for the byte: nothing, a question mark, or what is left of a gloss with `syllable`.
    """

    at: int
    length: int
    kind: Literal["first", "last", "vanished", "end"]
    shown: str = ""
    syllable: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a run so far: how unlikely it is (nats), what it says, and the byte it waits to complete.

    `gap` is how much likelier it is than the best one with other words that ended in the same place.
    """

    cost: float
    text: str
    pending: int | None = None
    steps: tuple[Step, ...] = ()
    gap: float = math.inf


def same_words(a: Reading, b: Reading) -> bool:
    """Whether two readings differ in traditional and simplified forms alone."""
    return a.text == b.text or all(
        simplified(x) == simplified(y) for x, y in zip_longest(a.text, b.text, fillvalue="")
    )


def cheapest(column: list[Reading], width: int) -> list[Reading]:
    """Return the cheapest readings, one for each recent text, with the aligned ones among them."""
    kept: dict[tuple[str, int | None], Reading] = {}
    aligned = 0
    for reading in sorted(column, key=lambda r: r.cost):
        key = reading.text[-2:], reading.pending
        before = kept.get(key)
        if before is not None:
            gap = reading.cost - before.cost
            if gap < before.gap and not same_words(before, reading):
                kept[key] = replace(before, gap=gap)
            continue
        aligned += reading.pending is None
        if len(kept) < width + ALIGNED and (reading.pending is not None or aligned <= ALIGNED):
            kept[key] = reading
    return list(kept.values())
