"""Whether a statement is a target, a result or a bare count of works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.knowledge.cues.divisions import Division
    from generator.reading.indicators.model import FigureKind
    from generator.reading.indicators.statements import Statement

_GOAL: Final = re.compile(
    "新增|净增|新引进|达到?|突破|超|力争|确保|完成|实现|到20|培育|引进|引育|招引|签订|入库|储备|收录|拜访|盘活|投放|增长|提高|打造|不低于|不少于|争取|稳定|保持|控制"
)
_WORKS: Final = re.compile(
    "实施|推进|新改建|建成|开工|续建|改造|提质|助力|打通|抓好|推动|建设|新建|改建|支持|启动|加快|办好|开展"
)
_FUTURE: Final = re.compile("力争|确保|今后|未来|将|争取|到20\\d\\d年|打造|目标")
_PAST: Final = re.compile("同比|环比|比上年|去年|上半年|[前一二三四]+季度|截至|完成了|了|已|仅为|下降|增长")


def kind_of(one: Statement, division: Division | None, *, plans: bool, sentence: str) -> FigureKind | None:
    """Return the kind of a statement; None where neither its part of the report nor its words show it.

    `plans`: the document speaks of what is to be done where nothing says otherwise.
    """
    if division == "review":
        return "result"
    if division is None:
        future, past = _FUTURE.search(sentence), _PAST.search(sentence)
        if not plans:
            return "result" if past and not future else None
    if one.tail or one.operator != "=" or _GOAL.search(one.lead) or one.measure != "level":
        return "target"
    return "count" if one.noun or _WORKS.search(one.lead) and one.amount.counts else "target"
