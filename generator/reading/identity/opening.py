"""The opening of a document: its first lines, read once for all that is asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from generator.reading.outline.front.read import FRONT_LINES, read_front

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.knowledge.cues.outline_words import OutlineWords
    from generator.reading.model import OutlineLine
    from generator.reading.outline.front.read import Front

DECLARING: Final = 4
"""The number of lines after the front in which a document declares itself: salutation and first sentences."""

BODY: Final = "正文"
"""Where words are that state a place or year: what readers call the text of a document."""

LINE_READ: Final = 300
"""The number of characters read of a line."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The first lines of a document that are not empty, and its front among them."""

    texts: tuple[str, ...]
    front: Front

    @property
    def head(self) -> tuple[str, ...]:
        """Return the lines of the front."""
        return self.texts[: self.front.lines]

    def declaring(self, least: int = 0) -> tuple[str, ...]:
        """Return the lines in which the document declares itself, at least so many."""
        return self.texts[: max(least, self.front.lines + DECLARING)]


def read_opening(lines: Sequence[OutlineLine], words: OutlineWords) -> Opening:
    """Return the opening of a document."""
    texts = tuple(islice((line.text for line in lines if line.text), FRONT_LINES + DECLARING))
    return Opening(texts, read_front(texts, words))
