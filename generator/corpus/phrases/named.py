"""What is no policy phrase whatever the statistics say: names of places, titles of persons, words of the genre."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.knowledge import Knowledge

LISTS: Final = ("bodies", "offices", "sessions", "salutations")
"""The lists of document words of which no phrase has one: organs, offices, meetings, forms of address."""
FURTHER: Final = (
    *("习近平", "总书记", "同志", "代表", "委员", "党中央", "中央", "国务院", "省委", "市委", "县委", "区委"),
    *("政府", "政协", "报告", "全省", "全市", "全县", "全区", "全国", "讲话精神", "指示"),
)
"""Words that name persons and offices, and with which a report speaks of itself and of its place."""
AREAS: Final = frozenset(("province", "prefecture"))
"""The levels whose short names are names anywhere; those of counties may be other words (新兴)."""


@lru_cache(maxsize=2)
def namer(knowledge: Knowledge) -> Callable[[str], bool]:
    """Return what says whether a text has a name of a place, an office or a word of the genre."""
    tables = knowledge.document_words
    words = tuple(dict.fromkeys((*FURTHER, *(word for name in LISTS for word in tables.words(name)))))
    places, known = knowledge.places, knowledge.words

    def names(text: str) -> bool:
        return any(word in text for word in words) or any(
            mention.word not in known or any(one.level in AREAS for one in mention.divisions)
            for mention in places.scan(text)
        )

    return names
