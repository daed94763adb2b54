"""Glosses: readings that a site put after characters, in brackets or bare, as distinct from those of the author.

An author gives the reading of a rare character, or of a common one with an unusual reading; a site's list has one
reading for a character, the usual one, even for characters that everybody can read.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.han import HAN, characters
from generator.knowledge.marks import CLOSE_BRACKET, CLOSE_SQUARE, OPEN_BRACKET, OPEN_SQUARE
from generator.text.ledger import Change
from generator.text.model import Outcome
from generator.text.script import converter, traditional_only

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.knowledge import Knowledge
    from generator.knowledge.bigrams import Bigrams
    from generator.text.view import View

RULES: Final = (CodeRule("pinyin-glosses"),)

VOWELS: Final = {
    "a": "āáǎà",
    "e": "ēéěè",
    "i": "īíǐì",
    "o": "ōóǒò",
    "u": "ūúǔù",
    "ü": "ǖǘǚǜ",
}
"""Vowels with the four tones of pinyin."""

TONELESS: Final = str.maketrans({toned: plain for plain, row in VOWELS.items() for toned in row})
TONED: Final = "".join(VOWELS.values())
LETTERS: Final = f"a-züńňǹḿ{TONED}"
QUOTES: Final = f"“”’{OPEN_BRACKET}《》"
SYLLABLE_MAX: Final = 6
"""The number of letters in the longest syllable (zhuang, chuang, shuang)."""

ALIKE: Final = str.maketrans("ɑɡăĕĭŏŭ", "agǎěǐǒǔ")
"""Letters of other alphabets that fonts for pinyin use, and the breve for the caron."""

_CAPITALS = "A-ZĀÁǍÀĒÉĚÈŌÓǑÒ"
SAID: Final = f"{_CAPITALS}{LETTERS}ɑɡăĕĭŏŭ\u0300-\u030c"
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
    f"|[{LETTERS}]*[{TONED}][{LETTERS}]*|(?:men|me|ma|ne|le|de|ba)(?![A-Za-z]))"  # bare; some have no tone
)
NEXT: Final = re.compile(_OPEN)
GLOSS_BRACKETS: Final = frozenset(_OPENING)
MARKED: Final = frozenset(f"{TONED}ńňǹ") | frozenset(characters("ㄅ-ㄩ"))
BEGUN: Final = re.compile("[ \u3000\u00a0]{0,2}[A-Za-z]?[a-z]")
"""What glosses need: a bracket with a lower-case letter after it, or letters that occur nowhere else."""

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

PARAGRAPH: Final = 30
"""The fewest characters of a line in which a site would have glossed something."""

COMMON_CHARACTERS: Final = 2000
"""The number of most frequent characters of reports, which everybody can read."""


@cache
def readings(char: str) -> frozenset[str]:
    """Return the possible forms of a gloss of a character: toned, toneless, or with the toned vowel lost."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - slow to load, and few texts have glosses

    zhuyin = pinyin(char, style=Style.BOPOMOFO, heteronym=True)[0]
    return _shapes(pinyin(char, style=Style.TONE, heteronym=True)[0], zhuyin)


def unglossed(text: str) -> str:
    """Return the last character of a text, or the one before its last gloss."""
    gloss = GLOSS_BEFORE.search(text[-SYLLABLE_MAX - 3 :])
    return gloss[1] if gloss else text[-1]


def is_injectable(char: str) -> bool:
    """Whether every reader knows its reading: it, or its simplified form, is frequent in GB2312."""
    simplified = converter().convert(char).encode("gb2312", "ignore")
    frequent = b"\xb0" <= simplified[:1] <= b"\xd7"
    return frequent or (bool(simplified) and char in traditional_only())


@cache
def usual(char: str) -> frozenset[str]:
    """Return the forms of a gloss that gives the usual reading of a character."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - slow to load, and few texts have glosses

    return _shapes(pinyin(char, style=Style.TONE)[0], pinyin(char, style=Style.BOPOMOFO)[0])


def _shapes(toned: Iterable[str], zhuyin: Iterable[str]) -> frozenset[str]:
    shapes = set(toned)
    plain = {reading.translate(TONELESS) for reading in shapes}
    lost = {"".join(c for c in reading if c not in TONED) for reading in shapes}
    shapes |= plain | lost | {reading.replace("ü", "v") for reading in plain}
    return frozenset(shapes.union(zhuyin, (reading.rstrip("ˉ") for reading in zhuyin))) - {""}


@lru_cache(maxsize=2)
def _common(bigrams: Bigrams) -> frozenset[str]:
    """Return the most frequent characters of reports."""
    singles = bigrams.singles
    return frozenset(sorted(filter(str.isalpha, singles), key=lambda char: -singles[char])[:COMMON_CHARACTERS])


def strip_glosses(view: View, knowledge: Knowledge) -> Outcome:
    """Propose to remove a site's glosses: those of common characters with the usual reading, if there are enough.

    Those with another reading are removed if the document is full of glosses and has one at nearly every
    occurrence.
    """
    if not _may_have(view):
        return Outcome()
    text = view.text
    found = [gloss for match in GLOSS.finditer(text) if (gloss := _gloss(match))]
    usually = {gloss.char for gloss in found if gloss.is_usual}
    counts = Counter(gloss.char for gloss in found)
    common = _common(knowledge.bigrams)
    known = {char for char in usually if is_injectable(char) and converter().convert(char) in common}
    weight = sum(1 + (char in traditional_only()) for char in known)
    often = {c for c, n in counts.items() if n >= TIMES and is_injectable(c) and n >= SHARE * text.count(c)}
    any_reading = {char for char in often if counts[char] >= MANY}
    if (weight < PROVEN and len(often & known) < CHARACTERS) or (weight == len(known) and _is_list(text, found)):
        return Outcome()
    every = any_reading if weight >= FULL else set()
    gone = (g for g in found if g.char in every or (g.is_usual and is_injectable(g.char)))
    return Outcome(tuple(Change(gloss.start, gloss.end, "", "pinyin-glosses") for gloss in gone))


def _may_have(view: View) -> bool:
    """Whether a text has letters of pinyin with tones, or brackets with a letter after them."""
    if not view.uncommon.isdisjoint(MARKED):
        return True
    marks = GLOSS_BRACKETS & view.uncommon
    return sum(BEGUN.match(piece) is not None for mark in marks for piece in view.text.split(mark)[1:]) >= TIMES


def _is_list(text: str, found: list[_Gloss]) -> bool:
    """Whether all glosses are in one of several paragraphs: a list of words, not the habit of a site."""
    elsewhere = text[: found[0].start].split("\n")[:-1] + text[found[-1].end :].split("\n")[1:]
    together = "\n" not in text[found[0].start : found[-1].end]
    return together and sum(len(line) >= PARAGRAPH for line in elsewhere) >= TIMES


class _Gloss(NamedTuple):
    """A gloss that fits its character: its span, and whether the reading is the usual one."""

    char: str
    start: int
    end: int
    is_usual: bool


def _gloss(match: re.Match[str]) -> _Gloss | None:
    """Return the gloss of a match if it is a reading of its character."""
    char, start = match[1], match.start(2)
    if match["vowel"]:
        vowel, rest = match[2][0], match[2][2:-1]
        said = {f"{rest[:at]}{vowel}{rest[at:]}" for at in range(len(rest) + 1)}
    elif match["cut"] is not None:
        cut = _plain(match["cut"].strip(_OPENING))
        said = {reading for reading in readings(char) if reading.startswith(cut)}
    else:
        return _spelled(match)
    fitting = said & readings(char)
    return _Gloss(char, start, match.end(), bool(said & usual(char))) if fitting else None


def _spelled(match: re.Match[str]) -> _Gloss | None:
    """Return the gloss as far as its syllables are of one kind: an author's may follow those of a site."""
    char, text = match[1], match[2].replace("\n", "")
    end, is_usual = 0, True
    for syllable in SYLLABLE.finditer(text):
        said = _plain(syllable[0])
        if said not in readings(char):
            break
        if end and (said in usual(char)) != is_usual:
            break
        is_usual = said in usual(char)
        follower = NEXT.search(text, syllable.end())
        end = follower.start() if follower else len(text)
    at = match.end() if end == len(text) else match.start(2) + end
    return _Gloss(char, match.start(2), at, is_usual) if end else None


def _plain(syllable: str) -> str:
    """Return a syllable as dictionaries write it, without the number of its tone."""
    return unicodedata.normalize("NFC", syllable).translate(ALIKE).lower().rstrip("12345")
