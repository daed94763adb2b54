"""Salutations: the line that ends the front of a document, and the name that may be glued to it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.han import HAN
from generator.knowledge.marks import COLON, COMMA, SEMICOLON

if TYPE_CHECKING:
    from generator.knowledge.cues.document_words import DocumentWords
    from generator.knowledge.cues.outline_words import OutlineWords

GLUED_MAX: Final = 60
"""The most characters of a line that goes on with the salutation."""
_THANKS: Final = re.compile("感谢|欢迎|希望|恳请|报告|通报|代表|告诉|要求|提请|受|向|在|请|对")
"""What comes before 各位代表 in a sentence and is no name."""


class _Patterns(NamedTuple):
    greeted: re.Pattern[str]
    person: re.Pattern[str]


@lru_cache(maxsize=2)
def _patterns(document: DocumentWords) -> _Patterns:
    return _Patterns(
        greeted=document.compile(
            rf"(?P<before>[^{COMMA}。{SEMICOLON}、{COLON}:]{{2,40}}?)(?:尊敬的)?{{salutation-openings}}"
            rf"[^。{COMMA}{SEMICOLON}{COLON}:]{{0,20}}[{COLON}:]"
        ),
        person=document.compile(
            rf"(?:[{HAN}、]{{0,30}}{{offices}})? ?(?P<name>[{HAN}](?: ?[{HAN}]){{1,2}}|(?<= )[{HAN}]{{4,6}})"
        ),
    )


def is_salutation(text: str, words: OutlineWords) -> bool:
    """Whether a line opens with a salutation; a line with office and name (主任 张三) does not."""
    return bool(words.salutation.match(text)) and not words.speaker.match(text)


def without_salutation(text: str, words: OutlineWords) -> str:
    """Return the speaker of a line that goes on with the salutation (主任 张三各位代表：), or the line."""
    found = _patterns(words.document).greeted.fullmatch(text) if len(text) <= GLUED_MAX else None
    if not found:
        return text
    before = found["before"].rstrip()
    named = _patterns(words.document).person.fullmatch(before)
    return before if named and not _THANKS.match(named["name"]) else text


def is_numbered(text: str, words: OutlineWords) -> bool:
    """Whether a line opens with the number of a heading, and is no line on session or source."""
    match = words.marker.match(text)
    return bool(match and match.end()) and not words.session.match(text) and not words.byline.match(text)
