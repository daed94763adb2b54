"""The words before an amount: what they say of it (增长, 达到, 不低于), and the subject that is left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.knowledge.marks import COMMA, PAUSES

if TYPE_CHECKING:
    from generator.knowledge import Knowledge
    from generator.knowledge.cues.indicator_words import WordList
    from generator.reading.indicators.model import Operator

WINDOW: Final = 14
"""Characters before an amount in which one more word about it is looked for; the longest have nine."""
_ABOUT: Final[dict[str, Operator]] = {"above": ">", "least": ">=", "most": "<=", "below": "<", "about": "~"}
_CONNECTED: Final = re.compile(f"[{PAUSES}\\s]*(?:以及|和|及|与|或|并且?|且|又|再|也|即|其中)?[{PAUSES}\\s]*")
_ORIGIN: Final = re.compile(f"(?:由|从)[^由从{COMMA}、]*[\\d十百千万亿][^由从{COMMA}、]{{0,8}}$")
"""Where an amount comes from: 由二十九万人增加到一百一十万人."""
_RATE: Final = re.compile("增速|增幅|涨幅|降幅|增长率|增长速度|降低率|下降率")


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What stands before an amount: `words[start:end]` is the subject, the rest is about the amount.

    `verb` is "rise", "fall" or "reach", else empty. `rate`: the subject ended in 增速 or the like. `distributes`:
    分别 stands there; `each`: 均, 都 or 各. `said` are the words about the amount as a whole.
    """

    start: int
    end: int
    verb: str
    rate: bool
    operator: Operator | None
    distributes: bool
    each: bool
    said: str


@cache
def _about(knowledge: Knowledge) -> re.Pattern[str]:
    words = knowledge.indicator_words
    parts: tuple[tuple[str, WordList], ...] = (
        ("least", "at-least"),
        ("most", "at-most"),
        ("below", "below"),
        ("above", "above"),
        ("about", "about"),
        ("reach", "reaches"),
        ("rise", "rises"),
        ("fall", "falls"),
        ("hedge", "hedges"),
    )
    return re.compile("|".join(f"(?P<{group}>(?:{words[name].pattern})$)" for group, name in parts))


def read_lead(words: str, start: int, end: int, knowledge: Knowledge) -> LeadIn:
    """Return what the words before an amount say; they start after the amount before, or with the clause."""
    connected = _CONNECTED.match(words, start, end)
    start = connected.end() if connected else start
    about, last = _about(knowledge), end
    verb, operator, rate, distributes, each = "", None, False, False, False
    while last > start:
        low = max(start, last - WINDOW)
        match = about.search(words[low:last])
        if not match:
            break
        group, said = str(match.lastgroup), match[0]
        if group in ("rise", "fall"):
            noun = bool(_RATE.search(said))
            if verb == "reach" and not noun:
                break
            rate = rate or noun
            if group == "fall" or not noun:
                verb = group if verb in ("", "reach") else verb
        elif group == "reach":
            if verb in ("rise", "fall") and said in ("实现", "完成", "保持", "有"):
                last = low + match.start()
                continue
            verb = verb or "reach"
            distributes, each = distributes or said == "分别", each or said in ("均", "都", "各")
        elif group in _ABOUT:
            operator = operator or _ABOUT[group]
        last = low + match.start()
    if origin := _ORIGIN.search(words, start, last):
        last = origin.start()
    return LeadIn(start, last, verb, rate, operator, distributes, each, words[last:end])
