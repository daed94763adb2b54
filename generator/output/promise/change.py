"""How the target of a year differs from that of the year before: its number and its tone, each by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from generator.output.promise.amounts import amount_of
from generator.output.promise.reading import SLACK

if TYPE_CHECKING:
    from generator.output.promise.amounts import PlainAmount
    from generator.reading.indicators.model import Figure, Operator

Move = Literal["raised", "lowered", "same", "other"]
"""What became of the number; `other`: the two cannot be compared (a unit, words, a range that grew both ways)."""
Turn = Literal["harder", "softer", "even"]

OF_OPERATOR: Final[dict[Operator | None, int]] = {">=": 1, ">": 1, "<=": 1, "<": 1, "=": 0, "~": -1, None: -1}
"""How binding an operator is: a bound, a number, about one; a range has none. A choice, said on the page."""
BINDING: Final = frozenset(("确保",))
TRYING: Final = frozenset(("力争", "争取", "努力", "冲刺", "预计"))
"""The words of effort, of those that a figure has as its tone."""


def move(before: Figure, after: Figure) -> Move:
    """Return what became of the number; of falls, how far something is to fall."""
    first, second = amount_of(before), amount_of(after)
    if not first or not second or first.unit != second.unit:
        return "other"
    if first.high < 0 and second.high < 0:
        first, second = first.turned(), second.turned()
    low, high = _step(first, second, first.low, second.low), _step(first, second, first.high, second.high)
    if low * high < 0:
        return "other"
    return "raised" if low + high > 0 else "lowered" if low + high < 0 else "same"


def _step(first: PlainAmount, second: PlainAmount, before: float, after: float) -> int:
    slack = SLACK * max(abs(first.high), abs(second.high), 1.0)
    return (after > before + slack) - (after < before - slack)


def turn(before: Figure, after: Figure) -> Turn:
    """Return whether a target is more binding than the one before it, by its operator and its words of effort."""
    step = firmness(after) - firmness(before)
    return "harder" if step > 0 else "softer" if step < 0 else "even"


def firmness(figure: Figure) -> int:
    """Return how binding a target is worded, from -2 (力争5%左右) to 2 (确保5%以上)."""
    tone = set(figure.tone)
    return OF_OPERATOR[figure.operator] + bool(tone & BINDING) - bool(tone & TRYING)
