"""Extract: what is read of a PDF, as JSON, in the process that reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.knowledge.han import ANY_HAN, HAN, RADICALS
from generator.sources.guarded import written_message
from generator.sources.plausible import is_plausible
from generator.sources.readers.pdf.fonts import with_lost
from generator.sources.readers.pdf.page import LOST
from generator.sources.readers.pdf.pdfium.files import open_document
from generator.sources.readers.pdf.text import laid_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.knowledge.findings.codes import Message
    from generator.sources.readers.pdf.text import Laid

LONGEST_TITLE: Final = 100
"""The most Han of a title. A choice: titles with the name of a plan have 60."""

SAMPLE: Final = 60
"""The most characters of what was left out that are shown of each kind."""

UNREADABLE: Final = 0.3
"""The share of lost characters from which on nothing of a text is worth reading. A choice."""

FEWEST_HAN: Final = 0.3
"""The share of Han and private characters from which on a text should read as Chinese. A choice."""

NO_TITLE: Final = re.compile(
    r"^(?:Microsoft |PowerPoint|WPS|Adobe|untitled|无标题|文档\s?\d|新建|幻灯片|未命名)"
    r"|\.(?:docx?|wps|pdf|indd|fit|cdr|s72|s92|ps|html?|txt|pptx?)$",
    re.IGNORECASE,
)
"""What programs put for a title that nobody gave: their name, the name of the file."""

SHORTEST_TITLE: Final = 4
"""The fewest Han of a title that somebody gave. A choice: 工作报告."""

HAN_CHARACTER: Final = re.compile(f"[{HAN}]")
UNSURE: Final = re.compile(f"[{ANY_HAN}{RADICALS}가-힣\ue000-\uf8ff]")
"""Characters that Chinese text is read as when it is decoded wrongly: Han, Hangul, private ones."""


def extract(data: bytes) -> dict[str, Any]:
    """Return text, facts, left, headings and findings of a PDF; one that cannot be read is a SourceError."""
    document = open_document(data)
    laid = laid_out(with_lost(document))
    _refuse(laid)
    text = "\n".join(laid.paragraphs)
    return {
        "text": text,
        "facts": [["title", title] for title in _titles(document.title)],
        "left": [list(left) for left in _left(laid)],
        "headings": _headings(laid.paragraphs, document.bookmarks),
        "findings": [written_message(message) for message in _findings(laid, text)],
    }


def _refuse(laid: Laid) -> None:
    """Raise a SourceError for a document without readable text."""
    text = "".join(laid.paragraphs)
    if not text:
        raise SourceError(Code.SCANNED(count=len(laid.scanned)) if laid.scanned else Code.FILE_EMPTY())
    lost = text.count(LOST)
    if lost > UNREADABLE * len(text):
        raise SourceError(Code.FONTS_UNREADABLE(count=lost))
    unsure = len(UNSURE.findall(text))
    if unsure > FEWEST_HAN * len(text) and len(text) > SAMPLE and not is_plausible(text, most_odd=1.0):
        raise SourceError(Code.FONTS_UNREADABLE(count=unsure))


def _findings(laid: Laid, text: str) -> Iterator[Message]:
    if laid.scanned:
        yield Code.PAGES_SCANNED(count=len(laid.scanned), pages=ranges(laid.scanned))
    if laid.recognised:
        yield Code.PAGES_RECOGNISED(count=len(laid.recognised), pages=ranges(laid.recognised))
    if LOST in text:
        yield Code.FONTS_UNMAPPED(count=text.count(LOST))


def ranges(numbers: Sequence[int]) -> str:
    """Return sorted numbers as people write them: 1, 3-5, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _titles(title: str) -> Iterator[str]:
    """Yield the title of the file's information if somebody gave it."""
    words = " ".join(title.split())
    if SHORTEST_TITLE <= len(HAN_CHARACTER.findall(words)) <= LONGEST_TITLE and not NO_TITLE.search(words):
        yield words


def _left(laid: Laid) -> Iterator[tuple[str, int, str]]:
    for what, texts in laid.aside.found.items():
        whole = "".join(texts)
        yield what, len(whole), texts[0][:SAMPLE]


def _headings(paragraphs: Sequence[str], bookmarks: Iterable[tuple[int, str]]) -> list[tuple[int, int]]:
    """Return offset and level of the paragraphs that bookmarks name, in their order."""
    starts, offset = [], 0
    for paragraph in paragraphs:
        starts.append((_solid(paragraph), offset))
        offset += len(paragraph) + 1
    found, at = [], 0
    for level, words in bookmarks:
        match = next((n for n in range(at, len(starts)) if starts[n][0] == _solid(words)), None)
        if match is not None:
            found.append((starts[match][1], level))
            at = match + 1
    return found


def _solid(words: str) -> str:
    return "".join(words.split())
