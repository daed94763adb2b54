"""Bounds: markup that would cost a parser more than its length is thinned before it is parsed.

The rules of HTML look through all open elements for many a tag, compare each attribute of a tag with the others,
and open formatting elements again in each block. A parser is therefore quadratic in the depth of a page, in the
attributes of one tag, in the options of a menu, and in the formatting elements left open. Pages of people stay far
below the bounds here and are parsed as they are; of others only the tags that end lines are kept, up to a depth.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.sources.readers.html.elements import FORMATTING, RAW, VOID

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST: Final = 500
"""The most elements that are open at a time. Browsers nest 512; a choice near it."""

MOST_ATTRIBUTES: Final = 300
"""The most attributes of a tag, counted as equals signs and blanks. A long style has a hundred; a choice."""

REOPENED: Final = 500_000
"""The most formatting elements that blocks may open again, all together. A choice."""

SEARCHED: Final = frozenset(("option", "rp", "rt"))
"""Elements for each of which the parser looks through all others of its kind before it."""

MOST_SEARCHED: Final = 5_000
"""The most of them in a page, which take a tenth of a second. A menu of all counties has 3,000; a choice."""

FEW_OPEN: Final = 10
"""The number of open formatting elements that no parser minds: nested ones of an editor. A choice."""

TAG: Final = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?)*+)>"
)
"""A tag, with a bracket inside a quoted value as part of it. It reads each character once."""

NEXT: Final = re.compile("<(?:!--|/?[a-zA-Z])")
"""The start of a tag or comment."""

CLOSED_BY_OTHERS: Final = frozenset(
    (
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "option",
        "optgroup",
        "colgroup",
        "rt",
        "rp",
    )
)
"""Elements whose end tag may be left out: the next one, or the end of the element around them, closes them."""


class Tag(NamedTuple):
    """A tag: its span, its name in lower case, whether it closes, and its attributes as written."""

    start: int
    end: int
    name: str
    closes: bool
    attributes: str


CLOSED_SCRIPT: Final = re.compile(r"<(script|style|textarea|title|iframe)\b([^<>]*)/>", re.IGNORECASE)


def closed_scripts(page: str) -> str:
    """Return a page of XHTML with an end tag for each script that closes itself; in HTML it holds the rest."""
    return CLOSED_SCRIPT.sub(r"<\1\2></\1>", page) if page.lstrip("\ufeff \t\r\n").startswith("<?xml") else page


def in_bounds(page: str) -> str:
    """Return a page as it is, or thinned if its markup is out of bounds; the text is the same."""
    return _thinned(page) if _is_out_of_bounds(page) else page


def tags(page: str) -> Iterator[Tag]:
    """Yield the tags of a page outside of comments, scripts and the like; what is not closed ends them."""
    lower = ""
    at = 0
    while start := NEXT.search(page, at):
        at = start.start()
        found = TAG.match(page, at)
        if start[0] == "<!--":
            end = page.find("-->", at)
            if end < 0:
                return
            at = end
        elif not found:
            return  # the page ends inside a tag
        else:
            name = found["name"].lower()
            yield Tag(at, found.end(), name, bool(found["close"]), found["attributes"])
            at = found.end()
            if name in RAW and not found["close"]:
                lower = lower or page.lower()
                at = lower.find(f"</{name}", at)
                if at < 0:
                    return  # the rest of the page is inside the element


def _is_out_of_bounds(page: str) -> bool:
    depth = deepest = formatting = most_formatting = blocks = searched = 0
    drawing = False
    for tag in tags(page):
        if tag.name == "svg" or tag.name in FLOW:
            drawing = tag.name == "svg" and not tag.closes
        if _attributes(tag.attributes) > MOST_ATTRIBUTES:
            return True
        if tag.name in CLOSED_BY_OTHERS or tag.name in VOID:
            searched += tag.name in SEARCHED
            if searched > MOST_SEARCHED * 2:  # an end tag is one of the two
                return True
            blocks += 1
            continue
        if drawing and tag.attributes.endswith("/"):
            continue
        step = -1 if tag.closes else 1
        blocks += 1
        depth = max(0, depth + step)
        deepest = max(deepest, depth)
        if tag.name in FORMATTING:
            formatting = max(0, formatting + step)
            most_formatting = max(most_formatting, formatting)
    return deepest > DEEPEST or (most_formatting - FEW_OPEN) * blocks > REOPENED


FLOW: Final = frozenset(
    (
        "b",
        "big",
        "blockquote",
        "body",
        "br",
        "center",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "embed",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "hr",
        "i",
        "img",
        "li",
        "listing",
        "menu",
        "meta",
        "nobr",
        "ol",
        "p",
        "pre",
        "ruby",
        "s",
        "small",
        "span",
        "strong",
        "strike",
        "sub",
        "sup",
        "table",
        "tt",
        "u",
        "ul",
        "var",
    )
)
"""Elements that end a drawing in which they are, so that one that closes itself is open (HTML, 13.2.6.5)."""


def _attributes(written: str) -> int:
    """Return an upper bound for the number of attributes of a tag."""
    return 0 if len(written) <= MOST_ATTRIBUTES else max(written.count("="), len(written.split()))


def _thinned(page: str) -> str:
    """Return a page with the tags that end lines alone, without attributes and not too deep."""
    kept: list[str] = []
    at = depth = 0
    for tag in tags(page):
        kept.append(page[at : tag.start])
        at = tag.end
        if tag.name in SEARCHED:
            kept.append("<br>" if tag.name == "option" else "")
        elif tag.name in RAW or tag.name in VOID or tag.name in CLOSED_BY_OTHERS:
            kept.append(f"<{'/' * tag.closes}{tag.name}>")
        elif tag.name not in FORMATTING:
            depth = max(0, depth + (-1 if tag.closes else 1))
            kept.append(f"<{'/' * tag.closes}{tag.name}>" if depth < DEEPEST // 2 else "<br>")
    return "".join((*kept, page[at:]))
