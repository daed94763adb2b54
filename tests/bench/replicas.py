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
NAME, SHORT = "\0", "\1"
"""What is in a text in place of the name of its place, and of the short one."""
OTHER: Final = 0.7
"""The share of sentences within a paragraph that are those of other reports: with less, replicas of one report are
so much alike that a build takes them for copies."""
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
    bare = [_without_place(text, _place_of(text, known)) for text in texts]
    pool = [sentence for text in bare for line in text.splitlines()[1:] for sentence in line.split("。")[1:-1]]
    names = product(YEARS, random.Random(0).sample(others, len(others)))
    for n, (year, place) in zip(range(number), names, strict=False):
        yield f"{n:05d}-{place.name}-{year}.txt", replica(bare[n % len(bare)], pool, place, year, random.Random(n))


def years_of_one(texts: Sequence[str], number: int) -> Iterator[tuple[str, str]]:
    """Yield so many reports of one place, a province, year by year, as (file name, text)."""
    known = places()
    place = next(place for place in known if place.code.endswith("0000"))
    bare = [_without_place(text, _place_of(text, known)) for text in texts]
    pool = [sentence for text in bare for line in text.splitlines()[1:] for sentence in line.split("。")[1:-1]]
    for n, year in zip(range(number), YEARS, strict=False):
        yield f"{place.name}-{year}.txt", replica(bare[n % len(bare)], pool, place, year, random.Random(~n))


def replica(text: str, pool: Sequence[str], place: Place, year: int, chance: random.Random) -> str:
    """Return a text without its place as the report of a place and year, with other figures and sentences."""
    found = re.search(r"(20[0-9]{2})年", text)
    shift = year - int(found[1]) if found else 0
    text = "\n".join(_other_sentences(line, pool, chance) for line in text.splitlines()) + "\n"
    text = text.replace(NAME, place.name).replace(SHORT, place.short)
    return _YEAR_OR_DIGIT.sub(lambda match: _figure(match[0], shift, chance), text)


def _without_place(text: str, own: Place | None) -> str:
    return text.replace(own.name, NAME).replace(own.short, SHORT) if own else text


def _place_of(text: str, known: Sequence[Place]) -> Place | None:
    """Return the place whose name a text has first, of several the longest."""
    places = [(text.find(place.name), -len(place.name), place) for place in known if place.name in text]
    return min(places)[2] if places else None


def _figure(figure: str, shift: int, chance: random.Random) -> str:
    return str(int(figure) + shift) if len(figure) > 1 else chance.choice("123456789")


def _other_sentences(line: str, pool: Sequence[str], chance: random.Random) -> str:
    """Return a line with sentences of other reports in place of most that are within it."""
    first, *inner, last = line.split("。") if "。" in line else (line, "")
    kept = (chance.choice(pool) if pool and chance.random() < OTHER else sentence for sentence in inner)
    return "。".join((first, *kept, last)) if "。" in line else line
