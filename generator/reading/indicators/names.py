"""The name of an indicator in the words of the text: what may be left out before it, and lists of names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.knowledge import Knowledge

LONGEST: Final = 30
"""Characters of a name; a longer run of words is no name but a sentence without a mark."""
_LISTED: Final = (re.compile("、"), re.compile("、|以及|和|及"), re.compile("、|以及|和|及|与"))
_HALVES: Final = re.compile("城乡(?:常住)?")
_BRANCHES: Final = ("城镇", "农村")
_HEAD: Final = re.compile("^(?:城镇|农村|城市|[一二三]|第[一二三]|规模以上|进|出)")
_ONLY: Final = re.compile("[\\W的了中内个]*")


@cache
def _leading(knowledge: Knowledge) -> re.Pattern[str]:
    return re.compile(f"(?:{knowledge.indicator_words['strip-before'].pattern}|[、，：；“\\s—])")


def cleaned(words: str, start: int, end: int, knowledge: Knowledge) -> int:
    """Return where a name starts: after time, place and resolve (全年力争全市…)."""
    leading = _leading(knowledge)
    while start < end and (match := leading.match(words, start, end)) and match.end() > start:
        start = match.end()
    return start


def is_name(text: str) -> bool:
    """Whether words can be the name of an indicator: not too long, not a rest of a sentence."""
    return 1 < len(text) <= LONGEST and not _ONLY.fullmatch(text) and text.count("“") == text.count("”")


def names_of(text: str, wanted: int) -> list[str]:
    """Return the names of a list: as many as wanted, or as many as there are if one is; else the text alone."""
    for mark in _LISTED:
        found = [part for part in mark.split(text) if part]
        if len(found) == wanted > 1 or (wanted == 1 and len(found) > 1):
            return _completed(found)
    if _HALVES.search(text):
        return [_HALVES.sub(half, text, count=1) for half in _BRANCHES]
    return [text]


def _completed(names: list[str]) -> list[str]:
    """Return names with the end that they share: 城镇, 农村居民人均可支配收入 and 一, 二, 三产增加值."""
    last = names[-1]
    head = _HEAD.match(last)
    if not head:
        return names
    rest = last[head.end() :]
    short = [
        name
        for name in names[:-1]
        if _HEAD.fullmatch(name) or (len(name) <= len(head[0]) + 2 and name[-1] in rest[:2])
    ]
    return [
        name if name not in short else name[: len(_HEAD.match(name)[0]) if _HEAD.match(name) else len(name)] + rest
        for name in names[:-1]
    ] + [last]  # type: ignore[index]
