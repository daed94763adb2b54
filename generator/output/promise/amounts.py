"""Amounts that can be compared: a number with its unit, whatever multiple of the unit it is written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from generator.reading.indicators.model import Figure

MULTIPLES: Final = {"百": 100.0, "千": 1e3, "万": 1e4, "亿": 1e8}
"""What the characters before a unit multiply it by (亿元, 万人, 百万吨)."""
ALIKE: Final = {"斤": (0.0005, "吨"), "公斤": (0.001, "吨"), "克": (1e-6, "吨"), "亩": (1 / 15, "公顷")}
"""Units of weight and area in one of them: 1亿斤 are 5万吨, 15亩 are a hectare (法定计量单位)."""
POINTS: Final = "百分点"
RATES: Final = frozenset(("%", "\N{FULLWIDTH PERCENT SIGN}", POINTS, "‰"))
MULTIPLE: Final = re.compile("[百千万亿]*")


class PlainAmount(NamedTuple):
    """The ends of a value in a plain unit; of a single number both are the same."""

    low: float
    high: float
    unit: str

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage or counted in points of it."""
        return self.unit in RATES

    def turned(self) -> PlainAmount:
        """Return a fall as how far something falls."""
        return PlainAmount(-self.high, -self.low, self.unit)


def amount_of(figure: Figure) -> PlainAmount | None:
    """Return the amount of a figure; None where it has no number."""
    if figure.value is None:
        return None
    ends = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
    factor, unit = _plain(figure.unit)
    return PlainAmount(min(ends) * factor, max(ends) * factor, unit)


def _plain(unit: str) -> tuple[float, str]:
    """Return by what a number is multiplied so that it is in a plain unit, and that unit."""
    unit = unit.strip()
    if unit.endswith(POINTS):
        return 1.0, POINTS
    written = MULTIPLE.match(unit)
    multiple = written[0] if written else ""
    factor, plain = 1.0, unit[len(multiple) :]
    for one in multiple:
        factor *= MULTIPLES[one]
    more, plain = ALIKE.get(plain, (1.0, plain))
    return factor * more, plain
