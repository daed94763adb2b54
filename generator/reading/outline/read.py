"""The outline of a restored text: which line is a title, a heading (with its level) or a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.cues.outline_words import INFERRED
from generator.reading.model import OutlineLine
from generator.reading.outline.lines import OutlineLines
from generator.reading.outline.marked import marked_lines, marks_of_rows
from generator.reading.outline.outline_rows import JOIN_RULE, read_rows
from generator.reading.outline.parts import contents_list, parts_of
from generator.reading.outline.search import HeadingSearch
from generator.reading.outline.title import title_block
from generator.text.ledger import Origins
from generator.text.lines.join import ANY_LINE_END

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.model import Part
    from generator.reading.outline.heads import Head
    from generator.reading.outline.outline_rows import OutlineRow
    from generator.text.ledger import Change, Tracked

SPLIT_RULE = "run-in-heading"
INFERRED_RULE = "inferred-heading"
RULES = (CodeRule(JOIN_RULE), CodeRule(SPLIT_RULE), CodeRule(INFERRED_RULE))


def read_outline(
    tracked: Tracked,
    knowledge: Knowledge,
    *,
    run_in: bool = True,
    headings: Sequence[tuple[int, int]] = (),
) -> tuple[Tracked, tuple[OutlineLine, ...]]:
    """Return the text with its headings on separate lines, and the kind of each line.

    `tracked.text` is restored text, one paragraph per line. The lines' texts joined by line ends are the new text.
    Without `run_in` no heading is taken out of a paragraph unless the source marks it by a number, dash or label.
    `headings` are the offsets in the source of lines that its format marks as headings, with their levels, sorted.
    """
    words = knowledge.outline
    origins = Origins(tracked.edits)
    marked = marked_lines(tracked, origins, headings)
    rows = _rows(tracked, origins, marked, words)
    block, parts = read_parts(rows, words)
    marks = marks_of_rows(rows, marked)
    heads = HeadingSearch(rows, parts, words, marks).headings(run_in=run_in)
    made = OutlineLines(rows, heads, parts, words, marks)
    lines: list[OutlineLine] = []
    changes: list[Change] = []
    for i, row in enumerate(rows):
        changes += row.changes(_cuts(row, heads[i]))
        lines += [OutlineLine("title", row.text, part="front")] if block.get(i) else made.of_row(i)
    return tracked.apply(changes), tuple(lines)


def _rows(tracked: Tracked, origins: Origins, marked: Container[int], words: OutlineWords) -> list[OutlineRow]:
    """Return the rows of a text; its lines are not joined over a removed one, nor with a marked heading."""

    def is_whole(end: int, start: int) -> bool:
        if start in marked:
            return False
        between = ANY_LINE_END.split(tracked.source[origins.before(end) : origins.after(start)])
        return not any(map(str.strip, between[1:-1]))

    return read_rows(tracked.text, words, is_whole)


def read_parts(rows: Sequence[OutlineRow], words: OutlineWords) -> tuple[dict[int, bool], list[Part]]:
    """Return the rows of the title block, each with whether it is a title, and the part of every row.

    A list of contents may come before the title or after it, and is not looked at for one. A title that comes
    again is front matter wherever it is.
    """
    contents = contents_list(rows, words)
    others = [i for i in range(len(rows)) if i not in contents]
    block = dict(zip(others, title_block([rows[i] for i in others], words), strict=False))
    titles = {rows[i].text for i, is_title in block.items() if is_title}
    again = {i for i, row in enumerate(rows) if row.text in titles}
    return block, parts_of(rows, block.keys() | set(contents) | again, words)


def _cuts(row: OutlineRow, heads: Sequence[Head]) -> dict[int, str]:
    """Return the offsets at which line ends are inserted into a row, each with the rule.

    Where one of the two parts is marked by the source, the cut is.
    """
    cuts: dict[int, str] = {}
    for head in heads:
        rule = INFERRED_RULE if head.style in INFERRED else SPLIT_RULE
        for at in {head.start, head.end} - {0, len(row.text)}:
            cuts[at] = rule if cuts.get(at, rule) == rule else SPLIT_RULE
    return cuts
