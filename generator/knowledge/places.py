"""The gazetteer: the provinces, prefectures, counties and zones of China by name, today's and former ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress, count
from operator import add
from typing import TYPE_CHECKING

from generator.knowledge.placenames.tables import CHINA, UNPLACED, former, today, zones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.knowledge.placenames.division import Division

__all__ = ("CHINA", "UNPLACED", "Gazetteer", "Mention", "load_places")

ORDINARY = 2
"""The length of names of former districts that are ordinary words (新区, 市区): they count after a city only."""


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
    """Today's divisions in the order of their codes, former ones, zones; lookup tables are made on first use."""

    divisions: tuple[Division, ...]
    former: tuple[Division, ...] = ()
    zones: tuple[Division, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, Division]:
        """Return today's divisions by GB/T 2260 code."""
        return {division.code: division for division in self.divisions}

    @cached_property
    def by_slug(self) -> dict[str, Division]:
        """Return for each page the division whose name it has: not those that share it under a former name."""
        own = (d for d in self.former if d.slug != d.successor)
        return {division.slug: division for division in (*own, *self.zones, *self.divisions)}

    @cached_property
    def by_name(self) -> dict[str, tuple[Division, ...]]:
        """Return the divisions by each of their names; one name may mean several."""
        names: dict[str, tuple[Division, ...]] = {}
        for division in chain(self.divisions, self.zones, self.former):
            for name in {division.name, *_spoken(division)}:
                names[name] = (*names.get(name, ()), division)
        return names

    @cached_property
    def _inner(self) -> frozenset[str]:
        """Return the names of former districts that are ordinary words: they count after a city's name only."""
        return frozenset(
            name
            for name, found in self.by_name.items()
            if len(name) == ORDINARY and name[-1] == "区" and all(division.former for division in found)
        )

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        heads: dict[str, set[int]] = {}
        for name in self.by_name:
            heads.setdefault(name[:2], set()).add(len(name))
        return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in heads.items()}

    @cached_property
    def _renamed(self) -> dict[str, tuple[Division, ...]]:
        """Return the former names of each page."""
        found: dict[str, tuple[Division, ...]] = {}
        for division in self.former:
            if division.slug == division.successor:
                found[division.slug] = (*found.get(division.slug, ()), division)
        return found

    def at(self, text: str, start: int, *, inner: bool = False) -> Mention | None:
        """Return the longest name that starts at an offset; `inner`: after the name of the division above."""
        for length in self._lengths.get(text[start : start + 2], ()):
            word = text[start : start + length]
            if word in self.by_name and (inner or word not in self._inner):
                return Mention(start, start + len(word), word, self.by_name[word])
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
            below = self.at(text, whole.end, inner=True)
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
        """Return the divisions a code or a whole name may mean (澧县, 常德市澧县); none if it is unknown.

        Of a name that a place has today and another one had formerly (酒泉市), the place of today is meant.
        """
        if name in self.by_code:
            return (self.by_code[name],)
        found = self.chain(name, 0)
        return self.at_the_time(found.divisions, None) if found and found.end == len(name) else ()

    def at_the_time(self, divisions: Sequence[Division], year: int | None) -> tuple[Division, ...]:
        """Return those of some divisions that their name meant in a year, or means today; all if it meant none.

        A former place of a name comes before today's of that name in the same province (酒泉市 in 2000 was a part
        of 酒泉地区), until the year of the change.
        """
        if year is None:
            return tuple(d for d in divisions if not d.former) or _latest(divisions)
        found = [d for d in divisions if d.in_use(year)]
        earlier = {(d.name, d.province): d.level for d in found if d.former}
        kept = tuple(d for d in found if d.former or earlier.get((d.name, d.province), d.level) == d.level)
        return kept or _latest(divisions)

    def named_then(self, division: Division, year: int | None) -> Division:
        """Return a division under the name that it had in a year (望城区 in 2008: 望城县)."""
        names = self._renamed.get(division.slug, ()) if year and not division.former else ()
        then = [d for d in names if d.level == division.level and year and d.in_use(year) and d.last != year]
        return then[0] if len(then) == 1 else division

    def page_of(self, division: Division) -> Division:
        """Return the division whose name the page of a division has: for one that was renamed, today's."""
        return self.by_slug.get(division.slug, division)

    def above(self, division: Division) -> tuple[Division, ...]:
        """Return the divisions that a division is part of, the nearest first."""
        codes = (division.code[:4] + "00", division.code[:2] + "0000")
        return tuple(self.by_code[c] for c in codes if c in self.by_code and c != division.code)


def load_places(*paths: Path, old: Path | None = None, new: Sequence[Path] = ()) -> Gazetteer:
    """Return the gazetteer of CSV files with the columns code, name, short, slug; `#` opens a comment line.

    Files after the first are overlays, whose places are sorted in among the others by their codes. `old` is the
    table of former places, `new` are those of zones, the first the package's.
    """
    slugs = today(*paths)
    names = frozenset(division.name for division in slugs.values())
    return Gazetteer(
        tuple(sorted(slugs.values())),
        former(old, slugs) if old else (),
        zones(slugs, names, *new),
    )


def _latest(divisions: Sequence[Division]) -> tuple[Division, ...]:
    """Return the divisions, of those on one page the one that was named so last (长寿县 of two provinces)."""
    pages = {d.slug: d for d in sorted(divisions, key=lambda one: one.last or 0)}
    return tuple(d for d in divisions if pages[d.slug] is d)


def _spoken(division: Division) -> Iterable[str]:
    """Return the names of a division besides the full one: short, or short with its kind (恩施州)."""
    if division.level in {"province", "zone"}:
        return division.shorts
    kind = division.name[-1]
    return {*division.shorts, *(short + kind for short in division.shorts if short[-1] != kind)}
