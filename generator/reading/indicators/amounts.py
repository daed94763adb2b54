"""Amounts: a number with its unit, where it stands, and what stands there that is none (5A级, 2×35万千瓦)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge

Value = float | tuple[float, float]

_NUMBER: Final = r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
_HAN: Final = "零〇一二两三四五六七八九十百千"
_FIGURES: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_STEPS: Final = {"十": 10, "百": 100, "千": 1000}
_SCALES: Final = "万亿"
_NAMED: Final = re.compile("[\\dA-Za-z第一二三四五六七八九十百千万亿]")
_COUNTED: Final = re.compile(f"[\\d{_HAN}万亿翻]")
"""With what a name that holds a number begins, and an amount."""
_SPOKEN: Final = re.compile(f"(?:([{_HAN}]+)亿)?(?:([{_HAN}]+)万)?([{_HAN}]*)(?:点([零〇一二三四五六七八九]+))?")
"""A number in Chinese numerals: 一百一十万, 二点八."""

_EXACT: Final = re.compile("[一二两三四五六七八九]")
ROUND: Final = 10
"""The largest number in Chinese numerals that names a set of things (十大工程) and counts nothing."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit in `words[start:end]`: `number` is its text; `counts`: its unit is one of things.

    `more`: 多 or 余 stands in it. `times`: it is a multiple (倍, 翻番).
    """

    start: int
    end: int
    value: Value
    unit: str
    counts: bool = False
    more: bool = False
    times: bool = False


@cache
def _amount(knowledge: Knowledge) -> re.Pattern[str]:
    """Return the pattern of an amount; its groups say which kind it is."""
    words = knowledge.indicator_words
    measures, counters = words["measures"].pattern, words["counters"].pattern
    return re.compile(
        rf"百分之(?P<part>[{_HAN}点]+|\d+(?:\.\d+)?)(?:[到至—](?:百分之)?(?P<part_to>[{_HAN}点]+))?"
        rf"|(?:(?P<low>{_NUMBER})(?:%|个?百分点|[万亿]{{0,2}}[元吨斤]?)?[—至到-])?(?P<number>{_NUMBER})(?P<more>[多余几]?)"
        rf"(?P<unit>(?P<percent>%|‰|个?百分点|成(?![立效果为员])|倍)"
        rf"|(?P<scale>万亿|[万亿百千]{{0,2}})(?P<more2>[多余]?)(?:个(?=百分点))?(?:(?P<measure>{measures})|(?P<counter>{counters})(?P<more3>[多余])?|(?P<bare>)))"
        r"|(?<=[破超达过上])(?P<one>万亿元?|[百千]亿元|亿元)"
        rf"|(?P<han>[{_HAN}万亿]*[十百千万亿点][{_HAN}万亿点]*|[一两二三四五六七八九](?=倍))"
        rf"(?P<han_unit>倍|{measures}|(?P<han_counter>{counters}))"
        r"|翻(?P<fold>[一两二三]?)番"
    )


def amounts(words: str, knowledge: Knowledge) -> Iterator[Amount]:
    """Yield the amounts of a text in their order, without those that are part of a name."""
    taken = [match.span() for match in _each(_NAMED, knowledge.indicator_words["no-figure"], words)]
    for match in _each(_COUNTED, _amount(knowledge), words):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        found = _read(match)
        if found:
            yield found


def _each(first: re.Pattern[str], pattern: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern, which is tried only where one of its first characters is: far faster."""
    at = 0
    while start := first.search(words, at):
        match = pattern.match(words, start.start())
        if match:
            yield match
        at = match.end() if match else start.end()


def _read(match: re.Match[str]) -> Amount | None:
    start, end = match.span()
    if match["han"]:
        return _spoken(match)
    if match["fold"] is not None:
        return Amount(start, end, float(2 ** _FIGURES.get(match["fold"] or "一", 1)), "倍", times=True)
    if match["one"]:
        return Amount(start, end, _STEPS.get(match["one"][0], 1.0), match["one"].lstrip("百千"))
    if match["part"]:
        value, unit = _value(match["part"], match["part_to"]), "%"
        return None if value is None else Amount(start, end, value, unit)
    return _written(match)


def _written(match: re.Match[str]) -> Amount | None:
    """Return an amount in digits; a number without a unit is one only with a point (收入比2.3)."""
    value = _value(match["low"] or match["number"], match["number"] if match["low"] else None)
    bare = match["bare"] is not None and not match["scale"]
    if value is None or (bare and ("." not in match["number"] or match["low"])):
        return None
    unit = match["unit"].replace("多", "").replace("余", "")
    more = bool(match["more"] or match["more2"] or match["more3"])
    return Amount(*match.span(), value, unit, match["counter"] is not None, more, unit == "倍")


def _spoken(match: re.Match[str]) -> Amount | None:
    """Return an amount in Chinese numerals; a round word (十项, 百万) is not one."""
    number, step = match["han"], ""
    while number and number[-1] in _SCALES and len(number) > 1:
        number, step = number[:-1], number[-1] + step
    value, unit = spoken_number(number), step + match["han_unit"]
    if value is None or not ((_EXACT.search(match["han"]) and value > ROUND) or unit == "倍"):
        return None
    return Amount(*match.span(), value, unit, match["han_counter"] is not None, times=unit == "倍")


def _value(low: str, high: str | None) -> Value | None:
    """Return the value of a number, or of both ends of a range; what falls is none, but its second number."""
    one = number_of(low)
    if high is None or one is None:
        return one
    other = number_of(high)
    if other is None:
        return None
    return (one, other) if one < other else other


def number_of(text: str) -> float | None:
    """Return the value of a number in digits or Chinese numerals, None for what is none."""
    if text[:1].isdigit():
        return float(text.replace(",", ""))
    return spoken_number(text)


def spoken_number(text: str) -> float | None:
    """Return the value of a number in Chinese numerals: 一百一十万 is 1100000; None for what is none."""
    match = _SPOKEN.fullmatch(text)
    if not match or not text:
        return None
    wholes = [_whole(part) if part else 0 for part in match.groups()[:3]]
    if None in wholes:
        return None
    high, middle, low = (part or 0 for part in wholes)
    tail = match[4]
    fraction = float("0." + "".join(str(_FIGURES[char]) for char in tail)) if tail else 0.0
    return high * 1e8 + middle * 1e4 + low + fraction


def _whole(text: str) -> int | None:
    """Return the value of numerals below 万: 三百二十, 二十九, 一九 is none."""
    total, last = 0, None
    for char in text:
        if char in _STEPS:
            total += (1 if last is None else last) * _STEPS[char]
            last = None
        elif last:
            return None
        else:
            last = _FIGURES[char]
    return total + (last or 0)
