"""Tables: lines that cross are a grid, and what is in a row of it is one line, its cells apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.sources.readers.pdf.lines import TextLine, line_of, lines_of, pieces_of
from generator.sources.readers.pdf.page import WIDE, Stroke, is_full_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.sources.readers.pdf.page import Char

TOUCHING: Final = 2.5
"""How far apart, in points, lines are that touch: borders are drawn with their thickness. A choice."""

MOST_RULES: Final = 4000
"""The most lines of a page among which tables are looked for; a map has more. A choice."""


class Grid(NamedTuple):
    """The edges of a table: where its columns and rows end, and the lines that are drawn."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    rules: tuple[Stroke, ...]

    def holds(self, char: Char) -> bool:
        """Whether a character is inside."""
        x, y = char.middle
        return self.across[0] <= x <= self.across[-1] and self.down[0] <= y <= self.down[-1]


def with_rows(chars: Sequence[Char], rules: Sequence[Stroke], page: int) -> tuple[list[Char], list[TextLine]]:
    """Return the characters of a page outside its tables, and the rows of its tables."""
    rest = list(chars)
    rows: list[TextLine] = []
    for grid in grids_of(rules):
        inside = [char for char in rest if grid.holds(char)]
        rest = [char for char in rest if not grid.holds(char)]
        rows += _rows(grid, inside, page)
    return rest, rows


def grids_of(rules: Sequence[Stroke]) -> list[Grid]:
    """Return the grids of at least two cells side by side and two rows, or three cells in one row."""
    if len(rules) > MOST_RULES:
        return []
    grids = (_grid(part) for part in _touching(_joined(rules)))
    return [grid for grid in grids if len(grid.across) > 2 and len(grid.down) > 1]  # noqa: PLR2004 - two cells


def _joined(rules: Sequence[Stroke]) -> list[Stroke]:
    """Return the lines with those put together that go on in one another: borders are drawn cell by cell."""
    level = (rule for rule in rules if rule.level)
    upright = (Stroke(rule.top, rule.left, rule.bottom, rule.right) for rule in rules if not rule.level)
    return [*_strung(level), *(Stroke(rule.top, rule.left, rule.bottom, rule.right) for rule in _strung(upright))]


def _strung(level: Iterable[Stroke]) -> list[Stroke]:
    rows: dict[int, list[Stroke]] = defaultdict(list)
    for rule in level:
        rows[round((rule.top + rule.bottom) / 2 / TOUCHING)].append(rule)
    strung: list[Stroke] = []
    for _, row in sorted(rows.items()):
        for rule in sorted(row):
            last = strung[-1] if strung else None
            if last and abs(last.top - rule.top) <= TOUCHING and rule.left <= last.right + TOUCHING:
                strung[-1] = Stroke(last.left, last.top, max(last.right, rule.right), last.bottom)
            else:
                strung.append(rule)
    return strung


def _touching(rules: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return the lines in groups that cross or touch."""
    owners = list(range(len(rules)))

    def owner(at: int) -> int:
        while owners[at] != at:
            owners[at] = owners[owners[at]]
            at = owners[at]
        return at

    level = [at for at, rule in enumerate(rules) if rule.level]
    upright = [at for at, rule in enumerate(rules) if not rule.level]
    for one in level:
        for other in upright:
            if _touch(rules[one], rules[other]):
                owners[owner(one)] = owner(other)
    groups: dict[int, list[Stroke]] = defaultdict(list)
    for at, rule in enumerate(rules):
        groups[owner(at)].append(rule)
    return list(groups.values())


def _touch(level: Stroke, upright: Stroke) -> bool:
    return (
        level.left - TOUCHING <= upright.right
        and upright.left <= level.right + TOUCHING
        and upright.top - TOUCHING <= level.bottom
        and level.top <= upright.bottom + TOUCHING
    )


def _grid(rules: Sequence[Stroke]) -> Grid:
    """Return the edges; where a table is open at its sides, they are the ends of its lines."""
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    if not (level and upright):
        return Grid((), (), ())
    across = [*((rule.left + rule.right) / 2 for rule in upright), *_ends(level, 0)]
    down = [*((rule.top + rule.bottom) / 2 for rule in level), *_ends(upright, 1)]
    return Grid(_distinct(across), _distinct(down), tuple(rules))


def _ends(rules: Sequence[Stroke], way: int) -> tuple[float, float]:
    return min(rule[way] for rule in rules), max(rule[way + 2] for rule in rules)


def _distinct(edges: Iterable[float]) -> tuple[float, ...]:
    distinct: list[float] = []
    for edge in sorted(edges):
        if not distinct or edge - distinct[-1] > TOUCHING:
            distinct.append(edge)
    return tuple(distinct)


def _rows(grid: Grid, chars: Sequence[Char], page: int) -> Iterator[TextLine]:
    """Yield the rows that have any text. A cell over several rows is in the first of them."""
    cells: dict[tuple[int, int], list[Char]] = defaultdict(list)
    homes = _homes(grid)
    for char in chars:
        x, y = char.middle
        at = (_slot(grid.down, y), _slot(grid.across, x))
        cells[homes[at]].append(char)
    rows: dict[int, list[tuple[int, list[Char]]]] = defaultdict(list)
    for (row, column), inside in sorted(cells.items()):
        rows[row].append((column, inside))
    for row, columns in sorted(rows.items()):
        yield _row(grid, row, [inside for _, inside in columns], page)


def _slot(edges: Sequence[float], at: float) -> int:
    return min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)


def _homes(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each field of the grid the first field of its cell: without a line between, two are one cell."""
    homes: dict[tuple[int, int], tuple[int, int]] = {}
    upright = [rule for rule in grid.rules if not rule.level]
    level = [rule for rule in grid.rules if rule.level]
    for row in range(len(grid.down) - 1):
        for column in range(len(grid.across) - 1):
            x = (grid.across[column] + grid.across[column + 1]) / 2
            y = (grid.down[row] + grid.down[row + 1]) / 2
            home = (row, column)
            if column and not any(_between(rule, grid.across[column], y) for rule in upright):
                home = homes[row, column - 1]
            elif row and not any(_between(_flipped(rule), grid.down[row], x) for rule in level):
                home = homes[row - 1, column]
            homes[row, column] = home
    return homes


def _flipped(rule: Stroke) -> Stroke:
    return Stroke(rule.top, rule.left, rule.bottom, rule.right)


def _between(upright: Stroke, edge: float, at: float) -> bool:
    """Whether an upright line is at an edge, beside a height."""
    return upright.left - TOUCHING <= edge <= upright.right + TOUCHING and upright.top <= at <= upright.bottom


def _row(grid: Grid, row: int, cells: Sequence[Sequence[Char]], page: int) -> TextLine:
    texts = [cell_text(lines_of(pieces_of(cell), page)) for cell in cells]
    line = line_of([piece for cell in cells for piece in pieces_of(cell)], page, row=True)
    top, bottom = grid.down[row], grid.down[row + 1]
    left, right = grid.across[0], grid.across[-1]
    return replace(line, text=WIDE.join(texts), top=top, bottom=bottom, left=left, right=right)


def cell_text(lines: Sequence[TextLine]) -> str:
    """Return the lines of a cell as one: a blank only between words of letters."""
    text = ""
    for line in lines:
        letters = text and text[-1].isalpha() and line.text[0].isalpha()
        text += (" " if letters and not (is_full_width(text[-1]) or is_full_width(line.text)) else "") + line.text
    return text
