"""The numbers that headings carry."""

from __future__ import annotations

import re

_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", start=1)} | {"两": 2, "零": 0}
_NUMBER = re.compile(r"\d{1,3}|[一二两三四五六七八九十百零]{1,5}")
_CIRCLED_ONE = ord("①")
_CIRCLED = re.compile("[①-⑳]")
_TEN, _HUNDRED = 10, 100  # what 十 and 百 stand for


def ordinal(mark: str) -> int | None:
    """Return the number in a mark such as 十二、 or （3） or ②; None where there is none."""
    circled = _CIRCLED.search(mark)
    if circled:
        return ord(circled[0]) - _CIRCLED_ONE + 1
    match = _NUMBER.search(mark)
    return value(match[0]) if match else None


def value(number: str) -> int:
    """Return a number of up to three digits, written in digits or in Chinese (两 counts two)."""
    if number.isdecimal():
        return int(number)
    total = current = 0
    for c in number:
        if c in "十百":
            total += (current or 1) * (_TEN if c == "十" else _HUNDRED)
            current = 0
        else:
            current = _DIGITS[c]
    return total + current
