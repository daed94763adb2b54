"""Pinyin glosses: a mirror site writes traditional characters and a reading after some of them.

Every site has its own set of glossed characters, so each page here draws its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pypinyin import Style, pinyin

from tests.damage.model import Damaged
from tests.damage.script import survives, to_traditional, traditional_only

if TYPE_CHECKING:
    from random import Random

VARIANTS = (
    "toned",
    "toneless",
    "repeated",
    "repeated-toneless",
    "blank",
    "vowel-lost",
    "full-width",
    "nearly-all",
    "cut",
    "broken",
    "capital",
    "numbered",
    "zhuyin",
    "square",
    "bare",
    "some",
)
BELONGS = (
    ("加大研发投入", "(R&D)"),
    ("深化环境社会治理评价", "(ESG)"),
    ("扩建重症监护室", "(ICU)"),
    ("全市生产总值", "(GDP)"),
    ("完成第一项任务", "(一)"),
    ("推进澧", "(lǐ)县建设"),
    ("治理㵲", "(wǔ)水流域"),
    ("保护邕", "(yōng)江水质"),
    ("对接重庆", "(chóng qìng)都市圈"),
    ("普及人工智能", "(ai)应用"),
    ("支持亳", "(bó)州发展"),
    ("修缮歙", "(shè)县古城"),
    ("治理鄱", "(pó)阳湖"),
    ("支持犍", "(qián)为县发展"),
    ("发行基础设施基金", "(REITs)"),
    ("接入第六版协议", "(IPv6)"),
    ("支持六", "(lù)安发展"),
    ("联通丽", "(lí)水市"),
    ("服务台", "(tāi)州市"),
    ("推广乐", "(yuè)清做法"),
    ("建设铅", "(yán)山县"),
)
"""Brackets that the author wrote: words before them, and the bracket with what follows."""

FREQUENT = 3
"""How often a character occurs on a simplified page if a site glosses it there."""

_COMMA = "\N{FULLWIDTH COMMA}"
_LINE = re.compile("[^\n]{30,60}")


@dataclass(frozen=True, slots=True)
class Glossed(Damaged):
    """A page with glosses: how many it has, and the brackets that belong to the text."""

    glosses: int
    belonging: tuple[str, ...]


def gloss_page(paragraphs: list[str], rng: Random) -> Glossed:
    """Return the paragraphs (each must survive conversion) in traditional characters with glosses."""
    variant = rng.choice(VARIANTS)
    belonging: list[str] = []
    written = [_add_belonging(paragraph, rng, belonging) for paragraph in paragraphs]
    simple = rng.random() < 0.2
    old = written if simple else [to_traditional(paragraph) for paragraph in written]
    if not simple and rng.random() < 0.5:  # some converters write every 着 as 著
        old = [paragraph.replace("着", "著") for paragraph in old]
    glossed = choose(paragraphs if simple else old, rng, rng.randint(20, 120))
    times = rng.randint(2, 3) if variant.startswith("repeated") else 1
    share = {"nearly-all": 0.95, "some": 0.2}.get(variant, 1.0)
    marks = {character: _mark(character, variant, times) for character in sorted(glossed)}
    lines, count = _write(old, marks, rng, share)
    if variant in {"cut", "broken"}:
        lines = [_cut_lines(line, glossed, rng, lost=variant == "cut") for line in lines]
    expected = "\n".join(written)
    return Glossed(
        source="\n".join(lines),
        expected=expected,
        what=f"glosses/{variant}",
        recoverable=True,
        glosses=count * times,
        belonging=tuple(belonging),
    )


def choose(paragraphs: list[str], rng: Random, size: int) -> set[str]:
    """Return a random set of the traditional-only characters of a page, or of the frequent ones if it has none."""
    known = sorted({c for paragraph in paragraphs for c in paragraph if traditional_only(c)})
    if not known:
        counts = Counter("".join(paragraphs))
        known = sorted(c for c in counts if "一" <= c <= "鿿" and counts[c] >= FREQUENT)
    return set(rng.sample(known, min(size, len(known))))


@lru_cache(maxsize=20_000)
def reading(character: str) -> str:
    """Return the first reading that pypinyin knows, with its tone mark."""
    return str(pinyin(character, style=Style.TONE)[0][0])


def _mark(character: str, variant: str, times: int) -> str:
    said = reading(character)
    if variant == "bare":
        return said
    if variant == "zhuyin":
        said = str(pinyin(character, style=Style.BOPOMOFO)[0][0])
    if variant == "numbered":
        said = str(pinyin(character, style=Style.TONE3)[0][0])
    if variant == "capital":
        said = said.capitalize()
    if variant == "square":
        return f"[{said}]"
    if variant in {"toneless", "repeated-toneless"}:
        said = without_tones(said)
    if variant == "vowel-lost":
        said = "".join(c for c in said if c.isascii()) or said
    if variant == "blank":
        said += " "
    if variant == "full-width":
        return f"\N{FULLWIDTH LEFT PARENTHESIS}{said}\N{FULLWIDTH RIGHT PARENTHESIS}"
    return f"({said})" * times


def without_tones(said: str) -> str:
    """Return a reading without tone marks; ü keeps its dots."""
    kept = (c for c in unicodedata.normalize("NFD", said) if not unicodedata.combining(c) or c == "\u0308")
    return unicodedata.normalize("NFC", "".join(kept))


def _write(paragraphs: list[str], marks: dict[str, str], rng: Random, share: float) -> tuple[list[str], int]:
    count = 0
    lines = []
    for paragraph in paragraphs:
        pieces = []
        for character in paragraph:
            pieces.append(character)
            if character in marks and (share == 1 or rng.random() < share):
                pieces.append(marks[character])
                count += 1
        lines.append("".join(pieces))
    return lines, count


def _add_belonging(paragraph: str, rng: Random, belonging: list[str]) -> str:
    commas = [at for at, character in enumerate(paragraph) if character == _COMMA]
    if not commas or rng.random() < 0.4:
        return paragraph
    before, bracket = rng.choice(BELONGS)
    if not survives(before + bracket):
        return paragraph
    belonging.append(bracket[: bracket.index(")") + 1])
    at = rng.choice(commas) + 1
    return paragraph[:at] + before + bracket + _COMMA + paragraph[at:]


def _cut_lines(line: str, glossed: set[str], rng: Random, *, lost: bool) -> str:
    """Break a line inside some glosses; the rest of the bracket after the break is lost or continues below.

    The author's own brackets are left intact: if cut, they could not be restored.
    """

    def broken(match: re.Match[str]) -> str:
        if rng.random() > 0.06 or line[match.start() - 1] not in glossed:
            return match[0]
        at = rng.randint(1, len(match[0]) - 2)
        return match[0][:at] + "\n" + ("" if lost else match[0][at:])

    return re.sub("(?<=[^\x00-\x7f])\\([a-zà-ÿāēěīńňōūǎǐǒǔǖǘǚǜǹ]+\\)(?=[^，。；：、！？\n(])", broken, line)
