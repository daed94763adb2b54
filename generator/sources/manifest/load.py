"""Load the manifest of a folder, with all its mistakes at once, and ask it about a file."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.knowledge.errors import Finding, KnowledgeError, raise_all
from generator.knowledge.findings.codes import Code
from generator.knowledge.yaml_entries import read_document, read_list, shown
from generator.sources.manifest.entry import ManifestEntry
from generator.sources.manifest.keys import EVIDENCE, FILE, KEYS, WITHDRAWN, WITNESS_OF, Fields, read_entry
from generator.sources.manifest.spreadsheet import read_table
from generator.sources.manifest.witnesses import witness_mistakes
from generator.sources.walk import walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.knowledge import Knowledge
    from generator.knowledge.yaml_entries import Entry

YML: Final = "manifest.yml"
CSV: Final = "manifest.csv"
SIDECAR: Final = ".meta.yml"
"""The end of the name of a file that speaks of the one beside it."""
NOT_READ: Final = ("manifest.yaml", "manifest.xlsx", "manifest.xls", "manifest.et", "manifest.ods")
"""Names that somebody gives a manifest that would not be read."""
COMPARED: Final = 200
"""The most names for which a near one is looked for: each is compared with all others."""
STAR: Final = re.compile(r"(\*\*/?|\*)")


class Said(NamedTuple):
    """What one entry says: of which files, where it is written (`source` in the folder, line), and the fields."""

    file: str
    source: str
    line: int
    place: str
    fields: Fields


def is_manifest(file: str) -> bool:
    """Whether a file of the folder of sources says what others are, and so is none itself."""
    name = file.rpartition("/")[2]
    return name in (YML, CSV) or (name.endswith(SIDECAR) and name != SIDECAR)


@dataclass(frozen=True)
class Manifest:
    """What is said of the sources of a folder: of single files, of all in a folder or archive, of a pattern.

    What an entry for the file itself says goes before what others say of it. Two others must not differ.
    """

    said: Mapping[str, Said]

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], Said], ...]:
        return tuple((_pattern(said.file), said) for said in self.said.values() if "*" in said.file)

    def skips(self, file: str) -> bool:
        """Whether a file, or a folder or archive with all that is in it, is not to be read."""
        own = self.said.get(file)
        if own and own.fields.get(WITHDRAWN):
            return True
        if own and "skip" in own.fields:
            return bool(own.fields["skip"])
        return any(said.fields.get("skip") or said.fields.get(WITHDRAWN) for said in self._general(file))

    def withdrawn(self, file: str) -> str:
        """Return why a report was withdrawn, by the file of its source; an empty text if it was not."""
        own = [self.said[file]] if file in self.said else []
        reasons = (said.fields.get(WITHDRAWN) for said in (*own, *self._general(file)))
        return next((str(reason) for reason in reasons if reason), "")

    def entries(self, files: Iterable[str]) -> dict[str, ManifestEntry]:
        """Return the entry of each file of which something is said; entries that differ are a KnowledgeError."""
        found: dict[str, ManifestEntry] = {}
        wrong: dict[tuple[str, str, str], KnowledgeError] = {}
        for file in files:
            own = self.said.get(file)
            fields = self._fields(file, own, wrong)
            if own or fields:
                found[file] = ManifestEntry(**{**fields, "file": file, "line": own.line if own else 0})
        places = {said.file: said.place for said in self.said.values()}
        raise_all([*wrong.values(), *witness_mistakes(found, places)])
        return found

    def missing(self, files: Collection[str]) -> Iterator[Finding]:
        """Yield a finding for each entry that speaks of none of some files, or of a base that is none of them.

        It has the nearest name.
        """
        above = {str(parent) for file in files for parent in PurePosixPath(file).parents}
        lost = [
            (said.file, said)
            for said in self.said.values()
            if said.file not in above and said.file not in files and not said.fields.get(WITHDRAWN)
        ]
        bases = ((said.fields.get(WITNESS_OF), said) for said in self.said.values())
        lost += [(base, said) for base, said in bases if base and base not in files]
        ordered = sorted(files)
        names = {PurePosixPath(file).name: file for file in ordered}
        for number, (named, said) in enumerate(lost):
            if "*" in named and any(map(_pattern(named).fullmatch, files)):
                continue
            near = names.get(PurePosixPath(named).name)
            if not near and number < COMPARED:
                near = next(iter(get_close_matches(named, ordered, n=1, cutoff=0.8)), None)
            message = (
                Code.MANIFEST_FILE_UNKNOWN(named=named, near=near)
                if near
                else Code.MANIFEST_FILE_MISSING(named=named)
            )
            yield Finding(message, said.source, said.line)

    def _fields(self, file: str, own: Said | None, wrong: dict[tuple[str, str, str], KnowledgeError]) -> Fields:
        """Return what is said of a file; differences between general entries are added to `wrong`."""
        fields = dict(own.fields) if own else {}
        whose: dict[str, Said] = {}
        for said in self._general(file):
            for key, value in said.fields.items():
                if (own and (key in own.fields or EVIDENCE.get(key) in own.fields)) or key == FILE:
                    continue
                first = whose.setdefault(key, said)
                if first.fields[key] != value:
                    problem = f"it says '{key}' of '{file}', and {first.place} says otherwise"
                    remedy = "keep one, or write an entry for the file itself"
                    wrong.setdefault((first.place, said.place, key), KnowledgeError(said.place, problem, remedy))
                fields[key] = value
        return fields

    def _general(self, file: str) -> Iterator[Said]:
        """Yield what is said of the folders and archives that a file is in, and of patterns that its name fits."""
        if not self.said:
            return
        for parent in PurePosixPath(file).parents:
            if said := self.said.get(str(parent)):
                yield said
        for pattern, said in self._patterns:
            if said.file != file and pattern.fullmatch(file):
                yield said


def load_manifest(folder: Path, knowledge: Knowledge, files: Collection[str] | None = None) -> Manifest:
    """Return what is said of the sources of a folder by the manifests and sidecars among its files.

    Without `files`, all files below the folder are looked at. Everything that cannot be understood, and every file
    of which two entries speak, is in one KnowledgeError, each with its line.
    """
    names = sorted(files if files is not None else (found.file for found in walk(folder)))
    wrong: list[KnowledgeError] = []
    by_file: dict[str, list[Said]] = defaultdict(list)
    beside = _Beside(names)
    for name in names:
        path = PurePosixPath(name)
        if path.name in NOT_READ:
            remedy = f"save it as {CSV}, or write {YML}"
            wrong.append(KnowledgeError(shown(folder / name), "a manifest of this format is not read", remedy))
        elif path.name in (YML, CSV):
            _add(by_file, _listed(folder, path, knowledge, wrong))
        elif is_manifest(name):
            _add(by_file, _sidecar(folder, path, beside, knowledge, wrong))
    for file, said in by_file.items():
        wrong += (_twice(file, one, said[0]) for one in said[1:])
    raise_all(wrong)
    return Manifest({file: said[0] for file, said in by_file.items()})


def beside(folder: Path, file: str) -> list[str]:
    """Return the files of a folder and of each folder on the path to one of its files, that one's included.

    They are all in which something can be said of this one file.
    """
    found = []
    for parent in PurePosixPath(file).parents:
        inner = (path for path in (folder / parent).iterdir() if path.is_file())
        found += [path.relative_to(folder).as_posix() for path in inner]
    return found


def _add(by_file: dict[str, list[Said]], found: Iterable[Said]) -> None:
    for said in found:
        by_file[said.file].append(said)


def _twice(file: str, one: Said, first: Said) -> KnowledgeError:
    problem = f"the file '{file}' is given twice, first in {first.place}"
    return KnowledgeError(one.place, problem, "say all of it in one of the two")


def _listed(folder: Path, path: PurePosixPath, known: Knowledge, wrong: list[KnowledgeError]) -> Iterator[Said]:
    """Yield the entries of a manifest; the files that it names are below its own folder."""
    for entry in _entries(folder / path, wrong):
        fields, mistakes = read_entry(entry, known)
        wrong += mistakes
        if FILE in fields:
            file = (path.parent / fields.pop(FILE)).as_posix()
            yield Said(file, path.as_posix(), entry.line, entry.place, _below(path.parent, fields))


def _entries(path: Path, wrong: list[KnowledgeError]) -> tuple[Entry, ...]:
    try:
        if path.name == CSV:
            table = read_table(path)
            wrong += table.wrong
            return table.entries
        return read_list(path)
    except KnowledgeError as error:
        wrong.append(error)
        return ()


def _sidecar(
    folder: Path, path: PurePosixPath, beside: _Beside, known: Knowledge, wrong: list[KnowledgeError]
) -> Iterator[Said]:
    """Yield what a file says of the one beside it."""
    try:
        entry = read_document(folder / path)
    except KnowledgeError as error:
        wrong.append(error)
        return
    if not entry.nodes:
        return
    fields, mistakes = read_entry(entry, known, tuple(key for key in KEYS if key.name != FILE))
    wrong += mistakes
    named = path.as_posix().removesuffix(SIDECAR)
    meant = beside.meant(named)
    if len(meant) > 1:
        problem = f"it may speak of {', '.join(meant)}"
        wrong.append(KnowledgeError(entry.file, problem, f"call it {PurePosixPath(meant[0]).name}{SIDECAR}"))
    else:
        below = _below(path.parent, fields)
        yield Said(meant[0] if meant else named, path.as_posix(), 1, entry.place, below)


def _below(folder: PurePosixPath, fields: Fields) -> Fields:
    """Return what an entry in a folder says, with the file that it names below the folder of sources."""
    if WITNESS_OF not in fields:
        return fields
    return {**fields, WITNESS_OF: (folder / fields[WITNESS_OF]).as_posix()}


class _Beside:
    """Finds the files of which a sidecar may speak."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: set[str] = set()
        self._stems: dict[str, list[str]] = defaultdict(list)
        for name in names:
            if not is_manifest(name):
                self._names.add(name)
                path = PurePosixPath(name)
                self._stems[(path.parent / path.stem).as_posix()].append(name)

    def meant(self, named: str) -> list[str]:
        """Return the file with a name, or those that have it before their suffix."""
        return [named] if named in self._names else self._stems.get(named, [])


def _pattern(written: str) -> re.Pattern[str]:
    """Return the expression for a name with stars: `*` is any name or part of one, `**` any path."""
    parts = STAR.split(written)
    inside = {"*": "[^/]*", "**": ".*", "**/": "(?:.*/)?"}
    return re.compile("".join(inside.get(part) or re.escape(part) for part in parts))
