"""Authors: which glosses of a text an author may have written, in a document where a site put in others.

An author explains how a name is read: a place whose character has an unusual reading (铅山, 台州), a river or a
county with a rare character (㵲水, 澧县), a person. He gives the right reading, and for no other words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from generator.knowledge.han import HAN, is_han
from generator.text.byteshift.gbk import simplified
from generator.text.glosses.readings import TONELESS, is_phrase, reading_in, readings, toneless, usual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.knowledge import Knowledge

AROUND: Final = 6
"""Characters on each side of one in which the dictionary looks for its word. (A choice: words have up to four.)"""

LONGEST_NAME: Final = 8
"""Characters of a place's name up to which it is looked for: those of longer ones are in their short names."""

AFTER_NAME: Final = re.compile(f"[{HAN}]?[江河水湖溪港湾岛山岭峰原县市州区旗盟镇乡村屯寨堡港街]")
"""What comes after a rare character in the name of a place."""


class Bare(NamedTuple):
    """A text without what may be glosses, in simplified characters, and how offsets are found in it."""

    text: str
    ends: list[int]  # of what is left out, in the whole text
    gone: list[int]  # characters left out up to each of these ends

    @classmethod
    def of(cls, text: str, spans: Iterable[tuple[int, int]]) -> Self:
        """Return a text without some spans, which are sorted and do not overlap."""
        pieces: list[str] = []
        ends, gone = [0], [0]
        for start, end in spans:
            pieces.append(text[ends[-1] : start])
            gone.append(gone[-1] + end - start)
            ends.append(end)
        return cls("".join(map(simplified, "".join([*pieces, text[ends[-1] :]]))), ends, gone)

    def offset(self, at: int) -> int:
        """Return where a character of the text that is not left out is in this one."""
        return at - self.gone[bisect_right(self.ends, at) - 1]


def is_right(text: str, at: int, said: str) -> bool:
    """Whether a reading (with its tone) is the right one in a text of simplified characters without glosses."""
    right = reading_in(*_words(text, at))
    return said in {right, right.translate(TONELESS)}


def may_explain(text: str, at: int, said: str, knowledge: Knowledge, *, is_rare: bool) -> bool:
    """Whether an author may have explained a character of a text, simplified and without glosses, by a reading.

    Of a common character only as a part of a place's name, of a rare one unless it is in a word of reports.
    """
    if said not in readings(text[at]):
        return False
    if _is_in_name(text, at, said, knowledge):
        return True
    if not is_rare or not (is_right(text, at, said) or said in usual(text[at])):
        return False
    pairs = (text[at - 1 : at + 1], text[at : at + 2])
    is_word = any(pair in knowledge.bigrams.pairs or is_phrase(pair) for pair in pairs)
    return AFTER_NAME.match(text, at + 1) is not None or not is_word


def _is_in_name(text: str, at: int, said: str, knowledge: Knowledge) -> bool:
    """Whether a character is in the name of a place, and the reading is the right one or in its romanized name."""
    for start in range(max(0, at - LONGEST_NAME + 1), at + 1):
        for end in range(max(at + 1, start + 2), start + LONGEST_NAME + 1):
            name = text[start:end]
            places = knowledge.places.by_name.get(name, ())
            if not places or name in knowledge.place_signs.everyday:
                continue
            if is_right(text, at, said):
                return True
            if any(_is_romanized(place.slug.split("-")[-1], name, at - start, said) for place in places):
                return True
    return False


def _is_romanized(slug: str, name: str, at: int, said: str) -> bool:
    """Whether the romanized name of a place has this reading of a character, other than the dictionary."""
    read = [toneless(reading_in(name, n)) for n in range(len(name))]
    if toneless(said) in {*usual(name[at]), read[at]}:
        return False
    read[at] = toneless(said)
    whole = "".join(read)
    return whole == slug or (whole.startswith(slug) and at < len(name) - 1)


def _words(text: str, at: int) -> tuple[str, int]:
    """Return a character with the Han on both sides, and where it is among them."""
    start, end = at, at + 1
    while start > max(0, at - AROUND) and is_han(text[start - 1]):
        start -= 1
    while end < min(len(text), at + AROUND) and is_han(text[end]):
        end += 1
    return text[start:end], at - start
