"""Byte shift: runs that were read one byte off are read again; what cannot be read is marked."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.bigrams import load_bigrams
from generator.text.glosses import LETTERS
from generator.text.lattice import CERTAIN, WIDE, Lattice, Reading, Step
from generator.text.ledger import Change
from generator.text.model import Outcome
from generator.text.script import DOCUMENT_SHARE, rare_characters, traditional_share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge

TRIGGER: Final = re.compile(
    f"(?<=[\u3400-\u9fff])\\?[{LETTERS}]{{1,6}}\\)"  # what is left of a gloss in the middle of a character
    "|[?\ufffd][\u3000-\u303f\uff01-\uff5e,!:;?]?[@-~](?=[(\u3400-\u9fff])"  # a loss, and a byte left alone
)
LOSS: Final = frozenset("?!\uff1f\uff01\ufffd")
NEAR: Final = 6
CLUSTER: Final = 3
"""So many rare characters within so many places are no sentence; next to a loss, one fewer will do."""

MARGIN: Final = 8
TAIL: Final = 30
"""Characters before and behind a suspicious place that are read again with it: half of them look like words."""

LONGEST: Final = 600
MOST: Final = 4000
"""Characters of one run, and of all runs of a document, that are read again; more is no damage of this kind."""

GAIN: Final = 12.0
"""How much likelier (in nats) the repaired run must be than what is shown."""

CLEAR: Final = 1.5
"""How much likelier (in nats) a character put for a lost byte must be than the next one to be believed."""

FIRST_LEAD: Final = 0x81
NARROW: Final = str.maketrans({wide.decode("gbk"): mark for mark, wide in WIDE.items()})

UNREADABLE: Final = "\u27e6\u4e71\u7801\u27e7"


class Run(NamedTuple):
    """A span that was read again: offsets in the text, what it says, and how little speaks for another reading."""

    start: int
    end: int
    after: str
    margin: float
    vanished: bool


def repair_byteshift(text: str, knowledge: Knowledge) -> Outcome:
    """Propose the text of runs that were read one byte off, and a mark where it cannot be told."""
    del knowledge
    windows = list(_windows(text))
    if not windows or sum(end - start for start, end in windows) > MOST:
        return Outcome()
    lattice = Lattice(load_bigrams(), traditional=traditional_share(text) >= DOCUMENT_SHARE)
    changes: list[Change] = []
    for start, end in windows:
        changes += _repaired(text, start, end, lattice)
    return Outcome(tuple(changes))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that look damaged, each within its line, apart from each other."""
    spots = sorted(_spots(text))
    start = end = -1
    for first, last in spots:
        low = max(text.rfind("\n", max(0, first - MARGIN), first) + 1, first - MARGIN, 0)
        stop = text.find("\n", last, last + TAIL)
        high = min(len(text), last + TAIL) if stop < 0 else stop
        if low > end or high - start > LONGEST:
            if end > start >= 0:
                yield start, end
            start = max(low, end)
        end = max(high, end)
    if end > start >= 0:
        yield start, end


def _spots(text: str) -> Iterator[tuple[int, int]]:
    if "?" in text or "\ufffd" in text:
        yield from (match.span() for match in TRIGGER.finditer(text))
    rare = rare_characters().intersection(text)
    if len(rare) < CLUSTER - 1:
        return
    places = [m.start() for m in re.finditer(f"[{''.join(sorted(rare))}]", text)]
    for n, (first, second) in enumerate(pairwise(places)):
        third = places[n + 2] if n + 2 < len(places) else len(text) + NEAR
        if third - first < NEAR:
            yield first, third + 1
        elif second - first < NEAR - 2 and not LOSS.isdisjoint(text[max(0, first - 2) : second + 3]):
            yield first, second + 1


def narrow(text: str) -> str:
    """Return a text with its marks at half width, as the crawl shows them."""
    return text.translate(NARROW)


def _repaired(text: str, start: int, end: int, lattice: Lattice) -> Iterator[Change]:
    """Yield the changes of one window."""
    shown, before = text[start:end], text[start - 1] if start else "\n"
    found = lattice.readings(before, shown)
    if not found:
        return
    best = found[0]
    as_shown = sum(lattice.cost(a, b) for a, b in pairwise(before + shown))
    if not best.steps or as_shown - best.cost < GAIN:
        return
    for run in _runs(best, shown, lattice):
        rule = "byte-shift-inferred" if run.vanished or run.margin < CERTAIN else "byte-shift"
        yield Change(start + run.start, start + run.end, run.after, rule)


def _runs(reading: Reading, shown: str, lattice: Lattice) -> Iterator[Run]:
    """Yield the parts of a reading that leave the shown text."""
    steps: list[Step] = []
    for step in reading.steps:
        steps.append(step)
        if step.kind == "end":
            if narrow(shown_again(reading.text, steps)) == narrow(shown[steps[0].at : step.at]):
                yield _run(reading, steps, lattice)
            steps = []


def _run(reading: Reading, steps: list[Step], lattice: Lattice) -> Run:
    first, last = steps[0], steps[-1]
    margins = {step.length: lattice.margin(reading.text, step) for step in steps[:-1]}
    after = "".join(
        UNREADABLE if margins.get(at, CLEAR) < CLEAR else reading.text[at] for at in range(first.length, last.length)
    )
    vanished = any(step.kind == "vanished" for step in steps)
    return Run(first.at, last.at, after, min(margins.values()), vanished)


def shown_again(text: str, steps: list[Step]) -> str:
    """Return what a repaired run shows when its bytes are lost again in the same places."""
    start, end = steps[0].length, steps[-1].length
    data = b"".join(char.encode("gb18030") for char in text[start:end])
    lost: dict[int, str] = {}  # offset of a byte -> what is shown for it
    for step in steps[:-1]:
        at = 2 * (step.length - start) + (step.kind != "first")
        lost[at] = step.shown
        if step.kind == "vanished":
            lost[at + 1] = ""
    pieces: list[str] = []
    waiting = b""
    for at, byte in enumerate(data):
        if at in lost:
            pieces.append(lost[at])
            continue
        waiting += bytes((byte,))
        if waiting[0] < FIRST_LEAD or len(waiting) > 1:
            pieces.append(waiting.decode("gb18030", "replace"))
            waiting = b""
    return "".join(pieces)
