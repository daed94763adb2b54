"""Edges: before the title and after the last sentence each line has to prove that it is the document's.

What is left there without a proof is removed where it is surely the page's, and else a finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.findings.codes import Code
from generator.knowledge.han import has_han
from generator.text.boilerplate.interface import interface
from generator.text.boilerplate.pageframe import LONGEST_FRAME_LINE, PageLine, foot_lines, head_lines
from generator.text.model import Suspect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule

EDGE: Final = CodeRule("page-edge", signs=("column", "document", "kind", "row", "site", "start", "title"))
RULES: Final = (EDGE,)

LONGEST_ITEM: Final = 12
"""The most characters of a line that goes because the lines around it go."""

SHORTER_THAN_NAMES: Final = 2
"""The most characters of a line that is no name, if its first one is no surname."""

MOST_SHOWN: Final = 60
"""The most characters of suspect lines that a finding quotes."""


class Edges(NamedTuple):
    """The lines at the edges of a document: spans that are surely the page's, and suspects."""

    page: tuple[tuple[int, int], ...]
    suspects: tuple[Suspect, ...]


def edges(text: str, removed: Mapping[int, Rule], rules: tuple[Rule, ...], knowledge: Knowledge) -> Edges:
    """Return what is left at the edges; `removed` has the rule of each removed line by its offset."""
    head = list(_before_start(head_lines(text, removed), knowledge))
    foot = foot_lines(text, removed, knowledge)
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
        if line.rule is None and (start.is_in(line.text) or start.is_in(_unspaced(line.text))):
            return
        yield line


def _surely(
    lines: Sequence[PageLine], rules: tuple[Rule, ...], knowledge: Knowledge, *, is_head: bool
) -> set[int]:
    """Return the lines that surely are the page's: beside a removed line, words of an interface alone.

    Before the salutation also short lines without a proof: above the title, if the page has a frame there; below
    it between two removed lines.
    """
    left = [n for n, line in enumerate(lines) if line.rule is None]
    if not left or len(left) == len(lines):
        return set()
    title = _title(lines, left, knowledge) if is_head else len(lines)
    gone = _above(lines, title, knowledge) if is_head else set()
    while True:
        more = {n for n in left if n not in gone and _goes_with(lines, n, gone, rules)}
        more |= {n for n in left if n > title and n not in gone and _goes_amid(lines, n, gone, knowledge)}
        if not more:
            return gone
        gone |= more


def _goes_with(lines: Sequence[PageLine], n: int, gone: set[int], rules: tuple[Rule, ...]) -> bool:
    """Whether a line of buttons is beside a line that goes."""
    return (_goes(lines, n - 1, gone) or _goes(lines, n + 1, gone)) and _is_interface(lines[n].text, rules)


def _goes_amid(lines: Sequence[PageLine], n: int, gone: set[int], knowledge: Knowledge) -> bool:
    """Whether an item of a site is between two lines that go."""
    return _goes(lines, n - 1, gone) and _goes(lines, n + 1, gone) and _is_site_item(lines[n].text, knowledge)


def _title(lines: Sequence[PageLine], left: Sequence[int], knowledge: Knowledge) -> int:
    """Return the title: the first line that names a document and is no item of a menu; 0 if none is."""
    title, kind = EDGE.sign(knowledge.rules, "title"), EDGE.sign(knowledge.rules, "kind")
    first: int | None = None
    for n in left:
        if title.is_in(lines[n].text):
            first = n if first is None else first
            if not kind.fullmatch(lines[n].text):
                return n
    return first or 0


def _above(lines: Sequence[PageLine], title: int, knowledge: Knowledge) -> set[int]:
    """Return the items above the title, if a line there is removed; right above it only those of a site."""
    above = range(title)
    if not any(lines[n].rule for n in above):
        return set()
    last = max(n for n in above if lines[n].rule)
    items = {n for n in above if lines[n].rule is None and _is_item(lines[n].text, knowledge)}
    return {n for n in items if n < last or _is_site_item(lines[n].text, knowledge)}


def _is_interface(line: str, rules: tuple[Rule, ...]) -> bool:
    """Whether a line has interface words or marks alone; a number alone may be a cell of a table."""
    return bool(interface(rules).fullmatch(line)) and (has_han(line) or not any(map(str.isdigit, line)))


def _is_item(line: str, knowledge: Knowledge) -> bool:
    """Whether a line is as short as an item of a menu and shows nothing of the document but a kind (工作报告)."""
    is_kind = bool(EDGE.sign(knowledge.rules, "kind").fullmatch(line))
    return len(line) <= LONGEST_ITEM and (is_kind or not _is_proven(line, knowledge))


def _is_site_item(line: str, knowledge: Knowledge) -> bool:
    """Whether an item names a column or a button of a site, or is too short for a name."""
    column, site = EDGE.sign(knowledge.rules, "column"), EDGE.sign(knowledge.rules, "site")
    named = bool(column.fullmatch(line)) or site.is_in(line) or len(line) <= SHORTER_THAN_NAMES
    return named and len(line) <= LONGEST_ITEM and not _is_proven(line, knowledge)


def _goes(lines: Sequence[PageLine], n: int, gone: set[int]) -> bool:
    return 0 <= n < len(lines) and (lines[n].rule is not None or n in gone)


def _is_proven(line: str, knowledge: Knowledge) -> bool:
    """Whether a line shows that it is the document's: title, session, speaker, date, annex, note, row."""
    column, document, row = (EDGE.sign(knowledge.rules, name) for name in ("column", "document", "row"))
    named = document.is_in(line) or document.is_in(_unspaced(line))
    return (named and not column.fullmatch(line)) or row.is_in(line)


def _unspaced(line: str) -> str:
    """Return a line without its blanks; a scanned page has one between every two characters."""
    return "".join(line.split())


def _suspects(lines: Sequence[PageLine], gone: set[int], knowledge: Knowledge) -> Iterator[Suspect]:
    """Yield one suspect for each run of lines without a proof."""
    run: list[PageLine] = []
    for n, line in enumerate(lines):
        if line.rule is not None or n in gone:
            continue
        if _is_proven(line.text, knowledge) or len(line.text) > LONGEST_FRAME_LINE:
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
