"""The values of the registry: its lines, and what readers of a page are shown of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from generator.corpus.anchors.prints import Print
from generator.reading.model import Former

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

State = Literal["now", "in", "gone"]
"""`now`: the text is there; `in`: it is part of another passage; `gone`: it is in the document no more."""

REPORT: Final = "report"
PAGE: Final = "page"
"""The kinds of the lines that are no passages: the report itself, and a page that has had it."""
NO_PRINT: Final = Print("", "", 0, "", "")


@dataclass(frozen=True, slots=True)
class IdLine:
    """A line of the registry: an id and where it leads.

    `to` is the passage that an id leads to that is not `now`; of a report the file of its source. `since` is the
    day on which it was first missing. `rank` orders the passages of a report, dead ones where they were. `print`
    is what the passage is recognized by; that of a report shows its title.
    """

    id: str
    kind: str
    state: State = "now"
    to: str = ""
    since: str = ""
    rank: int = 0
    print: Print = NO_PRINT

    @property
    def is_passage(self) -> bool:
        """Whether the line is of a passage."""
        return self.kind not in (REPORT, PAGE)


@dataclass(frozen=True)
class ReportIds:
    """The lines of one report: `name` is its id, and that of its file."""

    name: str
    lines: tuple[IdLine, ...]
    alive: tuple[IdLine, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Put the passages that are there in order."""
        found = sorted((one for one in self.lines if one.is_passage and one.state == "now"), key=in_order)
        object.__setattr__(self, "alive", tuple(found))

    @property
    def report(self) -> IdLine | None:
        """Return the line of the report."""
        return next((one for one in self.lines if one.kind == REPORT), None)

    @property
    def dead(self) -> list[IdLine]:
        """Return the passages that are not there, in order."""
        return sorted((one for one in self.lines if one.is_passage and one.state != "now"), key=in_order)

    @property
    def pages(self) -> list[str]:
        """Return the pages that have had the report, in the order of their names."""
        return [one.id for one in self.lines if one.kind == PAGE]


def in_order(line: IdLine) -> tuple[int, str]:
    """Return the sort key of the passages of a report."""
    return line.rank, line.id


class Lost(NamedTuple):
    """A report that is published no more: its title, since when, the operator's reason, its pages and its ids.

    `base` is the id of the report that has its text now, if one has: then the ids lead there.
    """

    id: str
    title: str
    since: str
    why: str
    pages: tuple[str, ...]
    ids: tuple[str, ...]
    base: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """What a build makes of the registry: files that change, by their id with their bytes' key in the store.

    `folder` is that of the registry; `lost` are the reports that are gone.
    """

    folder: Path
    changed: Mapping[str, str]
    lost: tuple[Lost, ...] = ()


def final_targets(lines: Iterable[IdLine], alive: Sequence[str]) -> dict[str, Former]:
    """Return where each dead id of a report leads to in the end: a passage that is there, by the ids of these.

    An id that leads to one that died later goes where that one leads. What was lost on the way is said. Without
    any passage the ids lead to those of the report that has taken this one in.
    """
    there, by_id = set(alive), {one.id: one for one in lines if one.is_passage}
    found: dict[str, Former] = {}
    for line in by_id.values():
        if line.id in there:
            continue
        seen, at, gone = {line.id}, line, line if line.state == "gone" else None
        while at.to not in there and at.to in by_id and at.to not in seen:
            seen.add(at.to)
            at = by_id[at.to]
            gone = gone or (at if at.state == "gone" else None)
        target = at.to if at.to in there or not alive else alive[0]
        lost = gone or (None if target == at.to else line)
        found[line.id] = Former(line.id, target, line.print.shown, lost.since) if lost else Former(line.id, target)
    return found
