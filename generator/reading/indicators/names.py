"""The name of an indicator in the words of the text: what may be left out before it, and lists of names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.knowledge.han import HAN
from generator.knowledge.marks import PAUSES

if TYPE_CHECKING:
    from generator.knowledge import Knowledge

LONGEST: Final = 30
"""Characters of a name; a longer run of words is no name but a sentence without a mark. A choice."""
SHORT: Final = 2
"""Characters of a noun that says too little alone (投资, 资金): the verb before it is kept (完成投资)."""
HALF: Final = 4
"""Characters of a name that begins as the last of its list does and lacks the end of it. A choice."""
_LISTED: Final = (re.compile("、"), re.compile("、|以及|和|及"), re.compile("、|以及|和|及|与"))
_HALVES: Final = re.compile("城乡(?:常住)?")
_BRANCHES: Final = ("城镇", "农村")
_HEAD: Final = re.compile("^(?:城镇|农村|城市|第?[一二三]|进|出|中央|全国|省|市|县|区)")
_ONLY: Final = re.compile("[\\W的了中内个]*")
_SHARED: Final = re.compile(
    f"(?:零售额|销售额|交易额|成交额|增加值|总产值|产值|贷款余额|贷款|存款|产量|销量|销售收入|营业收入|吞吐量|发送量|保有量|领域投资|[{HAN}]{{2}}率|覆盖面)$"
)
"""A quantity at the end of a list that all of its names share (制造业、战略性新兴产业贷款)."""
_QUANTITY: Final = re.compile("(?:[额量值率数款]|收入|支出|投资|消费|指数|人次|出口|进口|面积)$")
_DESCRIBED: Final = re.compile(
    "(?:增幅|增势|增长|提升|下降|降幅|涨幅|明显|稳步|持续|快速|大幅|平稳|较快|稳定|显著|进一步|增加|提高|向好|回升|攀升|强劲|扩大)+$"
)


@cache
def _leading(knowledge: Knowledge) -> re.Pattern[str]:
    return re.compile(f"(?:{knowledge.indicator_words['strip-before'].pattern}|[{PAUSES}\\s—])")


def cleaned(words: str, start: int, end: int, knowledge: Knowledge) -> int:
    """Return where a name starts: after time, place and resolve (全年力争全市…)."""
    leading, before = _leading(knowledge), start
    while start < end and (match := leading.match(words, start, end)) and match.end() > start:
        before, start = start, match.end()
    if words[start : start + 1] == "“" and words.find("”", start, end) < 0:
        start += 1
    return before if 0 < end - start <= SHORT else start


def described(clause: str, knowledge: Knowledge) -> str:
    """Return what a clause without an amount is about (来信增幅明显), empty where it does not say how it grows."""
    match = _DESCRIBED.search(clause)
    return clause[cleaned(clause, 0, match.start(), knowledge) : match.start()] if match else ""


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
    *others, last = names
    return [*(_with_end(name, last) for name in others), last]


def _with_end(name: str, last: str) -> str:
    """Return a name with the end of the last one of its list, where it lacks it."""
    head = _HEAD.match(last)
    if head and _HEAD.fullmatch(name):
        return name + last[head.end() :]
    begins = len(name) <= HALF and last[0] == name[0]  # 新开工、新投产项目
    if len(name) < len(last) and not _QUANTITY.search(name) and (begins or last[len(name) - 1] == name[-1]):
        return name + last[len(name) :]
    shared = _SHARED.search(last)
    return name + shared[0] if shared and shared.start() and not _QUANTITY.search(name) else name
