"""The words of findings, in English for commands and data, in Chinese for pages: `data/messages.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Final, Literal

from generator.knowledge.errors import KnowledgeError
from generator.knowledge.findings.codes import Code
from generator.knowledge.yaml_entries import Entry, entry_of, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.knowledge.errors import Finding

Severity = Literal["error", "warning", "note"]
Language = Literal["en", "zh"]

SEVERITIES: Final[Mapping[str, Severity]] = {"error": "error", "warning": "warning", "note": "note"}
"""Error: a text is lost or a promise broken. Warning: something is unknown or may be wrong. Note: text left."""
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
PARTS: Final = ("place", "problem", "remedy")
KEYS: Final = ("code", "severity", *PARTS)
LINE: Final = "line"
"""The key, and the name of the field, of the words for a line."""


@dataclass(frozen=True, slots=True)
class Words:
    """A finding in one language. `place` says where in the file; it is empty for the file as a whole."""

    place: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Messages:
    """The words for every code, with {names} where arguments are put in."""

    severities: Mapping[Code, Severity]
    words: Mapping[Language, Mapping[Code, Words]]
    line: Mapping[Language, str]

    def severity(self, finding: Finding) -> Severity:
        """Return the severity of a finding."""
        return self.severities[finding.code]

    def is_serious(self, findings: Iterable[Finding]) -> bool:
        """Whether one of some findings is more than a note, so that a command says so by its exit code."""
        return any(self.severity(finding) != "note" for finding in findings)

    def english(self, finding: Finding) -> Words:
        """Return a finding as commands and data show it."""
        return self._words(finding, "en")

    def chinese(self, finding: Finding) -> Words:
        """Return a finding as the pages show it."""
        return self._words(finding, "zh")

    def _words(self, finding: Finding, language: Language) -> Words:
        words, arguments = self.words[language][finding.code], finding.arguments
        place = words.place.format(**arguments)
        return Words(
            place if finding.line is None else self.line[language].format(line=finding.line),
            words.problem.format(**arguments),
            words.remedy.format(**arguments),
        )


def load_messages(path: Path) -> Messages:
    """Return the words of all findings.

    A code that is unknown, given twice or without words is a KnowledgeError, and so are words whose fields differ
    between the languages or from those of the code.
    """
    document = read_document(path).only((LINE, "messages"))
    codes = {code.id: code for code in Code}
    entries: dict[Code, Entry] = {}
    for entry in document.entries("messages"):
        code = codes[entry.only(KEYS).choice("code", codes)]
        if code in entries:
            raise KnowledgeError(entry.place, f"the code '{code.id}' is given twice", "keep one")
        entries[code] = entry
    for code in Code:
        if code not in entries:
            raise KnowledgeError(path.name, f"the code '{code.id}' has no words", f"add '- code: {code.id}'")
        _check_fields(entries[code], code)
    return Messages(
        {code: SEVERITIES[entry.choice("severity", SEVERITIES)] for code, entry in entries.items()},
        {language: _in_language(entries, language) for language in LANGUAGES},
        _line(document),
    )


def _in_language(entries: Mapping[Code, Entry], language: Language) -> Mapping[Code, Words]:
    return {code: Words(*(_text(entry, part, language) for part in PARTS)) for code, entry in entries.items()}


def _line(document: Entry) -> Mapping[Language, str]:
    words = {language: _text(document, LINE, language) for language in LANGUAGES}
    for text in words.values():
        if fields_of(document, LINE, text) != {LINE}:
            raise KnowledgeError(document.place_of(LINE), "the words for a line name no line", "write {line} once")
    return words


def _text(entry: Entry, part: str, language: Language) -> str:
    """Return the words of a part in a language; the place is the only part that may be missing."""
    if part == "place" and part not in entry.nodes:
        return ""
    if part not in entry.nodes:
        raise KnowledgeError(entry.place, f"the key '{part}' is missing", f"add '{part}: {{en: …, zh: …}}'")
    text = entry_of(entry.file, entry.nodes[part]).only(LANGUAGES).text(language, "")
    if not text:
        raise KnowledgeError(entry.place_of(part), f"'{part}' has no words in '{language}'", "write them")
    return text


def _check_fields(entry: Entry, code: Code) -> None:
    """Raise a KnowledgeError where the fields of the two languages differ, or are not those of the code."""
    named: set[str] = set()
    for part in PARTS:
        english, chinese = (fields_of(entry, part, _text(entry, part, language)) for language in LANGUAGES)
        if english != chinese:
            problem = f"'{part}' names {_listed(english)} in English and {_listed(chinese)} in Chinese"
            raise KnowledgeError(entry.place_of(part), problem, "name the same fields in both")
        named |= english
    if named != set(code.fields):
        problem = f"the words of '{code.id}' name {_listed(named)}, the code passes {_listed(code.fields)}"
        raise KnowledgeError(entry.place, problem, "name each of them, and nothing else")


def fields_of(entry: Entry, part: str, text: str) -> set[str]:
    """Return the names of the fields in a text; a stray brace is a KnowledgeError."""
    remedy = "write {name} for what is put in, {{ for a brace"
    try:
        pieces = list(Formatter().parse(text))
    except ValueError as error:
        raise KnowledgeError(entry.place_of(part), f"'{part}' is not a valid message ({error})", remedy) from error
    fields = {name for _, name, _, _ in pieces if name is not None}
    if any(format_ or convert for _, _, format_, convert in pieces) or not all(map(str.isidentifier, fields)):
        raise KnowledgeError(entry.place_of(part), f"'{part}' has a field without a plain name", remedy)
    return fields


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "nothing"
