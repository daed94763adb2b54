"""Glosses as other injectors write them: any reading of the character, junk in the bracket, a sign in its place.

The model in `glosses` is one site, which takes the first reading of each character of its own list. Others draw
from all readings that tables have (實 zhì, 高 gào, 黨 chèng are in Unihan), gloss places drawn at random, and vary
the bracket so that a pattern does not find it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pypinyin import Style, pinyin

from tests.damage.glosses import Glossed, choose, reading, without_tones
from tests.damage.script import survives, to_traditional

if TYPE_CHECKING:
    from random import Random

SIZES = (150, 300, 600)
"""Characters of an excerpt, more or less: a quotation, a section, a page."""

RARE = (0.0, 0.05, 0.2, 0.5, 1.0)
"""Shares of glosses whose reading is drawn from all that tables have."""

ODD = (0.0, 0.0, 0.1, 0.3)
"""Shares of glosses that are written oddly."""

SHARES = (0.0, 0.0, 0.0, 0.05, 0.15, 0.4, 1.0)
"""Shares of the characters that are glossed, at places drawn at random; 0 for all places of some characters."""

FULL = 0.5
"""From this share on an author's reading of a name does not differ from those around it: there is none here."""

FEWEST = 6
"""Glosses of an excerpt; with fewer nothing shows that a site has them."""

BELONGS = (
    "(GDP)",
    "(CPI)",
    "(PM)",
    "(PM2.5)",
    "(R&D)",
    "(a)",
    "(kg)",
    "(km)",
    "(5G)",
    "(IPv6)",
    "(2023年)",
    "(含本级)",
    "(以下简称“规划”)",
    "(ESG)",
    "(App)",
    "(‰)",
    "(β)",
)
"""Brackets of an author that hold letters or signs, and some that hold none."""

NAMES = (
    ("对接铅", "(yán)山县"),
    ("服务台", "(tāi)州市"),
    ("联通丽", "(lí)水市"),
    ("支持六", "(lù)安市"),
    ("治理㵲", "(wǔ)水"),
    ("治理鄱", "(pó)阳湖"),
    ("支持亳", "(bó)州市"),
    ("支持番", "(pān)禺区"),
    ("支持东阿", "(ē)县"),
    ("走访枞", "(zōng)阳县"),
)
"""Names that an author explains."""

JUNK = "ꦫ\N{ARABIC LETTER ALEF}ሀᚠ☺★\u200b\u2060\N{COMBINING ENCLOSING KEYCAP}♥✿※"
PICTURES = "😀🎉🌟☺❤✨🔥👍"
BRACKETS = (
    ("\N{FULLWIDTH LEFT PARENTHESIS}", "\N{FULLWIDTH RIGHT PARENTHESIS}"),
    ("[", "]"),
    ("〔", "〕"),
    ("【", "】"),
)
_COMMA = "\N{FULLWIDTH COMMA}"


def injected_page(paragraphs: list[str], rng: Random) -> Glossed:
    """Return an excerpt (each paragraph must survive conversion) as one of many injectors would write it."""
    excerpt = "\n".join(paragraphs)[: rng.choice(SIZES)]
    belonging: list[str] = []
    share = rng.choice(SHARES)
    written = [_with_brackets(line, rng, belonging, names=share < FULL) for line in excerpt.split("\n")]
    old = [to_traditional(line) for line in written] if rng.random() < 0.7 else written
    rare, odd = rng.choice(RARE), rng.choice(ODD)
    places = _places(old, rng, share)
    tones = rng.random() < 0.85
    source = "".join(
        char + (_gloss(char, rng, rare, odd, tones=tones) if at in places else "")
        for at, char in enumerate("\n".join(old))
    )
    what = f"injected/{'rare' if rare else 'first'}{'+odd' if odd else ''}{'' if tones else '+toneless'}"
    return Glossed(
        source,
        "\n".join(written),
        what,
        recoverable=True,
        glosses=len(places),
        belonging=tuple(belonging),
    )


def _places(lines: list[str], rng: Random, share: float) -> set[int]:
    """Return the offsets of glossed characters: all of a set of characters, or drawn at random."""
    text = "\n".join(lines)
    han = [at for at, char in enumerate(text) if "一" <= char <= "龥" and text[at + 1 : at + 2] not in {"(", ""}]
    if share == 0:
        chosen = choose(lines, rng, rng.randint(10, 60))
        found = {at for at in han if text[at] in chosen}
        if len({text[at] for at in found}) >= FEWEST:
            return found
    return set(rng.sample(han, min(len(han), max(FEWEST, int(len(han) * share)))))


@lru_cache(maxsize=20_000)
def all_readings(char: str) -> tuple[str, ...]:
    """Return the readings that the tables have for a character, modern or not."""
    return tuple(pinyin(char, style=Style.TONE, heteronym=True)[0])


def _gloss(char: str, rng: Random, rare: float, odd: float, *, tones: bool) -> str:
    said = rng.choice(all_readings(char)) if rng.random() < rare else reading(char)
    said = said if tones else without_tones(said)
    if rng.random() >= odd:
        return f"({said})"
    return rng.choice(_ODD_FORMS)(said, rng)


def _junk_inside(said: str, rng: Random) -> str:
    at = rng.choice((0, len(said)))
    plain = rng.choice((said, without_tones(said)))
    return f"({plain[:at]}{rng.choice(JUNK)}{plain[at:]})"


def _other_bracket(said: str, rng: Random) -> str:
    opening, closing = rng.choice(BRACKETS)
    return f"{opening}{said}{closing}"


_ODD_FORMS = (
    _junk_inside,
    _other_bracket,
    lambda said, rng: f"({said}{rng.choice((' ', '　', '  '))})",
    lambda said, _: f"({without_tones(said)})",
    lambda said, rng: f"({without_tones(said)}{rng.randint(1, 4)})",
    lambda said, _: f"({said.capitalize()})",
    lambda said, _: f"({said.upper()})",
    lambda _, rng: f"({rng.choice(PICTURES)})",
    lambda _, rng: f"({rng.choice(JUNK[:4])})",
    lambda _, rng: rng.choice(PICTURES),
)


def _with_brackets(line: str, rng: Random, belonging: list[str], *, names: bool) -> str:
    """Return a line with a bracket of the author at some of its commas, explained names among them if wanted."""
    pieces = line.split(_COMMA)
    for number in range(len(pieces) - 1):
        if rng.random() >= 0.05 or not pieces[number]:
            continue
        before, bracket = rng.choice(NAMES) if names and rng.random() < 0.4 else ("", rng.choice(BELONGS))
        if survives(before + bracket) and "一" <= (pieces[number] + before)[-1] <= "鿿":
            pieces[number] += (_COMMA if before else "") + before + bracket
            belonging.append(bracket[: bracket.index(")") + 1])
    return _COMMA.join(pieces)
