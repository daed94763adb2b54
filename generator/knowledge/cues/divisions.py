"""The divisions of a report: what was done and what is to be done, and the signs of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from generator.knowledge.cues.patterns import any_pattern
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.yaml_entries import Entry, read_list

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from generator.knowledge.cues.document_words import DocumentWords

Division = Literal["review", "plan"]
"""What a part of a report speaks of: what was done, or what is to be done."""
DIVISIONS: Final[tuple[Division, ...]] = get_args(Division)
KEYS: Final = ("id", "name", "why", "signs", "examples", "keeps")


@dataclass(frozen=True, slots=True)
class DivisionSigns:
    """A division: its name for readers, and what shows it in a heading or in the opening of a paragraph.

    `place` is the file and line of its entry; `signs` is in each of `examples` and in none of `keeps`.
    """

    id: Division
    name: str
    why: str
    signs: re.Pattern[str]
    examples: tuple[str, ...]
    keeps: tuple[str, ...]
    place: str


def load_divisions(path: Path, document: DocumentWords) -> dict[Division, DivisionSigns]:
    """Return both divisions by id; one that is missing or there twice, and any mistake, is a KnowledgeError."""
    found: dict[Division, DivisionSigns] = {}
    for entry in read_list(path):
        division = _division(entry.only(KEYS), document)
        if division.id in found:
            raise KnowledgeError(entry.place, f"the division '{division.id}' is there twice", "remove one")
        found[division.id] = division
    for name in DIVISIONS:
        if name not in found:
            raise KnowledgeError(path.name, f"the division '{name}' is missing", "add it")
    return found


def _division(entry: Entry, document: DocumentWords) -> DivisionSigns:
    return DivisionSigns(
        id=cast("Division", entry.choice("id", DIVISIONS)),
        name=entry.text("name"),
        why=entry.text("why"),
        signs=any_pattern(entry, "signs", document),
        examples=entry.texts("examples"),
        keeps=entry.texts("keeps"),
        place=entry.place,
    )
