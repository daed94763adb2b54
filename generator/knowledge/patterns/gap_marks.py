"""Checks of the rules of gaps: each says which kind of gap, and what is put in its place."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Final, Literal

from generator.knowledge.errors import KnowledgeError, nearest
from generator.knowledge.marks import GAP_CLOSE, GAP_OPEN, SQUARE
from generator.knowledge.patterns.groups import sure_groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.knowledge.patterns.notation import LinePattern, SpanPattern
    from generator.knowledge.yaml_entries import Entry

STAGE: Final = "gaps"
REDACTION: Final = "redaction"
"""The kind of gap whose mark is one square a character: its rules give none."""

SHAPE: Final = re.compile(f"{GAP_OPEN}[^{GAP_OPEN}{GAP_CLOSE}\n]+{GAP_CLOSE}")

Figure = Literal["blank", "lost"]
"""A figure left blank has one square in its place; a lost one left nothing, its square is put before its unit."""

FIGURES: Final[Mapping[str, Figure]] = {"blank": "blank", "unit": "lost"}
"""The group of the patterns of redactions that says so: the blank part, the unit of the lost figure."""

DIFFERENCE: Final = "missing"
COUNTS: Final = ("total", "shown")
"""Where a match has both counts, their difference is the field `missing` of the mark."""

COUNT: Final = re.compile(r"\(\?P<(?:total|shown)>((?:\\.|[^()\\])*)\)?")
DIGITS: Final = re.compile(r"\\d(?:\+|\{[1-9]\d*(?:,\d*)?\})")


def check_gap_rule(entry: Entry, line: LinePattern | None, span: SpanPattern | None) -> None:
    """Raise a KnowledgeError for a rule of gaps without pattern or gap, or with a mark that it cannot fill."""
    name, gap, mark = entry.text("id"), entry.text("gap", ""), entry.text("mark", "")
    if not (line or span):
        raise KnowledgeError(entry.place, f"the rule '{name}' matches nothing", "add 'line' or 'span'")
    if not gap:
        problem = f"the rule '{name}' takes text away and names no gap"
        raise KnowledgeError(entry.place, problem, "add 'gap: …', the kind of gap")
    if gap == REDACTION:
        if mark:
            remedy = f"remove it: each character of a {REDACTION} becomes {SQUARE}"
            raise KnowledgeError(entry.place_of("mark"), f"'mark' is not read with 'gap: {REDACTION}'", remedy)
    elif not mark:
        raise KnowledgeError(entry.place, f"the rule '{name}' puts no mark", "add 'mark: ⟦…⟧'")
    else:
        _check_mark(entry, mark, list(_sources(line, span)))


def figure_of(entry: Entry, line: LinePattern | None, span: SpanPattern | None) -> Figure | None:
    """Return what became of the figure that a rule of redactions finds; None if it finds characters.

    Every match has the group that says so, or none has: anything else is a KnowledgeError.
    """
    if entry.text("gap", "") != REDACTION:
        return None
    sources = list(_sources(line, span))
    for group, figure in FIGURES.items():
        if any(f"(?P<{group}>" in source for source in sources):
            if all(group in sure_groups(source) for source in sources):
                return figure
            remedy = f"write (?P<{group}>…) in each alternative, or make it two rules"
            raise KnowledgeError(entry.place, f"not every match has a group '{group}'", remedy)
    return None


def _check_mark(entry: Entry, mark: str, sources: Sequence[str]) -> None:
    """Raise a KnowledgeError for a mark that is none, or whose fields a match of the rule may lack."""
    place, remedy = entry.place_of("mark"), "write it as ⟦…⟧, with {name} for a named group of the pattern"
    try:
        pieces = list(Formatter().parse(mark))
    except ValueError as error:
        raise KnowledgeError(place, f"'mark: {mark}' is not a valid mark ({error})", remedy) from error
    shown = "".join(text + ("" if name is None else "…") for text, name, _, _ in pieces)
    if not SHAPE.fullmatch(shown) or any(form or convert for _, _, form, convert in pieces):
        raise KnowledgeError(place, f"'mark: {mark}' is not a gap mark", remedy)
    known = _fields(entry, sources)
    for name in (name for _, name, _, _ in pieces if name is not None):
        if name not in known:
            known_ones = f"fields: {', '.join(sorted(known)) or 'none'}"
            problem = f"not every match has a group '{name}' for 'mark'"
            raise KnowledgeError(place, problem, nearest(name, known, known_ones))


def _fields(entry: Entry, sources: Sequence[str]) -> frozenset[str]:
    """Return the fields that every match of every pattern fills."""
    for source in sources:
        if any(not DIGITS.fullmatch(count) for count in COUNT.findall(source)):
            problem = f"a group {' or '.join(COUNTS)} is not a plain number"
            raise KnowledgeError(entry.place, problem, r"write (?P<total>\d{1,6})")
    return frozenset.intersection(*map(_filled, sources))


def _filled(source: str) -> frozenset[str]:
    """Return the fields that every match of one pattern fills."""
    sure = sure_groups(source)
    return sure | {DIFFERENCE} if sure.issuperset(COUNTS) else sure


def _sources(line: LinePattern | None, span: SpanPattern | None) -> Iterator[str]:
    """Yield the patterns with whose groups a mark is filled; a pair has no groups."""
    for alternative in line.alternatives if line else ():
        yield alternative.whole.source
    yield from span.sources if span else ()
