"""The values between a sentence and a figure: an amount in its clause, and what it is said of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge import Knowledge
    from generator.reading.indicators.amounts import Amount
    from generator.reading.indicators.leads import LeadIn
    from generator.reading.indicators.model import Measure, Operator


@dataclass(frozen=True, slots=True)
class TailedAmount:
    """An amount in its clause: it ends at `end` with its tail (以上), whose `operator` it is.

    `free`: what follows is not a noun that it counts or describes.
    """

    amount: Amount
    end: int
    operator: Operator | None
    free: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """One amount, or some words, with what it is said of: `words[start:end]` says it, `name` is its subject.

    `noun`: the name stands behind the amount (4条通道). `lead` are the words before the amount, `said` those of
    them that are about it, `tail` those behind it. Of words alone the amount is None; `worded` are they, or
    `relative_to` is what the subject is compared with.
    """

    start: int
    end: int
    name: str
    measure: Measure
    operator: Operator | None
    amount: Amount | None = None
    negative: bool = False
    lead: str = ""
    said: str = ""
    tail: str = ""
    noun: bool = False
    worded: str = ""
    relative_to: str | None = None


@dataclass(frozen=True, slots=True)
class AmountRun:
    """Amounts that stand together (95%、85%和80%以上) with the words before the first of them.

    `before` are the statements of the sentence so far, `earlier` is the clause before, if it has no amount.
    """

    words: str
    lead: LeadIn
    found: Sequence[TailedAmount]
    before: Sequence[Claim]
    earlier: str
    knowledge: Knowledge

    @property
    def amount(self) -> Amount:
        """Return the first amount."""
        return self.found[0].amount

    @property
    def single(self) -> bool:
        """Whether it is one amount alone."""
        return len(self.found) == 1

    @property
    def whole(self) -> str:
        """Return the words before the first amount that are not about it."""
        return self.words[self.lead.start : self.lead.end]

    def claim(self, number: int, start: int, name: str, measure: Measure) -> Claim:
        """Return the statement of one of the amounts; a tail at the end of the run holds for all of it."""
        one, end = self.found[number], self.found[-1]
        tailed = one if one.operator else end
        return Claim(
            start=start,
            end=end.end,
            name=name,
            measure=measure,
            operator=one.operator or end.operator or self.lead.operator or "=",
            amount=one.amount,
            negative=self.lead.verb == "fall",
            lead=self.words[self.lead.start : self.amount.start],
            said=self.lead.said,
            tail=self.words[tailed.amount.end : tailed.end],
        )
