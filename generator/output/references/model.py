"""The reference of a document: what it states of itself, and nothing else; a field that is not known is empty."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from generator.output.pages import blocks

if TYPE_CHECKING:
    from generator.knowledge import Knowledge
    from generator.knowledge.kinds import Cited, Kind
    from generator.reading.model import Report

ADDRESS: Final = "\ue001"
"""In a made reference: the address of what is cited, which only a browser knows.

It and the others are characters for private use, which no field holds: `plain` takes them out.
"""
TODAY: Final = "\ue002"
"""In a made reference: the day on which it is copied, YYYY-MM-DD."""
TODAY_PARTS: Final = "\ue003"
"""The same as three numbers: 2026,11,29."""
SITE: Final = "\ue000"
"""In values for the head of a page: the address of the site, which the theme puts in."""
DAY: Final = re.compile(r"\s*([0-9]{4})[-年/.]([0-9]{1,2})[-月/.]([0-9]{1,2})(?![0-9])")
"""A day at the start of what a page says of its time: 2024-01-05 10:12, 2024年1月5日."""
OWN_YEAR: Final = frozenset(("document", "reviewed"))
"""Kinds of year (`Kind.year`) that are the document's own; that of a plan is not when it was published."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference to a document is made of. All texts are printable and on one line.

    `key` is the id of the report. `author` is the speaker, `office` what he holds, else `author` is the body whose
    document it is (`personal` tells them apart). `issued` is YYYY-MM-DD or YYYY: the day on which its page was
    published, else on which it was delivered, else its own year. `edition` names the site whose restored copy it
    is, `base` what the copy was made of.
    """

    key: str
    title: str
    author: str
    office: str
    personal: bool
    publisher: str
    issued: str
    cited: Cited
    genre: str
    event: str
    edition: str
    base: str


def reference(report: Report, knowledge: Knowledge, site: str) -> Reference:
    """Return the reference of a report on a site of this name."""
    kind = knowledge.kinds.get(report.kind)
    delivery = report.delivery
    speaker = _named(delivery.speaker)
    return Reference(
        key=report.id,
        title=plain(blocks.title_of(report)),
        author=speaker or _named(delivery.issuer),
        office=_named(delivery.office) if speaker else "",
        personal=bool(speaker),
        publisher=_named(report.publisher),
        issued=_issued(report, kind),
        cited=kind.cited if kind else "page",
        genre=kind.name if kind else "",
        event=_named(delivery.session),
        edition=plain(f"{site}校勘本"),
        base=plain(_base(report)),
    )


def plain(source: str) -> str:
    """Return source text on one line, without characters that are not printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in source).split())


def _named(source: str | None) -> str:
    """Return a name; nothing for one that the source redacts or lacks."""
    return "" if not source or blocks.GAP_SHOWN.search(source) else plain(source)


def _issued(report: Report, kind: Kind | None) -> str:
    days = (day_of(value) for name, value in report.metadata if name == "published")
    stated = next((day for day in days if day), None) or report.delivery.date
    if stated:
        return stated
    own = kind is not None and kind.year in OWN_YEAR and report.year_basis != "inferred"
    return str(report.year) if own and report.year else ""


def day_of(value: str) -> str | None:
    """Return the day at the start of a text as YYYY-MM-DD; None if it has none."""
    found = DAY.match(value)
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def _base(report: Report) -> str:
    """Return what the restored copy was made of: publisher, address and day, else the name of the file."""
    known = "\N{FULLWIDTH COMMA}".join(name for name in (report.publisher, report.source_url) if name)
    day = f"（{report.retrieved}取得）" if report.retrieved else ""
    return f"{known or f'来源文件{report.file}'}{day}"
