"""The words of degree and effort of a statement, in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.reading.indicators.claim import Claim

_TONE: Final = re.compile(
    "力争|确保|争取|努力|预计|不低于|不少于|不小于|不超过|不高于|控制在|保持在|稳定在|保持|稳定|突破|超过|超|达到|达|提高到|约|近|至少|将近|接近|以上|以内|以下|左右|上下|逾|低于|高于|冲刺"
)

_RESOLVE: Final = re.compile("[^\N{FULLWIDTH COMMA}]{0,6}?(?:力争|确保|争取|努力|预计|保持)+")


def tone_of(one: Claim) -> tuple[str, ...]:
    """Return the words of degree and effort before and behind the amount."""
    resolve = _RESOLVE.match(one.lead)
    before = resolve[0] if resolve and one.lead != one.said else ""
    return tuple(_TONE.findall(before) + _TONE.findall(one.said) + _TONE.findall(one.tail))
