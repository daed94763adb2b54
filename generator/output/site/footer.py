"""The foot of every page: rights, lines and contact of the operator, version of the program, day of the data."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator import __version__
from generator.knowledge.marks import COMMA
from generator.output.addresses import FEED
from generator.output.pages.blocks import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM: Final = "Fangzhi"
MAIL: Final = re.compile(r"[^\s@:/]+@[^\s@:/]+")
ADDRESS: Final = re.compile(r"https?://\S+")
UPDATED: Final = re.compile(r"<updated>(\d{4}-\d\d-\d\d)T")
"""The day of a feed, whose newest entry comes first."""


def footer(  # noqa: PLR0913 - what a site says at its foot; `mkdocs.yml` names each
    copyright: str,  # noqa: A002 - as the key of MkDocs
    *,
    lines: Sequence[str] = (),
    contact: str = "",
    release: str = "",
    released: str = "",
    newest: str = "",
) -> str:
    """Return the foot of a page as HTML; `copyright` and `lines` are HTML, the others are text.

    `released` is the day of the release of the data, `newest` that of the newest source, both YYYY-MM-DD. The day
    of the foot is the first of the two that is known, never that of a clock.
    """
    reach = [f"联系与勘误：{_reach(contact)}"] if contact else []
    return "<br>".join([copyright, *lines, *reach, " · ".join(_versions(release, released, newest))])


def newest_day(docs: Path | str) -> str:
    """Return the day (YYYY-MM-DD) of the newest document in a docs folder, as its feed has it, or nothing."""
    try:
        found = UPDATED.search((Path(docs) / FEED).read_text(encoding="utf-8"))
    except OSError:
        return ""
    return found[1] if found else ""


def _reach(contact: str) -> str:
    """Return an address of mail or of the web as a link, other words as they are."""
    shown = escape(contact)
    target = f"mailto:{shown}" if MAIL.fullmatch(contact) else shown if ADDRESS.fullmatch(contact) else ""
    return f'<a href="{target}">{shown}</a>' if target else shown


def _versions(release: str, released: str, newest: str) -> list[str]:
    day = f"{day_of(released)}发布" if released else f"资料截至{day_of(newest)}" if newest else ""
    data = COMMA.join(filter(None, (f"{escape(release)}版" if release else "", day)))
    return [f"{PROGRAM} {__version__}", *([f"数据{data}" if release or released else data] if data else [])]
