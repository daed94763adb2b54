"""What only the comparison of reports shows: words of a page that are taken for words of many documents."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import Finding
from generator.knowledge.findings.codes import EDGES, Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.corpus.briefs import Brief
    from generator.knowledge import Knowledge

DOCUMENTS: Final = 3
"""The fewest documents, of different places or years, whose title or first line is one page's: a choice."""


def find_alike(reports: Sequence[Brief], knowledge: Knowledge) -> Iterator[Finding]:
    """Yield a finding for each report whose title or first line others share, though it names no document.

    A first line that is a finding of the report already is not another one.
    """
    for title, alike in _shared((_plain_title(report, knowledge), report) for report in reports):
        for report in alike:
            yield Finding(Code.TITLE_SHARED(title=title), report.file)
    for line, alike in _shared((_first_line(report, knowledge), report) for report in reports):
        for report in alike:
            yield Finding(Code.FIRST_LINE_SHARED(words=line), report.file)


def _shared(pairs: Iterable[tuple[str, Brief]]) -> Iterator[tuple[str, list[Brief]]]:
    """Yield each text, but the empty one, that documents of enough different places or years have, with them."""
    by_text: dict[str, list[Brief]] = defaultdict(list)
    for text, report in pairs:
        by_text[text].append(report)
    for text, alike in by_text.items():
        if text and len({(report.place.slug, report.year) for report in alike}) >= DOCUMENTS:
            yield text, alike


def _plain_title(report: Brief, knowledge: Knowledge) -> str:
    """Return the title that a document states if it names no kind of document, else nothing."""
    named = report.title_basis == "made" or _names_kind(report.title, knowledge)
    return "" if named else report.title


def _first_line(report: Brief, knowledge: Knowledge) -> str:
    """Return the first line of a report if it is no title, salutation or name of a document, else nothing."""
    first = report.opening
    if not first or _names_kind(first, knowledge):
        return ""
    edges = (str(finding.arguments["words"]) for finding in report.findings if finding.code in EDGES)
    known = any(first in said for said in edges)
    return "" if known or knowledge.outline.salutation.match(first) else first


def _names_kind(text: str, knowledge: Knowledge) -> bool:
    joined = "".join(text.split())
    titles = (kind.title for kind in knowledge.kinds.values() if kind.title)
    return bool(knowledge.outline.title.match(joined)) or any(title.search(joined) for title in titles)
