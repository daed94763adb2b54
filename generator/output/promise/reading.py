"""How the result of a year reads beside the target for it: a pure function of the two figures.

Nothing is read where the two are not of one kind: growth is read with growth, a level with a level, each in one
unit. A fall is read by how far it falls, as its words are (下降3%以上).
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final, Literal

from generator.output.promise.amounts import amount_of

if TYPE_CHECKING:
    from generator.output.promise.amounts import PlainAmount
    from generator.reading.indicators.model import Figure

Direction = Literal["more", "less", "near"]
"""Which way an indicator is meant to go; `near`: neither (CPI)."""
Outcome = Literal[
    "met",
    "missed",
    "above",
    "below",
    "unclear",
    "differs",
    "rebased",
    "expected",
    "part",
    "worded",
    "silent",
    "gap",
]
"""`met` and `missed` are read; so are `above` and `below`, of a target with two ends (4.5%—5%, 5%左右) that the
result is outside of, on the side that does not miss it. `unclear`: one number of several would read otherwise, or
one of those that are meant (突破300亿元). `differs`: not of one kind. `rebased`: the level does not follow from
that of the year before and the growth. `expected` (预计) and `part` (前三季度) are no results of the year.
`worded`: one of the two has no number. `silent`: the later report has no result; `gap`: it has gaps."""

POINTS_AROUND: Final = 0.5
"""How far a rate may be from one with 左右, in percentage points: a choice, the usual step between two targets."""
SHARE_AROUND: Final = 0.02
"""How far an amount may be from one with 左右, as a share of it: a choice; of 110万人 it is 2万人."""
EXPECTED: Final = "预计"
"""The word with which a report states what it does not know yet."""
SLACK: Final = 1e-9
"""The share by which equal numbers may differ after a unit is converted."""
FLIPPED: Final[dict[Direction | None, Direction | None]] = {
    "more": "less",
    "less": "more",
    "near": "near",
    None: None,
}


def read(target: Figure, result: Figure, direction: Direction | None) -> Outcome:
    """Return how a result reads beside a target of the same base; by `direction` where the words leave it open."""
    if result.value is None or target.value is None:
        return "worded"
    if (target.measure, target.span) != (result.measure, "year" if result.span == "part" else result.span):
        return "differs"
    if result.span == "part":
        return "part"
    if EXPECTED in result.tone:
        return "expected"
    return _compared(target, result, "less" if target.form == "rank" else direction)


def _compared(target: Figure, result: Figure, direction: Direction | None) -> Outcome:
    goal, reached = amount_of(target), amount_of(result)
    if not goal or not reached or goal.unit != reached.unit or not _is_one_form(target, result):
        return "differs"
    if goal.low < 0:
        goal, reached, direction = goal.turned(), reached.turned(), FLIPPED[direction]
    ends = {_at(end, target, goal, direction) for end in _ends(result, reached)}
    if len(ends) == 1:
        return ends.pop()
    return "met" if "missed" not in ends and ends != {"above", "below"} and "met" in ends else "unclear"


def _is_one_form(target: Figure, result: Figure) -> bool:
    """Whether both are numbers, ranks or multiples; a range is a number with two ends."""
    return {"range": "number"}.get(target.form, target.form) == {"range": "number"}.get(result.form, result.form)


def _ends(result: Figure, reached: PlainAmount) -> tuple[float, float]:
    """Return between which numbers a result is: 突破300亿元 may be any above."""
    if result.operator in (">", ">="):
        return reached.low, inf
    if result.operator in ("<", "<="):
        return -inf, reached.high
    return reached.low, reached.high


def _at(reached: float, target: Figure, goal: PlainAmount, direction: Direction | None) -> Outcome:
    """Return how a single number reads."""
    slack = SLACK * max(abs(goal.low), abs(goal.high), 1.0)
    if target.operator in (">=", ">", "<=", "<"):
        return "met" if _is_kept(reached, target.operator, goal, slack) else "missed"
    around = _around(goal) if target.operator == "~" else 0.0
    if reached > goal.high + around + slack:
        return _beyond("above", direction, "less", target)
    if reached < goal.low - around - slack:
        return _beyond("below", direction, "more", target)
    return "met"


def _is_kept(reached: float, operator: str, goal: PlainAmount, slack: float) -> bool:
    if operator == ">=":
        return reached >= goal.low - slack
    if operator == ">":
        return reached > goal.low + slack
    return reached <= goal.high + slack if operator == "<=" else reached < goal.high - slack


def _around(goal: PlainAmount) -> float:
    return POINTS_AROUND if goal.is_rate else SHARE_AROUND * abs(goal.high)


def _beyond(
    side: Literal["above", "below"], direction: Direction | None, bad: Direction, target: Figure
) -> Outcome:
    """Return how a number on one side of a target reads; a bare number is reached by what goes beyond it."""
    if direction == bad:
        return "missed"
    has_ends = target.operator == "~" or target.form == "range"
    return side if has_ends or direction in (None, "near") else "met"
