"""Which main indicator a name in a text is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.knowledge import Knowledge
    from generator.knowledge.indicators import Indicator

_PLACE: Final = re.compile("(?:全[省市县区州旗盟]|[我本][省市县区州旗盟])(?:的)?")
_END: Final = re.compile("(?:的)?(?:总体)?(?:水平|指标|指数)$")


def entry_of(name: str, knowledge: Knowledge) -> Indicator | None:
    """Return the entry that a name is the name or an alias of, as it is or without place and 水平; else None."""
    known = knowledge.indicators.by_alias
    plain = _PLACE.sub("", name, count=1)
    for text in (name, plain, _END.sub("", plain)):
        if text in known:
            return known[text][0]
    return None
