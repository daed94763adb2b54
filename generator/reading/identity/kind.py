"""Find the kind of a document: by what it declares or by its title, never by what it mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.knowledge.kinds import OTHER
from generator.reading.identity.opening import LINE_READ
from generator.reading.outline.front.site_names import without_site
from generator.reading.outline.front.titles import names_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.knowledge import Knowledge
    from generator.knowledge.kinds import Kind
    from generator.reading.identity.opening import Opening
    from generator.reading.identity.title_block import TitleBlock
    from generator.reading.model import OutlineLine
    from generator.sources.manifest import ManifestEntry

OPENING_LINES: Final = 30
"""The least number of lines in which a document declares itself: a toolbar and a title block may come before."""

FRAME_LINES: Final = 12
"""The number of lines of text in which a page says that it reports on a document: a choice."""


def find_kind(  # noqa: PLR0913, PLR0917 - every known fact about a document may determine its kind
    lines: Sequence[OutlineLine],
    first: Opening,
    block: TitleBlock,
    title: str,
    metadata: Sequence[tuple[str, str]],
    entry: ManifestEntry | None,
    knowledge: Knowledge,
) -> str:
    """Return the id of a document's kind; `other` if no kind matches."""
    return shown_kind(first, block, title, metadata, entry, knowledge) or kind_of_text(lines, knowledge)


def shown_kind(  # noqa: PLR0913, PLR0917 - as above
    first: Opening,
    block: TitleBlock,
    title: str,
    metadata: Sequence[tuple[str, str]],
    entry: ManifestEntry | None,
    knowledge: Knowledge,
) -> str | None:
    """Return the kind that the manifest says or the document shows of itself; None if there is none.

    A declaration in the opening, and a title that a salutation or session and speaker follow, outrank the frame of
    a page about a document, the frame a title, a title the office of the speaker; within each the order of the
    kinds decides.
    """
    if entry and entry.kind:
        return entry.kind
    head, opening = first.head, first.declaring(OPENING_LINES)
    titles = _titles(title, head, metadata, knowledge)
    kinds = tuple(knowledge.kinds.values())
    return (
        _declared(opening, kinds)
        or (_titled(titles[:1], kinds) if first.front.saluted or (block.session and block.speaker) else None)
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
