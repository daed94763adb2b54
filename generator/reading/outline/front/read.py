"""The front of a document: the lines before its salutation or first sentence, and which of them is its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.marks import COMMA, ENDS
from generator.reading.outline.front.salutation import is_numbered, is_salutation, without_salutation
from generator.reading.outline.front.site_names import ADDRESS
from generator.reading.outline.front.titles import headline, names_document, title_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.cues.outline_words import OutlineWords

FRONT_LINES: Final = 60
"""The most lines before the salutation: a choice; a menu with one item a line has up to 40, a title block 10."""
FRONT_MAX: Final = 60
"""The most characters of a line before the salutation."""
CAPTIONS: Final = 3
"""The most sentences between title and salutation, such as the caption of a photograph: a choice."""
SALUTATION_MAX: Final = 30
"""The most characters of a line that is a salutation and nothing else."""
MENU_ITEMS: Final = 4
"""The fewest items of a long line that is a row of a menu: a choice."""


class Front(NamedTuple):
    """The front of a document: its number of lines, whether a salutation ends it, and the lines of its title.

    `title` is a range of lines, empty where none of them is one. `rejected` is the first of the lines that would
    be the title by its place and is none by its words; None if there is a title.
    """

    lines: int
    saluted: bool
    title: range
    rejected: str | None


def read_front(texts: Sequence[str], words: OutlineWords) -> Front:
    """Return the front of a document, given its first lines."""
    texts = texts[: FRONT_LINES + 1]
    saluted = _before_salutation(texts, words)
    lines = _before_text(texts, words) if saluted is None else saluted
    title = title_lines(texts[:lines], words) or headline(texts[:lines], len(texts), words)
    first = next((text for text in texts[:lines] if text and _loose(text, words)), None)
    return Front(lines, saluted is not None, title, None if title else first)


def _before_salutation(texts: Sequence[str], words: OutlineWords) -> int | None:
    """Return the number of lines before the salutation; None if text or numbered headings come first."""
    sentences, titled, contents = 0, False, False
    for i, text in enumerate(texts):
        if is_salutation(text, words):
            return i if not sentences or len(text) <= SALUTATION_MAX else None
        if without_salutation(text, words) != text:
            return i + 1
        contents = contents or _opens_contents(text, words)
        if is_numbered(text, words) and not contents and not _opens_preface(text, words):
            return None
        titled = titled or names_document(text, words)
        if _is_text(text, words):
            sentences += 1
            if sentences > CAPTIONS or not titled:
                return None
    return None


def _before_text(texts: Sequence[str], words: OutlineWords) -> int:
    """Return the number of lines before the first sentence or numbered heading."""
    for i, text in enumerate(texts):
        if _is_text(text, words) or is_numbered(text, words) or is_salutation(text, words):
            return i
        if without_salutation(text, words) != text:
            return i + 1
    return len(texts)


def _opens_contents(text: str, words: OutlineWords) -> bool:
    return "目" in text and bool(words.contents.fullmatch(text.strip()))


def _opens_preface(text: str, words: OutlineWords) -> bool:
    """Whether a numbered line is the name of a preface, which a site sets over the salutation (1、导语)."""
    mark = words.marker.match(text)
    return bool(mark and words.preface.fullmatch(text[mark.end() :].strip()))


def _is_text(text: str, words: OutlineWords) -> bool:
    return "。" in text or (
        len(text) > FRONT_MAX
        and not names_document(text, words)
        and not _is_menu(text)
        and not ADDRESS.search(text)
    )


def _is_menu(text: str) -> bool:
    """Whether a long line is a row of a menu: many items between blanks, no comma and no end of a sentence."""
    return len(text.split()) >= MENU_ITEMS and COMMA not in text and not any(mark in text for mark in ENDS)


def _loose(text: str, words: OutlineWords) -> bool:
    """Whether a line is neither provenance nor numbered, so that by its place it might be the title."""
    return not (words.byline.match(text) or words.session.match(text) or is_numbered(text, words))
