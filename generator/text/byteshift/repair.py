"""Byte shift: runs that were read one byte off are read again; what cannot be read is marked."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from generator.knowledge.bigrams import load_bigrams
from generator.text.byteshift.gbk import simplified
from generator.text.byteshift.lattice import Lattice
from generator.text.byteshift.runs import runs
from generator.text.characters import UNREADABLE, uncommon_characters
from generator.text.glosses.strip import LETTERS, readings, unglossed
from generator.text.ledger import Change
from generator.text.model import Outcome, Suspect
from generator.text.script import DOCUMENT_SHARE, rare_characters, traditional_share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.text.byteshift.runs import Run

TRIGGER: Final = re.compile(
    f"(?<=[\u3400-\u9fff)?!,:;\u3001\u3002\u201c\u201d\uff01-\uff1f])"
    f"[?\ufffd][{LETTERS}]{{1,6}}\\)"  # half a gloss
    f"|\ufffd\\([{LETTERS}]{{1,6}}\\)"  # a whole one, and a sign for the byte before it
    "|(?<![?\ufffd])[?\ufffd][!,:;?\uff01\uff0c\uff1a\uff1b\uff1f](?=[\u3400-\u9fff])"  # one before a mark
    "|[?\ufffd][\u3000-\u303f\uff01-\uff5e,!:;?]?[@-~\x80\u20ac](?=[(\u3400-\u9fff])"  # a byte left alone
)
GLOSSED_REST: Final = re.compile(f"[@-~\x80\u20ac](?=\\([{LETTERS}]{{1,6}}\\))")
"""A byte left alone with the gloss of its character behind it: `W(w\u01ceng)` of \u7db2."""

GLOSSED: Final = re.compile(f"([\u3400-\u9fff])\\(([{LETTERS}]{{1,6}})\\)(?=[@-~\u3400-\u9fff])")
"""A character with a gloss: one that says something else is that of a false character."""

GLOSSED_TWICE: Final = re.compile(
    f"\\(([{LETTERS}]{{1,6}})\\)(?:\\((?!\\1\\))[{LETTERS}]{{1,6}}\\)|[@-~\x80\u20ac](?=[(\u3400-\u9fff]))"
)
"""Glosses of two characters in a row, or of one and a byte left alone: the first is that of a false character."""

BACK: Final = 8
"""Characters before it in which its run may begin."""

LONE: Final = re.compile("(?<=[\u3400-\u9fff])[@-~\x80\u20ac](?=[\u3400-\u9fff\u3001\u3002\uff0c])")
"""A byte left alone in a traditional document: the second byte of a character that GB2312 lacks."""

ASKED: Final = re.compile("(?<=[\u3400-\u9fff])[?\ufffd](?=[\u3400-\u9fff])")
"""What may be a loss, or a question."""

CUT: Final = re.compile("[!:;?\uff01\uff1a\uff1b\uff1f](?=[\u3400-\u9fff])")
CUT_SHORT: Final = re.compile(
    "[!,:;?\u3002\uff01\uff0c\uff1a\uff1b\uff1f][\u2460-\u257f\u3400-\u9fff]{0,2}[@-~\x80\u20ac](?=[(\u3400-\u9fff])"
)
"""A mark at which a traditional page may have been cut in the middle of two characters, or of two and no more."""

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

IN_WORD: Final = re.compile("[!,;?\u3001\u3002\u201c\u3400-\u9fff\uff01\uff0c\uff1b\uff1f]")
UP_TO_REST: Final = re.compile(
    ".[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]{0,8}[@-~\x80\u20ac](?=[(\u3000-\u303f\u3400-\u9fff\uff0c])"
)
"""A symbol that may begin a run, up to the byte left alone that ends it in traditional text."""

FEW: Final = 120
LOSS: Final = frozenset("?!;:\uff1f\uff01\uff1b\uff1a\ufffd")
NEAR: Final = 6
CLUSTER: Final = 3
"""So many rare characters within so many places are no sentence; next to a loss, one fewer will do."""

ODD: Final = 8.0
"""Nats a character of a shifted run costs on average; sentences take 4 to 6, also those of other kinds of text."""

LOST_INDENT: Final = re.compile("(?:[ \u3000]*[?\ufffd]){2,}")
"""The blanks that a line began with, each shown as a question mark: no shift."""

MARGIN: Final = 12
TAIL: Final = 30
"""Characters before and behind a suspicious place that are read again with it: half of them look like words."""

LONGEST: Final = 600
"""Characters of a window, more or less: what is longer is read in parts."""

MOST: Final = 60_000
"""Characters of all different windows of a document that are read again; more is no damage of this kind."""

MOST_SPOTS: Final = 1_000_000
"""Suspicious places that are looked at, so that hostile text takes no memory."""

TOO_MUCH: Final = "so much of the text looks damaged that nothing of it was read again"
TOO_MUCH_REMEDY: Final = "crawl the page again, or look at its encoding"

GAIN: Final = 6.0
"""How much likelier (in nats) the repaired run must be than what is shown."""

GAIN_TO_MARK: Final = 18.0
"""The same where part of it cannot be told: what is marked as unreadable must be no text."""

LONGEST_GLOSS: Final = 9
"""Characters of the longest syllable in brackets (zhuāng) with a blank: what may stand before a run."""


def repair_byteshift(text: str, knowledge: Knowledge) -> Outcome:
    """Propose the text of runs that were read one byte off, and a mark where it cannot be told."""
    del knowledge
    traditional = traditional_share(text) >= DOCUMENT_SHARE
    spots = list(islice(_spots(text, traditional=traditional), MOST_SPOTS))
    if spots:
        spots += (m.span() for m in CUT.finditer(text) if is_odd(text, m.end()))
        spots.sort()
    windows: dict[tuple[str, str, str], list[int]] = {}  # the character before, the text, that behind -> offsets
    for start, end in _windows(text, spots):
        before = unglossed(text[max(0, start - LONGEST_GLOSS) : start] or "\n")
        windows.setdefault((before, text[start:end], text[end : end + 1] or "\n"), []).append(start)
    if sum(len(shown) for _, shown, _ in windows) > MOST or len(spots) >= MOST_SPOTS:
        first, last = spots[0]
        return Outcome(suspects=(Suspect(first, last, TOO_MUCH, TOO_MUCH_REMEDY),))
    if not windows:
        return Outcome()
    lattice = Lattice(traditional=traditional)
    found = ((start, run) for window, at in windows.items() for run in _repaired(lattice, *window) for start in at)
    return Outcome(tuple(sorted((_change(*item) for item in found), key=lambda change: change.start)))


def _windows(text: str, spots: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans that look damaged, each within its line, apart from each other."""
    start = end = inner = -1  # of the window, and where the last suspicious place in it ends
    for first, last in spots:
        begun = LOST_INDENT.match(text, text.rfind("\n", max(0, first - MARGIN), first) + 1)
        if begun and begun.end() >= last - 1:
            continue
        low = max(text.rfind("\n", max(0, first - MARGIN), first) + 1, first - MARGIN, 0)
        stop = text.find("\n", last, last + TAIL)
        high = min(len(text), last + TAIL) if stop < 0 else stop
        if low > end or (high - start > LONGEST and low > inner):
            if end > start >= 0:
                yield start, min(low, end)
            start = low
        end, inner = max(high, end), max(last, inner)
    if end > start >= 0:
        yield start, end


def _spots(text: str, *, traditional: bool) -> Iterator[tuple[int, int]]:
    """Yield the places that a shifted run may have made, sorted by kind."""
    present = uncommon_characters(text)
    if "?" in present or "\ufffd" in present:
        yield from (m.span() for m in TRIGGER.finditer(text))
        yield from (m.span() for m in ASKED.finditer(text) if is_odd(text, m.end()))
    if "(" in present:
        rests = (
            m.start() for m in GLOSSED_REST.finditer(text) if m.start() and IN_WORD.match(text, m.start() - 1)
        )
        yield from ((max(0, at - BACK), at + 1) for at in rests)
        yield from (m.span() for m in GLOSSED_TWICE.finditer(text))
    if traditional:
        yield from (m.span() for m in LONE.finditer(text) if is_odd(text, m.start() - NEAR))
        yield from (m.span() for m in CUT_SHORT.finditer(text))
        yield from (m.span() for m in GLOSSED.finditer(text) if m[2] not in readings(m[1]))
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


def _repaired(lattice: Lattice, before: str, shown: str, behind: str) -> list[Run]:
    """Return the runs of a window that are to be repaired.

    Where one looks certain, the window is read again, for all that may have happened to it.
    """
    found: list[Run] = []
    for thorough in (False, True):
        best = lattice.read(before, shown, behind, thorough=thorough)
        gain = lattice.as_shown(before, shown, behind) - best.cost if best and best.steps else 0.0
        if best is None or gain < GAIN:
            return []
        found = [
            run
            for run in runs(best, shown, behind, lattice.odds)
            if gain >= GAIN_TO_MARK or UNREADABLE not in run.after
        ]
        if not any(run.is_certain for run in found):
            break
    return found


def _change(start: int, run: Run) -> Change:
    rule = "byte-shift" if run.is_certain else "byte-shift-inferred"
    return Change(start + run.start, start + run.end, run.after, rule)
