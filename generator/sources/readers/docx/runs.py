"""Runs: the text of a paragraph as a reader of the document sees it, with every tracked change accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.sources.readers.docx.styles import is_on
from generator.sources.readers.docx.symbols import symbol
from generator.sources.readers.xml import attribute, child, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from generator.sources.readers.docx.left import LeftOut
    from generator.sources.readers.docx.notes import Notes
    from generator.sources.readers.docx.styles import Styles

WRAPPERS: Final = frozenset(
    ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo")
)
"""What may be around runs and adds nothing to their text."""

DELETED: Final = frozenset(("del", "moveFrom"))
SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""What elements without text are in a text; a soft hyphen is nothing."""

RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Raised digits are a mark or an exponent and no part of the number before them."""

ON: Final = frozenset(("1", "true", "on"))
PICTURES: Final = frozenset(("drawing", "pict", "object"))
NOTES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


class Content(NamedTuple):
    """The text of a paragraph, and the text boxes that are anchored in it."""

    text: str
    boxes: tuple[Element, ...]


class Runs:
    """Reads the runs of paragraphs in order: a field may begin in one paragraph and end in another."""

    def __init__(self, styles: Styles, notes: Notes, left: LeftOut) -> None:
        """Take the styles and notes of the document, and what counts the text that is left."""
        self._styles, self._notes, self._left = styles, notes, left
        self._fields: list[bool] = []  # for each open field, whether this is its result and not its code
        self._boxes: list[Element] = []

    def words(self, paragraph: Element) -> Content:
        """Return the text of a paragraph. The code of a field ends with its paragraph, whatever the file says."""
        self._fields = [True] * len(self._fields)
        self._boxes = []
        text = "".join(self._inline(paragraph))
        if self._styles.paragraph_hides(child(paragraph, "pPr")):
            self._left.add("hidden text", text)
            text = ""
        return Content(text, tuple(self._boxes))

    def _inline(self, parent: Element) -> Iterator[str]:
        for element in parent:
            name = name_of(element)
            if name == "r":
                yield self._run(element)
            elif name in WRAPPERS:
                yield from self._inline(element)
            elif name in DELETED:
                self._left.add("deleted text", plain_text(element))
            elif name == "AlternateContent":
                yield from self._inline(branch(element))
            elif name in {"oMath", "oMathPara"}:
                yield plain_text(element)

    def _run(self, run: Element) -> str:
        properties = child(run, "rPr")
        text = "".join(self._signs(run))
        if self._styles.hides(properties):
            self._left.add("hidden text", text)
            return ""
        raised = attribute(child(properties, "vertAlign"), "val") == "superscript"
        return text.translate(RAISED) if raised and text.isdecimal() else text

    def _signs(self, run: Element) -> Iterator[str]:
        for element in run:
            name = name_of(element)
            if name == "fldChar":
                self._field(attribute(element, "fldCharType"))
            elif name in PICTURES:
                self._boxes += text_boxes(element)
            elif name == "AlternateContent":
                yield from self._signs(branch(element))
            elif text := self._sign(element, name):
                if all(self._fields):
                    yield text
                else:
                    self._left.add("field code", text)

    def _sign(self, element: Element, name: str) -> str:
        """Return the text of an element of a run; nothing for what has none."""
        if name == "t":
            return run_text(element)
        if name in SIGNS:
            return SIGNS[name]
        if name == "sym":
            return symbol(attribute(element, "font") or "", attribute(element, "char") or "")
        if name in NOTES:
            custom = attribute(element, "customMarkFollows") in ON
            return self._notes.mark(NOTES[name], attribute(element, "id") or "", custom=custom)
        return self._ruby(element) if name == "ruby" else ""

    def _ruby(self, ruby: Element) -> str:
        """Return the characters of a word with its reading above; the reading is left."""
        self._left.add("reading above characters", plain_text(child(ruby, "rt")))
        base = child(ruby, "rubyBase")
        return "" if base is None else "".join(self._inline(base))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def run_text(element: Element) -> str:
    """Return the text of a text element; blanks at its edges count only where the file says so."""
    text = (element.text or "").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    space = element.get("{http://www.w3.org/XML/1998/namespace}space")
    return text if space == "preserve" else text.strip(" ")


def plain_text(element: Element | None) -> str:
    """Return all text below an element, whatever it is."""
    if element is None:
        return ""
    return "".join(inner.text or "" for inner in element.iter("{*}t", "{*}delText"))


def branch(alternate: Element) -> Element:
    """Return the branch of alternate content to read: the first that holds text, and never a second."""
    branches = [inner for inner in alternate if name_of(inner) in {"Choice", "Fallback"}]
    with_text = (one for one in branches if next(one.iter("{*}t"), None) is not None)
    return next(with_text, branches[0] if branches else alternate)


def text_boxes(picture: Element) -> list[Element]:
    """Return the contents of the text boxes of a drawing; those inside another one are its own."""
    found: list[Element] = []
    for element in picture:
        name = name_of(element)
        if name == "txbxContent":
            found.append(element)
        else:
            found += text_boxes(branch(element) if name == "AlternateContent" else element)
    return found


def mark_is_deleted(properties: Element | None) -> bool:
    """Whether the end of a paragraph is deleted, so that the next one goes on in its line."""
    marks = child(properties, "rPr")
    return marks is not None and any(name_of(mark) in DELETED for mark in marks)


def row_is_deleted(row: Element) -> bool:
    """Whether a tracked change deletes a row of a table."""
    return is_on(child(row, "trPr", "del"))
