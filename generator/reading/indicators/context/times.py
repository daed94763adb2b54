"""The year a statement is about, and whether it is of the year, a part of it or several years."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.reading.indicators.model import Span

_YEAR: Final = re.compile(r"(?<![比较于照由从是])(?:到|至|截至)?((?:19|20)\d\d)年(?!以来|前后|度?计划|的\d)")
_PLAN: Final = re.compile('[“"]?(十?[一二三四五六七八九十])五[”"]?(?:时期|期间|末|规划期|以来|五年)')
_THIS: Final = re.compile("今年|全年|年内")
_SEVERAL: Final = re.compile("年均(?=[增下递降提])|[三四五]年累计")
_PART: Final = re.compile("上半年|下半年|[前一二三四]{1,3}季度|\\d{1,2}[—-]?\\d{0,2}月|截至\\d+月")
_TIMED: Final = re.compile("[年月]|季度|五")
"""What each of the words above has."""
_NUMERALS: Final = {char: value for value, char in enumerate("一二三四五六七八九十", 1)}


FIRST_PLAN: Final = 1960
"""The year by which plans are counted: the sixth ended in 1985, the fifteenth ends in 2030, each has five."""
_RELATIVE: Final[tuple[tuple[re.Pattern[str], int, Span | None], ...]] = (
    (re.compile("今后[五5]年|未来[五5]年|[五5]年内|[五5]年后"), 4, "several"),
    (re.compile("(?:过去|这)[五5]年|[五5]年来|[五5]年间"), -1, "several"),
    (re.compile("去年|上年"), -1, None),
    (re.compile("明年"), 1, None),
)
"""Words for years, how far the last of them is from the year of the report, and the span that they say."""


class Time(NamedTuple):
    """The year of a statement, the last of several, and its span."""

    year: int | None
    span: Span


def time_of(near: str, around: Sequence[str], usual: int | None, report: int | None) -> Time:
    """Return the time of a statement from its clause (`near`) and what is around it, the nearest first.

    `usual` is the year of statements that name none, `report` that of the report.
    """
    span: Span = "part" if _PART.search(near) else "several" if _SEVERAL.search(near) else "year"
    if not _THIS.search(near):
        for text in (near, *around):
            if _TIMED.search(text) and (stated := _stated(text, span, report)):
                return stated
    return _stated(near, span, report) or Time(usual, span)


@lru_cache(maxsize=256)  # the claims of a sentence, and those below a heading, have the same words around them
def _stated(text: str, span: Span, report: int | None) -> Time | None:
    """Return the time that some words name, the more particular before the less."""
    if plan := _PLAN.search(text):
        return Time(FIRST_PLAN + 5 * (_ordinal(plan[1]) - 1), "several")
    if years := _YEAR.findall(text):
        return Time(int(years[-1]), span)
    if not report:
        return None
    for pattern, distance, said in _RELATIVE:
        if pattern.search(text):
            return Time(report + distance, said or span)
    return None


def _ordinal(text: str) -> int:
    """Return which five-year plan it is: 十四 is 14."""
    return sum(_NUMERALS[char] for char in text)
