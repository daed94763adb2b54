"""Find the kind of a document: by what it declares or by its title, never by what it mentions."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from generator.knowledge.kinds import OTHER
from generator.reading.outline.front import FRONT_LINES, names_document, read_front, without_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.kinds import Kind
    from generator.reading.model import OutlineLine
    from generator.sources.manifest import ManifestEntry

OPENING_LINES: Final = 30
"""The number of lines in which a document declares itself: a toolbar and a title block may come before."""

DECLARING: Final = 4
"""The number of lines after a long front in which a document declares itself: salutation and declaration."""

FRAME_LINES: Final = 12
"""The number of lines of text in which a page says that it reports on a document: a choice."""

LINE_READ: Final = 300
"""The number of characters read of an opening line."""


def find_kind(
    lines: Sequence[OutlineLine],
    title: str,
    metadata: Sequence[tuple[str, str]],
    entry: ManifestEntry | None,
    knowledge: Knowledge,
) -> str:
    """Return the id of a document's kind; `other` if no kind matches."""
    return shown_kind(lines, title, metadata, entry, knowledge) or kind_of_text(lines, knowledge)


def shown_kind(
    lines: Sequence[OutlineLine],
    title: str,
    metadata: Sequence[tuple[str, str]],
    entry: ManifestEntry | None,
    knowledge: Knowledge,
) -> str | None:
    """Return the kind that the manifest says or the document shows of itself; None if there is none.

    A declaration in the opening, and a title that a salutation follows, outrank the frame of a page about a
    document, the frame a title, and a title the office of the speaker; within each the order of the kinds decides.
    """
    if entry and entry.kind:
        return entry.kind
    first = [line.text for line in islice((line for line in lines if line.text), FRONT_LINES + DECLARING)]
    front = read_front(first, knowledge.outline)
    head = first[: front.lines]
    opening = first[: max(OPENING_LINES, front.lines + DECLARING)]
    titles = _titles(title, head, metadata, knowledge)
    kinds = tuple(knowledge.kinds.values())
    return (
        _declared(opening, kinds)
        or (_titled(titles[:1], kinds) if front.saluted or _is_delivered(head, knowledge) else None)
        or _framed(titles, opening, kinds)
        or _titled(titles, kinds)
        or _spoken(head, kinds)
    )


def kind_of_text(lines: Sequence[OutlineLine], knowledge: Knowledge) -> str:
    """Return the kind that words of the text make likely; `other` if they do not."""
    return _by_text(lines, knowledge.kinds.values()) or OTHER


def _titles(
    title: str, head: Sequence[str], metadata: Sequence[tuple[str, str]], knowledge: Knowledge
) -> list[str]:
    """Return the title, then other names that page and front give the document, without blanks."""
    words = knowledge.outline
    tags = [without_site(value, words) for field, value in metadata if field == "title"]
    named = [text for text in head if names_document(text, words)]
    return ["".join(text[:LINE_READ].split()) for text in (title, *tags, *named) if text]


def _declared(opening: Sequence[str], kinds: Iterable[Kind]) -> str | None:
    for kind in kinds:
        if kind.declared and any(_says(kind, line[:LINE_READ]) for line in opening):
            return kind.id
    return None


def _says(kind: Kind, line: str) -> bool:
    """Whether a line declares a kind, other than in quotation marks."""
    found = kind.declared.search(line) if kind.declared else None
    return found is not None and line.count("“", 0, found.start()) <= line.count("”", 0, found.start())


def _is_delivered(head: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the lines before the text state session and speaker, as only those of the document itself do."""
    words = knowledge.outline
    return any(map(words.session.match, head)) and any(map(words.speaker.match, head))


def _framed(titles: Sequence[str], opening: Sequence[str], kinds: Iterable[Kind]) -> str | None:
    """Return the kind of a page about a document: its title or its first sentences say so."""
    text = [line[:LINE_READ] for line in opening[:FRAME_LINES]]
    for kind in kinds:
        if not kind.subject:
            continue
        if kind.headline and any(kind.headline.search(one) and kind.subject.search(one) for one in titles[:1]):
            return kind.id
        if kind.frame and any(map(kind.frame.search, text)) and any(map(kind.subject.search, (*titles, *text))):
            return kind.id
    return None


def _titled(titles: Sequence[str], kinds: Sequence[Kind]) -> str | None:
    for text in titles:
        for kind in kinds:
            if kind.title and kind.title.search(text):
                return kind.id
    return None


def _spoken(head: Sequence[str], kinds: Iterable[Kind]) -> str | None:
    """Return the kind whose speakers have the office that a line before the text states."""
    for kind in kinds:
        if kind.office and any(kind.office.search("".join(line[:LINE_READ].split())) for line in head):
            return kind.id
    return None


def _by_text(lines: Sequence[OutlineLine], kinds: Iterable[Kind]) -> str | None:
    for kind in kinds:
        wanted = [pattern for pattern in (kind.body, kind.also) if pattern] if kind.body else []
        if wanted and all(any(pattern.search(line.text) for line in lines) for pattern in wanted):
            return kind.id
    return None
