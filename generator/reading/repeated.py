"""Text that a document holds twice: a page and its copy, or two versions saved into one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.reading.model import Passage

PARAGRAPH_MIN = 30
"""The fewest characters of a paragraph that does not come twice by chance; salutations and thanks are shorter."""
PARAGRAPHS = 5
SHARE = 0.3
"""How many paragraphs come again, and the share of the text they are, before a document holds its text twice; a
digest that quotes its own leads has two or three.
"""


def repeated_share(passages: Iterable[Passage]) -> float:
    """Return the share of a document's characters in paragraphs that were there before; 0.0 if it is small.

    A text that is there twice has 0.5.
    """
    seen: set[str] = set()
    total = again = count = 0
    for text in (passage.text for passage in passages if passage.kind == "paragraph"):
        total += len(text)
        if len(text) >= PARAGRAPH_MIN:
            count, again = (count + 1, again + len(text)) if text in seen else (count, again)
            seen.add(text)
    return again / total if count >= PARAGRAPHS and again >= SHARE * total else 0.0
