"""Whether a statement is about the whole place of a report, or about a park, a branch or another place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.han import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART: Final = re.compile(
    "园区|开发区|高新区|经开区|新区|保税区|自贸|都市圈|城市群|经济圈|经济带|县域|口岸|港区|集团|公司|央企|国企"
)
"""What has figures of its own."""
_WHOLE: Final = re.compile("(?:全|[我本])([国省市县区州旗盟])(?:的)?$")
COMMA: Final = "\N{FULLWIDTH COMMA}"
_OTHER: Final = re.compile(f"(?:全国|全球|世界|[{HAN}]{{2}}[市县州盟旗])(?:的)?$")


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
    here = before.rfind(COMMA)
    near = before[before.rfind(COMMA, 0, max(here, 0)) + 1 :]
    return bool(_PART.search(near) or any(_PART.search(text) for text in heading))
