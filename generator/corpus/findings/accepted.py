"""What the operator has looked at and accepted: `accepted.yml` in the folder of a project."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from generator.knowledge.errors import KnowledgeError, nearest
from generator.knowledge.findings.codes import GENERATOR_FAULTS, Code
from generator.knowledge.yaml_entries import read_list

if TYPE_CHECKING:
    from pathlib import Path

    from generator.knowledge.yaml_entries import Entry

ACCEPTED: Final = "accepted.yml"
KEYS: Final = ("finding", "code", "files", "reason", "date")
ID: Final = re.compile("[a-z2-7]{8}")
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One entry: the id of a finding, or a code and a glob of files, and why such findings are all right.

    In the glob `*` also matches a slash. `line` is that of the entry in its file.
    """

    reason: str
    line: int
    finding: str | None = None
    code: Code | None = None
    files: str = ""

    @property
    def named(self) -> str:
        """Return what is accepted, for messages: the id, or code and glob."""
        return self.finding or f"{self.code.id if self.code else ''} {self.files}"

    def covers(self, code: Code, file: str) -> bool:
        """Whether the entry accepts findings of a code in a file."""
        return self.code is code and is_named(file, self.files)


def is_named(file: str, glob: str) -> bool:
    """Whether a glob names a file; one that is written like the file does, whatever its characters mean."""
    return file == glob or fnmatchcase(file, glob)


def load_accepted(path: Path) -> tuple[Acceptance, ...]:
    """Return the entries of a file in their order; none without a file.

    An unknown key or code, an entry that names no finding or no reason, and a finding that is given twice are
    KnowledgeErrors that name the line.
    """
    found: dict[str, Acceptance] = {}
    for entry in read_list(path) if path.is_file() else ():
        acceptance = _acceptance(entry.only(KEYS))
        if acceptance.named in found:
            problem = f"'{acceptance.named}' is accepted twice"
            raise KnowledgeError(entry.place, problem, f"keep one of this and line {found[acceptance.named].line}")
        found[acceptance.named] = acceptance
    return tuple(found.values())


def known_code(name: str, place: str) -> Code:
    """Return the code of a name; an unknown one, or that of a fault of the generator, is a KnowledgeError."""
    codes = {code.id: code for code in Code}
    if name not in codes:
        raise KnowledgeError(place, f"there is no code '{name}'", nearest(name, codes, "see fangzhi findings"))
    if codes[name] in GENERATOR_FAULTS:
        problem = f"'{name}' is a broken promise of the program, which cannot be accepted"
        raise KnowledgeError(place, problem, "keep the source and report it")
    return codes[name]


def _acceptance(entry: Entry) -> Acceptance:
    if ("finding" in entry.nodes) == ("code" in entry.nodes):
        raise KnowledgeError(
            entry.place, "an entry is for one finding or for one code", "write 'finding' or 'code'"
        )
    if ("code" in entry.nodes) != ("files" in entry.nodes):
        raise KnowledgeError(entry.place, "'code' and 'files' go together", "write 'files: \"*\"' for all files")
    reason, line = entry.text("reason").strip(), entry.line
    day = entry.text("date", "")
    if day and not DAY.fullmatch(day):
        raise KnowledgeError(entry.place_of("date"), f"'date: {day}' is not a day", "write it as 2026-01-31")
    if "finding" in entry.nodes:
        return Acceptance(reason, line, finding=_id(entry))
    return Acceptance(
        reason, line, code=known_code(entry.text("code"), entry.place_of("code")), files=entry.text("files")
    )


def _id(entry: Entry) -> str:
    found = entry.text("finding")
    if not ID.fullmatch(found):
        problem = f"'finding: {found}' is not the id of a finding"
        raise KnowledgeError(entry.place_of("finding"), problem, "copy it from fangzhi findings: eight characters")
    return found
