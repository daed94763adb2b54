"""Tables of texts: CSV and TSV with a column of text, JSON lines, JSON. Each row with a text is a document.

The label of a row is the line in which it starts (`crawl.csv/17`), of an element of a JSON array its number. The
bytes of the document are its text in UTF-8.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.columns import has_text_column
from generator.sources.containers.json_stream import BLANK, values
from generator.sources.containers.lines import LONGEST_LINE, Lines
from generator.sources.containers.rows import member_of, without_text
from generator.sources.model import Container, Member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.sources.columns import Row

DELIMITERS: Final = ",\t;|"
DEEPEST: Final = 4
"""How many objects deep the list of documents in the answer of an interface may be ({"data": {"list": […]}})."""

MOST_EMPTY: Final = 1_000_000
"""The most rows without a text: as many as the files in a container, in ten seconds. A choice."""

MOST_BROKEN: Final = 100_000
"""The most broken rows, each of which is listed: a choice."""

START: Final = 4096
"""The characters at the start of a file that show whether it is an array; a choice."""

NO_TABLE: Final = Member("", obstacle=Code.NO_DOCUMENT(kind="data"))
"""What is said of data in which no column is one of texts."""

Numbered = tuple[int, "Row | Member"]
"""A row with its number, or what is wrong there."""


def _documents(rows: Iterable[Numbered]) -> Iterator[Member]:
    """Yield the documents of a table, then how many rows have no text; a table without any is data."""
    empty = first = broken = 0
    found = False
    for number, row in rows:
        member = row if isinstance(row, Member) else member_of(str(number), row)
        if member is None:
            first = first or number
            empty += 1
            if empty > MOST_EMPTY:
                raise SourceError(Code.ARCHIVE_DAMAGED(reason=f"more than {MOST_EMPTY} rows have no text"))
        else:
            found = True
            broken += member.obstacle is not None
            if broken > MOST_BROKEN:
                raise SourceError(Code.ARCHIVE_DAMAGED(reason=f"more than {MOST_BROKEN} rows are broken"))
            yield member
    if not found:
        yield NO_TABLE
    elif empty:
        yield without_text(empty, first)


def _broken(line: int, reason: str) -> Numbered:
    return line, Member(str(line), obstacle=Code.ROW_BROKEN(line=line, reason=reason))


def _csv(path: Path) -> Iterator[Member]:
    csv.field_size_limit(LONGEST_LINE)
    with Lines(path) as lines:
        header = next(iter(lines), "")
        delimiter = max(DELIMITERS, key=header.count)
        names = next(csv.reader([header], delimiter=delimiter), [])
        if not has_text_column(names):
            yield NO_TABLE
            return
        yield from _documents(_csv_rows(lines, names, delimiter))


def _csv_rows(lines: Lines, names: list[str], delimiter: str) -> Iterator[Numbered]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        start = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _broken(start, str(error))
            continue
        if not cells:
            continue
        if len(cells) > len(names):
            yield _broken(start, f"it has {len(cells)} fields, the first line {len(names)}")
        else:
            yield start, dict(zip(names, cells, strict=False))


def _json_lines(path: Path) -> Iterator[Member]:
    with Lines(path) as lines:
        yield from _documents(_json_rows(lines))


def _json_rows(lines: Iterable[str]) -> Iterator[Numbered]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield _broken(number, str(error))
            continue
        if isinstance(value, dict):
            yield number, value
        else:
            yield _broken(number, "it is not an object")


def _json(path: Path) -> Iterator[Member]:
    """Yield the documents of a JSON file: an array of objects, an object, or in truth lines of objects."""
    with Lines(path) as lines:
        is_array = lines.part(START).lstrip(BLANK + "\N{ZERO WIDTH NO-BREAK SPACE}").startswith("[")
    if is_array:  # a crawl of any size may be on one line
        with Lines(path) as lines:
            yield from _documents(_elements(lines))
        return
    with Lines(path) as lines:
        first = next((line for line in lines if line.strip()), "")
        further = next((line for line in lines if line.strip()), "")
    if further.lstrip().startswith("{") and _is_object(first):
        yield from _json_lines(path)
    else:
        with Lines(path) as lines:
            yield from _one(lines.whole())


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _elements(lines: Lines) -> Iterator[Numbered]:
    """Yield the objects of an array; where it is broken the rest is unknown, and what is not an object is data."""
    number = 0
    try:
        for number, value in enumerate(values(lines), 1):
            yield number, value if isinstance(value, dict) else {}
    except (ValueError, RecursionError) as error:
        raise SourceError(Code.ARCHIVE_DAMAGED(reason=f"after element {number}: {error}")) from error


def _one(text: str) -> Iterator[Member]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(Code.ARCHIVE_DAMAGED(reason=str(error))) from error
    member = member_of("", value) if isinstance(value, dict) else None
    if member:
        yield member
    else:
        yield from _documents(enumerate(_list_in(value), 1))


def _list_in(value: object) -> list[Row]:
    """Return the first list of objects with a text in an answer, from the outside in; an empty one if none is."""
    level: list[object] = [value]
    for _ in range(DEEPEST):
        for item in level:
            rows = [row for row in item if isinstance(row, dict)] if isinstance(item, list) else []
            if any(has_text_column(row) for row in rows):
                return rows
        level = [inner for item in level if isinstance(item, dict) for inner in item.values()]
    return []


TABLES: Final = (
    Container("csv", (".csv", ".tsv"), _csv),
    Container("json-lines", (".jsonl", ".ndjson", ".jsonlines", ".jl"), _json_lines),
    Container("json", (".json",), _json),
)
