"""What a report states of an indicator: one `Figure`, tied to the words that state it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FigureKind = Literal["target", "result", "count"]
"""`target`: to be reached. `result`: reported. `count`: a bare count of works in the plan."""
Form = Literal["number", "range", "rank", "multiple", "relative", "word"]
Operator = Literal["=", ">=", "<=", ">", "<", "~"]
Measure = Literal["level", "growth", "change"]
"""`level`: an amount or a share (亿元, 失业率). `growth`: its rate of change (增长7%). `change`: points, units."""
Span = Literal["year", "part", "several"]
"""`year`: the year alone. `part`: a part of it (上半年). `several`: years that end with it (五年累计, 年均)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One statement of an indicator in a report.

    `at` is the number of its passage in the report, from 0; `start` and `end` are its quote as offsets in the
    text of the passage. `indicator` is the name that is exported (地区生产总值增速): of the table where `base`
    is the id of an entry, else in the words of the text, and `base` is empty. `base` is given only to a statement
    about the whole place of the report: that of a park, a branch or the country has none. `measure` tells growth
    and level of one indicator apart; figures are of one kind if `base` and `measure` are equal.

    `value` and `unit` are as written, a fall negative; a range has its ends and no operator; of words, and of what
    is only compared with another (`relative_to`: 经济增长, 国家下达任务), the value is None. `tone` are the words
    of degree and effort, in their order (力争, 以上). `year` is the year it is about, None where the text does not
    show it; of several the last. `worded` are the words of the statement for a form without a value (扭转下滑).
    """

    at: int
    start: int
    end: int
    indicator: str
    base: str
    measure: Measure
    kind: FigureKind
    form: Form
    operator: Operator | None
    value: float | tuple[float, float] | None
    unit: str
    tone: tuple[str, ...] = ()
    relative_to: str | None = None
    year: int | None = None
    span: Span = "year"
    worded: str = ""
