"""A corpus of any size: real reports repeated under the names of other places and years, each another text."""

from __future__ import annotations

import csv
import random
import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLACES: Final = Path(__file__).parents[2] / "generator/knowledge/data/places.csv"
YEARS: Final = range(2025, 2005, -1)
_YEAR_OR_DIGIT: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年)|[0-9]")
_PREFECTURE: Final = re.compile(r"[0-9]{4}00")


class Place(NamedTuple):
    """A place by its code, with its name and the short one."""

    code: str
    name: str
    short: str


def places() -> list[Place]:
    """Return provinces and prefectures; of those that share a short name none."""
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = [Place(row["code"], row["name"], row["short"]) for row in csv.DictReader(file)]
    found = [row for row in rows if _PREFECTURE.fullmatch(row.code)]
    shorts = [row.short for row in found]
    return [row for row in found if shorts.count(row.short) == 1]


def sources(folder: Path) -> list[str]:
    """Return the texts of a folder of reports, one text file each; a folder without any ends the program."""
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise SystemExit(f"{folder}: no .txt file; give a folder of reports, one text file each")
    return [file.read_bytes().decode("utf-8-sig", "replace") for file in files]


def replicas(texts: Sequence[str], number: int) -> Iterator[tuple[str, str]]:
    """Yield so many reports as (file name, text): each has a place, a year, figures and sentences of its own."""
    known = places()
    others = [place for place in known if not place.code.endswith("0000")]
    own = [_place_of(text, known) for text in texts]
    names = product(YEARS, random.Random(0).sample(others, len(others)))
    for n, (year, place) in zip(range(number), names, strict=False):
        at = n % len(texts)
        yield f"{n:05d}-{place.name}-{year}.txt", replica(texts[at], own[at], place, year, random.Random(n))


def replica(text: str, own: Place | None, place: Place, year: int, chance: random.Random) -> str:
    """Return a text as the report of another place and year, with other figures and without some sentences."""
    found = re.search(r"(20[0-9]{2})年", text)
    shift = year - int(found[1]) if found else 0
    if own:
        new = {own.name: place.name, own.short: place.short}
        text = re.sub("|".join(map(re.escape, new)), lambda match: new[match[0]], text)
    text = _YEAR_OR_DIGIT.sub(lambda match: _figure(match[0], shift, chance), text)
    return "\n".join(_shorter(line, chance) for line in text.splitlines()) + "\n"


def _place_of(text: str, known: Sequence[Place]) -> Place | None:
    """Return the place whose name a text has first, of several the longest."""
    places = [(text.find(place.name), -len(place.name), place) for place in known if place.name in text]
    return min(places)[2] if places else None


def _figure(figure: str, shift: int, chance: random.Random) -> str:
    return str(int(figure) + shift) if len(figure) > 1 else chance.choice("123456789")


def _shorter(line: str, chance: random.Random) -> str:
    """Return a line without one of its sentences, where it has four or more."""
    sentences = line.split("。")
    if len(sentences) > 4:
        del sentences[chance.randrange(1, len(sentences) - 1)]
    return "。".join(sentences)
