"""The subject of an amount: before it (企业180家), behind it (4条通道), or of a statement before it (增长5%，达80亿元)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.reading.indicators.names import cleaned, described, is_name, names_of
from generator.reading.indicators.statement import Statement
from generator.reading.indicators.table import entry_of

if TYPE_CHECKING:
    from generator.knowledge import Knowledge
    from generator.reading.indicators.amounts import Amount
    from generator.reading.indicators.leads import Lead
    from generator.reading.indicators.model import Measure
    from generator.reading.indicators.statement import Found

_EXAMPLES: Final = re.compile(".*等")
_LAST_ITEM: Final = re.compile(".*(?:、|以及)")
_NO_THING: Final = re.compile(
    "(?:方面|环节|专题|月|小时|步|层|字|关键|意识|维护|确立|自信|坚持|必须)|(?:年度|目标)?(?:任务|目标)|重点(?:$|工作|任务)|工作$"
)
_AMONG: Final = re.compile("[中里内]$")
_TASK: Final = re.compile("(?:任务|目标|计划|预算|进度|的)$")
_OF: Final = re.compile("目的$")
_POINTS: Final = re.compile("个?百分点")
_RATIO: Final = ("%", "‰")
_SUFFIX: Final = re.compile(
    "(?:总|其)?(?:新增|净增|总数|总量|总额|总投资额?|总面积|总装机|总里程|投资额?|规模|占比|比重|面积)?"
)
_COMPOUND: Final = re.compile("提升|改善|扩大|压减|压缩|优化")
"""A verb that makes a name of an amount of things (林分优化提升200万亩)."""
_NEW_VERB: Final = re.compile("新增|净增|新引进|新培育|新认定|新建|新入库|新创建|新备案|新获批")
_SHARE: Final = re.compile("占(?!地).{1,8}$")
_APART: Final = re.compile("(?P<names>.+)分别(?P<verb>.{1,4})")
_NEW: Final = re.compile("^(?:新增|净增|新)")
_MULTIPLE: Final = re.compile("(?P<name>.+?)(?:是|为|相当于)[^，]{2,12}的")


def counted(words: str, lead: Lead, one: Found, stop: int, knowledge: Knowledge) -> list[Statement]:
    """Return the statement of an amount that counts the noun behind it (打通4条过江通道)."""
    noun = words[one.end : stop]
    if _NO_THING.match(noun) or noun.startswith("的") or _AMONG.search(noun):
        return []
    verb_end = lead.end if lead.operator else one.amount.start
    start = cleaned(words, lead.start, verb_end, knowledge)
    verb = words[start:verb_end]
    if _EXAMPLES.match(verb):
        verb = ""
    elif item := _LAST_ITEM.match(verb):
        start, verb = start + item.end(), verb[item.end() :]
    if not is_name(noun) or not is_name(verb + noun):
        return []
    operator = one.operator or lead.operator or "="
    before, tail = words[lead.start : one.amount.start], words[one.amount.end : one.end]
    return [
        Statement(
            start, stop, verb + noun, "level", operator, one.amount, False, before, lead.said, tail, noun=True
        )
    ]


def stated(
    words: str, lead: Lead, run: list[Found], before: list[Statement], earlier: str, knowledge: Knowledge
) -> list[Statement]:
    """Return the statements of amounts behind their subject, or of what was said before."""
    amount, whole = run[0].amount, words[lead.start : lead.end]
    start = cleaned(words, lead.start, lead.end, knowledge)
    subject = words[start : lead.end]
    measure = _measure(lead, amount)
    if amount.times and (multiple := _MULTIPLE.fullmatch(subject)):
        subject, measure = multiple["name"], "level"
    elif amount.unit in _RATIO and _TASK.search(whole) and not _OF.search(whole):
        return []
    if _POINTS.fullmatch(amount.unit) and lead.verb not in ("rise", "fall"):
        return []
    if _SHARE.match(subject) and before:
        subject, start = before[-1].name + subject, before[-1].start
    if _SUFFIX.fullmatch(subject):
        if not before and earlier and not subject and lead.verb in ("rise", "fall"):
            subject = described(earlier, knowledge)
            start = words.rfind(subject, 0, lead.start) if subject else start
        else:
            return _inherited(words, lead, run, before, subject, measure)
    if compound := _COMPOUND.match(lead.said) if measure == "change" else None:
        subject, measure = subject + compound[0], "level"
    if not (lead.distributes or lead.each or len(run) > 1):
        start, subject = _own_part(start, subject)
    if "分别" in subject and (split := _APART.fullmatch(subject)):
        names = [name + split["verb"] for name in names_of(split["names"], len(run))]
    else:
        names = _names(lead, subject, len(run), knowledge)
    if len(names) < len(run) and lead.distributes and earlier:
        names, start = _of_earlier(words, lead, subject, earlier, len(run), knowledge)
    if len(names) != max(len(run), len(names) if len(run) == 1 else 0):
        return []
    if not all(is_name(name) for name in names):
        return []
    if amount.unit == "" and not all(entry_of(name, knowledge) for name in names):
        return []
    if amount.counts and not lead.verb and not earlier and before and before[-1].end == lead.start - 1:
        names = [_as_new(before[-1].name, name) for name in names]
    made = []
    for number, name in enumerate(names):
        one = run[number] if len(run) > 1 else run[0]
        by_table = _by_table(name, measure, one.amount, knowledge)
        if lead.rate and name != names[-1] and _is_share(name, knowledge):
            by_table = "level"  # 城镇调查失业率、居民消费价格涨幅分别控制在5%和3%以内
        made.append(_statement(words, lead, run, one, start, name, by_table))
    return made


def _as_new(before: str, name: str) -> str:
    """Return a name with the 新增 of the name before it in a list: 新增单项冠军企业8家、上市企业3家."""
    new = _NEW_VERB.match(before)
    return new[0] + name if new and not _NEW_VERB.match(name) else name


def _of_earlier(
    words: str, lead: Lead, subject: str, earlier: str, wanted: int, knowledge: Knowledge
) -> tuple[list[str], int]:
    """Return the names of the clause before with a shared subject: 污水、垃圾处理能力提高，处理率分别达到…."""
    listed = described(earlier, knowledge) or earlier
    names = [name.split(subject[:2])[0] + subject for name in names_of(listed, wanted)]
    return names, words.rfind(listed, 0, lead.start)


def _statement(
    words: str, lead: Lead, run: list[Found], one: Found, start: int, name: str, measure: Measure
) -> Statement:
    """Return the statement of one amount of a run; a tail at the end of the run holds for all of it."""
    operator = one.operator or run[-1].operator or lead.operator or "="
    before = words[lead.start : one.amount.start]
    last = one if one.operator else run[-1]
    tail, negative = words[last.amount.end : last.end], lead.verb == "fall"
    return Statement(start, run[-1].end, name, measure, operator, one.amount, negative, before, lead.said, tail)


_PREDICATE: Final = re.compile(
    r".*(?:\d|破亿|投产|开工|建成|投用|投运|获批|落地|通车|运营|增长|突破|开通|实施|推进|完成|达到).*、"
)


def _own_part(start: int, subject: str) -> tuple[int, str]:
    """Return a subject without a statement that a list joins to it (吞吐量再次破亿、入境游客)."""
    match = _PREDICATE.match(subject)
    return (start + match.end(), subject[match.end() :]) if match else (start, subject)


def _names(lead: Lead, subject: str, wanted: int, knowledge: Knowledge) -> list[str]:
    if lead.distributes or lead.each or wanted > 1:
        return names_of(subject, wanted)
    if entry_of(subject, knowledge) or "、" not in subject:
        return [subject]
    parts = names_of(subject, 1)
    if all(entry_of(part, knowledge) for part in parts):
        return parts
    return [parts[-1]] if entry_of(parts[-1], knowledge) else [subject]


def _measure(lead: Lead, amount: Amount) -> Measure:
    """Return what an amount measures, by the words before it."""
    if amount.times:
        return "growth"
    if lead.verb in ("rise", "fall"):
        return "growth" if amount.unit in _RATIO else "change"
    return "growth" if lead.rate else "level"


def _is_share(name: str, knowledge: Knowledge) -> bool:
    entry = entry_of(name, knowledge)
    return entry is not None and "%" in entry.units


def _by_table(name: str, measure: Measure, amount: Amount, knowledge: Knowledge) -> Measure:
    """Return the measure, which is growth for an amount that is said in percent (居民消费价格2%左右)."""
    entry = entry_of(name, knowledge)
    said = measure == "level" and amount.unit == "%"
    return "growth" if entry and said and entry.measure == "growth" and "%" not in entry.units else measure


def _inherited(
    words: str, lead: Lead, run: list[Found], before: list[Statement], suffix: str, measure: Measure
) -> list[Statement]:
    """Return the statements of amounts whose subject is that of the statements before, with a suffix (总数)."""
    if not before or not (lead.said or suffix):
        return []
    if lead.distributes:
        others = [one for one in before if not one.noun and one.measure != measure]
        wanted = len(run) if len(run) > 1 else len(others)
        subjects = others[-wanted:] if wanted else []
    else:
        subjects = before[-1:]
    last = before[-1]
    if (len(run) > 1 and len(subjects) != len(run)) or (last.noun and not suffix) or last.amount is None:
        return []
    if measure == "level" and not suffix and not (lead.verb == "reach" or lead.operator):
        return []
    again = measure == "level" and last.measure != "level" and last.amount.unit == run[0].amount.unit
    made = []
    for number, subject in enumerate(subjects):
        one = run[number] if len(run) > 1 else run[0]
        name = _NEW.sub("", subject.name) + suffix if suffix not in ("", "规模") else subject.name
        made.append(_statement(words, lead, run, one, subject.start, name, last.measure if again else measure))
    return made
