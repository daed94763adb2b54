"""Stored: sequences of values that are in the store, each read when it is asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar, overload

from generator.corpus.witnesses.model import Witness
from generator.knowledge.errors import FangzhiError
from generator.store import unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.corpus.briefs import Brief
    from generator.reading.model import Report
    from generator.store import Store

Known = TypeVar("Known")
Value = TypeVar("Value")

KEPT: Final = 128
"""The values of a sequence that stay in memory after they were read, the last ones: about 20 MB of reports. So the
pages of one place, and a small corpus as a whole, are read once. A choice."""

REPORT: Final = "report"
"""The kind of a report in the store."""
VARIANTS: Final = "variants"
"""The kind of what the comparison of a witness with its base gives."""


class Stored(Sequence[Value], Generic[Known, Value]):
    """Values that are read when they are asked for. What is known of each without reading it is in `known`.

    It is equal to a sequence that has equal values, in the same order.
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(
        self, known: Sequence[Known], read: Callable[[Known], Value], kept: OrderedDict[int, Value] | None = None
    ) -> None:
        """Take what is known of the values and how one is read; parts of a sequence share what is `kept`."""
        self.known = tuple(known)
        self._read = read
        self._kept: OrderedDict[int, Value] = OrderedDict() if kept is None else kept

    def select(self, numbers: Sequence[int]) -> Stored[Known, Value]:
        """Return the values with some numbers, as a sequence of this kind."""
        return Stored([self.known[number] for number in numbers], self._read, self._kept)

    def __len__(self) -> int:
        """Return the number of values."""
        return len(self.known)

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> Stored[Known, Value]: ...
    def __getitem__(self, at: int | slice) -> Value | Stored[Known, Value]:
        """Return a value, or some as a sequence of this kind."""
        if isinstance(at, slice):
            return Stored(self.known[at], self._read, self._kept)
        return self._value(self.known[at])

    def __iter__(self) -> Iterator[Value]:
        """Yield the values, each read when its turn comes."""
        return map(self._value, self.known)

    def __eq__(self, other: object) -> bool:
        """Whether another sequence has equal values in the same order."""
        if not isinstance(other, Sequence) or isinstance(other, str | bytes):
            return NotImplemented
        return len(self) == len(other) and all(map(_equal, self, other))

    def readers(self) -> Iterator[Callable[[], Value]]:
        """Yield for each value a function that reads it, in a worker too if what reads here can be sent there."""
        return (partial(self._read, known) for known in self.known)

    def _value(self, known: Known) -> Value:
        """Return a value; `known` is the same object in all parts of a sequence, and lives as long as they do."""
        number = id(known)
        value = self._kept.pop(number) if number in self._kept else self._read(known)
        self._kept[number] = value
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return value


def readers(values: Sequence[Value]) -> Iterator[Callable[[], Value]]:
    """Yield for each value of a sequence a function that returns it and can be sent to a worker."""
    return values.readers() if isinstance(values, Stored) else (partial(_given, value) for value in values)


def _given(value: Value) -> Value:
    return value


class Copied(NamedTuple):
    """What is known of a witness: the id of its base, its own brief, and what `Witness` says of the two.

    `key` is that of the comparison in the store.
    """

    base: str
    brief: Brief
    share: float
    reason: str
    key: str


def stored_reports(store: Store, briefs: Sequence[Brief]) -> Stored[Brief, Report]:
    """Return the reports of some briefs, with the ids and anchors that these have."""
    return Stored(briefs, partial(read_report, store))


def stored_witnesses(store: Store, copies: Sequence[Copied]) -> Stored[Copied, Witness]:
    """Return the witnesses of which something is known."""
    return Stored(copies, lambda copied: _witness(store, copied))


def read_report(store: Store, brief: Brief) -> Report:
    """Return the report of a brief, with its id and anchors; one that is gone is a FangzhiError."""
    report: Report = unpacked(read(store, REPORT, brief.key))
    if brief.leaf or brief.former:
        report = replace(report, leaf=brief.leaf, former=brief.former)
    if report.id == brief.id and not brief.renamed:
        return report
    return with_names(report, brief.id, dict(brief.renamed))


def with_names(report: Report, own: str, renamed: Mapping[str, str]) -> Report:
    """Return a report with another id and with other anchors in place of some, in passages and gaps."""
    return replace(
        report,
        id=own,
        passages=tuple(replace(p, id=renamed[p.id]) if p.id in renamed else p for p in report.passages),
        gaps=tuple(replace(g, passage=renamed.get(g.passage, g.passage)) for g in report.gaps),
    )


def read(store: Store, kind: str, key: str) -> bytes:
    """Return what this run has put into the store; if somebody removed it, a FangzhiError."""
    value = store.get(kind, key)
    if value is None:
        problem = f"a {kind} that this run needs was removed or damaged"
        raise FangzhiError(str(store.folder), problem, "build again, and leave the store alone until it is done")
    return value


def _witness(store: Store, copied: Copied) -> Witness:
    letters, base_letters, variants = unpacked(read(store, VARIANTS, copied.key))
    report = read_report(store, copied.brief)
    return Witness(copied.base, report, copied.share, copied.reason, letters, base_letters, variants)


def _equal(one: object, other: object) -> bool:
    return one == other
