"""Lines: those that a site broke inside a sentence are put together; paragraphs and headings keep their ends."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.text.characters import LINE_END
from generator.text.ledger import Change, Origins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.text.ledger import Tracked

ANY_LINE_END: Final = re.compile(f"{LINE_END.pattern}|\n")
LONG: Final = 30
"""Characters from which a line without an end mark is more likely a broken sentence than a heading."""

LONGEST_TITLE: Final = 60
"""Characters of a title or a line on the session at most."""

SHORTEST: Final = 20
"""Characters that a broken line has at least, unless it goes on with one broken before it."""

OPEN_SHARE: Final = 0.25
"""Share of the long lines that have no end mark in a document broken at any column; 0.00 to 0.05 in others."""

NARROWEST: Final = 16
FULL_SHARE: Final = 0.35
SLACK: Final = 4
HANGING: Final = 4
"""A document broken at one column: its lines end so near the column, a third of them or more; marks hang over."""

ENDS: Final = frozenset(
    "\u3002\uff01\uff1f\uff1b\uff1a\u2026\u201d\u2019\u300d\u300f\uff09\u300b\u3011\u27e7.!?;:)]"
)
RUNS_ON: Final = frozenset("\uff0c\u3001\u201c\u2018\u300a\uff08\u300c\u3010\u2014,(")
"""No paragraph or heading ends with these."""

CLOSES: Final = frozenset("\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\u201d\u2019\u300b\uff09\u300d%")
"""No paragraph or heading begins with these."""

WHOLE: Final = re.compile(
    "[^\uff0c\u3002\uff1b]*(?:(?:\u4f1a\u8bae|\u5927\u4f1a|\u5168\u4f1a)\u4e0a|\u8bb2\u8bdd|\u5de5\u4f5c\u62a5\u544a)[\uff09)]?"
)
"""A line on the session, or a title: it ends here although it is long and has no end mark."""

HAN: Final = re.compile("[\u3400-\u9fff]")
NUMERAL: Final = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e"
BEGINNING: Final = re.compile(
    f"[{NUMERAL}]{{1,4}}\u3001|[\uff08(][{NUMERAL}\\d]{{1,3}}[\uff09)]|\\d{{1,3}}[.\u3001\uff0e](?!\\d)"
    f"|\u7b2c[{NUMERAL}\\d]{{1,3}}[\u7ae0\u8282\u90e8\u6761\u7bc7]|[\u2460-\u2473\u25a0\u25cf\u25c6\u2022]|\u2014\u2014|--"
    "|\u5404\u4f4d|\u540c\u5fd7\u4eec|\u5173\u952e\u8bcd|\u9644[\u4ef6\uff1a]|[\u3010\u3016\u27e6]|[\uff08(]\\d{4}\u5e74"
)
"""How headings, items, salutations and marks begin."""


class _Line(NamedTuple):
    """A line: its span, and what it looks like.

    Its columns and characters are those it took in the source, with its indent. `after_blank` and `after_removed`
    say what stood in front of it there: a blank line, one that is gone.
    """

    start: int
    end: int
    columns: int
    characters: int
    indented: bool
    after_blank: bool
    after_removed: bool
    last: str
    first: str
    begins: bool
    whole: bool

    @property
    def size(self) -> int:
        return self.end - self.start

    @property
    def is_open(self) -> bool:
        return self.last not in ENDS and not self.whole


def join_lines(tracked: Tracked) -> list[Change]:
    """Propose to drop the line ends inside sentences; nothing is joined over a gap mark or a line that is gone.

    Nor over a blank line, unless all lines are set apart by blank ones. What stood between two lines is looked
    up in the source: blank and removed lines leave no trace in the text.
    """
    if "\n" not in tracked.text:
        return []
    lines = list(_lines(tracked))
    if not any(line.is_open and line.size >= NARROWEST // 2 for line in lines):
        return []
    if all(line.after_blank or line.after_removed for line in lines[1:]):
        lines = [line._replace(after_blank=False) for line in lines]
    return [Change(a.end, b.start, _between(a, b), "hard-wraps") for a, b in _joins(lines)]


def _lines(tracked: Tracked) -> Iterator[_Line]:
    origins = Origins(tracked.edits)
    at = end = 0
    for line in tracked.text.split("\n"):
        start, end, before = at, at + len(line), end
        at = end + 1
        if not line:
            continue
        between = ANY_LINE_END.split(tracked.source[origins.before(before) : origins.behind(start)])
        indent = "" if HAN.search(between[-1]) else between[-1]
        yield _Line(
            start,
            end,
            _columns(indent) + _columns(line),
            len(indent) + len(line),
            bool(indent),
            len(between) > 2,  # noqa: PLR2004 - the end of the line before, the begin of this one
            any(map(str.strip, between[1:-1])),
            line[-1],
            line[0],
            BEGINNING.match(line) is not None,
            len(line) < LONGEST_TITLE and WHOLE.fullmatch(line) is not None,
        )


def _columns(line: str) -> int:
    """Return the columns a line takes: two for what is not ASCII."""
    return 2 * len(line) - len(line.encode("ascii", "ignore"))


def _joins(lines: Sequence[_Line]) -> Iterator[tuple[_Line, _Line]]:
    layout = _layout(lines)
    loose = layout is None and _is_loose(lines)
    indented = _is_indented(lines)
    going_on = False
    for a, b in pairwise(lines):
        joined = (
            not (b.after_blank or b.after_removed)
            and a.last != "\u27e7"
            and b.first != "\u27e6"
            and (
                _runs_on(a, b)
                or (layout is not None and _fills(a, b, layout, indented=indented))
                or (loose and _is_broken(a, b, going_on=going_on, indented=indented))
            )
        )
        if joined:
            yield a, b
        going_on = joined


def _is_indented(lines: Sequence[_Line]) -> bool:
    """Whether paragraphs begin with an indent: some lines have one, some long ones have none."""
    indented = sum(line.indented for line in lines)
    return indented > 0 and any(not line.indented and line.size >= NARROWEST // 2 for line in lines)


class _Layout(NamedTuple):
    """How a document is broken at one column: the column, and whether characters count or the cells they take."""

    column: int
    in_cells: bool

    def room(self, line: _Line) -> int:
        """Return how much of the column a line leaves free; less than nothing where a mark hangs over."""
        return self.column - (line.columns if self.in_cells else line.characters)


def _layout(lines: Sequence[_Line]) -> _Layout | None:
    """Return the layout of a document broken at one column, or None."""
    best: tuple[int, _Layout] | None = None
    for in_cells in (False, True):
        sizes = sorted(line.columns if in_cells else line.characters for line in lines)
        layout = _Layout(sizes[int(len(sizes) * 0.97)] if sizes else 0, in_cells)
        full = [line for line in lines if -HANGING <= layout.room(line) < SLACK]
        if layout.column < NARROWEST or len(full) < max(3, FULL_SHARE * len(lines)):
            continue
        if sum(line.is_open for line in full) * 2 > len(full) and (best is None or len(full) > best[0]):
            best = len(full), layout
    return best[1] if best else None


def _is_loose(lines: Sequence[_Line]) -> bool:
    """Whether a document is broken at any column: many long lines have no end mark."""
    long = [line for line in lines if line.size >= LONG]
    opened = sum(line.is_open for line in long)
    return opened > 1 and opened >= OPEN_SHARE * len(long)


def _runs_on(a: _Line, b: _Line) -> bool:
    """Whether the marks at the line end alone show that the sentence goes on."""
    return a.size >= LONG and (a.last in RUNS_ON or b.first in CLOSES) and not b.begins


def _fills(a: _Line, b: _Line, layout: _Layout, *, indented: bool) -> bool:
    """Whether a line goes on because it is full.

    In a document with indents the next line tells. Elsewhere a full line may end a paragraph, which is rare:
    it goes on if it has no end mark, or leaves no room at all.
    """
    room = layout.room(a)
    if room >= SLACK:
        return a.last in RUNS_ON and not b.begins
    if indented:
        return not b.indented
    return a.is_open or (room < 2 + layout.in_cells and not b.begins)


def _is_broken(a: _Line, b: _Line, *, going_on: bool, indented: bool) -> bool:
    """Whether a line goes on in a document broken at any column."""
    if not a.is_open or b.begins or (indented and b.indented):
        return False
    if a.begins and not going_on and a.last not in RUNS_ON and a.size < 2 * LONG:
        return False
    return going_on or a.size >= SHORTEST


def _between(a: _Line, b: _Line) -> str:
    """Return what stands where the line end was: a blank between two Latin words."""
    latin = a.last.isascii() and b.first.isascii() and a.last.isalpha() and b.first.isalpha()
    return " " if latin else ""
