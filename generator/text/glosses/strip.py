"""Glosses: readings that a site put after characters, in brackets or bare, as distinct from those of the author.

An author gives the reading of a rare character, or of a common one with an unusual reading; a site's list has one
reading for a character, the usual one, even for characters that everybody can read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.findings.codes import Code
from generator.knowledge.han import HAN, characters, is_han
from generator.knowledge.marks import (
    CLOSE_BRACKET,
    CLOSE_SQUARE,
    COLON,
    COMMA,
    ENDS,
    OPEN_BRACKET,
    OPEN_SQUARE,
    SEMICOLON,
)
from generator.text.glosses.authors import Bare, is_right, may_explain
from generator.text.glosses.odd import SAID, OddGloss, has_picture, odd_glosses
from generator.text.glosses.readings import LETTERS, TONED, plain, readings, usual
from generator.text.ledger import Change
from generator.text.model import Outcome, Suspect
from generator.text.script import converter, traditional_only

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams
    from generator.text.view import View

RULES: Final = (CodeRule("pinyin-glosses"), CodeRule("pinyin-glosses-inferred"))

QUOTES: Final = f"“”’{OPEN_BRACKET}《》"
SYLLABLE_MAX: Final = 6
"""The number of letters in the longest syllable (zhuang, chuang, shuang)."""

ZHUYIN: Final = "ㄅ-ㄩˉˊˇˋ˙"
SYLLABLE: Final = re.compile(f"[{SAID}]{{1,9}}[1-5]?|[{ZHUYIN}]{{1,5}}")
"""Letters with the marks that follow them, a tone as a number, or the letters of Taiwan."""

_OPENING = f"({OPEN_BRACKET}[{OPEN_SQUARE}〔"
_OPEN, _SHUT = f"[{re.escape(_OPENING)}]", f"[){CLOSE_BRACKET}\\]{CLOSE_SQUARE}〕]"
_BLANK = "[ \u3000\u00a0]{0,2}"
GLOSS: Final = re.compile(
    f"([{HAN}])(?=[{re.escape(_OPENING)}{LETTERS}])"  # checked first, before the alternatives are tried one by one
    f"((?:{_OPEN}{_BLANK}(?:{SYLLABLE.pattern}){_BLANK}{_SHUT})+"
    f"|(?P<vowel>[aeiou])\\([b-z]{{1,5}}\\)"  # the vowel before the bracket instead of in it
    f"|{_OPEN}[{SAID}]{{0,{SYLLABLE_MAX}}}\n[{SAID}]{{0,{SYLLABLE_MAX}}}{_SHUT}"  # it continues on the next line
    f"|(?P<cut>{_OPEN}[{SAID}]{{0,{SYLLABLE_MAX}}})(?:\n(?=[{HAN}{QUOTES}0-9])|\\Z)"  # the rest is lost
    f"|[{LETTERS}]*[{TONED}][{LETTERS}]*(?![){CLOSE_BRACKET}{LETTERS}])"  # bare
    "|(?:men|me|ma|ne|le|de|ba)(?![A-Za-z]))"  # some of these have no tone
)
NEXT: Final = re.compile(_OPEN)
GLOSS_BRACKETS: Final = frozenset(_OPENING)
MARKED: Final = frozenset(f"{TONED}ńňǹ") | frozenset(characters("ㄅ-ㄩ"))
BEGUN: Final = re.compile("[ \u3000\u00a0_·*]{0,2}(?:[A-Za-z]?[a-z]|[BPMFDTNLGKHJQXRZCSYW]H?[AEIOU])")
"""What glosses need: a bracket before a lower-case letter or a syllable, or letters that occur nowhere else."""

LATIN: Final = re.compile(f"{_OPEN}[^)\n{CLOSE_BRACKET}]{{0,20}}[A-Za-z]")
"""Any bracket with a Latin letter near its start."""

GLOSS_BEFORE: Final = re.compile(f"([{HAN}])\\([{LETTERS}]{{1,{SYLLABLE_MAX}}}\\)\\Z")

SHARE: Final = 0.9
TIMES: Final = 2
CHARACTERS: Final = 3
"""A site's glosses: of three characters or more, each found twice or more, and glossed at 90 % of their places."""

PROVEN: Final = 4
"""So many common characters with their usual readings, or two that are traditional only, are not an author's."""

FULL: Final = 20
MANY: Final = 5
"""From so many on, the document is full of glosses, and a character glossed so many times may have any reading: an
author gives the reading of a name once or twice.
"""

MOST: Final = 0.9
"""From this share of all Han on, the site glosses names too: an author explains one character of a name."""

ELSEWHERE: Final = 60
"""The fewest Han before and after a list of words in which a site would have glossed something."""

LISTED: Final = 0.8
"""The share of the words of a list that have their readings; of the clauses of a paragraph fewer have one each."""

WORD_END: Final = re.compile(f"[{ENDS}{COMMA}{SEMICOLON}{COLON}、\n]+")

COMMON_CHARACTERS: Final = 2000
"""The number of most frequent characters of reports, which everybody can read."""


def unglossed(text: str) -> str:
    """Return the last character of a text, or the one before its last gloss."""
    gloss = GLOSS_BEFORE.search(text[-SYLLABLE_MAX - 3 :])
    return gloss[1] if gloss else text[-1]


@lru_cache(maxsize=4096)
def is_injectable(char: str) -> bool:
    """Whether every reader knows its reading: it, or its simplified form, is frequent in GB2312."""
    simplified = converter().convert(char).encode("gb2312", "ignore")
    frequent = b"\xb0" <= simplified[:1] <= b"\xd7"
    return frequent or (bool(simplified) and char in traditional_only())


@lru_cache(maxsize=2)
def _common(bigrams: Bigrams) -> frozenset[str]:
    """Return the most frequent characters of reports."""
    singles = bigrams.singles
    return frozenset(sorted(filter(str.isalpha, singles), key=lambda char: -singles[char])[:COMMON_CHARACTERS])


def strip_glosses(view: View, knowledge: Knowledge) -> Outcome:
    """Propose to remove a site's glosses, if there are enough of common characters with the usual reading.

    Others are removed as well, as inferred, unless an author may have written them. So are odd ones.
    """
    if not _may_have(view):
        return Outcome()
    page = _Page.of(view.text, knowledge)
    changes = tuple(page.changes()) if page.is_injected() else ()
    return Outcome(changes, suspects=tuple(page.left(changes)))


@dataclass(frozen=True)
class _Page:
    """A text with all that may be glosses in it."""

    text: str
    found: list[_Gloss]
    odd: list[OddGloss]
    bare: Bare
    knowledge: Knowledge

    @classmethod
    def of(cls, text: str, knowledge: Knowledge) -> Self:
        """Return the page of a text."""
        found = [gloss for match in GLOSS.finditer(text) if (gloss := _gloss(match))]
        others = odd_glosses(text, knowledge.pinyin, frozenset(gloss.start for gloss in found))
        odd = list(_besides(found, sorted(others, key=lambda gloss: gloss.start)))
        spans = sorted([(gloss.start, gloss.end) for gloss in found] + [(gloss.start, gloss.end) for gloss in odd])
        return cls(text, found, odd, Bare.of(text, spans), knowledge)

    def is_injected(self) -> bool:
        """Whether a site put glosses in: enough of common characters, or with readings that no author gives."""
        known = self._known
        weight = sum(1 + (char in traditional_only()) for char in known)
        enough = len(known & self._often) >= CHARACTERS or weight + len(self._betrayed - known) >= PROVEN
        return (enough or self._is_plain()) and not (weight == len(known) and _is_list(self.text, self.all))

    def _is_plain(self) -> bool:
        """Whether all brackets with Latin are right readings without tones of common characters (质(zhi)量).

        Three are enough if they are the usual ones: an author explains the unusual (银行(hang)).
        """
        sure = [
            gloss
            for gloss in self.found
            if not gloss.is_toned
            and self._is_common(gloss.char)
            and not self._is_wrong(gloss)
            and not self._may_be_explained(gloss)
        ]
        usual_ones = {gloss.char for gloss in sure if gloss.is_usual}
        return len(usual_ones) >= CHARACTERS and len(sure) == len(self.all) == len(LATIN.findall(self.text))

    def changes(self) -> Iterator[Change]:
        """Yield the changes that remove the glosses of a site."""
        every = self._any_reading()
        followed = self._followed()
        for gloss in self.all:
            if isinstance(gloss, _Gloss) and (
                gloss.char in every or (gloss.is_usual and is_injectable(gloss.char))
            ):
                yield Change(gloss.start, gloss.end, "", "pinyin-glosses")
            elif gloss.has_junk or gloss in followed or not self._may_be_explained(gloss):
                yield Change(gloss.start, gloss.end, "", "pinyin-glosses-inferred")

    def left(self, changes: Sequence[Change]) -> Iterator[Suspect]:
        """Yield one suspect for all readings in brackets that stay and that no author explains a word by."""
        gone = {change.start for change in changes}
        left = [gloss for gloss in self.all if gloss.start not in gone and self._is_strange(gloss)]
        if left:
            yield Suspect(left[0].start, left[0].end, Code.SYLLABLE_LEFT(count=len(left)))

    def _is_strange(self, gloss: _Gloss | OddGloss) -> bool:
        """Whether a syllable in brackets is neither an unusual reading that is right there nor a name's."""
        if not gloss.said or self.text[gloss.start] not in GLOSS_BRACKETS or self._may_be_explained(gloss):
            return False
        return self._is_wrong(gloss) or gloss.said in usual(gloss.char)

    @cached_property
    def all(self) -> list[_Gloss | OddGloss]:
        """Return all that may be glosses, in order."""
        together: list[_Gloss | OddGloss] = [*self.found, *self.odd]
        return sorted(together, key=lambda gloss: gloss.start)

    def _followed(self) -> set[_Gloss | OddGloss]:
        """Return the glosses of a page where most characters have one that the next character has one after.

        An author explains one character of a name; where all readings are the usual ones, another one is his.
        """
        if len(self.found) + len(self.odd) < MOST * sum(map(is_han, self.bare.text)):
            return set()
        starts = {gloss.start for gloss in self.all}
        any_reading = bool(self._betrayed)
        followed = (gloss for gloss in self.all if gloss.end + 1 in starts)
        return {gloss for gloss in followed if any_reading or gloss.said in usual(gloss.char)}

    @cached_property
    def _known(self) -> set[str]:
        """Return the common characters that have the usual reading at some place."""
        return {gloss.char for gloss in self.found if gloss.is_usual and self._is_common(gloss.char)}

    @cached_property
    def _often(self) -> set[str]:
        """Return the characters that are glossed at nearly every place."""
        counts = Counter(gloss.char for gloss in self.found)
        return {
            c for c, n in counts.items() if n >= TIMES and is_injectable(c) and n >= SHARE * self.text.count(c)
        }

    def _any_reading(self) -> set[str]:
        """Return the characters that lose whatever reading they have: those glossed often on a full page."""
        if sum(1 + (char in traditional_only()) for char in self._known) < FULL:
            return set()
        counts = Counter(gloss.char for gloss in self.found)
        return {char for char in self._often if counts[char] >= MANY}

    @cached_property
    def _betrayed(self) -> set[str]:
        """Return the common characters with what no author writes.

        It is a reading that is wrong there, one with a sign beside it, half of its brackets or twice, a picture.
        """
        unusual: list[_Gloss | OddGloss] = [gloss for gloss in self.found if not gloss.is_usual]
        wrong = (gloss for gloss in unusual + self.odd if gloss.is_toned and self._is_wrong(gloss))
        pictures = (gloss for gloss in self.odd if gloss.is_in_brackets and not gloss.said)
        broken = (gloss for gloss in self.odd if gloss.said and (gloss.has_junk or not gloss.is_in_brackets))
        return {gloss.char for gloss in (*wrong, *pictures, *broken) if self._is_common(gloss.char)}

    def _is_wrong(self, gloss: _Gloss | OddGloss) -> bool:
        at = self.bare.offset(gloss.start - 1)
        return not is_right(self.bare.text, at, gloss.said) and not self._may_be_explained(gloss)

    def _may_be_explained(self, gloss: _Gloss | OddGloss) -> bool:
        if gloss.said in usual(gloss.char) and is_injectable(gloss.char):
            return False
        at = self.bare.offset(gloss.start - 1)
        is_rare = not is_injectable(gloss.char)
        return may_explain(self.bare.text, at, gloss.said, self.knowledge, is_rare=is_rare)

    def _is_common(self, char: str) -> bool:
        return is_injectable(char) and converter().convert(char) in _common(self.knowledge.bigrams)


def _besides(found: list[_Gloss], odd: list[OddGloss]) -> Iterator[OddGloss]:
    """Yield the odd glosses that share nothing with those found, or with each other."""
    taken = [(gloss.start, gloss.end) for gloss in found]
    starts = [start for start, _ in taken]
    end = 0
    for gloss in odd:
        after = bisect_right(starts, gloss.start)
        before_ends = not after or taken[after - 1][1] <= gloss.start
        next_starts = after == len(taken) or gloss.end <= taken[after][0]
        if before_ends and next_starts and gloss.start >= end:
            end = gloss.end
            yield gloss


def _may_have(view: View) -> bool:
    """Whether a text has letters of pinyin with tones, or brackets with a letter after them."""
    if not view.uncommon.isdisjoint(MARKED) or has_picture("".join(view.uncommon)):
        return True
    marks = GLOSS_BRACKETS & view.uncommon
    return sum(BEGUN.match(piece) is not None for mark in marks for piece in view.text.split(mark)[1:]) >= TIMES


def _is_list(text: str, found: list[_Gloss | OddGloss]) -> bool:
    """Whether all glosses are in a list of words in a longer text, one in each: not the habit of a site.

    Words end at marks, so that the answer does not depend on where the text is broken into lines.
    """
    start, end = found[0].start, max(gloss.end for gloss in found)
    if sum(map(is_han, text[:start])) + sum(map(is_han, text[end:])) < ELSEWHERE:
        return False
    ends = [match.start() for match in WORD_END.finditer(text, start, end)]
    in_word = Counter(bisect_right(ends, gloss.start) for gloss in found)
    words = [word for word in WORD_END.split(text[start:end]) if word]
    return max(in_word.values()) == 1 and len(in_word) >= LISTED * len(words)


class _Gloss(NamedTuple):
    """A gloss that fits its character: its span, and whether the reading is the usual one."""

    char: str
    start: int
    end: int
    said: str
    is_usual: bool
    has_junk: bool = False

    @property
    def is_toned(self) -> bool:
        """Whether it says the tone."""
        return any(c in TONED for c in self.said)


def _gloss(match: re.Match[str]) -> _Gloss | None:
    """Return the gloss of a match if it is a reading of its character."""
    char, start = match[1], match.start(2)
    if match["vowel"]:
        vowel, rest = match[2][0], match[2][2:-1]
        said = {f"{rest[:at]}{vowel}{rest[at:]}" for at in range(len(rest) + 1)}
    elif match["cut"] is not None:
        cut = plain(match["cut"].strip(_OPENING))
        said = {reading for reading in readings(char) if reading.startswith(cut)}
    else:
        return _spelled(match)
    fitting = said & readings(char)
    return _Gloss(char, start, match.end(), min(fitting), bool(said & usual(char))) if fitting else None


def _spelled(match: re.Match[str]) -> _Gloss | None:
    """Return the gloss as far as its syllables are of one kind: an author's may follow those of a site."""
    char, text = match[1], match[2].replace("\n", "")
    end, is_usual, first = 0, True, ""
    for syllable in SYLLABLE.finditer(text):
        said = plain(syllable[0])
        if said not in readings(char):
            break
        if end and (said in usual(char)) != is_usual:
            break
        is_usual, first = said in usual(char), first or said
        follower = NEXT.search(text, syllable.end())
        end = follower.start() if follower else len(text)
    at = match.end() if end == len(text) else match.start(2) + end
    return _Gloss(char, match.start(2), at, first, is_usual) if end else None
