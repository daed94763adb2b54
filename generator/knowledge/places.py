"""The gazetteer: the provinces, prefectures and counties of China by name, with code and page name."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count
from operator import add
from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.yaml_entries import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DivisionLevel = Literal["province", "prefecture", "county"]

KINDS = "省市县区州旗盟"
"""The last characters of the names of divisions: 我县 or 全市 shows which kind of division is speaking."""

FORMER = {"区": ("县", "市"), "市": ("县",)}
"""The earlier kinds that a county may have had: districts were counties or cities, cities were counties."""

CODE_LENGTH = 6
"""The number of digits in a code of GB/T 2260."""

UNPLACED = "unplaced"
"""The name of the page of documents whose place is unknown."""

RESERVED = (UNPLACED, "index")
"""Names of pages that are not of a place: no slug may be one."""

COLUMNS = ["code", "name", "short", "slug"]


class Division(NamedTuple):
    """An administrative division: GB/T 2260 code, full name, short names (the usual one first), page name.

    `province` and `prefecture` are the full names of the divisions above, or its own. The districts of a
    municipality and the counties directly under a province have no prefecture.
    """

    code: str
    name: str
    shorts: tuple[str, ...]
    slug: str
    level: DivisionLevel
    province: str
    prefecture: str | None

    @property
    def path(self) -> str:
        """Return the name with the names above it: 湖南省常德市澧县."""
        above = [self.province, self.prefecture or ""]
        return "".join(name for name in above if name != self.name) + self.name

    def within(self, other: Division) -> bool:
        """Whether this is the other division or a part of it."""
        digits = {"province": 2, "prefecture": 4, "county": 6}[other.level]
        return self.code[:digits] == other.code[:digits]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: its start and end, and every division it may mean."""

    start: int
    end: int
    word: str
    divisions: tuple[Division, ...]

    def meant(self) -> tuple[Division, ...]:
        """Return what the name means: for a bare name the city or province, not a county of that name (长沙)."""
        bare = any(d.level != "county" and self.word in d.shorts for d in self.divisions)
        return tuple(d for d in self.divisions if d.level != "county") if bare else self.divisions

    def of(self, divisions: tuple[Division, ...]) -> Mention:
        """Return the same name, meaning other divisions."""
        return Mention(self.start, self.end, self.word, divisions)


@dataclass(frozen=True)
class Gazetteer:
    """All divisions, in the order of their codes; the lookup tables are made on first use."""

    divisions: tuple[Division, ...]

    @cached_property
    def by_code(self) -> dict[str, Division]:
        """Return the divisions by GB/T 2260 code."""
        return {division.code: division for division in self.divisions}

    @cached_property
    def by_name(self) -> dict[str, tuple[Division, ...]]:
        """Return the divisions by each of their names; one name may mean several."""
        names: dict[str, tuple[Division, ...]] = {}
        for division in self.divisions:
            for name in {division.name, *_spoken(division)}:
                names[name] = (*names.get(name, ()), division)
        return names

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        heads: dict[str, set[int]] = {}
        for name in self.by_name:
            heads.setdefault(name[:2], set()).add(len(name))
        return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in heads.items()}

    def at(self, text: str, start: int) -> Mention | None:
        """Return the longest name that starts at an offset; a county may have its earlier kind (望城县)."""
        for length in self._lengths.get(text[start : start + 2], ()):
            word = text[start : start + length]
            if word in self.by_name:
                return _with_kind(Mention(start, start + len(word), word, self.by_name[word]), text)
        return None

    def scan(self, text: str, prefixes: tuple[str, ...] = ()) -> Iterator[Mention]:
        """Yield the names in a text from left to right, the longest at each place, none overlapping.

        A name right after a prefix outranks one that starts with the end of the prefix: 现代化新|昌平, not 新昌.
        """
        end = 0
        pairs = map(add, text, text[1:])
        for start in compress(count(), map(self._lengths.__contains__, pairs)):
            if start < end:
                continue
            mention = self.at(text, start)
            if mention and not (text.endswith(prefixes, 0, start + 1) and self.at(text, start + 1)):
                end = mention.end
                yield mention

    def chain(self, text: str, start: int) -> Mention | None:
        """Return consecutive names, from province down to county, as one (湖南省长沙市望城区)."""
        whole = self.at(text, start)
        while whole:
            below = self.at(text, whole.end)
            inner = tuple(
                d
                for d in (below.divisions if below else ())
                if any(d is not a and d.within(a) for a in whole.divisions)
            )
            if not below or not inner:
                break
            whole = Mention(start, below.end, text[start : below.end], inner)
        return whole

    def named(self, name: str) -> tuple[Division, ...]:
        """Return the divisions a code or a whole name may mean (澧县, 常德市澧县); none if it is unknown."""
        if name in self.by_code:
            return (self.by_code[name],)
        found = self.chain(name, 0)
        return found.divisions if found and found.end == len(name) else ()

    def above(self, division: Division) -> tuple[Division, ...]:
        """Return the divisions that a division is part of, the nearest first."""
        codes = (division.code[:4] + "00", division.code[:2] + "0000")
        return tuple(self.by_code[c] for c in codes if c in self.by_code and c != division.code)


def load_places(*paths: Path) -> Gazetteer:
    """Return the gazetteer of CSV files with the columns code, name, short, slug; `#` opens a comment line.

    Files after the first are overlays, whose places are sorted in among the others by their codes.
    """
    names: dict[str, str] = {}
    slugs: dict[str, Division] = {}
    for place, row in (placed for path in paths for placed in _rows(path)):
        division = _division(place, row, names)
        if division.slug in slugs:
            problem = f"the slug {division.slug} is that of {slugs[division.slug].path}"
            raise KnowledgeError(place, problem, "slugs are addresses of pages: give it another")
        slugs[division.slug] = division
    return Gazetteer(tuple(sorted(slugs.values())))


def _rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of a table of places with their file and line."""
    file = shown(path)
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    except UnicodeDecodeError as error:
        raise KnowledgeError(file, "the file is not UTF-8", "save it as UTF-8") from error
    if not rows or rows[0] != COLUMNS:
        raise KnowledgeError(f"{file} line 1", "the columns are not known", f"write {','.join(COLUMNS)}")
    for number, row in enumerate(rows[1:], 2):
        if row and not row[0].startswith("#"):
            yield f"{file} line {number}", row


def _division(place: str, row: list[str], names: dict[str, str]) -> Division:
    if len(row) != len(COLUMNS) or not _well_formed(*row):
        raise KnowledgeError(place, f"not a place: {','.join(row)}", "write code, name, short name, a-z slug")
    code, name, short, slug = row
    if not all(short.split(" ")):
        problem = f"a short name of {name} is blank"
        raise KnowledgeError(place, problem, "write the short names with one blank between them")
    if slug in RESERVED:
        raise KnowledgeError(place, f"the slug {slug} is that of another page", "give the place another")
    if code in names or (code[2:] != "0000" and code[:2] + "0000" not in names):
        raise KnowledgeError(place, f"the code {code} is out of order or taken", "sort by code, each once")
    names[code] = name
    level: DivisionLevel = "province" if code[2:] == "0000" else "prefecture" if code[4:] == "00" else "county"
    prefecture = None if level == "province" else names.get(code[:4] + "00")
    return Division(code, name, tuple(short.split(" ")), slug, level, names[code[:2] + "0000"], prefecture)


def _well_formed(code: str, name: str, short: str, slug: str) -> bool:
    letters = slug.replace("-", "")
    return bool(
        len(code) == CODE_LENGTH
        and code.isascii()
        and code.isdecimal()
        and name
        and short
        and letters.isascii()
        and letters.isalpha()
        and letters.islower()
    )


def _spoken(division: Division) -> set[str]:
    """Return the names of a division besides the full one: short, or short with its kind (恩施州)."""
    if division.level == "province":
        return set(division.shorts)
    kind = division.name[-1]
    return {*division.shorts, *(short + kind for short in division.shorts if short[-1] != kind)}


def _with_kind(mention: Mention, text: str) -> Mention:
    """Extend a name by a kind that a county once had or is called by, where no division has exactly that name."""
    kind = text[mention.end : mention.end + 1]
    once = tuple(d for d in mention.divisions if d.level == "county" and kind in FORMER.get(d.name[-1], ()))
    if not once or mention.word not in once[0].shorts:
        return mention
    return Mention(mention.start, mention.end + 1, mention.word + kind, once)
