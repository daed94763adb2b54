"""Entities: characters that the source of a page writes by name or number (`&ldquo;`, `&#12288;`)."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, Final

from generator.knowledge.code_rules import CodeRule
from generator.knowledge.marks import SEMICOLON
from generator.text.ledger import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES: Final = (CodeRule("html-entities"),)

ENTITY: Final = re.compile(
    f"&((?:amp;|#38;){{0,3}})(?:"
    f"(?:([A-Za-z][0-9A-Za-z]{{1,30}})|#(?:[0-9]{{1,7}}|[xX][0-9A-Fa-f]{{1,6}}))[;{SEMICOLON}]|nbsp(?![0-9A-Za-z]))"
)
"""An entity; its ampersand may be written as one, its semicolon full-width, or lost after a blank."""

OPEN: Final = re.compile("&(?:(?:amp|#38);)*(#[0-9A-Fa-fXx]{1,7}|[0-9A-Za-z]{2,31})\\Z")
"""An entity up to its semicolon, including one whose ampersand is written as an entity."""

TWICE: Final = 3
"""Characters escaped twice from which on the text is, and not one example of how they are written. (A choice.)"""

ENTITY_MAX: Final = 40
"""The most characters of an entity without its semicolon; hardly any is longer."""

BUILDING: Final = frozenset("#;")
"""Characters that make up entities: their own entities stay as written, so that no new entity arises."""

UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def entities(text: str) -> Iterator[Change]:
    """Yield the character for each entity; blanks as plain ones, invisible characters as nothing."""
    found = [(match, _character(f"&{match[0][len(match[1]) + 1 :]}", match[2])) for match in ENTITY.finditer(text)]
    twice = [char for match, char in found if match[1] and _is_plain(char)]
    known = len(twice) >= TWICE or any(map(str.isspace, twice))
    for match, char in found:
        if match[1] and not (known and _is_plain(char)):
            continue
        if char and not (char == "&" and _builds(text, match.end())):
            yield Change(*match.span(), "" if UNSEEN.match(char) else char, "html-entities")


def _is_plain(char: str) -> bool:
    """Whether a character is none of markup, which may be escaped twice to be shown as it is written."""
    return char != "" and (not char.isascii() or char.isspace())


def ends_entity(text: str, at: int) -> bool:
    """Whether the mark at an offset is the semicolon of an entity."""
    opened = OPEN.search(text, max(0, at - ENTITY_MAX), at)
    return opened is not None and (opened[1][0] == "#" or f"{opened[1]};" in html5)


def _character(entity: str, name: str | None) -> str:
    """Return the character of an entity; nothing for an unknown entity or for a character of `BUILDING`."""
    entity = entity.rstrip(f";{SEMICOLON}") + ";"
    if name and f"{name};" not in html5:
        return ""
    char = unescape(entity)
    if len(char) != 1 or char in BUILDING or char == "\ufffd" or "\ud800" <= char <= "\udfff":
        return ""
    if char in "\n\r\u3000":
        return "\u3000" if char == "\u3000" else "\n"
    return " " if char.isspace() else char


def _builds(text: str, at: int) -> bool:
    """Whether an ampersand before this offset would start an entity: it was escaped twice, and stays so."""
    following = ENTITY.match(f"&{text[at : at + ENTITY_MAX]}")
    return following is not None or text[at : at + 1] == "&"
