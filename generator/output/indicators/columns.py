"""The columns of a table of indicators: which there are, what they are called, which are the main ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.output.indicators.quantities import common_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.knowledge.indicators import Indicators
    from generator.output.indicators.collect import Key
    from generator.output.indicators.points import Point
    from generator.reading.indicators.model import Measure


MEASURES: Final[dict[Measure, str]] = {"growth": "增速", "level": "数量", "change": "升降"}
"""What a measure is called."""


class IndicatorColumn(NamedTuple):
    """A column: the base and measure of its figures, its name, the group of the indicator; `core`: a main one.

    `unit` is the one that most of its numbers have, by which they are sorted and drawn.
    """

    key: Key
    name: str
    group: str
    core: bool
    unit: str


def columns_of(found: Iterable[Point], table: Indicators) -> tuple[IndicatorColumn, ...]:
    """Return the columns that some figures need, in the order of the table, the main ones before all others.

    A main indicator is main in the measure that targets usually give: its other measures are in its group.
    """
    by_key: dict[Key, list[Point]] = {}
    for point in found:
        by_key.setdefault(point.key, []).append(point)
    columns = [_column(key, ones, table) for key, ones in sorted(by_key.items())]
    groups = list(dict.fromkeys(one.group for one in table.by_id.values()))
    return tuple(sorted(columns, key=lambda column: _order(column, table, groups)))


def _column(key: Key, found: Iterable[Point], table: Indicators) -> IndicatorColumn:
    base, measure = key
    entry = table.by_id[base]
    return IndicatorColumn(
        key, entry.named(measure), entry.group, entry.core and measure == entry.measure, common_unit(found)
    )


def _order(column: IndicatorColumn, table: Indicators, groups: Sequence[str]) -> tuple[bool, int, int, bool, str]:
    base, measure = column.key
    entry = table.by_id[base]
    group = 0 if column.core else groups.index(entry.group)
    return not column.core, group, entry.order, measure != entry.measure, measure
