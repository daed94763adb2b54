"""Statements without a number: compared with something else (与经济增长同步), or in words (稳量提质)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.marks import COMMA
from generator.reading.indicators.claim import Claim
from generator.reading.indicators.names import cleaned, is_name, names_of
from generator.reading.indicators.table import entry_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.reading.indicators.model import Measure, Operator

_VERB: Final = "(?P<verb>(?:实际)?增长|增速|增幅|涨幅)?"
_WITH: Final = re.compile(
    f"(?P<subject>[^{COMMA}]{{2,40}}?){_VERB}(?:保持|实现|力争)?(?:与|和|同)(?P<other>[^{COMMA}、\\d]{{2,14}}?)"
    "(?:总体|基本|大体|大致|保持|实现){0,3}"
    "(?:同步|一致|相匹配|相适应|相协调|持平|相当)(?:增长|提高)?"
)
_THAN: Final = re.compile(
    f"(?P<subject>[^{COMMA}]{{2,40}}?){_VERB}(?:保持|力争)?"
    "(?P<than>不低于|不高于|高于|快于|低于|优于|好于|超过|跑赢)"
    f"(?P<other>(?:全[国省市县区州]|经济|GDP|地区生产总值|城镇|上年|国家)[^{COMMA}、\\d]{{0,16}})"
)
_THAN_OPERATORS: Final[dict[str, Operator]] = {"不低于": ">=", "不高于": "<=", "低于": "<"}
_PACE: Final = re.compile("经济(?:增长|发展)|生产总值|GDP")
"""What any indicator may be compared with; with other things, those of the table alone are."""
_ABOVE: Final = "(?:国家|省|市|自治区|上级|省级|中央)"
_TASK: Final = re.compile(
    f"(?P<said>(?:完成|达到){_ABOVE}[^{COMMA}、]{{0,6}}?(?:下达|分解|规定|确定|要求|核定)的)"
    f"(?P<name>[^{COMMA}\\d]{{2,30}}?)(?:等(?:目标|约束性指标|指标)?)?(?:目标任务|年度任务|任务|目标|指标)$"
)
_DONE: Final = re.compile(
    f"(?P<names>[^{COMMA}]{{2,40}}?)(?:等(?:主要)?(?:约束性)?(?:指标|目标|任务)?|指标)?"
    "(?:均|都|全面|全部|要|力争|确保){0,3}(?:完成|达到|控制在|实现)"
    f"{_ABOVE}[^{COMMA}、\\d]{{0,12}}(?:目标|任务|要求|指标|标准|范围内?|水平)"
)
_FULFIL: Final = re.compile("(?:完成|达到|控制在|实现)(?=国家|省|市|自治区|上级|中央)")
_NOUN: Final = re.compile("目标|任务|要求|指标|标准|水平|范围")
_MAYBE: Final = re.compile(
    "[同一相持](?:步|致|匹配|适应|协调|平|当)|[高快低优好]于|超过全|跑赢|扭转"
    "|(?:完成|达到|控制在|实现)(?:国|省|市|自治|上|中|区|县|“)"
    "|(?:质|效|有[升进降]|向好|[增提][长升高]|回稳|回升|稳定|平稳|合理.{2}|改善|下降|降低|增加|好转|达标|不减|不增|优良)"
    f"(?=[{COMMA}、]|$)"
)
"""What each statement without a number has, so that most clauses are passed over at once."""
_RATE: Final = re.compile("(?:增长|增速|涨幅|增幅|下降|降低|等)$")


def may_say(words: str, low: int, high: int) -> bool:
    """Whether words can state something without a number: a quick look that passes over most."""
    return bool(_MAYBE.search(words, low, high))


def worded(words: str, low: int, high: int, made: list[Claim], knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what a clause says of main indicators without a number; one with a number says it with that.

    A clause may compare twice: 增速高于全国平均水平、高于城镇居民收入增速.
    """
    if made or not may_say(words, low, high):
        return
    text = words[low:high]
    task = _TASK.search(text)
    if task and is_name(task["name"]):
        entry = _main(task["name"], knowledge) or [task["name"]]
        for name in entry:
            yield Claim(low + task.start(), high, name, "level", "=", lead=text, relative_to=_aim(task["said"]))
        return
    if done := _DONE.fullmatch(text):
        yield from _fulfilled(words, low, high, low + done.end("names"), knowledge)
        return
    at, subject = low, ""
    for part in _parts(text):
        one = list(_part(words, at, at + len(part), subject, knowledge))
        subject = one[-1].name if one else subject
        yield from one
        at += len(part) + 1


def _fulfilled(words: str, low: int, high: int, end: int, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield that what is set from above is done; of a list each of its items."""
    start = cleaned(words, low, end, knowledge)
    subject = words[start:end]
    for name in _main(subject, knowledge) or names_of(subject, 1):
        if is_name(name):
            yield Claim(start, high, name, "level", "=", lead=words[low:high], relative_to=_aim(words[end:high]))


def _aim(text: str) -> str:
    """Return what is to be done: 国家下达任务 of 完成国家下达任务; 任务 is put behind what ends without it."""
    begun = _FULFIL.search(text)
    aim = text[begun.end() if begun else 0 :].removesuffix("的")
    return aim if _NOUN.search(aim) else aim + "任务"


def _parts(text: str) -> list[str]:
    """Return the parts of a clause each of which compares by itself, or the clause."""
    found = [""]
    for part in text.split("、"):
        if found[-1] and (_WITH.fullmatch(found[-1]) or _THAN.fullmatch(found[-1])):
            found.append(part)
        else:
            found[-1] = f"{found[-1]}、{part}" if found[-1] else part
    return found


def _part(words: str, low: int, high: int, before: str, knowledge: Knowledge) -> Iterator[Claim]:
    text = words[low:high]
    than = _THAN.fullmatch(text) or (_THAN.fullmatch("其中增速" + text) if before else None)
    if match := _WITH.fullmatch(text):
        yield from _compared(words, low, match, "~", knowledge)  # 同步 names no number, so it is never exact
    elif than and than["subject"] == "其中" and before:
        operator = _THAN_OPERATORS.get(than["than"], ">")
        yield Claim(low, high, before, "growth", operator, lead=text, relative_to=than["other"])
    elif than:
        yield from _compared(words, low, than, _THAN_OPERATORS.get(than["than"], ">"), knowledge)
    elif match := knowledge.indicator_words["worded"].search(text):
        yield from _said(words, low, high, low + match.start(), knowledge)


def _compared(
    words: str, low: int, match: re.Match[str], operator: Operator, knowledge: Knowledge
) -> Iterator[Claim]:
    end, high = low + match.end("subject"), low + match.end()
    start = cleaned(words, low, end, knowledge)
    subject, other = words[start:end], match["other"]
    names = _main(subject, knowledge)
    if not names and _PACE.search(other) and match["verb"]:
        names = [name for name in names_of(subject, 1) if is_name(name)]
    for name in names:
        measure: Measure = "growth" if match["verb"] or "增" in other else "level"
        yield Claim(start, high, name, measure, operator, lead=words[low:high], relative_to=other)


def _said(words: str, low: int, high: int, end: int, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what words say of indicators; of a list each that is one of the table."""
    start = cleaned(words, low, end, knowledge)
    operator: Operator | None = "=" if "完成" in words[end:high] else None
    for name in _main(words[start:end], knowledge):
        yield Claim(start, high, name, "level", operator, lead=words[low:high], worded=words[end:high])


def _main(subject: str, knowledge: Knowledge) -> list[str]:
    """Return the main indicators that a subject names."""
    for text in (subject, _RATE.sub("", subject)):
        if entry_of(text, knowledge):
            return [text]
    parts = [_RATE.sub("", part) for part in re.split("、|以及|和|及|与", subject)]
    return [part for part in parts if entry_of(part, knowledge)]
