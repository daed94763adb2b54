"""The ledger: every change to a source text, in source coordinates, so that it can be undone.

A stage proposes `Change`s in the coordinates of the text it was given. `Tracked.apply` makes the next text and
folds the changes into the `Edit`s so far. Changes that touch the same characters become one edit.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Change:
    """Replace `text[start:end]` of the current text with `after`, because of a rule (its id)."""

    start: int
    end: int
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of the source: `source[start:end] == before` became `after` by the rules in `steps`."""

    start: int
    end: int
    before: str
    after: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tracked:
    """A text in restoration: the source, its current state, and the edits between the two.

    Edits are sorted by start, do not overlap, and at most one starts at an offset. Offsets are code points.
    """

    source: str
    text: str
    edits: tuple[Edit, ...] = ()

    @classmethod
    def of(cls, source: str) -> Tracked:
        """Return an unchanged source."""
        return cls(source, source)

    def apply(self, changes: Iterable[Change]) -> Tracked:
        """Return the text with the changes made.

        Changes must be sorted, must not overlap, and must lie in the text. Changes without effect are dropped.
        """
        wanted = [c for c in changes if self.text[c.start : c.end] != c.after]
        if not wanted:
            return self
        edits = tuple(_fold(self, wanted))
        return Tracked(self.source, _changed(self.text, 0, len(self.text), wanted), edits)


def _changed(text: str, start: int, end: int, changes: Iterable[Change]) -> str:
    """Return the part of a text between two offsets with the changes made in it."""
    pieces: list[str] = []
    for change in changes:
        pieces += (text[start : change.start], change.after)
        start = change.end
    pieces.append(text[start:end])
    return "".join(pieces)


def spans(edits: Iterable[Edit]) -> Iterator[tuple[int, int, Edit]]:
    """Yield each edit with the span [start, end) of its `after` in the clean text."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield start, start + len(edit.after), edit
        shift += len(edit.after) - (edit.end - edit.start)


def replay(source: str, edits: Iterable[Edit]) -> str:
    """Return the clean text that a source and its edits give."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (source[at : edit.start], edit.after)
        at = edit.end
    pieces.append(source[at:])
    return "".join(pieces)


def undo(clean: str, edits: Iterable[Edit]) -> str:
    """Return the source text that a clean text and its edits came from."""
    pieces: list[str] = []
    at = 0
    for start, end, edit in spans(edits):
        pieces += (clean[at:start], edit.before)
        at = end
    pieces.append(clean[at:])
    return "".join(pieces)


class Origins:
    """The offsets in the source of offsets in a clean text."""

    __slots__ = ("_spans", "_starts")

    def __init__(self, edits: Iterable[Edit]) -> None:
        """Take the edits between the source and the clean text."""
        self._spans = list(spans(edits))
        self._starts = [start for start, _, _ in self._spans]

    def before(self, at: int) -> int:
        """Return the source offset before all edits that start at this offset."""
        n = bisect_left(self._starts, at) - 1
        if n < 0:
            return at
        _, end, edit = self._spans[n]
        return edit.end + at - end if at >= end else edit.start

    def after(self, at: int) -> int:
        """Return the source offset after all edits that end at this offset."""
        n = bisect_right(self._starts, at) - 1
        if n < 0:
            return at
        start, end, edit = self._spans[n]
        if at >= end:
            return edit.end + at - end
        return edit.start if at == start else edit.end

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Return the shortest span of the source that gives the clean text from `start` to `end`.

        What is removed at its borders is not in it; an edit that goes over a border is in it as a whole.
        """
        low, high = self.after(start), self.before(end)
        for at in (start, end):
            n = bisect_left(self._starts, at) - 1
            if n >= 0 and at < self._spans[n][1]:
                low, high = min(low, self._spans[n][2].start), max(high, self._spans[n][2].end)
        return low, max(low, high)


class _Group:
    """Old edits and new changes that touch, and so become one edit. Spans are offsets in the current text."""

    __slots__ = ("changes", "edits", "end", "grown", "start")

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.grown = 0  # how much longer the current text is here than the source
        self.edits: list[tuple[int, int, Edit]] = []
        self.changes: list[Change] = []

    def take(self, start: int, end: int, item: Edit | Change) -> bool:
        """Add an edit or a change if it shares characters with the group, or starts at its source offset."""
        is_new = not (self.edits or self.changes)
        takes_no_source = self.end - self.start == self.grown
        if not (is_new or start < self.end or (start == self.end and takes_no_source)):
            return False
        self.end = max(self.end, end)
        if isinstance(item, Change):
            self.changes.append(item)
        else:
            self.edits.append((start, end, item))
            self.grown += (end - start) - (item.end - item.start)
        return True


def _fold(tracked: Tracked, changes: list[Change]) -> Iterator[Edit]:
    """Merge two sorted lists, the edits so far and the changes to their result, into edits of the source."""
    edits = tracked.edits
    olds = list(spans(edits))
    ends = [end for _, end, _ in olds]
    n = k = 0
    while k < len(changes):
        start = changes[k].start
        following = bisect_left(ends, start, n)
        while following < len(olds) and ends[following] == start and edits[following].end > edits[following].start:
            following += 1
        yield from edits[n:following]
        shift = (
            ends[following - 1] - edits[following - 1].end if following else 0
        )  # current offset - source offset
        if _is_alone(olds, changes, following, k):
            change = changes[k]
            at, stop = start - shift, change.end - shift
            yield Edit(at, stop, tracked.source[at:stop], change.after, (change.rule,))
            n, k = following, k + 1
            continue
        group = _group(olds, changes, following, k)
        n, k = following + len(group.edits), k + len(group.changes)
        start, stop = group.start - shift, group.end - shift - group.grown
        before = tracked.source[start:stop]
        after = _changed(tracked.text, group.start, group.end, group.changes)
        if before != after:
            yield Edit(start, stop, before, after, _steps(group))
    yield from edits[n:]


def _is_alone(olds: list[tuple[int, int, Edit]], changes: list[Change], n: int, k: int) -> bool:
    """Whether a change touches neither the next edit nor the next change: most do not, and need no group."""
    start, end = changes[k].start, changes[k].end
    first = end if end > start else end + 1  # where the next may start: what only inserts takes what starts there
    return (n >= len(olds) or olds[n][0] >= first) and (k + 1 >= len(changes) or changes[k + 1].start >= first)


def _group(olds: list[tuple[int, int, Edit]], changes: list[Change], n: int, k: int) -> _Group:
    """Return the group of the next edit or change, with all that touch it."""
    group: _Group | None = None
    while True:
        old = olds[n] if n < len(olds) else None
        change = changes[k] if k < len(changes) else None
        # at one offset, removed text comes before inserted text
        if old and (change is None or old[:2] <= (change.start, change.end)):
            group = group or _Group(old[0])
            if not group.take(*old):
                return group
            n += 1
        elif change:
            group = group or _Group(change.start)
            if not group.take(change.start, change.end, change):
                return group
            k += 1
        else:
            return group or _Group(0)


def _steps(group: _Group) -> tuple[str, ...]:
    """Return the rules of the group in the order they were applied, each once."""
    if not group.edits and len(group.changes) == 1:
        return (group.changes[0].rule,)
    steps = [step for _, _, edit in group.edits for step in edit.steps]
    return tuple(dict.fromkeys([*steps, *(change.rule for change in group.changes)]))
