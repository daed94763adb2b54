"""Whether a statement is about the whole place of a report, or about a park, a branch or another place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART: Final = re.compile(
    "园区|开发区|高新区|经开区|新区|保税区|自贸|都市圈|城市群|经济圈|经济带|县域|口岸|港区|集团|公司|央企|国企"
)
"""What has figures of its own."""
_WHOLE: Final = re.compile("(?:全|[我本])([国省市县区州旗盟])(?:的)?$")
_OTHER: Final = re.compile("(?:全国|全球|世界|[一-龥]{2}[市县州盟旗])(?:的)?$")
_CLAUSES: Final = re.compile("[^，：]*，?[^，：]*$")


def is_of_part(sentence: str, at: int, heading: Sequence[str], place: str) -> bool:
    """Whether the name at `at` of a sentence is about less than the place, or about another.

    The name of a part stands in the heading, or in the clause of the name or the one before. 全市 or the like
    before the name says that it is about the place, if it is one.
    """
    before = sentence[:at]
    if whole := _WHOLE.search(before):
        return bool(place) and whole[1] not in (place[-1], "国" if place == "全国" else place[-1])
    if _OTHER.search(before):
        return not before.endswith(place) or not place
    near = _CLAUSES.search(before)
    return bool((near and _PART.search(near[0])) or any(_PART.search(text) for text in heading))
