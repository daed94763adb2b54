"""Lines of the registry as text: sorted, separated by tabs, each with a check of its own.

A line says the same in every order and in any company, so that git can put two branches together line by line.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple, get_args
from zlib import crc32

from generator.corpus.anchors.model import IdLine, ReportIds, State
from generator.corpus.anchors.prints import Print

SUFFIX: Final = ".tsv"
COLUMNS: Final = 11
"""Values of a line: id, kind, state, to, since, rank, hash, letters, sample, start of the text, check."""
STATES: Final = frozenset(get_args(State))
KINDS: Final = frozenset(("report", "page", "title", "heading", "paragraph"))
ANCHOR: Final = re.compile("[tsp]-[a-z2-7]{8}")
PAGE_ID: Final = re.compile(r"cities/[a-z0-9-]+(?:/[a-z0-9-]+)?")
DAY: Final = re.compile("(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?")
_BEST: Final = {"now": 0, "in": 1, "gone": 2}


class Fault(NamedTuple):
    """A line that no build wrote, by its number."""

    line: int
    text: str


def written(sheet: ReportIds) -> bytes:
    """Return the file of a report: one line an id, sorted."""
    return "".join(sorted(f"{text}\t{_check(sheet.name, text)}\n" for text in map(_text, sheet.lines))).encode(
        "utf-8", "surrogatepass"
    )


def read(name: str, data: bytes) -> tuple[ReportIds, list[Fault]]:
    """Return the lines of a file and those that no build wrote, which are left out.

    Where two branches of git have a line of one id each, that of an id whose text is there counts, then the first.
    """
    found: dict[str, IdLine] = {}
    faults: list[Fault] = []
    for number, text in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        if not text:
            continue
        line = _line(name, text)
        if line is None:
            faults.append(Fault(number, text))
        elif line.id not in found or _BEST[line.state] < _BEST[found[line.id].state]:
            found[line.id] = line
    return ReportIds(name, tuple(found.values())), faults


def is_sorted(data: bytes) -> bool:
    """Whether the lines of a file are in the order in which a build writes them, and none is there twice."""
    lines = data.split(b"\n")[:-1]
    return data[-1:] in (b"\n", b"") and lines == sorted(set(lines))


def _text(line: IdLine) -> str:
    found = line.print
    values = (line.id, line.kind, line.state, line.to, line.since, line.rank)
    return "\t".join(map(str, (*values, found.hash, found.letters, found.sample, found.shown)))


def _line(name: str, text: str) -> IdLine | None:
    body, _, check = text.rpartition("\t")
    values = body.split("\t")
    if check != _check(name, body) or len(values) != COLUMNS - 1:
        return None
    ident, kind, state, to, since, rank, word_hash, letters, sample, shown = values
    if kind not in KINDS or state not in STATES or not _fits(name, ident, kind) or not DAY.fullmatch(since):
        return None
    if not (rank.isdecimal() and letters.isdecimal()):
        return None
    known: State = "now" if state == "now" else "in" if state == "in" else "gone"
    return IdLine(ident, kind, known, to, since, int(rank), Print(kind, word_hash, int(letters), sample, shown))


def _fits(name: str, ident: str, kind: str) -> bool:
    if kind == "report":
        return ident == name
    return bool((PAGE_ID if kind == "page" else ANCHOR).fullmatch(ident))


def _check(name: str, text: str) -> str:
    """Return what shows that a line was written by a build, into this file."""
    whole = f"{name}\t{text}".encode("utf-8", "surrogatepass")
    return f"{crc32(whole):08x}"
