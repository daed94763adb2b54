"""Styles: what the style of a paragraph or run says of it, itself or through the style that it is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.sources.readers.xml import attribute, child, name_of, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeVar

    from lxml.etree import _Element as Element

    Found = TypeVar("Found")

BODY: Final = 9
"""The outline level of body text (ECMA-376, part 1, 17.3.1.20); 0 is that of the first headings."""
HEADING: Final = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
"""The names of the built-in styles of headings; WPS and older programs write them without their outline level."""
OFF: Final = frozenset(("0", "false", "off"))


@dataclass(frozen=True, slots=True)
class InList:
    """Where a paragraph is in a list: the list (empty if not said), and its level (None if not said)."""

    list_id: str
    level: int | None


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        """Read the part of the styles, if there is one."""
        found = [] if root is None else [style for style in root if name_of(style) == "style"]
        self._styles = {attribute(style, "styleId") or "": style for style in found}

    def level(self, paragraph: Element | None) -> int:
        """Return the level of a heading from 1 by the properties of its paragraph, 0 for text."""
        own = number(attribute(child(paragraph, "outlineLvl"), "val"))
        level = self._first(style_of(paragraph), _outline_level) if own is None else own
        return level + 1 if level is not None and 0 <= level < BODY else 0

    def list_of(self, paragraph: Element | None) -> tuple[InList, str] | None:
        """Return where a paragraph is in a list, with the style that says so (empty for the paragraph itself)."""
        own, style = _list(paragraph), style_of(paragraph)
        if own and own.list_id:
            return own, ""
        inherited = self._first(style, lambda found: _with_id(_list(child(found, "pPr")), found))
        if inherited and own and own.level is not None:
            return InList(inherited[0].list_id, own.level), ""
        return inherited

    def hides(self, properties: Element | None) -> bool:
        """Whether the properties of a run hide its text."""
        own = _hidden(properties)
        if own is None:
            style = attribute(child(properties, "rStyle"), "val")
            own = self._first(style, lambda found: _hidden(child(found, "rPr")))
        return bool(own)

    def paragraph_hides(self, paragraph: Element | None) -> bool:
        """Whether the style of a paragraph hides its text."""
        return bool(self._first(style_of(paragraph), lambda found: _hidden(child(found, "rPr"))))

    def _first(self, style: str | None, asked: Callable[[Element], Found | None]) -> Found | None:
        """Return what a style, or the first one that it is based on, says if asked."""
        answers = (asked(found) for found in self._line(style))
        return next((answer for answer in answers if answer is not None), None)

    def _line(self, style: str | None) -> Iterator[Element]:
        """Yield a style and those that it is based on; a circle ends."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            found = self._styles[style]
            yield found
            style = attribute(child(found, "basedOn"), "val")


def style_of(paragraph: Element | None) -> str | None:
    """Return the style that the properties of a paragraph name."""
    return attribute(child(paragraph, "pStyle"), "val")


def is_on(element: Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and (attribute(element, "val") or "1") not in OFF


def _outline_level(style: Element) -> int | None:
    level = number(attribute(child(style, "pPr", "outlineLvl"), "val"))
    if level is None:
        named = HEADING.fullmatch((attribute(child(style, "name"), "val") or "").strip())
        return int(named[1]) - 1 if named else None
    return level


def _list(properties: Element | None) -> InList | None:
    found = child(properties, "numPr")
    if found is None:
        return None
    level = number(attribute(child(found, "ilvl"), "val"))
    return InList(attribute(child(found, "numId"), "val") or "", level)


def _with_id(found: InList | None, style: Element) -> tuple[InList, str] | None:
    return (found, attribute(style, "styleId") or "") if found and found.list_id else None


def _hidden(properties: Element | None) -> bool | None:
    found = child(properties, "vanish")
    return None if found is None else is_on(found)
