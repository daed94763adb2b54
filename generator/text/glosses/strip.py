"""Glosses: readings that a site put behind characters, in brackets or bare, told from those that an author wrote.

An author tells how to read what is rare, or common and read in an unusual way; a site's list has one reading for a
character, its usual one, and does so for characters that everybody can read.
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
"""Letters of the longest syllable (zhuang, chuang, shuang)."""

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
    f"([{HAN}])(?=[{re.escape(_OPENING)}{LETTERS}])"  # at once, before the choices are tried one by one
    f"((?:{_OPEN}{_BLANK}(?:{SYLLABLE.pattern}){_BLANK}{_SHUT})+"
    f"|(?P<vowel>[aeiou])\\([b-z]{{1,5}}\\)"  # the vowel before the bracket instead of in it
    f"|{_OPEN}[{SAID}]{{0,{SYLLABLE_MAX}}}\n[{SAID}]{{0,{SYLLABLE_MAX}}}{_SHUT}"  # it goes on in the next line
    f"|(?P<cut>{_OPEN}[{SAID}]{{0,{SYLLABLE_MAX}}})(?:\n(?=[{HAN}{QUOTES}0-9])|\\Z)"  # the rest is lost
    f"|[{LETTERS}]*[{TONED}][{LETTERS}]*|(?:men|me|ma|ne|le|de|ba)(?![A-Za-z]))"  # bare; some have no tone
)
NEXT: Final = re.compile(_OPEN)
GLOSS_BRACKETS: Final = frozenset(_OPENING)
MARKED: Final = frozenset(f"{TONED}ńňǹ") | frozenset(characters("ㄅ-ㄩ"))
BEGUN: Final = re.compile("[ \u3000\u00a0]{0,2}[A-Za-z]?[a-z]")
"""What glosses need: a bracket and a small letter behind it, or letters that nothing else has."""

GLOSS_BEFORE: Final = re.compile(f"([{HAN}])\\([{LETTERS}]{{1,{SYLLABLE_MAX}}}\\)\\Z")

SHARE: Final = 0.9
TIMES: Final = 2
CHARACTERS: Final = 3
"""A site's glosses: at least three characters, each met twice or more, their reading at 90 % of their places."""

PROVEN: Final = 4
"""Common characters with their usual readings that no author tells; two that are traditional only are as many."""

FULL: Final = 20
MANY: Final = 5
"""From so many on, the document is full of glosses, and a character glossed so many times may have any reading: an
author tells the way to read a name once or twice.
"""

PARAGRAPH: Final = 30
"""Characters of a line in which a site would have glossed something."""

COMMON_CHARACTERS: Final = 2000
"""Characters of reports that everybody can read, the most frequent ones."""


@cache
def readings(char: str) -> frozenset[str]:
    """Return what a gloss of a character may look like: toned, toneless, or with the toned vowel lost."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - slow to load, and few texts have glosses

    zhuyin = pinyin(char, style=Style.BOPOMOFO, heteronym=True)[0]
    return _shapes(pinyin(char, style=Style.TONE, heteronym=True)[0], zhuyin)


def unglossed(text: str) -> str:
    """Return the last character of a text, or the one that its last gloss stands behind."""
    gloss = GLOSS_BEFORE.search(text[-SYLLABLE_MAX - 3 :])
    return gloss[1] if gloss else text[-1]


def is_injectable(char: str) -> bool:
    """Whether nobody needs to be told how to read it: frequent in GB2312, or traditional for what it has."""
    simplified = converter().convert(char).encode("gb2312", "ignore")
    frequent = b"\xb0" <= simplified[:1] <= b"\xd7"
    return frequent or (bool(simplified) and char in traditional_only())


@cache
def usual(char: str) -> frozenset[str]:
    """Return what a gloss of a character looks like that gives its usual reading."""
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
    """Propose to remove the glosses of a site: those of common characters with the usual reading, where some are.

    Those with another reading go where the document is full of glosses and has one at nearly every place.
    """
    if not _may_have(view):
        return Outcome()
    text = view.text
    found = [gloss for match in GLOSS.finditer(text) if (gloss := _gloss(match))]
    told = {gloss.char for gloss in found if gloss.is_usual}
    counts = Counter(gloss.char for gloss in found)
    common = _common(knowledge.bigrams)
    known = {char for char in told if is_injectable(char) and converter().convert(char) in common}
    weight = sum(1 + (char in traditional_only()) for char in known)
    often = {c for c, n in counts.items() if n >= TIMES and is_injectable(c) and n >= SHARE * text.count(c)}
    any_reading = {char for char in often if counts[char] >= MANY}
    if (weight < PROVEN and len(often & known) < CHARACTERS) or (weight == len(known) and _is_list(text, found)):
        return Outcome()
    every = any_reading if weight >= FULL else set()
    gone = (g for g in found if g.char in every or (g.is_usual and is_injectable(g.char)))
    return Outcome(tuple(Change(gloss.start, gloss.end, "", "pinyin-glosses") for gloss in gone))


def _may_have(view: View) -> bool:
    """Whether letters of pinyin with tones stand in a text, or brackets with a letter behind them."""
    if not view.uncommon.isdisjoint(MARKED):
        return True
    marks = GLOSS_BRACKETS & view.uncommon
    return sum(BEGUN.match(piece) is not None for mark in marks for piece in view.text.split(mark)[1:]) >= TIMES


def _is_list(text: str, found: list[_Gloss]) -> bool:
    """Whether all glosses stand in one of several paragraphs: a list of words, not the habit of a site."""
    elsewhere = text[: found[0].start].split("\n")[:-1] + text[found[-1].end :].split("\n")[1:]
    together = "\n" not in text[found[0].start : found[-1].end]
    return together and sum(len(line) >= PARAGRAPH for line in elsewhere) >= TIMES


class _Gloss(NamedTuple):
    """A gloss that fits its character: where it stands, and whether the reading is the usual one."""

    char: str
    start: int
    end: int
    is_usual: bool


def _gloss(match: re.Match[str]) -> _Gloss | None:
    """Return what a match is if it can be read as its character is."""
    char, start = match[1], match.start(2)
    if match["vowel"]:
        vowel, rest = match[2][0], match[2][2:-1]
        said = {f"{rest[:at]}{vowel}{rest[at:]}" for at in range(len(rest) + 1)}
    elif match["cut"] is not None:
        begun = _plain(match["cut"].strip(_OPENING))
        said = {reading for reading in readings(char) if reading.startswith(begun)}
    else:
        return _spelled(match)
    fitting = said & readings(char)
    return _Gloss(char, start, match.end(), bool(said & usual(char))) if fitting else None


def _spelled(match: re.Match[str]) -> _Gloss | None:
    """Return the gloss as far as its syllables are of one kind: an author's may stand behind those of a site."""
    char, text = match[1], match[2].replace("\n", "")
    end, is_usual = 0, True
    for syllable in SYLLABLE.finditer(text):
        said = _plain(syllable[0])
        if said not in readings(char):
            break
        if end and (said in usual(char)) != is_usual:
            break
        is_usual = said in usual(char)
        behind = NEXT.search(text, syllable.end())
        end = behind.start() if behind else len(text)
    at = match.end() if end == len(text) else match.start(2) + end
    return _Gloss(char, match.start(2), at, is_usual) if end else None


def _plain(syllable: str) -> str:
    """Return a syllable as dictionaries write it, without the number of its tone."""
    return unicodedata.normalize("NFC", syllable).translate(ALIKE).lower().rstrip("12345")
