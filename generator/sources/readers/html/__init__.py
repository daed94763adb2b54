"""The reader of web pages: HTML under any name, and pages saved as MHTML.

`encoding` decodes, `bounds` keeps hostile markup from costing more than its length, `page` turns elements into
lines, `rows` keeps the rows of tables together, `main_text` decides which lines are the document, `facts` reads
what the head states. Nothing is fetched, no script is run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.errors import SourceError
from generator.knowledge.findings.codes import Code
from generator.sources.model import HEAD, Extract, Left, Reader
from generator.sources.readers.html.bounds import closed_scripts
from generator.sources.readers.html.encoding import decode_page
from generator.sources.readers.html.facts import address_fact, read_facts
from generator.sources.readers.html.main_text import sort_lines
from generator.sources.readers.html.mhtml import saved_page
from generator.sources.readers.html.page import INDENT, WebPage, parse, read_page
from generator.sources.readers.html.recognise import SUFFIXES, has_tags, is_archived, is_page
from generator.sources.readers.html.rows import with_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.sources.readers.html.page import WebLine

SAMPLE: Final = 80
"""The most characters shown of what was left: enough to recognize it. A choice."""


class _Written(NamedTuple):
    """The text of lines, and where the headings among them start."""

    text: str
    headings: tuple[tuple[int, int], ...]


def _extract(data: bytes) -> Extract:
    """Return the document of a page; a file without tags is text, a page that scripts fill a SourceError."""
    charset = address = ""
    if is_archived(data[:HEAD]):
        data, charset, address = saved_page(data)
    decoded = decode_page(data, charset)
    if not has_tags(decoded.text):
        return Extract(decoded.text, decoded.encoding, decoded.misfit)
    tree = parse(closed_scripts(decoded.text))
    facts = read_facts(tree)
    page = read_page(tree)
    if not page.lines and tree.css_first("script"):
        raise SourceError(Code.CHALLENGE_PAGE())
    page = WebPage(page.blocks, with_rows(page.lines))
    reasons = sort_lines(page, dict(facts).get("title", ""))
    pairs = list(zip(page.lines, reasons, strict=True))
    written = _written(line for line, reason in pairs if reason is None)
    return Extract(
        written.text,
        None,
        decoded.misfit,
        address_fact(facts, address),
        _left([(reason, line) for line, reason in pairs if reason]),
        written.headings,
    )


def _written(lines: Iterable[WebLine]) -> _Written:
    """Return the text of lines; a paragraph is indented unless it has blanks of its own."""
    parts: list[str] = []
    headings: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        indent = INDENT if line.indent and not line.text[0].isspace() else ""
        if line.level:
            headings.append((at, line.level))
        parts.append(indent + line.text)
        at += len(parts[-1]) + 1
    return _Written("\n".join(parts), tuple(headings))


def _left(lines: Sequence[tuple[str, WebLine]]) -> tuple[Left, ...]:
    """Return what was left, by kind in the order of the page: its characters, and how it starts."""
    chars: dict[str, int] = {}
    samples: dict[str, str] = {}
    for reason, line in lines:
        chars[reason] = chars.get(reason, 0) + line.chars
        if len(samples.get(reason, "")) < SAMPLE:
            samples[reason] = f"{samples.get(reason, '')} {_shown(line.text)}".strip()
    return tuple(Left(what, count, samples[what][:SAMPLE].strip()) for what, count in chars.items())


def _shown(text: str) -> str:
    """Return the start of a line without characters that cannot be seen."""
    return " ".join("".join(char if char.isprintable() else " " for char in text[:SAMPLE]).split())


HTML: Final = Reader("html", "1", SUFFIXES, _extract, is_page)
"""The reader of web pages."""
