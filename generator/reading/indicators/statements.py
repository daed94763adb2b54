"""What the clauses of a sentence state: each amount with its subject, or with that of the statement before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from generator.reading.indicators.amounts import amounts
from generator.reading.indicators.leads import read_lead
from generator.reading.indicators.names import cleaned, is_name, names_of
from generator.reading.indicators.table import entry_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.reading.indicators.amounts import Amount
    from generator.reading.indicators.leads import Lead
    from generator.reading.indicators.model import Measure, Operator

_CLAUSE: Final = re.compile("[^，：\\s]+")
_QUOTED: Final = re.compile("“[^”]{0,30}”|《[^》]*》|‘[^’]*’")
_JOINT: Final = re.compile("[、，]?(?:以及|和|及|与|或)?")
_EXAMPLES: Final = re.compile(".*等")
_NO_THING: Final = re.compile(
    "(?:个)?(?:方面|重点|环节|专题|月|小时|以上$|步|层|字|关键|意识|维护|确立|自信|坚持|必须)"
)
_SHARE: Final = re.compile("占(?!地)|的占比")
_TASK: Final = re.compile("(?:任务|目标|计划|预算|进度)的?$|的$")
_POINTS: Final = re.compile("个?百分点")


@dataclass(frozen=True, slots=True)
class Statement:
    """One amount with what it is said of: `words[start:end]` are the words, `name` the subject as written.

    `named`: the name is the statement's own. `noun`: the name stands behind the amount (4条通道). `lead` are the
    words before the amount, `tail` those behind it.
    """

    start: int
    end: int
    name: str
    measure: Measure
    operator: Operator | None
    amount: Amount
    negative: bool
    lead: str
    tail: str
    noun: bool = False


@cache
def _tails(knowledge: Knowledge) -> re.Pattern[str]:
    words = knowledge.indicator_words
    parts = (("least", "tails-least"), ("most", "tails-most"), ("about", "tails-about"))
    return re.compile("|".join(f"(?P<{group}>{words[name].pattern})" for group, name in parts))


_TAIL_OPERATORS: Final[dict[str, Operator]] = {"least": ">=", "most": "<=", "about": "~"}


@dataclass(frozen=True, slots=True)
class _Found:
    """An amount in its clause: `end` with its tail, `operator` of the tail, `free`: nothing follows that it counts."""

    amount: Amount
    end: int
    operator: Operator | None
    free: bool


def statements(words: str, start: int, end: int, knowledge: Knowledge) -> Iterator[Statement]:
    """Yield what a sentence states, in its order."""
    sentence = words[start:end]
    if not any(char.isdigit() or char in "百点番倍" for char in sentence):
        return
    quoted = [(start + a, start + b) for a, b in (m.span() for m in _QUOTED.finditer(sentence))]
    found = [
        replace(amount, start=amount.start + start, end=amount.end + start)
        for amount in amounts(sentence, knowledge)
    ]
    found = [amount for amount in found if not any(a < amount.start and amount.end < b for a, b in quoted)]
    before: list[Statement] = []
    for match in _CLAUSE.finditer(sentence):
        low, high = start + match.start(), start + match.end()
        inside = [_followed(words, amount, high, knowledge) for amount in found if low <= amount.start < high]
        for one in _clause(words, low, high, inside, before, knowledge):
            before.append(one)
            yield one


def _followed(words: str, amount: Amount, end: int, knowledge: Knowledge) -> _Found:
    tail = _tails(knowledge).match(words, amount.end, end)
    behind = tail.end() if tail else amount.end
    operator = _TAIL_OPERATORS[str(tail.lastgroup)] if tail else ">" if amount.more else None
    free = (
        behind == end
        or words[behind] in "、和及与；或"
        or bool(knowledge.indicator_words["closing"].match(words, behind, end))
    )
    return _Found(amount, behind, operator, free)


def _clause(
    words: str, low: int, high: int, found: list[_Found], before: list[Statement], knowledge: Knowledge
) -> Iterator[Statement]:
    at, number = low, 0
    own: list[Statement] = []
    while number < len(found):
        one = found[number]
        number += 1
        if not one.free and not one.amount.counts:
            continue
        lead = read_lead(words, at, one.amount.start, knowledge)
        made: list[Statement]
        if one.free:
            run = [one]
            while (
                number < len(found)
                and found[number].free
                and _JOINT.fullmatch(words, run[-1].end, found[number].amount.start)
            ):
                run.append(found[number])
                number += 1
            made = _stated(words, lead, run, [*before, *own], knowledge)
            at = run[-1].end
        else:
            following = found[number].amount.start if number < len(found) else high
            stop = _noun_end(words, one.end, following, last=number >= len(found))
            made = _counted(words, lead, one, stop, knowledge)
            at = stop
        own.extend(made)
        yield from made


def _noun_end(words: str, start: int, following: int, *, last: bool) -> int:
    """Return where the noun that an amount counts ends: with the clause, or before the next item of a list."""
    if last:
        return following
    mark = words.find("、", start, following)
    if mark >= 0:
        return mark
    joint = max(words.rfind(mark, start, following) for mark in ("以及", "和", "及"))
    return joint if joint > start else following


def _counted(words: str, lead: Lead, one: _Found, stop: int, knowledge: Knowledge) -> list[Statement]:
    """Return the statement of an amount that counts the noun behind it (打通4条过江通道)."""
    noun = words[one.end : stop].lstrip("的")
    if _NO_THING.match(noun) or words[one.amount.end : one.amount.end + 1] == "的":
        return []
    start = cleaned(words, lead.start, one.amount.start, knowledge)
    verb = _EXAMPLES.sub("", words[start : one.amount.start])
    name = verb + noun
    if not is_name(noun) or not is_name(name):
        return []
    whole = words[lead.start : one.amount.start]
    return [
        Statement(
            start,
            stop,
            name,
            "level",
            one.operator or lead.operator or "=",
            one.amount,
            False,
            whole,
            words[one.amount.end : one.end],
            noun=True,
        )
    ]


def _stated(
    words: str, lead: Lead, run: list[_Found], before: list[Statement], knowledge: Knowledge
) -> list[Statement]:
    """Return the statements of amounts behind their subject, or of what was said before."""
    subject_start = cleaned(words, lead.start, lead.end, knowledge)
    subject = words[subject_start : lead.end]
    first = run[0].amount
    if first.unit == "%" and _TASK.search(words[lead.start : lead.end]) and not subject.endswith("目的"):
        return []
    if _POINTS.fullmatch(first.unit) and lead.verb not in ("rise", "fall"):
        return []
    if subject in ("", "总数", "总量", "总额", "规模") or lead.distributes and not subject:
        return _inherited(words, lead, run, before, subject)
    if _SHARE.match(subject) and before and len(subject) < 8:
        return []
    if lead.distributes or lead.each or len(run) > 1:
        names = names_of(subject, len(run))
        if len(run) > 1 and len(names) != len(run):
            return []
    else:
        names = _alone(subject)
    measure = _measure(lead, first)
    end = run[-1].end
    pairs = list(zip(names, run if len(run) > 1 else run * len(names), strict=False))
    shared = run[-1].operator
    made = []
    for name, one in pairs:
        if not is_name(name):
            return []
        operator = one.operator or shared or lead.operator
        made.append(
            Statement(
                subject_start,
                one.end if len(run) > 1 else end,
                name,
                _by_table(name, measure, one.amount),
                _combined(lead, operator),
                one.amount,
                lead.verb == "fall",
                words[lead.start : one.amount.start],
                words[one.amount.end : one.end],
            )
        )
    return made


def _combined(lead: Lead, operator: Operator | None) -> Operator:
    """Return the operator of a statement: of what stands behind the amount, else of what stands before it."""
    return operator or lead.operator or "="


def _alone(subject: str) -> list[str]:
    """Return the names of a subject that no word distributes: those of the table, or its last item alone."""
    if entry_of(subject) or "、" not in subject:
        return [subject]
    parts = names_of(subject, 1)
    if all(entry_of(part) for part in parts):
        return parts
    if entry_of(parts[-1]):
        return [parts[-1]]
    return [subject]


def _measure(lead: Lead, amount: Amount) -> Measure:
    if lead.verb in ("rise", "fall") or lead.rate:
        return (
            "change"
            if _POINTS.fullmatch(amount.unit) or not (amount.unit in ("%", "‰") or amount.times)
            else "growth"
        )
    if amount.times and amount.unit == "倍" and lead.verb != "reach":
        return "growth"
    return "level"


def _by_table(name: str, measure: Measure, amount: Amount) -> Measure:
    """Return the measure, which is growth for an amount that is said in percent (居民消费价格2%左右)."""
    entry = entry_of(name)
    return "growth" if entry and entry.growth and measure == "level" and amount.unit == "%" else measure


def _inherited(words: str, lead: Lead, run: list[_Found], before: list[Statement], suffix: str) -> list[Statement]:
    """Return the statements of amounts without a subject: it is that of the statements before."""
    if not before:
        return []
    measure = _measure(lead, run[0].amount)
    last = before[-1]
    if not lead.said and not suffix:
        return []
    if lead.distributes:
        levels = [one for one in before if not one.noun and one.measure != measure] or before
        wanted = len(run) if len(run) > 1 else max(2, len(levels))
        subjects = levels[-wanted:]
        if len(run) > 1 and len(subjects) != len(run):
            return []
    else:
        if len(run) > 1 or last.noun:
            return []
        subjects = [last]
        if measure == "level" and lead.verb != "reach" and not suffix and not lead.operator:
            return []
        if measure == "level" and last.amount.unit == run[0].amount.unit and last.measure == "growth":
            measure = "growth"  # 增长7%以上、力争达到8%
    made = []
    for number, subject in enumerate(subjects):
        one = run[number] if len(run) > 1 else run[0]
        operator = one.operator or run[-1].operator or lead.operator
        negative = lead.verb == "fall" or (
            measure == last.measure == "growth" and last.negative and lead.verb != "rise"
        )
        made.append(
            Statement(
                subject.start,
                one.end,
                subject.name if suffix in ("", "规模") else subject.name + suffix,
                measure,
                _combined(lead, operator),
                one.amount,
                negative,
                words[lead.start : one.amount.start],
                words[one.amount.end : one.end],
            )
        )
    return made
