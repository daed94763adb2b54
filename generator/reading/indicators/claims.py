"""What the clauses of a sentence state, amount by amount."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.reading.indicators.amounts import amounts
from generator.reading.indicators.claim import AmountRun, TailedAmount
from generator.reading.indicators.leads import read_lead
from generator.reading.indicators.subjects.before import stated
from generator.reading.indicators.subjects.counted import counted
from generator.reading.indicators.worded import may_say, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.cues.indicator_words import WordList
    from generator.reading.indicators.amounts import Amount
    from generator.reading.indicators.claim import Claim
    from generator.reading.indicators.model import Operator

_CLAUSE: Final = re.compile("[^\N{FULLWIDTH COMMA}\N{FULLWIDTH COLON}\\s]+")
_QUOTED: Final = re.compile("“[^“”]{0,30}”|《[^《》]{0,40}》|‘[^‘’]{0,30}’")
_JOINT: Final = re.compile("[、\N{FULLWIDTH COMMA}]?(?:以及|和|及|与|或)?")
_FROM_TO: Final = re.compile("(?:增加|提高|增长|上升|提升|下降|降低|减少|扩大|发展|压缩|缩短|升|增|降|减)?[到至]")
_NOUN_END: Final = re.compile("、(?:占|居|增|同比|位居|获|列|总|达)")
_NUMERAL: Final = re.compile(r"\d|[十百千万亿番倍]")
_AFTER: Final = "、和及与\N{FULLWIDTH SEMICOLON}或\N{FULLWIDTH LEFT PARENTHESIS}\N{FULLWIDTH RIGHT PARENTHESIS}"
"""What may follow an amount that counts no noun."""


class Before(NamedTuple):
    """What a sentence said before a clause: its statements, and the clause before if it made none."""

    stated: list[Claim]
    clause: str
    knowledge: Knowledge


@cache
def _tails(knowledge: Knowledge) -> re.Pattern[str]:
    words = knowledge.indicator_words
    parts: tuple[tuple[str, WordList], ...] = (
        ("least", "tails-least"),
        ("most", "tails-most"),
        ("about", "tails-about"),
    )
    return re.compile("|".join(f"(?P<{group}>{words[name].pattern})" for group, name in parts))


_TAIL_OPERATORS: Final[dict[str, Operator]] = {"least": ">=", "most": "<=", "about": "~"}


def claims(words: str, start: int, end: int, knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what a sentence states, in its order."""
    sentence = words[start:end]
    found = list(_amounts(sentence, start, knowledge)) if _NUMERAL.search(sentence) else []
    if not found and not may_say(words, start, end):
        return
    before = Before([], "", knowledge)
    for match in _CLAUSE.finditer(sentence):
        low, high = start + match.start(), start + match.end()
        inside = [_followed(words, amount, high, knowledge) for amount in found if low <= amount.start < high]
        made = list(_clause(words, low, high, inside, before))
        made.extend(worded(words, low, high, made, knowledge))
        yield from made
        before = Before([*before.stated, *made], "" if made else match[0], knowledge)


def _amounts(sentence: str, start: int, knowledge: Knowledge) -> Iterator[Amount]:
    """Yield the amounts of a sentence that are in no quotation or title, where they are in the words."""
    quoted = [match.span() for match in _QUOTED.finditer(sentence)]
    for amount in amounts(sentence, knowledge):
        if not any(low < amount.start and amount.end < high for low, high in quoted):
            yield replace(amount, start=amount.start + start, end=amount.end + start)


def _followed(words: str, amount: Amount, end: int, knowledge: Knowledge) -> TailedAmount:
    """Return an amount with its tail, and whether a noun follows."""
    tail = _tails(knowledge).match(words, amount.end, end)
    behind = tail.end() if tail else amount.end
    operator = _TAIL_OPERATORS[str(tail.lastgroup)] if tail else ">" if amount.more else None
    closing = knowledge.indicator_words["closing"]
    free = behind == end or words[behind] in _AFTER or bool(closing.match(words, behind, end))
    return TailedAmount(amount, behind, operator, free)


def _clause(words: str, low: int, high: int, found: list[TailedAmount], before: Before) -> Iterator[Claim]:
    """Yield what a clause states; amounts without a subject have that of what is before."""
    at, number = low, 0
    own: list[Claim] = []
    while number < len(found):
        run = found[number : _run_end(words, found, number)]
        one, number = run[0], number + len(run)
        following = found[number] if number < len(found) else None
        if not one.free and (not one.amount.counts or _FROM_TO.match(words, one.end, high)):
            continue
        if len(run) == 1 and one.free and following and _shares_noun(words, one, following):
            continue
        lead = read_lead(words, at, one.amount.start, before.knowledge)
        here = AmountRun(words, lead, run, [*before.stated, *own], "" if own else before.clause, before.knowledge)
        if one.free:
            made, at = stated(here), run[-1].end
        else:
            at = _noun_end(words, one.end, following.amount.start if following else high, last=not following)
            if following and at == following.amount.start:
                at = one.end  # 74个断面优良比例达到100%: the noun is the subject of the next
                continue
            made = counted(here, at)
        own.extend(made)
        yield from made


def _shares_noun(words: str, one: TailedAmount, following: TailedAmount) -> bool:
    """Whether the noun of the next amount is that of this one as well: 43条、16条具体举措."""
    joined = _JOINT.fullmatch(words, one.end, following.amount.start)
    return bool(joined) and following.amount.unit == one.amount.unit


def _run_end(words: str, found: list[TailedAmount], number: int) -> int:
    """Return the number of the first amount that does not go on a list of amounts (95%、85%和80%)."""
    last = number + 1
    while (
        found[number].free
        and last < len(found)
        and found[last].free
        and _JOINT.fullmatch(words, found[last - 1].end, found[last].amount.start)
    ):
        last += 1
    return last


def _noun_end(words: str, start: int, following: int, *, last: bool) -> int:
    """Return where the noun that an amount counts ends: with the clause, or before the next item of a list."""
    if last:
        ends = _NOUN_END.search(words, start, following)
        return ends.start() if ends else following
    mark = words.find("、", start, following)
    if mark >= 0:
        return mark
    joint = max(words.rfind(joint, start, following) for joint in ("以及", "和", "及"))
    return joint if joint > start else following
