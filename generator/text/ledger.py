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
    """A text on its way: the source, what has become of it, and the edits between the two.

    Edits are sorted by start, do not overlap, and at most one starts at an offset. Offsets are code points.
    """

    source: str
    text: str
    edits: tuple[Edit, ...] = ()

    @classmethod
    def of(cls, source: str) -> Tracked:
        """Return a source that nothing has been done to."""
        return cls(source, source)

    def apply(self, changes: Iterable[Change]) -> Tracked:
        """Return the text with the changes made.

        Changes must be sorted, must not overlap, and lie in the text. What changes nothing is dropped.
        """
        wanted = [c for c in changes if self.text[c.start : c.end] != c.after]
        if not wanted:
            return self
        edits = tuple(_fold(self.source, self.edits, wanted))
        return Tracked(self.source, replay(self.source, edits), edits)


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
    """Where offsets of a clean text lie in the source."""

    __slots__ = ("_spans", "_starts")

    def __init__(self, edits: Iterable[Edit]) -> None:
        """Take the edits between the source and the clean text."""
        self._spans = list(spans(edits))
        self._starts = [start for start, _, _ in self._spans]

    def before(self, at: int) -> int:
        """Return the source offset in front of all edits that begin at this offset."""
        n = bisect_left(self._starts, at) - 1
        if n < 0:
            return at
        _, end, edit = self._spans[n]
        return edit.end + at - end if at >= end else edit.start

    def behind(self, at: int) -> int:
        """Return the source offset behind all edits that end at this offset."""
        n = bisect_right(self._starts, at) - 1
        if n < 0:
            return at
        start, end, edit = self._spans[n]
        if at >= end:
            return edit.end + at - end
        return edit.start if at == start else edit.end


class _Group:
    """Old edits and new changes that touch: they become one edit. Spans are offsets in the current text."""

    __slots__ = ("changes", "edits", "end", "grown", "start")

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.grown = 0  # how much longer the current text is here than the source
        self.edits: list[tuple[int, int, Edit]] = []
        self.changes: list[Change] = []

    def touches(self, start: int) -> bool:
        """Whether what begins here shares characters with the group, or would start at its source offset."""
        takes_no_source = self.end - self.start == self.grown
        return start < self.end or (start == self.end and takes_no_source)

    def add(self, start: int, end: int, item: Edit | Change) -> None:
        """Take in an edit or a change that touches."""
        self.end = max(self.end, end)
        if isinstance(item, Change):
            self.changes.append(item)
        else:
            self.edits.append((start, end, item))
            self.grown += (end - start) - (item.end - item.start)


def _fold(source: str, edits: tuple[Edit, ...], changes: list[Change]) -> Iterator[Edit]:
    """Merge two sorted lists, the edits so far and the changes to their result, into edits of the source."""
    shift = 0  # current offset - source offset, behind the groups so far
    for group in _groups(edits, changes):
        begin = group.start - shift
        shift += group.grown
        stop = group.end - shift
        if not group.changes:
            yield from (edit for _, _, edit in group.edits)
            continue
        before, after = source[begin:stop], _after(source, group, begin)
        if before != after:
            yield Edit(begin, stop, before, after, _steps(group))


def _groups(edits: tuple[Edit, ...], changes: list[Change]) -> Iterator[_Group]:
    """Yield runs of edits and changes that touch, in order."""
    items: list[tuple[int, int, Edit | Change]] = [*spans(edits), *((c.start, c.end, c) for c in changes)]
    items.sort(key=lambda item: item[:2])  # stable: at one spot what is gone stands before what is put there
    group: _Group | None = None
    for start, end, item in items:
        if group is None or not group.touches(start):
            if group is not None:
                yield group
            group = _Group(start)
        group.add(start, end, item)
    if group is not None:
        yield group


def _after(source: str, group: _Group, begin: int) -> str:
    """Return what becomes of the group's span: its current text with the changes made."""
    pieces: list[str] = []
    at, src = group.start, begin
    for start, end, edit in group.edits:
        pieces += (source[src : src + start - at], edit.after)
        src, at = edit.end, end
    pieces.append(source[src : src + group.end - at])
    current = "".join(pieces)
    out: list[str] = []
    at = 0
    for change in group.changes:
        out += (current[at : change.start - group.start], change.after)
        at = change.end - group.start
    out.append(current[at:])
    return "".join(out)


def _steps(group: _Group) -> tuple[str, ...]:
    """Return the rules of the group in the order they were applied, each once."""
    steps = [step for _, _, edit in group.edits for step in edit.steps]
    return tuple(dict.fromkeys([*steps, *(change.rule for change in group.changes)]))
