"""Notes: footnotes and endnotes get one numbering, in the order in which the text refers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.sources.readers.xml import attribute, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

HEADING: Final = "注\N{FULLWIDTH COLON}"
"""The line before the notes: what follows it is read as the part `notes` of a document."""


class Notes:
    """The notes of a document that its text refers to, numbered when they are first referred to."""

    def __init__(self, footnotes: Element | None, endnotes: Element | None) -> None:
        """Take the parts of the notes, as far as there are any."""
        self._notes = {
            (name_of(note), attribute(note, "id") or ""): note
            for root in (footnotes, endnotes)
            for note in ([] if root is None else root)
        }
        self._marks: dict[tuple[str, str], str] = {}

    def mark(self, kind: str, note: str, *, custom: bool) -> str:
        """Return the mark of a note in the text: its number in brackets, which no number of the text runs into.

        It is empty for a note with a mark of its own (`custom`), which is text, and for one that is not there.
        """
        key = (kind, note)
        if key not in self._notes:
            return ""
        numbered = sum(map(bool, self._marks.values()))
        return self._marks.setdefault(key, "" if custom else f"[{numbered + 1}]")

    def all(self) -> Iterator[tuple[str, Element]]:
        """Yield each note with its mark; a note that another one refers to comes as well."""
        done = 0
        while done < len(self._marks):
            for key, mark in list(self._marks.items())[done:]:
                done += 1
                yield mark, self._notes[key]
