"""Series: rows numbered in one sequence. All of them are headings or none is; entries of a list are none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.knowledge.cues.outline_words import RANKS
from generator.knowledge.marks import COLON, ENDS, SEMICOLON
from generator.text.lines.layout import LONGEST_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge.cues.outline_words import OutlineWords, Style
    from generator.reading.outline.outline_rows import OutlineRow
    from generator.reading.sentences import Sentence

POINT_MAX = 110
"""The most characters of a long point that is a heading because its siblings are; the longest read has 84."""
MOST = 2 / 3
"""The share of a series that must be headings by themselves before the others become headings; a choice."""
_OPENS = f"{ENDS}{SEMICOLON}{COLON}"


@dataclass(slots=True, eq=False)
class Series:
    """Rows with consecutive numbers of one style, by index. `nested`: it is below another of its style."""

    style: Style
    nested: bool
    rows: list[int] = field(default_factory=list)
    last: int = 0

    @property
    def depth(self) -> int:
        """Return the place of the style in the usual order: a row of a higher one ends the series."""
        return DEEP if self.nested else self.style.rank or DEEP


DEEP = len(RANKS)
"""The rank of what may be below any style: a nested series, and styles without a rank."""


def find_series(rows: Sequence[OutlineRow], taken: Sequence[bool], words: OutlineWords) -> Iterator[Series]:
    """Yield the series of the rows that are not `taken`, each when it ends."""
    open_series: list[Series] = []
    for i, row in enumerate(rows):
        if taken[i] or row.style < 0 or words.styles[row.style].leaf:
            continue
        style = words.styles[row.style]
        if style.heading != "sentence":
            continue
        number = words.document.ordinal(row.text[: row.mark])
        mine = _continued(open_series, style, number, row) or Series(style, _is_nested(open_series, style, row))
        while open_series and open_series[-1] is not mine and open_series[-1].depth >= mine.depth:
            yield open_series.pop()
        if mine not in open_series:
            open_series.append(mine)
        mine.rows.append(i)
        mine.last = mine.last + 1 if number is None else number
    yield from reversed(open_series)


def _continued(open_series: Sequence[Series], style: Style, number: int | None, row: OutlineRow) -> Series | None:
    """Return the open series that a row continues: the innermost of its style and form with the number before."""
    for one in reversed(open_series):
        if one.style is not style or (one.nested and is_bare(row)):
            continue
        if number is None or number == one.last + 1:
            return one
        if not style.top:
            return None
    return None


def _is_nested(open_series: Sequence[Series], style: Style, row: OutlineRow) -> bool:
    """Whether a series that starts with this row is below an open one, whose rows are no sentences."""
    return style.top and not is_bare(row) and any(one.style is style for one in open_series)


def is_bare(row: OutlineRow) -> bool:
    """Whether no sentence ends in a numbered row: it is a heading or an entry, and not a paragraph."""
    return not any(stop in row.text[row.mark :] for stop in _OPENS)


def is_entry_list(one: Series, rows: Sequence[OutlineRow]) -> bool:
    """Whether the rows of a series are the entries of a list: most have no text before the next one."""
    numbered = set(one.rows)
    bare = [i for i in one.rows if is_bare(rows[i])]
    empty = sum(i + 1 in numbered for i in bare)
    return len(bare) > 1 and 2 * empty >= len(bare)


def long_point(row: OutlineRow, found: Sequence[Sentence], *, holds: bool) -> int:
    """Return the end of a point that is a heading only together with its siblings, 0 if it cannot be one.

    `holds`: the next row is below it.
    """
    first = found[0]
    saying = first.words[row.mark :]
    if row.text[-1] in f"{COLON}:":
        return len(row.text) if holds and len(row.text) <= LONGEST_HEADING else 0
    if len(saying) > POINT_MAX or SEMICOLON in saying or COLON in saying:
        return 0
    return first.end if first.end < len(row.text) or holds else 0
