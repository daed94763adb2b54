"""Rows: a row of a table as a file in a container."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.findings.codes import Code
from generator.sources.columns import facts_of, texts_of
from generator.sources.model import Member
from generator.sources.readers.text import TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

TAG: Final = re.compile(
    r"<(?:!doctype|html|body|head|div|p|br|span|table|tr|td|section|article|h[1-6])[\s/>]", re.IGNORECASE
)
"""A tag that text with markup has; a text about inequalities has none."""

PAGE_SUFFIX: Final = ".html"


def member_of(name: str, row: Mapping[str, object]) -> Member | None:
    """Return the document of a row as a member of this name, or None if the row has no text."""
    text = next(texts_of(row), None)
    if text is None:
        return None
    is_page = TAG.search(text) is not None
    # The mark says that the bytes are UTF-8 whatever a page in a cell declares.
    data = _encoded("\N{ZERO WIDTH NO-BREAK SPACE}" + text if is_page else text)
    return Member(name, (data,), tuple(facts_of(row)), suffix=PAGE_SUFFIX if is_page else TEXT.suffixes[0])


def without_text(count: int, line: int) -> Member:
    """Return what is said of the rows of a table that have no text: how many, and the line of the first."""
    return Member("", obstacle=Code.ROWS_EMPTY(count=count, line=line), count=count)


def _encoded(text: str) -> bytes:
    """Return a text in UTF-8; half of a pair of surrogates, which JSON can write, is an unreadable character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
