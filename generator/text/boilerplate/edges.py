"""Edges: before the title and after the last sentence each line has to prove that it is the document's.

What is left there without a proof is removed where it is surely the page's, and else a finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.findings.codes import Code
from generator.knowledge.han import has_han
from generator.text.boilerplate.interface import interface
from generator.text.boilerplate.pageframe import PageLine, foot_lines, head_lines
from generator.text.model import Suspect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule

EDGE: Final = CodeRule("page-edge", signs=("column", "document", "row", "start", "title"))
RULES: Final = (EDGE,)

LONGEST_ITEM: Final = 12
"""The most characters of a line that goes because the lines around it go."""

MOST_SHOWN: Final = 60
"""The most characters of suspect lines that a finding quotes."""


class Edges(NamedTuple):
    """The lines at the edges of a document: spans that are surely the page's, and suspects."""

    page: tuple[tuple[int, int], ...]
    suspects: tuple[Suspect, ...]


def edges(text: str, removed: Mapping[int, Rule], rules: tuple[Rule, ...], knowledge: Knowledge) -> Edges:
    """Return what is left at the edges; `removed` has the rule of each removed line by its offset."""
    head = list(_before_start(head_lines(text, removed), knowledge))
    foot = foot_lines(text, removed)
    page: list[tuple[int, int]] = []
    suspects: list[Suspect] = []
    for lines, is_head in ((head, True), (foot, False)):
        gone = _surely(lines, rules, knowledge, is_head=is_head)
        page += ((lines[n].start, lines[n].end) for n in sorted(gone))
        suspects += _suspects(lines, gone, knowledge)
    return Edges(tuple(page), tuple(suspects))


def _before_start(lines: Sequence[PageLine], knowledge: Knowledge) -> Iterator[PageLine]:
    """Yield lines until one that starts the text itself: a salutation or a numbered heading."""
    start = EDGE.sign(knowledge.rules, "start")
    for line in lines:
        if line.rule is None and start.is_in(line.text):
            return
        yield line


def _surely(
    lines: Sequence[PageLine], rules: tuple[Rule, ...], knowledge: Knowledge, *, is_head: bool
) -> set[int]:
    """Return the lines that surely are the page's: beside a removed line, words of an interface alone.

    Before the title also short lines that have removed lines on both sides.
    """
    title = EDGE.sign(knowledge.rules, "title")
    left = [n for n, line in enumerate(lines) if line.rule is None]
    below = max((n for n in left if is_head and title.is_in(lines[n].text)), default=-1)
    buttons = {n for n in left if _is_interface(lines[n].text, rules)}
    items = {n for n in left if n < below and _is_item(lines[n].text, knowledge)} - buttons
    gone: set[int] = set()
    while True:
        more = {n for n in buttons if _goes(lines, n - 1, gone) or _goes(lines, n + 1, gone)}
        more |= {n for n in items if (n == 0 or _goes(lines, n - 1, gone)) and _goes(lines, n + 1, gone)}
        if more <= gone:
            return gone
        gone |= more


def _is_interface(line: str, rules: tuple[Rule, ...]) -> bool:
    """Whether a line has interface words or marks alone; a number alone may be a cell of a table."""
    return bool(interface(rules).fullmatch(line)) and (has_han(line) or not any(map(str.isdigit, line)))


def _is_item(line: str, knowledge: Knowledge) -> bool:
    """Whether a line without a proof is as short as an item of a menu."""
    return len(line) <= LONGEST_ITEM and not _is_proven(line, knowledge)


def _goes(lines: Sequence[PageLine], n: int, gone: set[int]) -> bool:
    return 0 <= n < len(lines) and (lines[n].rule is not None or n in gone)


def _is_proven(line: str, knowledge: Knowledge) -> bool:
    """Whether a line shows that it is the document's: title, session, speaker, date, annex, note, row."""
    column, document, row = (EDGE.sign(knowledge.rules, name) for name in ("column", "document", "row"))
    return row.is_in(line) or (document.is_in(line) and not column.fullmatch(line))


def _suspects(lines: Sequence[PageLine], gone: set[int], knowledge: Knowledge) -> Iterator[Suspect]:
    """Yield one suspect for each run of lines without a proof."""
    run: list[PageLine] = []
    for n, line in enumerate(lines):
        if line.rule is not None or n in gone:
            continue
        if _is_proven(line.text, knowledge):
            yield from _suspect(run)
            run = []
        else:
            run.append(line)
    yield from _suspect(run)


def _suspect(run: Sequence[PageLine]) -> Iterator[Suspect]:
    if run:
        words = " / ".join(line.text for line in run)
        shown = words if len(words) <= MOST_SHOWN else f"{words[: MOST_SHOWN - 1]}…"
        yield Suspect(run[0].start, run[-1].end, Code.EDGE_LINES(words=shown))
