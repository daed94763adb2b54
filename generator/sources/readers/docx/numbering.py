"""Numbering: the numbers that Word gives paragraphs when it shows them, as text (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.sources.readers.docx.numerals import numeral
from generator.sources.readers.docx.styles import is_on
from generator.sources.readers.xml import attribute, child, name_of, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element as Element

    from generator.sources.readers.docx.styles import InList

PLACE: Final = re.compile("%([1-9])")
"""Where the number of a level is put into the text of a number."""
LONGEST: Final = 40
"""The most characters of a number: more is text that a file hides in its numbering. A choice."""
NO_LIST: Final = "0"
"""The list of a paragraph that is taken out of the list of its style (ECMA-376, part 1, 17.9.18)."""
BULLET: Final = "bullet"


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: format and text of its numbers, the first one, the style that is linked to it.

    `restart`: the level from 1 after which it starts again; None after any higher one, 0 never. `legal`: the
    numbers of higher levels are in digits.
    """

    fmt: str
    text: str
    start: int
    style: str
    restart: int | None
    legal: bool


@dataclass(frozen=True, slots=True)
class NumberList:
    """A list: the definition whose counters it shares with other lists, its levels, the numbers it starts with."""

    definition: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Numbering:
    """The lists of a document and their counters: paragraphs must be asked for in order, each once."""

    def __init__(self, root: Element | None) -> None:
        """Read the part of the numbering, if there is one."""
        self._lists = _lists(root)
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, place: InList, style: str) -> str:
        """Return the number of the next paragraph at a place; empty for a bullet and where there is no list."""
        found = self._lists.get(place.list_id)
        if found is None or place.list_id == NO_LIST:
            return ""
        linked = (at for at, level in found.levels.items() if style and level.style == style)
        at = place.level if place.level is not None else next(linked, 0)
        level = found.levels.get(at)
        if level is None:
            return ""
        counts = self._count(found, at, place.list_id)
        return _label(found, at, counts)[:LONGEST]

    def _count(self, found: NumberList, at: int, list_id: str) -> dict[int, int]:
        counts = self._counts.setdefault(found.definition, {})
        if at in found.starts and (list_id, at) not in self._started:
            counts[at] = found.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else found.levels[at].start
        self._started.add((list_id, at))
        for deeper in [one for one in counts if one > at]:
            level = found.levels.get(deeper)
            restart = level.restart if level else None
            if restart is None or at < restart:
                del counts[deeper]
        return counts


def _label(found: NumberList, at: int, counts: Mapping[int, int]) -> str:
    own = found.levels[at]

    def counted(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        level = found.levels.get(place, own)
        fmt = "decimal" if own.legal else level.fmt
        return numeral(counts.get(place, level.start), fmt)

    return "" if own.fmt == BULLET else PLACE.sub(counted, own.text)


def _lists(root: Element | None) -> dict[str, NumberList]:
    """Return the lists of a document by id."""
    if root is None:
        return {}
    definitions = {attribute(one, "abstractNumId") or "": one for one in root if name_of(one) == "abstractNum"}
    by_style = {attribute(child(one, "styleLink"), "val"): name for name, one in definitions.items()}
    by_style.pop(None, None)
    lists = {}
    for one in root:
        name = attribute(child(one, "abstractNumId"), "val") if name_of(one) == "num" else None
        if name in definitions:
            linked = attribute(child(definitions[name], "numStyleLink"), "val")
            name = by_style.get(linked, name)
            lists[attribute(one, "numId") or ""] = _list(one, name, definitions[name])
    return lists


def _list(one: Element, name: str, definition: Element) -> NumberList:
    levels, starts = _levels([definition]), {}
    for override in one:
        at = number(attribute(override, "ilvl"))
        start = number(attribute(child(override, "startOverride"), "val"))
        if name_of(override) == "lvlOverride" and at is not None:
            levels |= _levels([override])
            if start is not None:
                starts[at] = start
    return NumberList(name, levels, starts)


def _levels(owners: Sequence[Element]) -> dict[int, Level]:
    found = {}
    for owner in owners:
        for one in owner:
            at = number(attribute(one, "ilvl"))
            if name_of(one) == "lvl" and at is not None:
                found[at] = _level(one)
    return found


def _level(one: Element) -> Level:
    start = number(attribute(child(one, "start"), "val"))
    return Level(
        fmt=_format(one),
        text=attribute(child(one, "lvlText"), "val") or "",
        start=0 if start is None else start,
        style=attribute(child(one, "pStyle"), "val") or "",
        restart=number(attribute(child(one, "lvlRestart"), "val")),
        legal=is_on(child(one, "isLgl")),
    )


def _format(one: Element) -> str:
    """Return the format of a level; the newer ones are wrapped for the programs that know them."""
    found = child(one, "numFmt")
    if found is None:
        found = child(one, "AlternateContent", "Fallback", "numFmt")
    return attribute(found, "val") or "decimal"
