"""Whether a statement is a target, a result or a bare count of works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.knowledge.cues.divisions import Division
    from generator.reading.indicators.claim import Claim
    from generator.reading.indicators.model import FigureKind

_GOAL: Final = re.compile(
    "新增|净增|新引进|达|突破|超|力争|确保|到20|培育|引进|引育|招引|争取|打造|不低于|不少于|创建"
)
_WORKS: Final = re.compile("(?:项目|工程|行动|实事|任务)$")
_FUTURE: Final = re.compile("力争|确保|今后|未来|将|争取|到20\\d\\d年|打造|目标")
_PAST: Final = re.compile("同比|环比|比上年|去年|上半年|[前一二三四]{1,3}季度|截至|了|已|仅为|下降|增长")


def kind_of(one: Claim, division: Division | None, *, plans: bool, sentence: str) -> FigureKind | None:
    """Return the kind of a statement; None where neither its part of the report nor its words show it.

    `plans`: the document speaks of what is to be done where nothing says otherwise.
    """
    if division == "review":
        return "result"
    if division is None and not plans:
        return "result" if _PAST.search(sentence) and not _FUTURE.search(sentence) else None
    amount = one.amount
    if one.operator != "=" or one.measure != "level" or _GOAL.search(one.lead) or not (amount and amount.counts):
        return "target"
    return "count" if one.noun or _WORKS.search(one.name) else "target"
