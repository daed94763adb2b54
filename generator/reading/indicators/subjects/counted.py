"""Amounts that count the noun behind them: 打通4条过江通道."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.reading.indicators.claim import Claim
from generator.reading.indicators.names import cleaned, is_name

if TYPE_CHECKING:
    from generator.reading.indicators.claim import AmountRun

_EXAMPLES: Final = re.compile(".*等")
VAGUE: Final = 3
"""Characters of a noun that says too little without the last of its examples (再开发等政策). A choice."""
_LAST_ITEM: Final = re.compile(".*(?:、|以及)")
_NO_THING: Final = re.compile(
    "方面|环节|专题|月|小时|步|层|字|关键|意识|维护|确立|自信|坚持|必须|的|(?:年度|目标)?(?:任务|目标)|重点(?:$|工作|任务)|工作$"
)
"""Nouns of which a number is a formula (重点抓好5项工作) and counts nothing that can be compared."""
_WITHIN: Final = re.compile("[在于由从]$")
_AMONG: Final = re.compile("[中里内]$")


def counted(run: AmountRun, stop: int) -> list[Claim]:
    """Return the statement of an amount that counts the noun behind it, which ends at `stop`."""
    words, lead, one = run.words, run.lead, run.found[0]
    noun = words[one.end : stop]
    if _NO_THING.match(noun) or _AMONG.search(noun) or _WITHIN.search(run.whole):
        return []
    verb_end = lead.end if lead.operator else one.amount.start
    start = cleaned(words, lead.start, verb_end, run.knowledge)
    verb = words[start:verb_end]
    if _EXAMPLES.match(verb) and len(noun) > VAGUE:
        verb = ""
    elif item := _LAST_ITEM.match(verb):
        start, verb = start + item.end(), verb[item.end() :]
    if not is_name(noun) or not is_name(verb + noun):
        return []
    return [
        Claim(
            start=start,
            end=stop,
            name=verb + noun,
            measure="level",
            operator=one.operator or lead.operator or "=",
            amount=one.amount,
            lead=words[lead.start : one.amount.start],
            said=lead.said,
            tail=words[one.amount.end : one.end],
            noun=True,
        )
    ]
