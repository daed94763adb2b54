"""Page: the elements of a page, and its visible text as lines, in the order in which a browser shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from generator.sources.readers.html.bounds import in_bounds
from generator.sources.readers.html.elements import (
    BLOCKS,
    CELLS,
    CENTERED,
    HEADINGS,
    HIDDEN,
    INVISIBLE,
    PREFORMATTED,
    PREFORMATTED_STYLE,
    role_of,
)

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

BLANKS: Final = re.compile("[ \t\n\r\f]+")
FIRST_WIDE: Final = "\u2010"
"""The first character of the part of Unicode from which on there are Chinese characters and marks."""

INDENTED: Final = re.compile("\n[ \t\r\f]*(?=\N{IDEOGRAPHIC SPACE}{2}|\N{NO-BREAK SPACE}{2})")
"""A line end before the indent of a paragraph: a text that was put into a page as it was."""

OL_TYPES: Final = {"a": "abcdefghijklmnopqrstuvwxyz", "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
"""The letters of numbered lists; Roman and Arabic numbers are written in Arabic."""

_OPEN: Final = "(\N{FULLWIDTH LEFT PARENTHESIS}"
_CLOSE: Final = ".、)\N{FULLWIDTH FULL STOP}\N{FULLWIDTH RIGHT PARENTHESIS}"
NUMBERED: Final = re.compile(f"[{_OPEN}]?(?:[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})[{_CLOSE}]|[①-⑳]")
"""The start of an item that has a number in its text."""

RAISED: Final = re.compile("[0-9]+")
HIGHEST: Final = 99_999
"""The highest number that a list may start with; others are not numbers of items. A choice."""


@dataclass(slots=True)
class Block:
    """An element that starts and ends lines: its parent, its tag, what it is if no text, whether it is hidden."""

    parent: int
    tag: str
    role: str | None = None
    hidden: bool = False


class WebCell(NamedTuple):
    """The innermost cell of a table that a line is in: the numbers of table, row and cell."""

    table: int
    row: int
    cell: int


@dataclass(slots=True)
class WebLine:
    """A line of visible text: the block it is in, its characters in links, the level of a heading (0 for none)."""

    text: str
    block: int
    linked: int = 0
    level: int = 0
    indent: bool = False
    cell: WebCell | None = None

    @property
    def chars(self) -> int:
        """Return the number of characters that are not blank."""
        return solid(self.text)


@dataclass(slots=True)
class WebPage:
    """A page: its blocks, each after its parent, and its lines, in order."""

    blocks: list[Block]
    lines: list[WebLine]

    def above(self, block: int) -> list[int]:
        """Return a block and those it is in, from the inside out."""
        found = []
        while block >= 0:
            found.append(block)
            block = self.blocks[block].parent
        return found


def solid(text: str) -> int:
    """Return the number of characters of a text that are not blank."""
    return len("".join(text.split()))


def _blank(found: re.Match[str]) -> str:
    """Return what a browser shows of blanks; a line end beside Chinese is where an editor broke the source."""
    text, (start, end) = found.string, found.span()
    broken = "\n" in found[0] and max(text[start - 1 : start], text[end : end + 1]) >= FIRST_WIDE
    return "" if broken else " "


def parse(text: str) -> LexborHTMLParser:
    """Return the tree of a page, in time and memory that are linear in its length."""
    return LexborHTMLParser(in_bounds(text.replace("\0", "")))


def read_page(tree: LexborHTMLParser) -> WebPage:
    """Return blocks and lines of a page."""
    reader = _Walk()
    node = tree.root
    if node is not None:
        reader.walk(node)
    return WebPage(reader.blocks, reader.lines)


@dataclass(slots=True)
class _List:
    """A numbered list: the number of its next item, and the letters it counts with."""

    number: int | None
    letters: str = ""


@dataclass(slots=True)
class _Walk:
    """Walks through a tree, without recursion, and collects lines."""

    blocks: list[Block] = field(default_factory=list)
    lines: list[WebLine] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    block: int = -1
    links: int = 0
    preformatted: int = 0
    raised: bool = False
    prefix: str = ""
    lists: list[_List] = field(default_factory=list)
    cells: list[WebCell | None] = field(default_factory=lambda: [None])
    tables: list[list[int]] = field(default_factory=list)
    count: int = 0
    saved: list[tuple[list[str], int, str]] = field(default_factory=list)

    def walk(self, root: LexborNode) -> None:
        """Collect the lines of everything below a node."""
        opened: list[tuple[LexborNode, _Undo]] = []
        node: LexborNode | None = root
        while node is not None:
            undo = self.enter(node)
            child = node.first_child if undo else None
            if undo and child is not None:
                opened.append((node, undo))
                node = child
                continue
            if undo:
                self.leave(undo)
            following = node.next if node is not root else None
            while following is None and opened:
                node, undo = opened.pop()
                self.leave(undo)
                following = node.next if opened else None
            node = following
        self.flush()

    def enter(self, node: LexborNode) -> _Undo | None:
        """Take a text, or open an element; None if nothing below the node is seen."""
        tag = node.tag or ""
        if tag == "-text":
            self.text(node.text_content or "")
            return None
        if tag.startswith(("-", "!")) or tag in INVISIBLE:
            return None
        if tag == "br":
            self.flush()
            return None
        return self.open(tag, node.attributes)

    def open(self, tag: str, attributes: dict[str, str | None]) -> _Undo:
        """Open an element."""
        style = attributes.get("style") or ""
        hidden = "hidden" in attributes or (style != "" and HIDDEN.search(style) is not None)
        is_block = tag in BLOCKS
        undo = _Undo(tag, self.block, self.raised, hidden and not is_block)
        if undo.aside:
            self.saved.append((self.pieces, self.linked, self.prefix))
            self.pieces, self.linked, self.prefix = [], 0, ""
        elif is_block:
            self.flush()
        if is_block or hidden:
            marks = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
            self.blocks.append(Block(self.block, tag, role_of(tag, marks), hidden))
            self.block = len(self.blocks) - 1
        if tag == "a" and attributes.get("href"):
            self.links += 1
            undo.link = True
        if tag in PREFORMATTED or (style and PREFORMATTED_STYLE.search(style)):
            self.preformatted += 1
            undo.preformatted = True
        if tag == "sup":
            self.raised = True
        if is_block:
            self._structure(tag, attributes, style)
        return undo

    def _structure(self, tag: str, attributes: dict[str, str | None], style: str) -> None:
        """Note what the lines of a block have in common: list, table, cell, indent."""
        if tag in {"ol", "ul", "menu", "dir"}:
            letters = OL_TYPES.get(attributes.get("type") or "", "")
            first = attributes.get("start") or "1"
            number = int(first) if first.isascii() and first.isdigit() and int(first) <= HIGHEST else 1
            self.lists.append(_List(number if tag == "ol" else None, letters))
        elif tag == "li" and self.lists:
            self.prefix = self._number(attributes.get("value") or "")
        elif tag == "table":
            self.count += 1
            self.tables.append([self.count, 0])
            self.cells.append(None)
        elif tag == "tr" and self.tables:
            self.count += 1
            self.tables[-1][1] = self.count
        elif tag in CELLS and self.tables:
            self.count += 1
            self.cells[-1] = WebCell(self.tables[-1][0], self.tables[-1][1], self.count)
        elif tag == "p":
            centered = (attributes.get("align") or "").lower() in {"center", "right"}
            self.prefix = "" if centered or CENTERED.search(style) else self.prefix or INDENT

    def _number(self, value: str) -> str:
        """Return the number of the next item of the innermost list, as text."""
        listed = self.lists[-1]
        if listed.number is None:
            return ""
        if value.isascii() and value.isdigit() and int(value) <= HIGHEST:
            listed.number = int(value)
        number, listed.number = listed.number, listed.number + 1
        return f"{listed.letters[number - 1]}." if 0 < number <= len(listed.letters) else f"{number}."

    def leave(self, undo: _Undo) -> None:
        """Close an element."""
        tag = undo.tag
        self.raised = undo.raised
        if undo.link:
            self.links -= 1
        if undo.aside:
            self.flush()
            self.pieces, self.linked, self.prefix = self.saved.pop()
        elif tag in BLOCKS:
            self.flush()
            self.prefix = ""
            if tag in {"ol", "ul", "menu", "dir"}:
                self.lists.pop()
            elif tag == "table":
                self.tables.pop()
                self.cells.pop()
            elif tag in CELLS:
                self.cells[-1] = None
        if undo.preformatted:
            self.preformatted -= 1
        self.block = undo.block

    def text(self, text: str) -> None:
        """Take a piece of text."""
        if self.raised and RAISED.match(text) and self.pieces and self.pieces[-1][-1:].isdecimal():
            text = f"^{text}"  # ten to the eighth is not 108
        if self.links:
            self.linked += solid(text)
        if self.preformatted:
            first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self.pieces.append(first)
            for line in rest:
                self.flush()
                self.pieces.append(line)
        else:
            self.pieces.append(text)

    def flush(self) -> None:
        """End the line."""
        written = "".join(self.pieces)
        self.pieces.clear()
        linked, self.linked = self.linked, 0
        for part in [written] if self.preformatted else INDENTED.split(written):
            text = part if self.preformatted else BLANKS.sub(_blank, part).strip(" ")
            if text and not text.isspace():
                self._line(text, min(linked, solid(text)))

    def _line(self, text: str, linked: int) -> None:
        prefix, self.prefix = self.prefix, ""
        number = "" if prefix == INDENT or NUMBERED.match(text) else prefix
        level = self._level()
        self.lines.append(WebLine(number + text, self.block, linked, level, prefix == INDENT, self.cells[-1]))

    def _level(self) -> int:
        return HEADINGS.get(self.blocks[self.block].tag, 0) if self.block >= 0 else 0


INDENT: Final = "\N{IDEOGRAPHIC SPACE}" * 2
"""What a browser shows as the indent of a paragraph, as text files write it."""


@dataclass(slots=True)
class _Undo:
    """What to restore when an element is closed; `aside` if its text is apart from the line around it."""

    tag: str
    block: int
    raised: bool
    aside: bool
    link: bool = False
    preformatted: bool = False
