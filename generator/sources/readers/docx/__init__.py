"""The reader of DOCX files: the text as Word shows it, with its own walk over the parts of the file.

What the page adds (headers, footers), what is deleted, hidden or said beside the text is left and counted.
`dev/formats.md` compares this with the libraries for the format.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.model import Extract, Reader
from generator.sources.readers.docx.left import LeftOut
from generator.sources.readers.docx.notes import HEADING, Notes
from generator.sources.readers.docx.numbering import Numbering
from generator.sources.readers.docx.package import FORMAT, Package
from generator.sources.readers.docx.properties import facts_of
from generator.sources.readers.docx.runs import Runs, plain_text
from generator.sources.readers.docx.story import Story, StoryLine
from generator.sources.readers.docx.styles import Styles
from generator.sources.readers.xml import child, library, unreadable
from generator.sources.readers.zipped import LOCAL_HEADER, names_at_start, unpacked_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUFFIXES: Final = (".docx", ".docm", ".dotx", ".dotm")
"""The suffixes of the format: a document, a template, and both with macros, which are never looked at."""

PART: Final = re.compile(r"word/(?:_rels/)?\w+\.xml(?:\.rels)?")
ASIDE: Final = (("header", "page header"), ("footer", "page footer"), ("comments", "comments"))
"""The parts beside the text, by their role, and what they are called in the record."""


def recognises(head: bytes, suffix: str) -> bool:
    """Whether a file is a zip archive with the parts of a Word document, or has its suffix."""
    if not head.startswith(LOCAL_HEADER):
        return False
    return suffix in SUFFIXES or any(PART.fullmatch(name) for name in names_at_start(head))


def extract(data: bytes) -> Extract:
    """Return the text of a DOCX file; one that is damaged, encrypted or without text is a SourceError."""
    library(FORMAT)
    if not data.startswith(LOCAL_HEADER):
        raise unreadable(f"it is no {FORMAT} file, or it is protected by a password")
    package = Package(data)
    left = LeftOut()
    lines = _spaced(_trimmed(list(_lines(package, left))))
    texts = [line.text for line in lines]
    if not lines:
        raise SourceError(Code.FILE_EMPTY())
    for role, what in ASIDE:
        for part in package.parts(role):
            left.add(what, plain_text(part))
    facts, title = facts_of(package.properties(), texts)
    left.add("title among the properties", title)
    return Extract("\n".join(texts), facts=facts, left=left.all(), headings=tuple(_headings(lines)))


def _lines(package: Package, left: LeftOut) -> Iterator[StoryLine]:
    """Yield the lines of the body, then those of the notes that it refers to."""
    notes = Notes(package.part("footnotes"), package.part("endnotes"))
    styles = Styles(package.part("styles"))
    story = Story(styles, Numbering(package.part("numbering")), Runs(styles, notes, left), left)
    body = child(package.body, "body")
    if body is None:
        raise unreadable("its main part has no body")
    yield from story.lines(body)
    for number, (mark, note) in enumerate(notes.all()):
        if not number:
            yield StoryLine(HEADING)
        words = " ".join(line.text.strip() for line in story.lines(note) if line.text.strip())
        yield StoryLine(f"{mark}{words}")


def _trimmed(lines: Sequence[StoryLine]) -> list[StoryLine]:
    """Return the lines without blank ones at the start and end; blank lines in between are empty."""
    filled = [n for n, line in enumerate(lines) if line.text.strip()]
    return (
        [line if line.text.strip() else StoryLine("") for line in lines[filled[0] : filled[-1] + 1]]
        if filled
        else []
    )


def _spaced(lines: Sequence[StoryLine]) -> list[StoryLine]:
    """Return the lines with a blank one after each heading: so no line is taken for the rest of a broken one."""
    spaced: list[StoryLine] = []
    for line in lines:
        if spaced and spaced[-1].level and line.text:
            spaced.append(StoryLine(""))
        spaced.append(line)
    return spaced


def _headings(lines: Sequence[StoryLine]) -> Iterator[tuple[int, int]]:
    """Yield the offset and level of each heading."""
    at = 0
    for line in lines:
        if line.level:
            yield at, line.level
        at += len(line.text) + 1


DOCX: Final = Reader("docx", "1", SUFFIXES, extract, recognises, unpacked_size)
