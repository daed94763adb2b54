"""Statements without a number: compared with something else (与经济增长同步), or in words (稳量提质)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.reading.indicators.names import cleaned, names_of
from generator.reading.indicators.statement import Statement
from generator.reading.indicators.table import entry_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.reading.indicators.model import Measure, Operator

_WITH: Final = re.compile(
    "(?P<subject>[^，]{2,40}?)(?P<verb>(?:实际)?增长|增速|增幅|涨幅)?(?:保持|实现)?(?:与|和|同)"
    "(?P<other>[^，、]{2,14}?)(?P<hedge>保持|实现|总体|基本|大体|大致)*(?P<same>同步|一致|相匹配|相适应|相协调|持平|相当)(?:增长|提高)?"
)
_THAN: Final = re.compile(
    "(?P<subject>[^，]{2,40}?)(?P<verb>(?:实际)?增长|增速|增幅|涨幅)?(?P<than>不低于|不高于|高于|快于|低于|优于|好于|超过|跑赢)"
    "(?P<other>(?:全[国省市县区州]|经济|GDP|地区生产总值|城镇|上年|国家)[^，、\\d]{0,16})"
)
_THAN_OPERATORS: Final[dict[str, Operator]] = {"不低于": ">=", "不高于": "<=", "低于": "<"}


def worded(
    words: str, low: int, high: int, made: list[Statement], before: list[Statement], knowledge: Knowledge
) -> Iterator[Statement]:
    """Yield what a clause says of main indicators without a number; a clause with one says it with that."""
    if made:
        return
    at = low
    while at < high:
        stop = words.find("、", at, high)
        stop = high if stop < 0 else stop
        text_end = high if not _compares(words[at:stop]) else stop
        one = list(_part(words, at, text_end, knowledge))
        yield from one
        if text_end == high:
            return
        at = text_end + 1


def _compares(text: str) -> bool:
    return bool(_WITH.match(text) or _THAN.match(text))


def _part(words: str, low: int, high: int, knowledge: Knowledge) -> Iterator[Statement]:
    text = words[low:high]
    if match := _WITH.fullmatch(text):
        operator: Operator = "~" if match["hedge"] and re.search("总体|基本|大体|大致", text) else "="
        yield from _compared(words, low, high, match, operator, knowledge)
    elif match := _THAN.fullmatch(text):
        yield from _compared(words, low, high, match, _THAN_OPERATORS.get(match["than"], ">"), knowledge)
    elif match := knowledge.indicator_words["worded"].search(text):
        yield from _said(words, low, high, low + match.start(), knowledge)


def _compared(
    words: str, low: int, high: int, match: re.Match[str], operator: Operator, knowledge: Knowledge
) -> Iterator[Statement]:
    end = low + match.end("subject")
    start = cleaned(words, low, end, knowledge)
    for name in _main(words[start:end], knowledge):
        measure: Measure = "growth" if match["verb"] or "增" in match["other"] else "level"
        yield Statement(start, high, name, measure, operator, lead=words[low:high], relative_to=match["other"])


def _said(words: str, low: int, high: int, end: int, knowledge: Knowledge) -> Iterator[Statement]:
    """Yield what words say of indicators; of a list each that is one of the table."""
    start = cleaned(words, low, end, knowledge)
    for name in _main(words[start:end], knowledge):
        yield Statement(start, high, name, "level", None, lead=words[low:high], worded=words[end:high])


_RATE: Final = re.compile("(?:增长|增速|涨幅|增幅|下降|降低|等)$")


def _main(subject: str, knowledge: Knowledge) -> list[str]:
    """Return the main indicators that a subject names."""
    for text in (subject, _RATE.sub("", subject)):
        if entry_of(text, knowledge):
            return [text]
    parts = [_RATE.sub("", part) for part in names_of(subject, 1)]
    return [part for part in parts if entry_of(part, knowledge)]
