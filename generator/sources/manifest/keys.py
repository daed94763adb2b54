"""The keys of the manifest: one table, with what each takes and its name in a spreadsheet.

What a key says becomes fields of `ManifestEntry`. Another key is a line of KEYS and a field of the same name.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from generator.knowledge.errors import KnowledgeError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.knowledge import Knowledge
    from generator.knowledge.yaml_entries import Entry

Fields = dict[str, Any]
"""Fields of `ManifestEntry` with their values; empty where the entry says nothing."""

FILE: Final = "file"
WITNESS_OF: Final = "witness_of"
WITHDRAWN: Final = "withdrawn"

UNNAMED: Final = re.compile(r"(?P<above>.+)某(?P<kind>[县区市旗])")
YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})年?")
DAY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})-([0-9]{2})|[/.年]([0-9]{1,2})[/.月]([0-9]{1,2})日?)")
"""A day as it is written, or as a spreadsheet shows it (2026/1/9, 2026年1月9日)."""
YES_OR_NO: Final = {"yes": True, "no": False, "是": True, "否": False}


class Key(NamedTuple):
    """A key: its name, its names as a column of a spreadsheet, and the function that reads its value."""

    name: str
    columns: tuple[str, ...]
    read: Callable[[Entry, str, Knowledge], Fields]


def given(entry: Entry, key: str) -> str | None:
    """Return a value on one line, without blanks around it; None if it is missing."""
    value = entry.text(key, "").strip()
    if not value.isprintable():
        problem = f"'{key}' contains a line break or a control character"
        raise KnowledgeError(entry.place_of(key), problem, "write it on one line")
    return value or None


def _text(entry: Entry, key: str, _known: Knowledge) -> Fields:
    value = given(entry, key)
    return {key: value} if value else {}


def _file(entry: Entry, key: str, _known: Knowledge) -> Fields:
    """Read the name of a file as the folder of sources has it: relative, without detours."""
    name = entry.text(key)
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or path.as_posix() != name:
        inside = not path.is_absolute() and ".." not in path.parts and path.parts
        remedy = f"write '{path.as_posix()}'" if inside else "write its path below the folder of sources"
        raise KnowledgeError(entry.place_of(key), f"'{name}' is not the name of a file in the folder", remedy)
    return {key: name}


def _place(entry: Entry, key: str, known: Knowledge) -> Fields:
    name = given(entry, key)
    if not name:
        return {}
    if name in known.place_signs.national.names:
        return {"place": None, "unnamed": None, "national": True}
    unnamed = UNNAMED.fullmatch(name)
    found = known.places.named(unnamed["above"] if unnamed else name)
    if not found:
        problem = f"the place '{name}' is not known"
        raise KnowledgeError(entry.place_of(key), problem, "write its full name or its GB/T 2260 code")
    if len(found) > 1:
        paths = "、".join(f"{division.path} ({division.code})" for division in found)
        raise KnowledgeError(entry.place_of(key), f"'{name}' may be {paths}", "write one of these names or codes")
    return {"place": found[0], "unnamed": unnamed["kind"] if unnamed else None, "national": False}


def _year(entry: Entry, key: str, _known: Knowledge) -> Fields:
    value = given(entry, key)
    if not value:
        return {}
    found = YEAR.fullmatch(value)
    if not found:
        raise _unclear(entry, key, value, "four digits, such as 2023")
    return {key: int(found[1])}


def _kind(entry: Entry, key: str, known: Knowledge) -> Fields:
    """Read the id of a kind, or the name that readers see."""
    value = given(entry, key)
    if not value:
        return {}
    named = next((kind.id for kind in known.kinds.values() if value in (kind.id, kind.name)), None)
    if not named:
        names = {name for kind in known.kinds.values() for name in (kind.id, kind.name)}
        remedy = nearest(value, names, f"one of: {', '.join(sorted(known.kinds))}")
        raise KnowledgeError(entry.place_of(key), f"'{key}: {value}' is not known", remedy)
    return {key: named}


def _day(entry: Entry, key: str, _known: Knowledge) -> Fields:
    value = given(entry, key)
    if value is None:
        return {}
    with suppress(ValueError):
        if found := DAY.fullmatch(value):
            year, month, day = (int(part) for part in found.groups() if part)
            return {key: date(year, month, day).isoformat()}
    raise _unclear(entry, key, value, "a day of the calendar, such as 2026-11-22")


def _switch(entry: Entry, key: str, _known: Knowledge) -> Fields:
    value = given(entry, key)
    if value is None:
        return {}
    if value not in YES_OR_NO:
        problem = f"'{key}: {value}' is not known"
        raise KnowledgeError(entry.place_of(key), problem, f"one of: {', '.join(sorted(YES_OR_NO))}")
    return {key: YES_OR_NO[value]}


def _unclear(entry: Entry, key: str, value: str, remedy: str) -> KnowledgeError:
    return KnowledgeError(entry.place_of(key), f"'{key}: {value}' cannot be understood", f"write {remedy}")


KEYS: Final = (
    Key(FILE, ("文件", "文件名"), _file),
    Key("place", ("地区", "地点", "地名"), _place),
    Key("place_why", ("地区依据",), _text),
    Key("year", ("年份", "年度"), _year),
    Key("year_why", ("年份依据",), _text),
    Key("kind", ("文种", "文类"), _kind),
    Key("title", ("标题", "题目"), _text),
    Key("publisher", ("来源", "发布单位"), _text),
    Key("url", ("网址", "链接"), _text),
    Key("retrieved", ("抓取日期",), _day),
    Key("note", ("备注", "说明"), _text),
    Key("run_in_headings", ("段首标题",), _switch),
    Key("skip", ("略过", "跳过"), _switch),
    Key(WITNESS_OF, ("底本",), _file),
    Key("separate", ("单独成篇",), _switch),
    Key(WITHDRAWN, ("撤下", "撤下原因"), _text),
)
"""Every key, in the order of the documentation."""

NAMES: Final = tuple(key.name for key in KEYS)

COLUMNS: Final = {column: key.name for key in KEYS for column in (key.name, *key.columns)}
"""The key for each name that a column may have."""

EVIDENCE: Final = {"place_why": "place", "year_why": "year"}
"""Keys that say why another one is right: they belong to the entry that states it."""


def read_entry(
    entry: Entry, known: Knowledge, keys: tuple[Key, ...] = KEYS
) -> tuple[Fields, list[KnowledgeError]]:
    """Return what an entry says, and every mistake in it."""
    names = tuple(key.name for key in keys)
    fields: Fields = {}
    wrong: list[KnowledgeError] = []
    for name in entry.nodes.keys() - set(names):
        remedy = nearest(name, names, f"known keys: {', '.join(sorted(names))}", like=0.4)
        wrong.append(KnowledgeError(entry.place_of(name), f"unknown key '{name}'", remedy))
    for key in keys:
        if key.name in entry.nodes or key.name == FILE:
            try:
                fields |= key.read(entry, key.name, known)
            except KnowledgeError as error:
                wrong.append(error)
    return fields, wrong
