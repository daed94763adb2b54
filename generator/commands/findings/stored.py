"""The findings of the last build, read from the exported data; no source is read again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.corpus.findings.accepted import is_named, known_code
from generator.corpus.findings.work_list import Item, accept
from generator.knowledge.errors import FangzhiError, Finding, nearest
from generator.knowledge.findings.codes import Code
from generator.output.data.audit import read_lines
from generator.output.data.findings import finding_row
from generator.output.registry import DATA

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.corpus.findings.accepted import Acceptance
    from generator.knowledge.findings.messages import Messages
    from generator.output.data.audit import JsonObject

PLACES = ("name", "province", "prefecture", "county", "slug", "code")
"""The keys of a place that `--place` takes."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which findings are meant; an empty choice means all. In `files` `*` also matches a slash."""

    codes: frozenset[Code] = frozenset()
    severities: frozenset[str] = frozenset()
    files: str = ""
    place: str = ""
    new: bool = False
    accepted: bool = False


def chosen(arguments: argparse.Namespace) -> Chosen:
    """Return what the options of the command choose; an unknown code is a FangzhiError with the nearest one."""
    codes = (known_code(name, "--code") for name in arguments.code or ())
    return Chosen(
        frozenset(codes),
        frozenset(arguments.severity or ()),
        arguments.file or "",
        arguments.place or "",
        arguments.new,
        arguments.accepted,
    )


def load_items(docs: Path, accepted: Sequence[Acceptance]) -> list[Item]:
    """Return the findings in the data of a docs folder, accepted as `accepted` says now.

    Data that is missing, or that another version wrote, is a FangzhiError.
    """
    codes = {code.id: code for code in Code}
    try:
        rows = list(read_lines(docs / DATA / "findings.jsonl"))
        items = [_item(row, codes) for row in rows]
    except FileNotFoundError as error:
        problem, remedy = "there is no data of a build", "run fangzhi build, or name its folder with --docs"
        raise FangzhiError(str(docs / DATA), problem, remedy) from error
    except (KeyError, TypeError, ValueError) as error:
        problem = "the findings were written by another version of the program"
        raise FangzhiError(str(docs / DATA), problem, "run fangzhi build first") from error
    return list(accept(items, accepted))


def _item(row: JsonObject, codes: Mapping[str, Code]) -> Item:
    code = codes[row["code"]]
    message = code(**row["arguments"])
    return Item(Finding(message, row["file"], row["line"]), row["id"], row["quote"])


def choose(
    items: Sequence[Item], want: Chosen, messages: Messages, docs: Path, new: Collection[str]
) -> Iterator[Item]:
    """Yield the findings that are meant: those that are accepted, or those that are not.

    A place that no report has is a FangzhiError with the nearest one.
    """
    in_place = files_of(want.place, docs) if want.place else frozenset()
    for item in items:
        finding = item.finding
        if (
            (item.accepted is not None) == want.accepted
            and (not want.codes or finding.code in want.codes)
            and (not want.severities or messages.severity(finding) in want.severities)
            and (not want.files or is_named(finding.file, want.files))
            and (not want.place or finding.file in in_place)
            and (not want.new or item.id in new)
        ):
            yield item


def files_of(place: str, docs: Path) -> frozenset[str]:
    """Return the files whose report is about a place or a part of it; `place` is a name, a slug or a code."""
    named: dict[str, set[str]] = {}
    for row in read_lines(docs / DATA / "reports.jsonl"):
        for key in PLACES:
            if row["place"][key]:
                named.setdefault(row["place"][key], set()).add(row["file"])
    if place not in named:
        remedy = nearest(place, named, "write its name, slug or code as docs/data/reports.jsonl does", like=0.4)
        raise FangzhiError("--place", f"no report is about '{place}'", remedy)
    return frozenset(named[place])


def as_json(item: Item, messages: Messages, new: Collection[str]) -> str:
    """Return a finding as one line of JSON: as in the data, with what is accepted and what is new now."""
    row = {**finding_row(item, messages), "new": item.id in new}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
