"""Tables for spreadsheets: CSV that they open with Chinese intact, and in which no cell is a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""The byte order mark: by it Excel knows that a file is UTF-8."""
SIGNS: Final = (
    "=+@-\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH COMMERCIAL AT}\N{FULLWIDTH HYPHEN-MINUS}"
)
FORMULA: Final = re.compile(rf"'*\s*[{re.escape(SIGNS)}]\s*\S|'*[\t\r]")
"""The start of a cell that a spreadsheet takes for a formula, a full-width sign as well (OWASP, CSV injection).

A sign alone is none: it is the operator of most indicators.
"""


def sheet(rows: Iterable[Iterable[object]]) -> str:
    r"""Return rows as lines of CSV (RFC 4180, lines ended by `\r\n`), without the byte order mark.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, which makes it text there. One
    that has apostrophes before such a start already gets one more: `unguarded` returns each text as it was.
    """
    text = io.StringIO()
    csv.writer(text).writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str):
        is_word = value[:1].isalnum()  # as nearly all are: then no sign is before it
        return f"'{value}" if not is_word and FORMULA.match(value) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def unguarded(cell: str) -> str:
    """Return the text of a cell, without the apostrophe that keeps it from being a formula."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell
