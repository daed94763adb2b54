"""The tables of places: today's divisions, former ones, zones; a mistake is a KnowledgeError with its line."""

from __future__ import annotations

import csv
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.errors import KnowledgeError, nearest
from generator.knowledge.placenames.division import CODE_LENGTH, Division
from generator.knowledge.yaml_entries import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.knowledge.placenames.division import DivisionLevel

UNPLACED: Final = "unplaced"
"""The name of the page of documents whose place is unknown."""

CHINA: Final = "china"
"""The name of the page of documents of the whole country."""

RESERVED: Final = (UNPLACED, CHINA, "index")
"""Names of pages that are not of a place: no slug may be one."""

COLUMNS: Final = ("code", "name", "short", "slug")
FORMER_COLUMNS: Final = ("code", "name", "prefecture", "slug", "first", "last", "successor")
ZONE_COLUMNS: Final = ("above", "name", "short", "slug", "first")
NONE: Final[Mapping[str, Division]] = MappingProxyType({})
YEAR: Final = re.compile(r"(?:19|20)\d\d")
SLUG: Final = re.compile("[a-z]+(?:-[a-z]+)*")


class _Row(NamedTuple):
    """A row of a table, with file and line for messages."""

    place: str
    cells: list[str]


def today(*paths: Path) -> dict[str, Division]:
    """Return today's divisions by slug; tables after the first are overlays."""
    names: dict[str, str] = {}
    slugs: dict[str, Division] = {}
    for row in (row for path in paths for row in _rows(path, COLUMNS)):
        division = _division(row, names)
        _put(division, slugs, row.place)
    return slugs


def former(path: Path, slugs: Mapping[str, Division]) -> tuple[Division, ...]:
    """Return the former divisions; `slugs` are today's, which successors name."""
    provinces = {d.code[:2]: d.name for d in slugs.values() if d.level == "province"}
    own: dict[str, Division] = {}
    found: list[tuple[_Row, Division]] = []
    for row in _rows(path, FORMER_COLUMNS):
        division = _former(row, provinces)
        if row.cells[3]:
            _put(division, own, row.place, slugs)
        found.append((row, division))
    pages = {**own, **slugs}
    shorts = frozenset(short for division in slugs.values() for short in division.shorts)
    return tuple(_succeeded(row.place, division, pages, shorts) for row, division in found)


def zones(slugs: Mapping[str, Division], named: frozenset[str], *paths: Path) -> tuple[Division, ...]:
    """Return the zones; tables after the first are overlays.

    Those with a name in `named` are left out, as an overlay has them under a code. Two zones of one division may
    not have one name.
    """
    above = _by_code_and_name(slugs)
    own: dict[str, Division] = {}
    taken: set[tuple[str, str]] = set()
    for row in (row for path in paths for row in _rows(path, ZONE_COLUMNS)):
        zone = _zone(row, above)
        if zone.name in named:
            continue
        if (zone.code, zone.name) in taken:
            problem = f"the zone {zone.path} is given twice"
            raise KnowledgeError(row.place, problem, "keep one; the program may know it already")
        taken.add((zone.code, zone.name))
        _put(zone, own, row.place, slugs)
    return tuple(own.values())


def _by_code_and_name(slugs: Mapping[str, Division]) -> dict[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for division in slugs.values():
        for name in {division.code, division.name, division.path}:
            found[name] = (*found.get(name, ()), division)
    return found


def _zone(row: _Row, divisions: Mapping[str, tuple[Division, ...]]) -> Division:
    place, (above, name, short, slug, first) = row
    over = _above(place, above, divisions)
    if not name:
        raise KnowledgeError(place, f"not a zone: {','.join(row.cells)}", f"write {', '.join(ZONE_COLUMNS)}")
    shorts = tuple(short.split(" ")) if short else ()
    prefecture = over.name if over.level == "prefecture" else over.prefecture
    return Division(
        over.code, name, shorts, _slug(place, slug), "zone", over.province, prefecture, _year(place, first)
    )


def _above(place: str, above: str, divisions: Mapping[str, tuple[Division, ...]]) -> Division:
    """Return the division that a zone is part of, by its code or its name."""
    found = divisions.get(above, ())
    if not found:
        remedy = nearest(above, divisions, "write the code or the name of the division above")
        raise KnowledgeError(place, f"there is no place with the code or name '{above}'", remedy)
    if len(found) > 1:
        paths = "、".join(f"{division.path} ({division.code})" for division in found)
        raise KnowledgeError(place, f"'{above}' may be {paths}", "write one of these codes")
    return found[0]


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[_Row]:
    """Yield the rows of a table of places with their file and line; `#` opens a comment line."""
    file = shown(path)
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    except UnicodeDecodeError as error:
        raise KnowledgeError(file, "the file is not UTF-8", "save it as UTF-8") from error
    if not rows or tuple(rows[0]) != columns:
        raise KnowledgeError(f"{file} line 1", "the columns are not known", f"write {','.join(columns)}")
    for number, row in enumerate(rows[1:], 2):
        if row and not row[0].startswith("#"):
            place = f"{file} line {number}"
            if len(row) != len(columns):
                problem = f"not a place: {','.join(row)}"
                raise KnowledgeError(place, problem, f"write {', '.join(columns)}")
            yield _Row(place, row)


def _put(division: Division, own: dict[str, Division], place: str, others: Mapping[str, Division] = NONE) -> None:
    """Add a division under its slug, which neither its own table nor others may have."""
    taken = own.get(division.slug) or others.get(division.slug)
    if taken:
        problem = f"the slug {division.slug} is that of {taken.path}"
        raise KnowledgeError(place, problem, "slugs are addresses of pages: give it another")
    own[division.slug] = division


def _division(row: _Row, names: dict[str, str]) -> Division:
    place, (code, name, short, slug) = row
    if not (_code(code) and name and short and SLUG.fullmatch(slug)):
        raise KnowledgeError(
            place, f"not a place: {','.join(row.cells)}", "write code, name, short name, a-z slug"
        )
    if not all(short.split(" ")):
        problem = f"a short name of {name} is blank"
        raise KnowledgeError(place, problem, "write the short names with one blank between them")
    _slug(place, slug)
    if code in names or (code[2:] != "0000" and code[:2] + "0000" not in names):
        raise KnowledgeError(place, f"the code {code} is out of order or taken", "sort by code, each once")
    names[code] = name
    level = _level(code)
    prefecture = None if level == "province" else names.get(code[:4] + "00")
    return Division(code, name, tuple(short.split(" ")), slug, level, names[code[:2] + "0000"], prefecture)


def _former(row: _Row, provinces: Mapping[str, str]) -> Division:
    place, (code, name, prefecture, slug, first, last, successor) = row
    if not (_code(code) and name and code[:2] in provinces and (slug or successor)):
        remedy = "write code, name, prefecture, slug or nothing, first year, last year, slug of the successor"
        raise KnowledgeError(place, f"not a former place: {','.join(row.cells)}", remedy)
    years = _year(place, first), _year(place, last)
    if years[1] is None or (years[0] or 0) > years[1]:
        raise KnowledgeError(place, f"{name} has the years {first} to {last}", "write the first year and the last")
    level = _level(code)
    above = name if level == "prefecture" else prefecture or None
    page = _slug(place, slug) if slug else successor
    return Division(code, name, (), page, level, provinces[code[:2]], above, *years, successor or None)


def _succeeded(place: str, division: Division, pages: Mapping[str, Division], shorts: frozenset[str]) -> Division:
    """Return a former division with the code of its page, and for a prefecture its short name if it is its own."""
    if division.successor and division.successor not in pages:
        remedy = nearest(division.successor, pages, "write the slug of a place")
        raise KnowledgeError(place, f"there is no place with the slug '{division.successor}'", remedy)
    short = division.name.removesuffix("地区") if division.name.endswith("地区") else division.name[:-1]
    own = division.level == "prefecture" and len(short) > 1 and short[-1] not in "县市" and short not in shorts
    return division._replace(code=pages[division.slug].code, shorts=(short,) if own else ())


def _code(code: str) -> bool:
    return len(code) == CODE_LENGTH and code.isascii() and code.isdecimal()


def _level(code: str) -> DivisionLevel:
    return "province" if code[2:] == "0000" else "prefecture" if code[4:] == "00" else "county"


def _year(place: str, text: str) -> int | None:
    if text and not YEAR.fullmatch(text):
        raise KnowledgeError(place, f"'{text}' is not a year", "write four digits, such as 2010, or nothing")
    return int(text) if text else None


def _slug(place: str, slug: str) -> str:
    if not SLUG.fullmatch(slug):
        raise KnowledgeError(place, f"'{slug}' is not a slug", "write a-z and hyphens")
    if slug in RESERVED:
        raise KnowledgeError(place, f"the slug {slug} is that of another page", "give the place another")
    return slug
