"""Byte shift: runs that were read one byte off are read again; what cannot be read is marked."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.bigrams import load_bigrams
from generator.text.characters import UNREADABLE, uncommon_characters
from generator.text.gbk import WIDE, simplified
from generator.text.glosses import LETTERS
from generator.text.lattice import CERTAIN, Lattice
from generator.text.ledger import Change
from generator.text.model import Outcome
from generator.text.script import DOCUMENT_SHARE, rare_characters, traditional_share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.text.hypotheses import Reading, Step

TRIGGER: Final = re.compile(
    f"(?<=[\u3400-\u9fff)])\\?[{LETTERS}]{{1,6}}\\)"  # what is left of a gloss in the middle of a character
    "|[?\ufffd][\u3000-\u303f\uff01-\uff5e,!:;?]?[@-~\x80\u20ac](?=[(\u3400-\u9fff])"  # a byte left alone
)
GLOSSED_REST: Final = re.compile(f"[@-~\x80\u20ac](?=\\([{LETTERS}]{{1,6}}\\))")
"""A byte left alone with the gloss of its character behind it: `W(w\u01ceng)` of \u7db2."""

BACK: Final = 8
"""Characters before it in which its run may begin."""

LONE: Final = re.compile("(?<=[\u3400-\u9fff])[@-~\x80\u20ac](?=[\u3400-\u9fff\u3001\u3002\uff0c])")
"""A byte left alone in a traditional document: the second byte of a character that GB2312 lacks."""

ASKED: Final = re.compile("(?<=[\u3400-\u9fff])[?\ufffd](?=[\u3400-\u9fff])")
"""What may be a loss, or a question."""

SYMBOLS: Final = frozenset(
    chr(code)
    for first, last in (
        (0x370, 0x4FF),
        (0x2160, 0x2179),
        (0x2460, 0x257F),
        (0x3021, 0x312F),
        (0xFF21, 0xFF3A),
        (0xFF41, 0xFF5A),
    )
    for code in range(first, last + 1)
)
"""Letters and numbers of GBK rows A2 to A9: what a shifted mark and a syllable read as."""

IN_WORD: Final = re.compile("[?\u3001\u3002\u201c\u3400-\u9fff]")
UP_TO_REST: Final = re.compile(
    ".[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]{0,8}[@-~\x80\u20ac](?=[(\u3000-\u303f\u3400-\u9fff\uff0c])"
)
"""A symbol that may begin a run, up to the byte left alone that ends it in traditional text."""

FEW: Final = 120
LOSS: Final = frozenset("?!\uff1f\uff01\ufffd")
NEAR: Final = 6
CLUSTER: Final = 3
"""So many rare characters within so many places are no sentence; next to a loss, one fewer will do."""

ODD: Final = 8.0
"""Nats a character of a shifted run costs on average; sentences take 4 to 6, also those of other kinds of text."""

MARGIN: Final = 12
TAIL: Final = 30
"""Characters before and behind a suspicious place that are read again with it: half of them look like words."""

LONGEST: Final = 600
MOST: Final = 4000
"""Characters of one run, and of all runs of a document, that are read again; more is no damage of this kind."""

SURE_LENGTH: Final = 3
"""Characters of a run from which on its bytes, and not the statistics, decide."""

GAIN: Final = 12.0
"""How much likelier (in nats) the repaired run must be than what is shown."""

CLEAR: Final = 1.5
"""How much likelier (in nats) a character put for a lost byte must be than the next one to be believed."""

FIRST_LEAD: Final = 0x81
NARROW: Final = str.maketrans({wide.decode("gbk"): mark for mark, wide in WIDE.items()})


class Run(NamedTuple):
    """A span that was read again: offsets in the text, what it says, whether its bytes tell it without doubt.

    They do not where a pair vanished, or where the last byte was lost and may have taken another with it.
    """

    start: int
    end: int
    after: str
    is_certain: bool


def repair_byteshift(text: str, knowledge: Knowledge) -> Outcome:
    """Propose the text of runs that were read one byte off, and a mark where it cannot be told."""
    del knowledge
    traditional = traditional_share(text) >= DOCUMENT_SHARE
    spots = sorted(islice(_spots(text, traditional=traditional), MOST + 1))
    windows = list(_windows(text, spots)) if len(spots) <= MOST else []
    if not windows or sum(end - start for start, end in windows) > MOST:
        return Outcome()
    lattice = Lattice(load_bigrams(), traditional=traditional)
    changes: list[Change] = []
    for start, end in windows:
        changes += _repaired(text, start, end, lattice)
    return Outcome(tuple(changes))


def _windows(text: str, spots: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans that look damaged, each within its line, apart from each other."""
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


def _spots(text: str, *, traditional: bool) -> Iterator[tuple[int, int]]:
    """Yield the places that a shifted run may have made, sorted by kind."""
    if "?" in text or "\ufffd" in text:
        yield from (m.span() for m in TRIGGER.finditer(text))
        yield from (m.span() for m in ASKED.finditer(text) if is_odd(text, m.end()))
    if "(" in text:
        rests = (
            m.start() for m in GLOSSED_REST.finditer(text) if m.start() and IN_WORD.match(text, m.start() - 1)
        )
        yield from ((max(0, at - BACK), at + 1) for at in rests)
    if traditional:
        yield from (m.span() for m in LONE.finditer(text) if is_odd(text, m.start() - NEAR))
    present = uncommon_characters(text)
    rare = rare_characters() & present
    symbols = [at for at in _places(text, SYMBOLS & present) if at and IN_WORD.match(text, at - 1)]
    places = sorted({*_places(text, rare), *symbols}) if len(rare) + len(symbols) >= CLUSTER - 1 else []
    for n, (first, second) in enumerate(pairwise(places)):
        third = places[n + 2] if n + 2 < len(places) else len(text) + NEAR
        if third - first < NEAR:
            yield first, third + 1
        elif second - first < NEAR - 2 and not LOSS.isdisjoint(text[max(0, first - 2) : second + 3]):
            yield first, second + 1
    for at in symbols:
        rest = UP_TO_REST.match(text, at) if traditional else None
        if rest or is_odd(text, at):
            yield at, rest.end() if rest else at + 1


def _places(text: str, wanted: frozenset[str]) -> list[int]:
    """Return the offsets of characters: few are looked up one by one, many by one search."""
    if len(wanted) > FEW:
        return [m.start() for m in re.finditer(f"[{re.escape(''.join(sorted(wanted)))}]", text)]
    found: list[int] = []
    for char in wanted:
        at = text.find(char)
        while at >= 0:
            found.append(at)
            at = text.find(char, at + 1)
    return found


def is_odd(text: str, start: int) -> bool:
    """Whether the next characters hardly ever follow each other."""
    bigrams = load_bigrams()
    run = text[max(0, start) : start + NEAR]
    cost = -sum(bigrams.log_probability(simplified(a), simplified(b)) for a, b in pairwise(run))
    return cost > ODD * (NEAR - 1)


def narrow(text: str) -> str:
    """Return a text with its marks at half width, as the crawl shows them."""
    return text.translate(NARROW)


def _repaired(text: str, start: int, end: int, lattice: Lattice) -> Iterator[Change]:
    """Yield the changes of one window."""
    shown, before = text[start:end], text[start - 1] if start else "\n"
    behind = text[end] if end < len(text) else "\n"
    found = lattice.readings(before, shown, behind)
    if not found:
        return
    best = found[0]
    as_shown = sum(lattice.cost(a, b) for a, b in pairwise(before + shown))
    if not best.steps or as_shown - best.cost < GAIN:
        return
    for run in _runs(best, shown, behind, lattice):
        rule = "byte-shift" if run.is_certain and best.gap >= CERTAIN else "byte-shift-inferred"
        yield Change(start + run.start, start + run.end, run.after, rule)


def _runs(reading: Reading, shown: str, behind: str, lattice: Lattice) -> Iterator[Run]:
    """Yield the parts of a reading that leave the shown text."""
    steps: list[Step] = []
    for step in reading.steps:
        steps.append(step)
        if step.kind == "end":
            if narrow(shown_again(reading.text, steps)) == narrow(shown[steps[0].at : step.at]):
                yield _run(reading.text + behind, steps, lattice)
            steps = []


def _run(text: str, steps: list[Step], lattice: Lattice) -> Run:
    first, last = steps[0], steps[-1]
    margins = {step.length: lattice.margin(text, step) for step in steps[:-1]}
    after = "".join(
        UNREADABLE if margins.get(at, CLEAR) < CLEAR else text[at] for at in range(first.length, last.length)
    )
    long_enough = last.length - first.length >= SURE_LENGTH or first.syllable
    known = all(lattice.knows(char) for char in text[first.length : last.length])
    told = long_enough and known and all(step.kind == "first" or step.syllable for step in steps[:-1])
    certain = told and all(lattice.margin(text, step, any_lead=True) >= CERTAIN for step in steps[:-1])
    return Run(first.at, last.at, after, bool(certain))


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
