"""The year a statement is about, and whether it is of the year, a part of it or several years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from generator.reading.indicators.model import Span

_YEAR: Final = re.compile(r"(?<![比较于照])(?:到|至|截至)?((?:19|20)\d\d)年(?!以来|前后|度?计划)")
_PLAN: Final = re.compile('[“"]?(十?[一二三四五六七八九十])五[”"]?(?:时期|期间|末|规划期|以来|五年)')
_NEXT: Final = re.compile("今后[五5]年|未来[五5]年|[五5]年内|[五5]年后")
_PAST: Final = re.compile("(?:过去|这)[五5]年|[五5]年来|[五5]年间")
_SEVERAL: Final = re.compile("年均(?=[增下递降提])|[三四五]年累计")
_PART: Final = re.compile("上半年|下半年|[前一二三四]+季度|\\d{1,2}[—-]?\\d{0,2}月|截至\\d+月")
_BEFORE: Final = re.compile("去年|上年")
_AFTER: Final = re.compile("明年")
_NUMERALS: Final = {char: value for value, char in enumerate("一二三四五六七八九十", 1)}


class Time(NamedTuple):
    """The year of a statement, the last of several, and its span."""

    year: int | None
    span: Span


def time_of(near: str, around: str, usual: int | None, report: int | None) -> Time:
    """Return the time of a statement from its clause (`near`) and what is before it in its section (`around`).

    `usual` is the year of statements that name none, `report` that of the report.
    """
    span: Span = "part" if _PART.search(near) else "several" if _SEVERAL.search(near) else "year"
    for text in (near, around):
        if plan := _PLAN.search(text):
            return Time(1955 + 5 * _ordinal(plan[1]), "several")
        if years := _YEAR.findall(text):
            return Time(int(years[-1]), span)
        if report and _NEXT.search(text):
            return Time(report + 4, "several")
        if report and _PAST.search(text):
            return Time(report - 1, "several")
        if report and _BEFORE.search(text):
            return Time(report - 1, span)
        if report and _AFTER.search(text):
            return Time(report + 1, span)
        if text is near and re.search("今年|全年|年内", near):
            return Time(usual, span)
    return Time(usual, span)


def _ordinal(text: str) -> int:
    """Return which five-year plan it is: 十四 is 14."""
    return sum(_NUMERALS[char] for char in text)
