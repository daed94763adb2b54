"""Odd glosses: what some injectors put after a character besides a plain reading in brackets.

A reading that the character does not have, one with a foreign letter or a sign beside it, a picture or a sign
alone, a bracket that opens or closes only. None of it shows by itself whose it is; in a document known to be
injected it is the injector's. What no syllable can be (GDP, R&D, kg, PM2.5) and what has Han, digits or marks of
text in it stays.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.han import HAN
from generator.knowledge.marks import CLOSE_BRACKET, CLOSE_SQUARE, COMMA, OPEN_BRACKET, OPEN_SQUARE, SEMICOLON
from generator.text.glosses.readings import LETTERS, TONED, is_syllable, plain, readings_of_forms, toneless

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

CAPITALS: Final = f"A-ZÜŃŇǸ{TONED.upper()}"
SAID: Final = f"{CAPITALS}{LETTERS}ɑɡăĕĭŏŭ\u0300-\u030c"
SAID_CHARACTER: Final = re.compile(f"[{SAID}1-5]")

_OPEN: Final = f"[(\\[{{〔【「{OPEN_BRACKET}{OPEN_SQUARE}\N{FULLWIDTH LEFT CURLY BRACKET}]"
_SHUT: Final = f"[)\\]}}〕】」{CLOSE_BRACKET}{CLOSE_SQUARE}\N{FULLWIDTH RIGHT CURLY BRACKET}]"
BRACKET: Final = re.compile(f"(?<=[{HAN}]){_OPEN}([^{_OPEN[1:-1]}{_SHUT[1:-1]}\n]{{0,12}}){_SHUT}")
HALF: Final = re.compile(
    f"(?<=[{HAN}])[({OPEN_BRACKET}]([{SAID}]{{2,7}})(?=[{HAN}])"
    f"|(?<=[{HAN}])(?P<closed>[{SAID}]{{2,7}})[){CLOSE_BRACKET}](?=[{HAN}])"
)
"""A reading of which only one bracket is left."""

NEXT_BRACKET: Final = re.compile(f"[(){OPEN_BRACKET}{CLOSE_BRACKET}]")
WITH_INITIAL: Final = re.compile("[b-df-hj-np-tw-z]")
"""Of syllables without an initial some are words that authors write in brackets (ai)."""

TWICE: Final = re.compile(f"[/,|;、 {COMMA}{SEMICOLON}]+")

PICTURES: Final = "\u2600-\u2604\u2607-\u260d\u2614-\u2710\u2728\u274c-\u2775⭐\U0001f000-\U0001faff"
"""Emoji and dingbats, without the stars, ticks, circled numbers and arrows that lists have."""

PICTURE: Final = re.compile(f"(?<=[{HAN}、。”{CLOSE_BRACKET})])[{PICTURES}]+\ufe0f?")
A_PICTURE: Final = re.compile(f"[{PICTURES}]")

BLANKS: Final = " \u3000\u00a0\ufe0f"
LOST: Final = frozenset("?\N{FULLWIDTH QUESTION MARK}\N{REPLACEMENT CHARACTER}")
"""Signs for a reading that a decoder lost."""

WRITTEN: Final = re.compile("[ -~\u00a0-\u04ff\u2000-\u23ff\u2460-\u27bf\u3000-\u33ff\uac00-\ud7a3\uff00-\uffef]")
"""What authors write in brackets besides Han: Latin, Greek, Cyrillic, Kana, marks, numbers, units."""

LOOKED_BACK: Final = 60
"""Characters before a closing bracket in which the one that it closes is looked for."""

FEW: Final = 3
"""The most foreign letters or signs in a bracket without a reading: more may be a word of another script."""


class OddGloss(NamedTuple):
    """What an injector may have put after a character: its span, the character, the reading if it has one.

    `is_toned` says that a tone is written; `is_in_brackets` that it is a whole bracket; `has_junk` that it has a
    letter or sign that no author writes.
    """

    char: str
    start: int
    end: int
    said: str
    is_toned: bool = False
    is_in_brackets: bool = True
    has_junk: bool = False


def has_picture(text: str) -> bool:
    """Whether a text has an emoji or a dingbat."""
    return A_PICTURE.search(text) is not None


def odd_glosses(text: str, table: Mapping[str, str], plain_ones: Collection[int] = ()) -> Iterator[OddGloss]:
    """Yield what an injector may have put after characters, brackets before halves of them before pictures.

    `table` has the characters of each toneless syllable, with rarer readings than those of dictionaries. The
    brackets that start at the offsets `plain_ones` are glosses that are none of these.
    """
    for match in BRACKET.finditer(text):
        if match.start() in plain_ones:
            continue
        char = text[match.start() - 1]
        found = _bracketed(match[1], char, table)
        if found is not None:
            has_junk = not found or not all(SAID_CHARACTER.match(c) or c in BLANKS for c in match[1])
            yield OddGloss(char, *match.span(), found, _is_toned(match[1]), has_junk=has_junk)
    for match in HALF.finditer(text):
        char, said = text[match.start() - 1], plain(match[1] or match["closed"])
        if _is_half(text, match) and said in readings_of_forms(char):
            yield OddGloss(char, *match.span(), said, is_toned=_is_toned(said), is_in_brackets=False)
    for match in PICTURE.finditer(text):
        yield OddGloss(text[match.start() - 1], *match.span(), "", is_in_brackets=False, has_junk=True)


def _is_half(text: str, match: re.Match[str]) -> bool:
    """Whether the other bracket of a reading is lost; one without a tone is known by its opened bracket only."""
    if match["closed"]:
        return _is_toned(plain(match["closed"])) and not _is_open(text, match.start())
    if _is_toned(plain(match[1])):
        return True
    following = NEXT_BRACKET.search(text, match.end(), match.end() + LOOKED_BACK)
    return _has_vowel(plain(match[1])) and (following is None or following[0] in _OPEN)


def _is_open(text: str, at: int) -> bool:
    """Whether a bracket of the text is open at an offset of a line."""
    line = text[max(text.rfind("\n", 0, at), at - LOOKED_BACK, 0) : at]
    return max(map(line.rfind, f"({OPEN_BRACKET}")) > max(map(line.rfind, f"){CLOSE_BRACKET}"))


def _bracketed(content: str, char: str, table: Mapping[str, str]) -> str | None:
    """Return the reading in a bracket, "" if there is junk alone, or None if an author may have written it."""
    core = [c for c in _once(content) if c not in BLANKS]
    letters = "".join(c for c in core if SAID_CHARACTER.match(c))
    others = [c for c in core if not SAID_CHARACTER.match(c)]
    said = plain(letters)
    if not letters:
        junk = len(others) <= FEW and all(c in LOST or _is_foreign(c) for c in others)
        return "" if junk else None
    is_reading = said in readings_of_forms(char) or char in table.get(toneless(said), "")
    if is_reading and _has_vowel(said) and not any(_is_text(c) for c in others):
        return said
    if not others and letters.islower() and WITH_INITIAL.match(said) and said in table:
        return said
    is_marked = _is_toned(letters) if not others else all(map(_is_foreign, others))
    return said if is_marked and is_syllable(said) else None


def _once(content: str) -> str:
    """Return a reading written twice (zhì/zhi) once, with its tone if one has it; anything else as it is."""
    parts = [part.strip(BLANKS) for part in TWICE.split(content)]
    first, *others = parts
    same = len(others) == 1 and toneless(plain(first)) == toneless(plain(others[0]))
    return max(parts, key=_is_toned) if same else content


def _is_toned(said: str) -> bool:
    """Whether a tone is written with letters: a mark on a vowel, or a number after two letters."""
    written = unicodedata.normalize("NFC", said).lower()
    return any(c in TONED for c in written) or re.search("[a-z]{2}[1-5]", written) is not None


def _has_vowel(said: str) -> bool:
    return any(c in "aeiouv" for c in toneless(said))


def _is_text(char: str) -> bool:
    """Whether a character between letters belongs to what an author writes: Han, digits, marks of formulas."""
    return bool(re.match(f"[{HAN}0-9&/.+%-]", char))


def _is_foreign(char: str) -> bool:
    """Whether nothing that an author writes in brackets has a character: a picture, a letter of another script."""
    return has_picture(char) or not (re.match(f"[{HAN}]", char) or WRITTEN.match(char))
