"""The set words of official documents: numerals, heading numbers, title nouns, salutations, offices, sessions.

Every layer takes them from one table. An entry is a class of characters, a list of words or a pattern; other
patterns of the knowledge refer to it as `{id}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import KnowledgeError, nearest
from generator.knowledge.yaml_entries import Entry, read_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

KEYS: Final = ("id", "why", "characters", "words", "pattern", "examples", "keeps")
FORMS: Final = ("characters", "words", "pattern")

NEEDED: Final = frozenset(
    (
        "bodies",
        "circled-number",
        "closed-line",
        "count",
        "datelines",
        "digits",
        "formula-line",
        "han-bracket-number",
        "han-number",
        "heading-number",
        "interface-words",
        "issuer-line",
        "item-opening",
        "line-opening",
        "list-closers",
        "numerals",
        "offices",
        "press-genres",
        "salutations",
        "tens",
        "title-nouns",
        "title-words",
        "year",
        "zeros",
    )
)
"""The entries that code asks for: loading a table without one of them is an error."""

REFERENCE: Final = re.compile(r"\{([a-z][a-z-]*)\}")
"""A reference to an entry; a number of repetitions has digits between its braces."""

CIRCLED_ONE: Final = ord("①")


@dataclass(frozen=True, slots=True)
class DocumentWord:
    """An entry of the table: `text` replaces `{id}` in a pattern, `words` are its words if it is a list.

    `matched` is a pattern for one character, one word, or the whole pattern of the entry. Each of `examples`
    matches it in full, none of `keeps` does: both are tests.
    """

    id: str
    why: str
    text: str
    words: tuple[str, ...]
    matched: str
    examples: tuple[str, ...]
    keeps: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True, eq=False)
class DocumentWords:
    """The table. It is compared by identity, so that patterns made from it can be cached under it."""

    entries: Mapping[str, DocumentWord]
    _used: set[str] = field(default_factory=set)

    def check_used(self) -> None:
        """Raise a KnowledgeError for an entry to which neither other knowledge nor code refers."""
        for word in self.entries.values():
            if word.id not in self._used and word.id not in NEEDED:
                remedy = f"write {{{word.id}}} in a pattern, or remove it"
                raise KnowledgeError(word.place, f"nothing refers to the entry '{word.id}'", remedy)

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words of a list."""
        return self.entries[name].words

    def fill(self, pattern: str, place: str = "") -> str:
        """Return a pattern with the entries that it refers to; one that the table lacks is a KnowledgeError."""
        return REFERENCE.sub(lambda match: self._entry(match[1], place).text, pattern)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return a pattern of code, compiled, with the entries that it refers to."""
        return re.compile(self.fill(pattern))

    def _entry(self, name: str, place: str) -> DocumentWord:
        if name not in self.entries:
            remedy = nearest(
                name, self.entries, f"known: {', '.join(sorted(self.entries))}", like=0.4, form="{{{}}}"
            )
            raise KnowledgeError(place, f"'{{{name}}}' is not in the table of document words", remedy)
        self._used.add(name)
        return self.entries[name]

    def value(self, number: str) -> int:
        """Return a number below 1,000, written in digits or in Chinese (两 counts two)."""
        if number.isdecimal():
            return int(number)
        digits, tens, zeros = (self.entries[name].text for name in ("digits", "tens", "zeros"))
        values = {"两": 2} | {char: n for n, char in enumerate(digits, start=1)}
        by_place = not any(char in tens for char in number) and number[-1:] in zeros  # 二〇
        total = current = 0
        for char in number:
            if char in tens:
                total += (current or 1) * 10 ** (tens.index(char) + 1)
                current = 0
            else:
                current = (10 * current if by_place else 0) + values.get(char, 0)
        return total + current

    def ordinal(self, mark: str) -> int | None:
        """Return the number in a mark such as 十二、 or （3） or ②; None where there is none."""
        circled = re.search(self.entries["circled-number"].matched, mark)
        if circled:
            return ord(circled[0]) - CIRCLED_ONE + 1
        match = re.search(self.entries["count"].matched, mark)
        return self.value(match[0]) if match else None


def load_document_words(path: Path) -> DocumentWords:
    """Return the table of a YAML file; a mistake in it is a KnowledgeError that names file and line."""
    entries: dict[str, DocumentWord] = {}
    table = DocumentWords(entries)
    for entry in read_list(path):
        word = _word(entry.only(KEYS), table)
        if word.id in entries:
            raise KnowledgeError(entry.place, f"'{word.id}' is given twice", "keep one")
        entries[word.id] = word
    missing = NEEDED - entries.keys()
    if missing:
        raise KnowledgeError(path.name, f"the entry '{min(missing)}' is missing", "add it: code asks for it")
    return table


def _word(entry: Entry, table: DocumentWords) -> DocumentWord:
    forms = [key for key in FORMS if key in entry.nodes]
    if len(forms) != 1:
        raise KnowledgeError(entry.place, f"an entry has one of {', '.join(FORMS)}", "write one of them")
    words = entry.texts("words")
    written = any_of(words) if words else table.fill(entry.text(forms[0]), entry.place_of(forms[0]))
    return DocumentWord(
        id=entry.text("id"),
        why=entry.text("why"),
        text=written if forms == ["characters"] else f"(?:{written})",
        words=words,
        matched=f"[{written}]" if forms == ["characters"] else written,
        examples=entry.texts("examples"),
        keeps=entry.texts("keeps"),
        place=entry.place,
    )


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of words, the longest first so that none hides another."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
