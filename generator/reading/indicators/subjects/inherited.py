"""Amounts without a subject of their own: it is that of what is stated before (增长5%，达80亿元)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.reading.indicators.names import described, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.reading.indicators.claim import AmountRun, Claim
    from generator.reading.indicators.model import Measure

SUFFIX: Final = re.compile(
    "(?:总|其)?(?:新增|净增|总数|总量|总额|总投资额?|总面积|总装机|总里程|投资额?|规模|占比|比重|面积)?"
)
"""What names a figure of the subject before, and none alone."""
_NEW: Final = re.compile("^(?:新增|净增|新)")
_ADDED: Final = re.compile("^(?:新增|净增)|(?:新增|净增)$")
TOTAL: Final = 2
"""How many times what was added the number after it is that is the total (净增15万户、达157万户). A choice."""
_SAME: Final = ("", "规模")
"""Suffixes that name the figure of the subject itself."""


def inherited(run: AmountRun, suffix: str, measure: Measure) -> list[Claim]:
    """Return the statements of amounts whose subject is that of the statements before, with a suffix (总数)."""
    lead, amounts = run.lead, len(run.found)
    if not run.before or not (lead.said or suffix) or not run.amount.unit:
        return []
    last = run.before[-1]
    subjects = _subjects(run, measure)
    if amounts > 1 and not lead.distributes and len({one.end for one in subjects}) > 1:
        return []
    if (amounts > 1 and len(subjects) != amounts) or (last.noun and not suffix) or last.amount is None:
        return []
    if measure == "level" and last.measure != "level" and last.amount.unit == run.amount.unit:
        measure = last.measure  # 增长7%以上、力争达到8%
    elif measure == "level" and not suffix and not (lead.verb == "reach" or lead.operator):
        return []
    return [
        run.claim(
            number if amounts > 1 else 0,
            subject.start,
            _named(run, subject, suffix, number if amounts > 1 else 0),
            measure,
        )
        for number, subject in enumerate(subjects)
    ]


def _named(run: AmountRun, subject: Claim, suffix: str, number: int) -> str:
    """Return the name of an amount of an earlier subject: of a total without what said that it was added."""
    if suffix not in _SAME:
        return _NEW.sub("", subject.name) + suffix
    now, before = run.found[number].amount, subject.amount
    if (
        before is None
        or now.unit != before.unit
        or isinstance(now.value, tuple)
        or isinstance(before.value, tuple)
    ):
        return subject.name
    total = run.lead.verb == "reach" and now.value >= TOTAL * before.value
    return _ADDED.sub("", subject.name) if total else subject.name


def _subjects(run: AmountRun, measure: Measure) -> Sequence[Claim]:
    """Return the statements whose subjects a run has: the last, or as many as 分别 needs."""
    if not run.lead.distributes:
        return run.before[-len(run.found) :]
    others = [one for one in run.before if not one.noun and one.measure != measure]
    return others if run.single else others[-len(run.found) :]


def of_earlier(run: AmountRun, subject: str) -> tuple[list[str], int]:
    """Return the names of the clause before with a subject that they share, and where they start.

    污水、垃圾处理能力提高，处理率分别达到95%、80%: 污水处理率, 垃圾处理率.
    """
    listed = described(run.earlier, run.knowledge) or run.earlier
    names = [name.split(subject[:2])[0] + subject for name in names_of(listed, len(run.found))]
    return names, run.words.rfind(listed, 0, run.lead.start)
