"""The value between a sentence and a figure: one amount with what it is said of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.reading.indicators.amounts import Amount
    from generator.reading.indicators.model import Measure, Operator


@dataclass(frozen=True, slots=True)
class Found:
    """An amount in its clause: it ends at `end` with its tail (以上), whose `operator` it is.

    `free`: what follows is not a noun that it counts or describes.
    """

    amount: Amount
    end: int
    operator: Operator | None
    free: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """One amount, or some words, with what it is said of: `words[start:end]` says it, `name` is its subject.

    `noun`: the name stands behind the amount (4条通道). `lead` are the words before the amount, `tail` those behind
    it, `said` those between subject and amount. Of words alone the amount is None; `worded` are they, or `relative_to` is what the subject is compared with.
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
