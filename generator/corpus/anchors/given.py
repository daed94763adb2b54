"""The ids that were ever given: none is given again, and one that two files have stays with the first of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from generator.corpus.anchors.registry import RegisteredReport

_KINDS: Final = "tsp"
_DIGITS: Final = str.maketrans("abcdefghijklmnopqrstuvwxyz234567", "0123456789abcdefghijklmnopqrstuv")


class EverGiven:
    """All ids of a registry, as sorted numbers of 42 bits: many are held in little room."""

    def __init__(self, known: Mapping[str, RegisteredReport]) -> None:
        """Take the registered reports by their names, in order."""
        self._known = known
        self._numbers = array("Q", sorted(_numbers(one for report in known.values() for one in _ids(report))))

    def among(self, anchors: AbstractSet[str]) -> set[str]:
        """Return those of some anchors that were ever given."""
        return {one for one, number in zip(anchors, _numbers(anchors), strict=True) if self._has(number)}

    @cached_property
    def twice(self) -> dict[str, frozenset[str]]:
        """Return by file the ids that one before it has as well: they stay with that."""
        often = {one for one, following in pairwise(self._numbers) if one == following}
        found: dict[str, frozenset[str]] = {}
        seen: set[str] = set()
        for name, report in self._known.items() if often else ():
            ids = _ids(report)
            mine = {one for one, number in zip(ids, _numbers(ids), strict=True) if number in often}
            if mine & seen:
                found[name] = frozenset(mine & seen)
            seen |= mine
        return found

    def _has(self, number: int) -> bool:
        at = bisect_left(self._numbers, number)
        return at < len(self._numbers) and self._numbers[at] == number


def _ids(report: RegisteredReport) -> tuple[str, ...]:
    return (*report.alive, *(former.id for former in report.former))


def _numbers(anchors: Iterable[str]) -> Iterator[int]:
    return (_KINDS.index(one[0]) << 40 | int(one[2:].translate(_DIGITS), 32) for one in anchors)
