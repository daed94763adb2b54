"""What the passages of made-up reports really are, whatever words they have today."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Text:
    """A paragraph or the words of a heading: its words today, and the passages that it is or has taken in."""

    words: str
    keys: frozenset[int]


@dataclass
class Section:
    """A section: its heading without a number, and its paragraphs."""

    heading: Text
    paragraphs: list[Text]


@dataclass
class Document:
    """A document: what its title says, the name of its file, its sections, and what its title is."""

    file: str
    place: str
    year: int
    title: Text
    sections: list[Section]
    opening: Text
    url: str = ""
    withdrawn: str = ""
    gone: bool = False
    run_in: bool = True

    def lines(self) -> Iterator[Text]:
        """Yield the lines of the source, each with what it is."""
        yield replace(self.title, words=f"{self.place}{self.year}年政府工作报告")
        yield self.opening
        for number, section in enumerate(self.sections):
            yield replace(section.heading, words=f"{NUMERALS[number]}、{section.heading.words}")
            yield from section.paragraphs

    def source(self) -> str:
        """Return the source."""
        return "\n".join(line.words for line in self.lines()) + "\n"


@dataclass
class World:
    """A folder of sources: its documents, and copies of these; identities are numbers."""

    documents: list[Document] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
    knows_more: bool = False
    identities: int = 0

    def fresh(self) -> frozenset[int]:
        """Return the identity of a passage that was never there."""
        self.identities += 1
        return frozenset((self.identities,))

    def there(self) -> list[Document]:
        """Return the documents that are in the folder."""
        return [one for one in self.documents if not one.gone]
