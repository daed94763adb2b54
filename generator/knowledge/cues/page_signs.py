"""The signs of pages that hold no document: error pages, challenges, logins, lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.knowledge.cues.patterns import any_pattern
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.findings.codes import Code
from generator.knowledge.yaml_entries import Entry, read_list

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from generator.knowledge.cues.document_words import DocumentWords
    from generator.knowledge.findings.codes import Message

MESSAGES: Final = {
    message.code.id: message
    for message in (Code.ERROR_PAGE(), Code.CHALLENGE_PAGE(), Code.LOGIN_PAGE(), Code.LIST_PAGE())
}
"""What a sign leads to, by the ids of the table."""
KEYS: Final = ("id", "line", "most", "entry", "why", "examples", "keeps")


@dataclass(frozen=True, slots=True)
class PageSign:
    """A kind of page without a document, and by what it is known.

    `line` is searched in each line; the page may hold `most` characters besides. `entry` matches the entries of a
    list. One of the two is given. `place` is file and line of the entry in the table.
    """

    message: Message
    line: re.Pattern[str] | None
    most: int
    entry: re.Pattern[str] | None
    why: str
    examples: tuple[str, ...]
    keeps: tuple[str, ...]
    place: str

    @property
    def id(self) -> str:
        """Return the id of the entry, which is that of its finding."""
        return self.message.code.id

    def matches(self, text: str) -> bool:
        """Whether the sign is in a line."""
        return bool((self.line and self.line.search(text)) or (self.entry and self.entry.search(text)))


def load_page_signs(path: Path, document: DocumentWords) -> tuple[PageSign, ...]:
    """Return the signs of a YAML file; a mistake is a KnowledgeError with its line."""
    return tuple(_sign(entry.only(KEYS), document) for entry in read_list(path))


def _sign(entry: Entry, document: DocumentWords) -> PageSign:
    if ("line" in entry.nodes) == ("entry" in entry.nodes):
        raise KnowledgeError(entry.place, "a sign has either 'line' or 'entry'", "write one of the two")
    return PageSign(
        message=MESSAGES[entry.choice("id", MESSAGES)],
        line=any_pattern(entry, "line", document) if "line" in entry.nodes else None,
        most=entry.number("most", 0),
        entry=any_pattern(entry, "entry", document) if "entry" in entry.nodes else None,
        why=entry.text("why"),
        examples=entry.texts("examples"),
        keeps=entry.texts("keeps"),
        place=entry.place,
    )
